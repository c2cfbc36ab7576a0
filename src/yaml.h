// YAML as a tree with places. The only unit that reads YAML for the
// configuration and the files around it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error.h"

namespace paralint {

struct YamlNode {
  // A null (nothing, `~`, `null`) is `empty`; any other scalar is a word.
  enum class Kind : uint8_t { empty, word, list, mapping };

  Kind kind = Kind::empty;
  uint32_t line = 1;
  uint32_t column = 1;
  std::string word;
  std::string tag;  // "tag:yaml.org,2002:python/name:x" of `!!python/name:x`
  // What a list holds, or the keys and values of a mapping in turn. An alias is
  // the node that it stands for, so a node may have several parents; it never
  // lies inside itself.
  std::vector<const YamlNode*> children;
};

struct YamlTree {
  std::vector<std::unique_ptr<YamlNode>> nodes;
  // Null where the text is broken or holds nothing but comments.
  const YamlNode* root = nullptr;
  std::optional<Trouble> broken;  // without a file
};

// Reads a text that holds at most one document. Any bytes will do: what is not
// UTF-8 or not YAML, nests too deeply, or names more by aliases than anyone
// writes is `broken`.
YamlTree parse_yaml(std::string_view text);

}  // namespace paralint
