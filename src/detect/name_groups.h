// Pages in groups that may be locales, and which of them are: those whose pages
// are named alike.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detect/locale_words.h"

namespace paralint {

struct Judgement {
  std::vector<std::string> words;  // that are locales, sorted
  std::vector<size_t> sizes;       // by word: pages
  bool has_root = false;           // so are the pages without a word
  size_t pages = 0;                // of those
  size_t mirrored = 0;    // of them, those whose name another group has as well
  bool is_small = false;  // few of them: it may be chance
  std::vector<std::string> doubtful;  // words that are not, sorted

  bool holds() const { return words.size() + (has_root ? 1 : 0) > 1; }
};

class NameGroups {
 public:
  // A page that is called `name` wherever the locale is left out of its path.
  void add(std::string_view word, std::string name);
  void add_to_root(std::string name);

  // `said` are words that the generator's configuration names.
  Judgement judge(const std::vector<std::string>& said, LocaleWords& tags);

 private:
  using Group = std::vector<uint32_t>;  // indexes of names

  uint32_t index_of(std::string name);
  size_t count_shared(const Group& group) const;
  size_t count_strong(const Group& group) const;
  bool covers(const Group& one, const Group& other) const;

  std::unordered_map<std::string, uint32_t> indexes_;
  std::vector<bool> is_weak_;        // by name: every folder has one, "index"
  std::vector<uint32_t> groups_of_;  // by name: how many have it
  std::map<std::string, Group, std::less<>> words_;
  Group root_;
};

}  // namespace paralint
