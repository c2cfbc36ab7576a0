// Brings the derived entries of a mappings file up to date and leaves every
// other byte of it as it was: curated entries, comments, blank lines, order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

struct DerivedEntry {
  std::string name;  // as entry_name says it
  std::string yaml;  // "{en: /a, fr: /b, by: [key], confidence: 1.0}"
};

// All that is derived for one list of the file.
struct DerivedList {
  std::string name;  // "pages"
  std::vector<DerivedEntry> entries;
};

struct MappingChange {
  enum class Kind : uint8_t { missing, outdated, superfluous, misplaced };
  Kind kind = Kind::missing;
  uint32_t line = 0;  // of the entry in the file; 0 where it is missing
  std::string yaml;   // as it should be; as it is where it is superfluous
};

const char* name_of(MappingChange::Kind kind);

struct MappingUpdate {
  std::string text;
  std::vector<MappingChange> changes;  // by line; none: the text is as it was
};

// `text` is what the file holds, empty where there is none yet; `locales` are
// canonical, and an entry is named for the first of them that it has. Throws
// Error where the file is broken, or written in a way that cannot be changed
// line by line.
MappingUpdate updated_mapping(const std::string& file, std::string_view text,
                              std::vector<DerivedList> lists,
                              const std::vector<std::string>& locales);

}  // namespace paralint
