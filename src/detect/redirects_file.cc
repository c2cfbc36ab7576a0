#include "detect/redirects_file.h"

#include <algorithm>

#include "href.h"
#include "redirect_formats.h"
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
  bool has_own = false;
  for (const std::string& file : tree.others) {
    const std::string_view name = last_segment(file);
    const RedirectFormat format = format_of(file);
    const bool is_own = name == "redirects.yaml" || name == "redirects.yml";
    std::string text;
    const bool may_be = format != RedirectFormat::yaml || (is_own && !has_own);
    if (!may_be || !disk.read(file, text).empty()) continue;
    Detected::Redirects found;
    if (format == RedirectFormat::yaml) {
      found = names_in(parse_yaml(text));
      if (found.from.empty()) continue;
      has_own = true;
    } else if (redirects_in(format, file, text).empty()) {
      continue;
    }
    found.file = file;
    detected.redirects.push_back(std::move(found));
  }
}

}  // namespace paralint
