// What curated entries say already, found by locale and name.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace paralint {

// What one thing is called in each locale.
using Names = std::map<std::string, std::string>;

class Stated {
 public:
  explicit Stated(std::vector<Names> entries);

  // Whether one entry says all of it.
  bool covers(const Names& match) const;
  // Whether an entry says what that thing is called in another locale.
  bool answers(const std::string& locale, const std::string& name,
               const std::string& other) const;

 private:
  using Found = std::vector<size_t>;
  const Found& entries_of(const std::string& locale,
                          const std::string& name) const;

  std::vector<Names> entries_;
  std::map<std::pair<std::string, std::string>, Found> by_name_;
};

}  // namespace paralint
