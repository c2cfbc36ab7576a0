#include "yaml_reader.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text.h"

namespace paralint {
namespace {

std::string described(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::empty:
      return "nothing";
    case YamlNode::Kind::word:
      return fmt::format("`{}`", node.word);
    case YamlNode::Kind::list:
      return "a list";
    case YamlNode::Kind::mapping:
      return "a mapping";
  }
  return {};
}

}  // namespace

YamlReader::YamlReader(std::string file, std::string_view text)
    : file_(std::move(file)), tree_(parse_yaml(text)) {
  if (!tree_.broken) return;
  troubles_.push_back(*tree_.broken);
  troubles_.back().file = file_;
}

std::vector<Trouble> YamlReader::troubles() const {
  std::vector<Trouble> sorted = troubles_;
  std::ranges::stable_sort(sorted, {}, [](const Trouble& t) {
    return std::tuple(t.line, t.column);
  });
  return sorted;
}

void YamlReader::add(const YamlNode& at, std::string sentence) {
  troubles_.push_back({file_, at.line, at.column, std::move(sentence)});
}

void YamlReader::add_unknown(const YamlNode& at, std::string_view noun,
                             std::string_view word, const Words& allowed) {
  const std::string_view meant = nearest(word, allowed);
  const std::string question =
      meant.empty() ? "" : fmt::format("did you mean `{}`? ", meant);
  add(at, fmt::format("unknown {} `{}`; {}allowed: {}", noun, word, question,
                      fmt::join(allowed, ", ")));
}

bool YamlReader::is(const YamlNode& node, YamlNode::Kind kind,
                    std::string_view sentence) {
  if (node.kind == kind) return true;
  add(node, fmt::format("{}, not {}", sentence, described(node)));
  return false;
}

std::vector<const YamlNode*> YamlReader::items(const YamlNode& node,
                                               std::string_view sentence) {
  if (node.kind == YamlNode::Kind::empty) return {};
  if (!is(node, YamlNode::Kind::list, sentence)) return {};
  return node.children;
}

std::vector<const YamlNode*> YamlReader::some_items(const YamlNode& node,
                                                    std::string_view sentence) {
  if (is(node, YamlNode::Kind::list, sentence) && node.children.empty()) {
    add(node, fmt::format("{}, not an empty one", sentence));
  }
  return node.kind == YamlNode::Kind::list ? node.children
                                           : decltype(node.children)();
}

std::vector<YamlEntry> YamlReader::entries(const YamlNode& node,
                                           std::string_view sentence) {
  if (node.kind == YamlNode::Kind::empty) return {};
  if (!is(node, YamlNode::Kind::mapping, sentence)) return {};
  std::vector<YamlEntry> result;
  std::map<std::string_view, const YamlNode*> seen;
  for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
    const YamlNode& key = *node.children[i];
    if (!is(key, YamlNode::Kind::word, "a key is a word")) continue;
    const auto [first, is_new] = seen.emplace(key.word, &key);
    if (is_new) {
      result.push_back({&key, node.children[i + 1]});
    } else {
      add(key, fmt::format("`{}` is given twice, first in line {}", key.word,
                           first->second->line));
    }
  }
  return result;
}

std::vector<YamlEntry> YamlReader::entries(const YamlNode& node,
                                           std::string_view sentence,
                                           const Words& allowed) {
  std::vector<YamlEntry> result = entries(node, sentence);
  std::erase_if(result, [&](const YamlEntry& entry) {
    if (std::ranges::count(allowed, entry.key->word) > 0) return false;
    add_unknown(*entry.key, "key", entry.key->word, allowed);
    return true;
  });
  return result;
}

const YamlNode* YamlReader::required(const YamlNode& mapping,
                                     const std::vector<YamlEntry>& entries,
                                     std::string_view name) {
  const YamlNode* value = find(entries, name);
  if (value) return value;
  // Of something that is no mapping at all `entries` has spoken already.
  if (mapping.kind == YamlNode::Kind::word ||
      mapping.kind == YamlNode::Kind::list) {
    return nullptr;
  }
  // The whole file begins in its first line, whatever comments say before.
  const YamlNode start;
  add(&mapping == root() ? start : mapping,
      fmt::format("`{}` is missing", name));
  return nullptr;
}

const std::string* YamlReader::word(const YamlNode& node,
                                    std::string_view sentence) {
  return is(node, YamlNode::Kind::word, sentence) ? &node.word : nullptr;
}

const std::string* YamlReader::filled(const YamlNode& node,
                                      std::string_view sentence) {
  const std::string* text = word(node, sentence);
  if (!text || !text->empty()) return text;
  add(node, fmt::format("{}, not an empty one", sentence));
  return nullptr;
}

const std::string* YamlReader::choice(const YamlNode& node,
                                      std::string_view noun,
                                      const Words& allowed) {
  const std::string* text = word(node, fmt::format("the {} is a word", noun));
  if (!text || std::ranges::count(allowed, *text) > 0) return text;
  add_unknown(node, noun, *text, allowed);
  return nullptr;
}

std::optional<bool> YamlReader::truth(const YamlNode& node,
                                      std::string_view sentence) {
  const std::string* text = word(node, sentence);
  if (!text) return std::nullopt;
  if (*text == "true" || *text == "false") return *text == "true";
  add(node, fmt::format("{}, not `{}`", sentence, *text));
  return std::nullopt;
}

const YamlNode* find(const std::vector<YamlEntry>& entries,
                     std::string_view name) {
  const auto found = std::ranges::find_if(
      entries, [name](const YamlEntry& e) { return e.key->word == name; });
  return found == entries.end() ? nullptr : found->value;
}

}  // namespace paralint
