#include "detect/settings.h"

#include <algorithm>

#include "href.h"
#include "text.h"
#include "yaml.h"

namespace paralint {
namespace {

// Where the path goes on behind its last parts `wanted`; npos where they are
// not in it.
size_t behind(const std::vector<std::string>& path, std::string_view wanted,
              size_t left) {
  const auto parts = split(wanted, '.');
  if (path.size() < parts.size() + left) return npos;
  const size_t begin = path.size() - parts.size() - left;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (ascii_lower(path[begin + i]) != ascii_lower(parts[i])) return npos;
  }
  return begin + parts.size();
}

void add_node(const YamlNode& node, std::vector<std::string>& path,
              std::vector<GeneratorSetting>& all) {
  constexpr size_t most = 20000;
  if (all.size() > most) return;
  // `!!python/name:x.y` names what the setting is, with or without a value.
  constexpr std::string_view python = "tag:yaml.org,2002:python/";
  if (starts_with(node.tag, python)) {
    all.push_back({path, node.tag.substr(python.size())});
  }
  switch (node.kind) {
    case YamlNode::Kind::empty:
      return;
    case YamlNode::Kind::word:
      all.push_back({path, node.word});
      return;
    case YamlNode::Kind::list:
      for (const YamlNode* item : node.children) add_node(*item, path, all);
      return;
    case YamlNode::Kind::mapping:
      for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
        path.push_back(node.children[i]->word);
        all.push_back({path, {}});
        add_node(*node.children[i + 1], path, all);
        path.pop_back();
      }
  }
}

}  // namespace

const std::string* GeneratorSettings::find(std::string_view path) const {
  for (const GeneratorSetting& setting : all_) {
    if (!setting.value.empty() && behind(setting.path, path, 0) != npos) {
      return &setting.value;
    }
  }
  return nullptr;
}

std::vector<std::string> GeneratorSettings::words(std::string_view path) const {
  std::vector<std::string> found;
  for (const GeneratorSetting& setting : all_) {
    if (!setting.value.empty() && behind(setting.path, path, 0) != npos) {
      found.push_back(setting.value);
    }
  }
  return found;
}

std::vector<std::string> GeneratorSettings::names(std::string_view path) const {
  std::vector<std::string> found;
  for (const GeneratorSetting& setting : all_) {
    const size_t at = behind(setting.path, path, 1);
    if (at == npos || setting.path[at].empty()) continue;
    if (std::ranges::count(found, setting.path[at]) == 0) {
      found.push_back(setting.path[at]);
    }
  }
  return found;
}

bool GeneratorSettings::has(std::string_view path) const {
  return std::ranges::any_of(all_, [&](const GeneratorSetting& setting) {
    return behind(setting.path, path, 0) != npos;
  });
}

bool GeneratorSettings::mentions(std::string_view word) const {
  return std::ranges::any_of(all_, [&](const GeneratorSetting& setting) {
    return setting.value.find(word) != npos ||
           std::ranges::any_of(setting.path, [&](const std::string& part) {
             return part.find(word) != npos;
           });
  });
}

std::vector<GeneratorSetting> yaml_settings(std::string_view text) {
  std::vector<GeneratorSetting> all;
  const YamlTree tree = parse_yaml(text);
  std::vector<std::string> path;
  if (tree.root) add_node(*tree.root, path, all);
  return all;
}

GeneratorSettings read_settings(std::string_view file, std::string_view text) {
  const std::string ending = extension(file);
  if (ending == "yml" || ending == "yaml") {
    return GeneratorSettings(yaml_settings(text));
  }
  return GeneratorSettings(ending == "toml" ? toml_settings(text)
                                            : script_settings(text));
}

}  // namespace paralint
