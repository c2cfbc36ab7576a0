// Where the entries of a mappings file stand, line by line.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

// An entry and its lines, 1-based, the last one included.
struct MappingItem {
  uint32_t first = 0;
  uint32_t last = 0;
  bool derived = false;
  std::string name;     // as entry_name says it, if derived
  std::string yaml;     // its text without "- " and comments
  std::string comment;  // "# ...", all of those on its lines
};

struct MappingList {
  std::string name;
  uint32_t line = 0;     // of its key; 0: the file has no such list
  uint32_t indent = 2;   // of the "- " of its entries
  bool by_line = true;   // each entry has lines of its own, behind "- "
  bool derived = false;  // there is a derived entry in it
  // Its line without the "[]" or "~" that says that it is empty; else empty.
  std::string opened;
  std::vector<MappingItem> items;
};

struct MappingLines {
  std::vector<std::string_view> lines;  // with their ends
  std::vector<MappingList> lists;
};

// The lists of those names. Throws Error where the file is broken.
MappingLines mapping_lines(const std::string& file, std::string_view text,
                           const std::vector<std::string>& names,
                           const std::vector<std::string>& locales);

// The names of the entries of one list: the second entry of a name gets a name
// of its own.
class EntryNames {
 public:
  std::string unique(std::string name);

 private:
  std::map<std::string, size_t> count_;
};

// "page", its key, a locale and what the entry says for it: what an entry is
// about, whatever else changes. `page` is empty but for anchors.
std::string entry_name(std::string_view page, std::string_view locale,
                       std::string_view word);

}  // namespace paralint
