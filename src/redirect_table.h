// All redirects of a site, asked by URL.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config.h"

namespace paralint {

// Where a URL leads.
struct Redirection {
  std::string to;  // as it is written, with the pattern's words filled in
  bool is_forced = false;
  bool is_rewrite = false;
};

// What the words of a pattern stand for: "splat" for `*`, "word" for `:word`.
using Captures = std::map<std::string, std::string, std::less<>>;

// "/old/*" and "/:lang/old" against a path; nothing where it does not fit.
std::optional<Captures> captures(std::string_view pattern,
                                 std::string_view path);

// "/new/:splat" with what was captured.
std::string with_captures(std::string_view text, const Captures& captured);

class RedirectTable {
 public:
  explicit RedirectTable(bool ignores_case = false)
      : ignores_case_(ignores_case) {}

  // Of several that fit a URL the first counts. One that leads to itself is
  // none.
  void add(const Redirect& redirect);

  // `url` as normal_path gives it.
  std::optional<Redirection> find(std::string_view url) const;

 private:
  std::string name(std::string_view url) const;

  bool ignores_case_;
  std::vector<Redirect> all_;
  std::unordered_map<std::string, size_t> by_url_;
  std::vector<size_t> patterns_;
};

}  // namespace paralint
