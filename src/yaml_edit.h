// Changes words of a YAML file and leaves every other byte as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edit.h"
#include "yaml.h"

namespace paralint {

// Makes the word that `node` of the file is another one, in the same quotes.
// Throws Error where it stands there in a way that is not known well enough: on
// several lines, behind a tag or an anchor.
Edit word_edit(const std::string& file, std::string_view text,
               const YamlNode& node, std::string_view word);

// How an empty list or nothing is spelled: "[]", "[ ]", "~", "null"; an empty
// span where nothing stands. `node` is a value of a mapping, or the root, null
// where it is nothing. No value for all else, and for brackets on two lines.
std::optional<Span> span_of_nothing(std::string_view text,
                                    const YamlNode* node);

// The lines of an entry of a list, 1-based, the last one included.
struct YamlLines {
  uint32_t first = 0;  // 0: the entry has no lines of its own
  uint32_t last = 0;
};

// `above` is a line of the list that ends before the entry.
YamlLines lines_of_item(std::string_view text, const YamlNode& item,
                        uint32_t above);

// The bytes of those lines, with the last line end.
Span span_of(std::string_view text, YamlLines lines);

// The lines of an item with other words, as a new entry of the same form;
// without comments. `words` are nodes of the item and what they become.
struct YamlWord {
  const YamlNode* node = nullptr;
  std::string word;
};
std::string item_like(const std::string& file, std::string_view text,
                      YamlLines lines, const std::vector<YamlWord>& words);

}  // namespace paralint
