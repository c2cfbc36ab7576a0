#include "detect/redirects_file.h"

#include <algorithm>

#include "href.h"
#include "text.h"
#include "yaml.h"

namespace paralint {
namespace {

bool has_any(std::string_view name, std::initializer_list<const char*> words) {
  const std::string lower = ascii_lower(name);
  return std::ranges::any_of(words, [&](const char* word) {
    return lower.find(word) != std::string::npos;
  });
}

// A list of mappings that have the same two names, and URLs at them.
Detected::Redirects names_in(const YamlTree& tree) {
  if (!tree.root || tree.root->kind != YamlNode::Kind::list ||
      tree.root->children.empty()) {
    return {};
  }
  Detected::Redirects names;
  for (const YamlNode* item : tree.root->children) {
    if (item->kind != YamlNode::Kind::mapping || item->children.size() != 4) {
      return {};
    }
    std::string from;
    std::string to;
    for (size_t i = 0; i < 4; i += 2) {
      const std::string& name = item->children[i]->word;
      const YamlNode& value = *item->children[i + 1];
      if (value.kind != YamlNode::Kind::word || !starts_with(value.word, "/")) {
        return {};
      }
      if (has_any(name, {"from", "old", "source"})) from = name;
      if (has_any(name, {"to", "new", "target", "dest"})) to = name;
    }
    if (from.empty() || to.empty() || from == to) return {};
    if (names.from.empty()) names = {{}, from, to};
    if (names.from != from || names.to != to) return {};
  }
  return names;
}

}  // namespace

void find_redirects(const Tree& tree, const Disk& disk, Detected& detected) {
  for (const std::string& file : tree.others) {
    const std::string_view name = last_segment(file);
    if (name == "_redirects") {
      detected.open.push_back("`" + file +
                              "` holds redirects that are not read; "
                              "`redirects` can list them");
    }
    if (name != "redirects.yaml" && name != "redirects.yml") continue;
    std::string text;
    if (!detected.redirects.file.empty() || !disk.read(file, text).empty()) {
      continue;
    }
    Detected::Redirects found = names_in(parse_yaml(text));
    if (found.from.empty()) continue;
    found.file = file;
    detected.redirects = std::move(found);
  }
}

}  // namespace paralint
