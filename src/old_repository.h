// A site's git repository as it was before a change.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "disk.h"

namespace paralint {

class OldRepository {
 public:
  // The repository that `folder` lies in, as it was in the last commit that
  // `ref` (a branch, a tag, a commit's name) and HEAD have in common; where
  // they have none, as it is in `ref`. Throws Error where there is no
  // repository, `ref` names no commit, or git lacks what it needs.
  OldRepository(const std::string& folder, const std::string& ref);
  ~OldRepository();

  // The commit, "3f2c1a9".
  const std::string& commit() const;

  // Why it is the one of `ref` itself; empty where it is the common one.
  const std::string& note() const;

  // Where a file or folder of today's lies below the top of the repository, ""
  // for the top itself; nothing where it is not in it.
  std::optional<std::string> inside(const std::string& path) const;

  // A folder of the repository as it was, see revision_disk.h; it must not
  // outlive this.
  std::unique_ptr<Disk> disk(const std::string& folder,
                             const Disk& today) const;

  // What files of the folder were called that have another name today, by
  // today's; only of those with one of the endings, ".md".
  std::map<std::string, std::string> renamed(
      const std::string& folder, std::vector<std::string> endings) const;

 private:
  class Repository;
  std::unique_ptr<Repository> repository_;
};

}  // namespace paralint
