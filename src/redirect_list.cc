#include "redirect_list.h"

#include <algorithm>
#include <optional>
#include <set>

#include "corpus.h"
#include "href.h"
#include "redirect_lines.h"
#include "renamed_mapping.h"
#include "text.h"
#include "yaml_edit.h"
#include "yaml_word.h"

namespace paralint {
namespace {

constexpr const char* list_key = "redirects";

std::string text_of(const Disk& disk, const std::string& file) {
  std::string text;
  const std::string failure = disk.read(file, text);
  if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
  return text;
}

const YamlNode* value_of(const YamlNode* mapping, std::string_view name) {
  if (!mapping || mapping->kind != YamlNode::Kind::mapping) return nullptr;
  for (size_t i = 0; i + 1 < mapping->children.size(); i += 2) {
    if (mapping->children[i]->word == name) return mapping->children[i + 1];
  }
  return nullptr;
}

const YamlNode* key_node(const YamlNode* mapping, std::string_view name) {
  if (!mapping || mapping->kind != YamlNode::Kind::mapping) return nullptr;
  for (size_t i = 0; i + 1 < mapping->children.size(); i += 2) {
    if (mapping->children[i]->word == name) return mapping->children[i];
  }
  return nullptr;
}

std::string word_of(const YamlNode* mapping, std::string_view name,
                    std::string otherwise) {
  const YamlNode* value = value_of(mapping, name);
  return value ? value->word : otherwise;
}

class ListEditor {
 public:
  ListEditor(const RedirectList& list, std::string_view text,
             const MovedUrls& moved)
      : list_(list), text_(text), moved_(moved), tree_(parse_yaml(text)) {
    if (tree_.broken) {
      Trouble trouble = *tree_.broken;
      trouble.file = list.file;
      throw Error(trouble);
    }
    node_ = list.key.empty() ? tree_.root : value_of(tree_.root, list.key);
    for (const auto& [before, now] : moved) served_.insert(normal_path(now));
  }

  std::string run(bool adds) {
    uint32_t above = list_.key.empty() || !node_ ? 0 : key_line();
    for (const YamlNode* item : items()) {
      const YamlLines lines = lines_of_item(text_, *item, above);
      edit(*item, lines);
      if (lines.first > 0) above = lines.first;
    }
    if (adds) add();
    return with_edits(text_, std::move(edits_));
  }

 private:
  const std::vector<const YamlNode*>& items() const {
    static const std::vector<const YamlNode*> none_at_all;
    const bool is_list = node_ && node_->kind == YamlNode::Kind::list;
    return is_list ? node_->children : none_at_all;
  }

  uint32_t key_line() const { return key_node(tree_.root, list_.key)->line; }

  // What stands in the list of one redirect.
  void edit(const YamlNode& item, YamlLines lines) {
    const YamlNode* from = value_of(&item, list_.from);
    const YamlNode* to = value_of(&item, list_.to);
    if (!from || !to) return;
    last_ = &item;
    last_lines_ = lines;
    const std::string old_url = normal_path(from->word);
    if (served_.contains(old_url)) return remove(item, lines);
    known_.insert(old_url);
    // A page stood at the old URL: what it said there was never followed.
    const auto stale = moved_.find(old_url);
    const std::string wanted =
        stale == moved_.end() ? moved_url(to->word, moved_) : stale->second;
    if (wanted != to->word) {
      edits_.push_back(word_edit(list_.file, text_, *to, wanted));
    }
  }

  void remove(const YamlNode& item, YamlLines lines) {
    if (lines.first == 0) cannot(item);
    edits_.push_back({list_.file, span_of(text_, lines), ""});
  }

  [[noreturn]] void cannot(const YamlNode& at) const {
    throw Error(Trouble{list_.file, at.line, at.column,
                        "the list of redirects cannot be changed here; write "
                        "each entry on lines of its own, behind `- `"});
  }

  void add() {
    std::string added;
    for (const auto& [before, now] : moved_) {
      if (!known_.contains(before)) added += entry(before, now);
    }
    if (added.empty()) return;
    const uint32_t at = place();
    const bool is_open = at > 0 && text_[at - 1] != '\n';
    edits_.push_back({list_.file, {at, at}, (is_open ? "\n" : "") + added});
  }

  std::string entry(std::string before, std::string now) const {
    if (!last_) return new_entry(before, now);
    if (last_lines_.first == 0) cannot(*last_);
    const YamlNode* from = value_of(last_, list_.from);
    const YamlNode* to = value_of(last_, list_.to);
    if (from->word.size() > 1 && ends_with(from->word, "/")) before += '/';
    if (to->word.size() > 1 && ends_with(to->word, "/")) now += '/';
    return item_like(list_.file, text_, last_lines_,
                     {{from, before}, {to, now}});
  }

  std::string new_entry(std::string_view before, std::string_view now) const {
    const std::string indent = list_.key.empty() ? "" : "  ";
    return indent + "- {" + list_.from + ": " + yaml_word(before) + ", " +
           list_.to + ": " + yaml_word(now) + "}\n";
  }

  // Where new entries go.
  uint32_t place() {
    if (last_) return span_of(text_, last_lines_).end;
    const uint32_t end = remove_nothing();
    if (list_.key.empty()) return static_cast<uint32_t>(text_.size());
    return std::max(end, span_of(text_, {key_line(), key_line()}).end);
  }

  // Removes what says that there is no entry, with its line if that is its own;
  // returns where it ended.
  uint32_t remove_nothing() {
    std::optional<Span> nothing = span_of_nothing(text_, node_);
    if (!nothing) cannot(*node_);
    if (nothing->empty()) return 0;
    if (trim(line_at(text_, nothing->begin)) == nothing->in(text_)) {
      const uint32_t line = Lines(text_).line_of(nothing->begin);
      nothing = span_of(text_, {line, line});
    }
    edits_.push_back({list_.file, *nothing, ""});
    return nothing->end;
  }

  const RedirectList& list_;
  std::string_view text_;
  const MovedUrls& moved_;
  YamlTree tree_;
  const YamlNode* node_ = nullptr;
  std::set<std::string> served_;  // the new URLs
  std::set<std::string> known_;   // from where there is a redirect
  // The entry whose form and place new ones take; it may be gone.
  const YamlNode* last_ = nullptr;
  YamlLines last_lines_;
  std::vector<Edit> edits_;
};

// {file: static/_redirects}, and what a YAML file calls its fields.
RedirectList list_in_file(const YamlNode& node) {
  const std::string file = normal_path(word_of(&node, "file", "")).substr(1);
  const auto named = redirect_format(word_of(&node, "format", ""));
  return {file, "", word_of(&node, "from", "from"), word_of(&node, "to", "to"),
          named.value_or(format_of(file))};
}

// Those of the configuration's own entry.
std::vector<RedirectList> own_lists(const std::string& config,
                                    const YamlNode& own) {
  if (own.kind == YamlNode::Kind::mapping) return {list_in_file(own)};
  std::vector<RedirectList> lists;
  if (own.kind == YamlNode::Kind::list) {
    for (const YamlNode* item : own.children) {
      if (value_of(item, "file")) lists.push_back(list_in_file(*item));
    }
    if (lists.size() == own.children.size() && !lists.empty()) return lists;
  }
  lists.insert(lists.begin(), {config, list_key});
  return lists;
}

}  // namespace

bool is_written(RedirectFormat format) {
  return format == RedirectFormat::yaml || format == RedirectFormat::netlify ||
         format == RedirectFormat::mdn;
}

std::string moved_url(const std::string& url, const MovedUrls& moved) {
  const Href href = parse_href(url);
  if (href.kind != HrefKind::absolute) return url;
  const auto found = moved.find(normal_path(href.path));
  if (found == moved.end()) return url;
  std::string made = found->second;
  if (ends_with(href.path, "/") && !ends_with(made, "/")) made += '/';
  return made + url.substr(href.path.size());
}

std::vector<RedirectList> redirect_lists(const Disk& disk,
                                         const Config& config) {
  std::vector<RedirectList> lists;
  const YamlTree tree = parse_yaml(text_of(disk, config.file));
  const YamlNode* own = value_of(tree.root, list_key);
  if (own) lists = own_lists(config.file, *own);
  for (const std::string& file : mapping_files(disk, config)) {
    const YamlTree mapping = parse_yaml(text_of(disk, file));
    if (value_of(mapping.root, list_key)) lists.push_back({file, list_key});
  }
  return lists;
}

std::string with_moved(const RedirectList& list, std::string_view text,
                       const MovedUrls& moved, bool adds) {
  if (list.format == RedirectFormat::yaml) {
    return ListEditor(list, text, moved).run(adds);
  }
  if (is_written(list.format)) {
    return with_moved_lines(list, text, moved, adds);
  }
  if (!adds) return std::string(text);
  throw Error(Trouble{list.file, 0, 0,
                      "redirects cannot be added to a file of this kind; add "
                      "them by hand, and rename with --no-redirect"});
}

}  // namespace paralint
