// Patterns of paths: "*" stands for anything within a part, "**" for parts too,
// "?" for one byte. "**/x" is x in any folder.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

class Globs {
 public:
  explicit Globs(const std::vector<std::string>& globs);
  ~Globs();
  Globs(Globs&&) noexcept;

  // Whether any of them is the whole path. May be called by several threads.
  bool match(std::string_view path) const;

 private:
  struct Expression;
  std::unique_ptr<Expression> expression_;  // null: there are none
};

}  // namespace paralint
