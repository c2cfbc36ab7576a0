// A git repository in a temporary folder, for what the program remembers.
#pragma once

#include <string>

#include "sites.h"

struct git_repository;

namespace paralint::bench {

class Repository {
 public:
  // Throws std::runtime_error where the machine does not let it.
  Repository();
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  ~Repository();

  const std::string& folder() const { return folder_; }

  // The folder holds these files and no others that were committed before.
  void commit(const Files& files);

 private:
  std::string folder_;
  git_repository* repository_ = nullptr;
  Files files_;
};

}  // namespace paralint::bench
