// Asks a YAML file for what it should hold, and collects every mistake of the
// file instead of stopping at the first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error.h"
#include "yaml.h"

namespace paralint {

struct YamlEntry {
  const YamlNode* key = nullptr;  // a word
  const YamlNode* value = nullptr;
};

using Words = std::vector<std::string_view>;

// Reads one file. Every question takes a sentence that says what is expected,
// "`locales` is a list of language tags"; where the node is something else, the
// sentence becomes a trouble, "..., not a mapping", and the answer is empty.
class YamlReader {
 public:
  // Broken YAML is a trouble and leaves no root.
  YamlReader(std::string file, std::string_view text);
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;

  const std::string& file() const { return file_; }
  // Null where the file is broken or holds nothing but comments.
  const YamlNode* root() const { return tree_.root; }
  // In the order of the file.
  std::vector<Trouble> troubles() const;

  void add(const YamlNode& at, std::string sentence);
  // "unknown key `local`; did you mean `locales`? allowed: locales, layout"
  void add_unknown(const YamlNode& at, std::string_view noun,
                   std::string_view word, const Words& allowed);

  // A null is an empty list.
  std::vector<const YamlNode*> items(const YamlNode& node,
                                     std::string_view sentence);
  // Of a list that may not be empty.
  std::vector<const YamlNode*> some_items(const YamlNode& node,
                                          std::string_view sentence);
  // A null is an empty mapping. A key that is given twice is a trouble.
  std::vector<YamlEntry> entries(const YamlNode& node,
                                 std::string_view sentence);
  // The same with keys from a list; others are troubles.
  std::vector<YamlEntry> entries(const YamlNode& node,
                                 std::string_view sentence,
                                 const Words& allowed);
  // The value that a mapping must have; null after a trouble. `mapping` is what
  // `entries` was read from.
  const YamlNode* required(const YamlNode& mapping,
                           const std::vector<YamlEntry>& entries,
                           std::string_view name);
  // Null after a trouble.
  const std::string* word(const YamlNode& node, std::string_view sentence);
  // A word that may not be "" either.
  const std::string* filled(const YamlNode& node, std::string_view sentence);
  // A word from a list, which are the words for a `noun`.
  const std::string* choice(const YamlNode& node, std::string_view noun,
                            const Words& allowed);
  std::optional<bool> truth(const YamlNode& node, std::string_view sentence);

 private:
  bool is(const YamlNode& node, YamlNode::Kind kind, std::string_view sentence);

  std::string file_;
  YamlTree tree_;
  std::vector<Trouble> troubles_;
};

// The value of the entry of that name, or null.
const YamlNode* find(const std::vector<YamlEntry>& entries,
                     std::string_view name);

}  // namespace paralint
