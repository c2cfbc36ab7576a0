// Rewriting of paths by patterns with names in them, as VitePress's `rewrites`
// has them: `packages/:pkg/src/:rest*` becomes `:pkg/:rest*`
// (github.com/pillarjs/path-to-regexp; expressions in brackets other than
// `(.*)` are not known).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

class PathRewrite {
 public:
  PathRewrite(std::string_view from, std::string_view to);

  // Whether it says nothing but what is known here.
  bool is_known() const { return is_known_; }

  // What the whole path becomes; nothing where the pattern does not fit it.
  std::optional<std::string> rewritten(std::string_view path) const;

 private:
  struct Part {
    std::string literal;   // or, where it is empty:
    std::string name;      // of what stands here
    bool is_open = false;  // which may be several segments, or none
  };
  using Values = std::vector<std::pair<std::string_view, std::string_view>>;

  std::vector<Part> parts_of(std::string_view pattern);
  bool match(size_t part, std::string_view rest, Values& values) const;

  bool is_known_ = true;
  std::vector<Part> from_;
  std::vector<Part> to_;
};

}  // namespace paralint
