// The algorithms by which site generators make a heading's id from its text.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace paralint {

// What happens when two headings of a page get the same slug.
enum class Duplicates {
  keep,        // nothing: the second one cannot be reached
  number,      // "-1", "-2", ... skipping what is taken (github-slugger)
  count,       // "-1", "-2", ... whatever else has that id (kramdown)
  underscore,  // "_1", or the next number where one stands there already
               // (python-markdown)
  from_two,    // "_2", "_3", ... skipping what is taken (MDN)
};

inline constexpr size_t duplicate_rules = 5;

const char* name_of(Duplicates duplicates);
std::optional<Duplicates> duplicates(std::string_view word);

// An algorithm: a row of a table, or what a configuration says (slug_rules).
struct Slugger {
  std::string name;
  std::function<std::string(std::string_view text)> slug;  // UTF-8 in and out
  Duplicates duplicates = Duplicates::number;
  std::string empty;               // the slug of a heading that gives none
  std::string source;              // where the algorithm is defined
  bool drops_last_hyphen = false;  // of what is numbered already
};

std::span<const Slugger> sluggers();

// The row of that name, or null.
const Slugger* find_slugger(std::string_view name);

// Gives the ids of one page's headings in document order. Linear in the number
// of headings, however many are equal.
class PageSlugs {
 public:
  explicit PageSlugs(const Slugger& slugger) : slugger_(&slugger) {}
  std::string next(std::string_view text);
  // An id that is written by hand, which no slug may be any more.
  void take(const std::string& id);

 private:
  std::string numbered(std::string_view text);
  std::string tailed(const std::string& slug);

  const Slugger* slugger_;
  std::unordered_map<std::string, unsigned> taken_;
  std::unordered_map<std::string, std::string> last_;  // Duplicates::underscore
};

}  // namespace paralint
