#include "renamed_mapping.h"

#include <algorithm>
#include <functional>

#include "corpus.h"
#include "derived_mark.h"
#include "locale.h"
#include "text.h"
#include "yaml_edit.h"

namespace paralint {
namespace {

// The curated entries of a mappings file, and edits of their words.
class Entries {
 public:
  Entries(const std::string& file, std::string_view text)
      : file_(file), text_(text), tree_(parse_yaml(text)) {
    if (!tree_.broken) return;
    Trouble trouble = *tree_.broken;
    trouble.file = file;
    throw Error(trouble);
  }

  using Visit =
      std::function<void(const std::string& field, const YamlNode& value)>;

  // Calls for each field of each entry of the list.
  void each(std::string_view list, const Visit& visit) const {
    for (const YamlNode* entry : entries(list)) each_field(*entry, visit);
  }

  std::vector<const YamlNode*> entries(std::string_view list) const {
    std::vector<const YamlNode*> found;
    if (!tree_.root) return found;
    each_field(*tree_.root,
               [&](const std::string& name, const YamlNode& value) {
                 if (name != list || value.kind != YamlNode::Kind::list) return;
                 for (const YamlNode* entry : value.children) {
                   if (!derived_mark(*entry)) found.push_back(entry);
                 }
               });
    return found;
  }

  static void each_field(const YamlNode& mapping, const Visit& visit) {
    if (mapping.kind != YamlNode::Kind::mapping) return;
    for (size_t i = 0; i + 1 < mapping.children.size(); i += 2) {
      visit(mapping.children[i]->word, *mapping.children[i + 1]);
    }
  }

  void change(const YamlNode& word, const std::string& to) {
    Edit edit = word_edit(file_, text_, word, to);
    // An alias is the node that it stands for.
    if (std::ranges::count(edits_, edit) == 0) {
      edits_.push_back(std::move(edit));
    }
  }

  std::vector<Edit> take() { return std::move(edits_); }

 private:
  const std::string& file_;
  std::string_view text_;
  YamlTree tree_;
  std::vector<Edit> edits_;
};

bool is_path(const YamlNode& node, const std::string& path) {
  return node.kind == YamlNode::Kind::word && starts_with(node.word, "/") &&
         normal_path(node.word) == path;
}

bool is_named(const NameChange& change, const std::string& field) {
  return std::ranges::count(change.locales, canonical_locale(field)) > 0;
}

}  // namespace

std::vector<Edit> renamed_keys(const std::string& file, std::string_view text,
                               const KeyChange& change) {
  Entries entries(file, text);
  entries.each("pages", [&](const std::string& field, const YamlNode& value) {
    if (is_named(change.key, field) && is_path(value, change.key.from)) {
      entries.change(value, change.key.to);
    }
  });
  entries.each("routes", [&](const std::string& field, const YamlNode& value) {
    const auto route = change.routes.find(canonical_locale(field));
    if (route != change.routes.end() && is_path(value, route->second.from)) {
      entries.change(value, route->second.to);
    }
  });
  entries.each("anchors", [&](const std::string& field, const YamlNode& value) {
    if (change.is_reference && field == "page" &&
        is_path(value, change.key.from)) {
      entries.change(value, change.key.to);
    }
  });
  return entries.take();
}

std::vector<Edit> renamed_ids(const std::string& file, std::string_view text,
                              const std::string& key, const NameChange& id) {
  Entries entries(file, text);
  for (const YamlNode* entry : entries.entries("anchors")) {
    bool is_of_page = false;
    Entries::each_field(*entry,
                        [&](const std::string& field, const YamlNode& value) {
                          is_of_page |= field == "page" && is_path(value, key);
                        });
    if (!is_of_page) continue;
    Entries::each_field(
        *entry, [&](const std::string& field, const YamlNode& value) {
          if (field == "page" || !is_named(id, field)) return;
          if (value.kind == YamlNode::Kind::word && value.word == id.from) {
            entries.change(value, id.to);
          }
          Entries::each_field(
              value, [&](const std::string& part, const YamlNode& word) {
                if (part == "id" && word.word == id.from)
                  entries.change(word, id.to);
              });
        });
  }
  return entries.take();
}

std::vector<std::string> mapping_files(const Disk& disk, const Config& config) {
  if (config.mappings.empty()) return {};
  if (disk.is_file(config.mappings)) return {config.mappings};
  std::vector<std::string> files = disk.list(config.mappings).files;
  std::erase_if(
      files, [](const std::string& file) { return !ends_with(file, ".yaml"); });
  return files;
}

}  // namespace paralint
