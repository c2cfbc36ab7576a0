#include "mapping_lines.h"

#include <algorithm>

#include "derived_mark.h"
#include "error.h"
#include "locale.h"
#include "text.h"
#include "yaml_edit.h"
#include "yaml_reader.h"

namespace paralint {
namespace {

std::vector<std::string_view> split_lines(std::string_view text) {
  const Lines lines(text);
  std::vector<std::string_view> result;
  for (uint32_t line = 1; line <= lines.count(); ++line) {
    const size_t begin = lines.start_of(line);
    const size_t end =
        line < lines.count() ? lines.start_of(line + 1) : text.size();
    if (begin < end) result.push_back(text.substr(begin, end - begin));
  }
  return result;
}

// Where the comment of a line begins, or its end. A quote opens a word only
// where a word may begin.
size_t comment_begin(std::string_view line) {
  char quote = 0;
  char before = ' ';
  for (size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool starts = before == ' ' || before == '\t';
    if (quote) {
      if (quote == '"' && c == '\\') ++at;
      if (c == quote) quote = 0;
    } else if (c == '#' && starts) {
      return at;
    } else if ((c == '"' || c == '\'') &&
               (starts || std::string_view("{[,:").find(before) != npos)) {
      quote = c;
    }
    before = c;
  }
  return line.size();
}

// A blank line, a comment, or the end of the document.
bool holds_nothing(std::string_view line) {
  const std::string_view text = trim(line);
  return text.empty() || text[0] == '#' || starts_with(line, "...");
}

// "- x" and "-".
bool opens_item(std::string_view line) {
  const std::string_view text = trim(line);
  return text == "-" || starts_with(text, "- ");
}

const std::string& word_of(const YamlNode& node) {
  const bool named = node.kind == YamlNode::Kind::mapping;
  for (size_t i = 0; named && i + 1 < node.children.size(); i += 2) {
    const std::string& key = node.children[i]->word;
    if (key == "id" || key == "slug") return node.children[i + 1]->word;
  }
  return node.word;
}

std::string name_of_entry(const YamlNode& entry,
                          const std::vector<std::string>& locales) {
  std::string page;
  std::string word;
  size_t best = locales.size();
  for (size_t i = 0; i + 1 < entry.children.size(); i += 2) {
    const YamlNode& key = *entry.children[i];
    const YamlNode& value = *entry.children[i + 1];
    if (key.word == "page") page = value.word;
    const auto locale = std::ranges::find(locales, canonical_locale(key.word));
    const auto place = static_cast<size_t>(locale - locales.begin());
    if (place >= best) continue;
    best = place;
    word = word_of(value);
  }
  return entry_name(page, best < locales.size() ? locales[best] : "", word);
}

class Reader {
 public:
  Reader(const std::string& file, std::string_view text,
         const std::vector<std::string>& locales)
      : text_(text), yaml_(file, text), locales_(locales) {
    result_.lines = split_lines(text);
  }

  MappingLines run(const std::vector<std::string>& names) {
    std::vector<YamlEntry> entries;
    if (yaml_.root()) {
      entries = yaml_.entries(*yaml_.root(), "a mappings file is a mapping");
    }
    if (!yaml_.troubles().empty()) throw Error(yaml_.troubles());
    for (const std::string& name : names) {
      MappingList& list = result_.lists.emplace_back();
      list.name = name;
      for (size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].key->word != name) continue;
        const bool is_last = i + 1 == entries.size();
        read(list, entries[i], is_last ? end() : entries[i + 1].key->line);
      }
    }
    return std::move(result_);
  }

 private:
  uint32_t end() const {
    return static_cast<uint32_t>(result_.lines.size()) + 1;
  }
  std::string_view line(uint32_t number) const {
    return result_.lines[number - 1];
  }

  // `end` is the line behind the list.
  void read(MappingList& list, const YamlEntry& entry, uint32_t end) {
    list.line = entry.key->line;
    if (entry.value->children.empty()) {
      list.opened = opened(list.line, *entry.value);
    }
    if (entry.value->kind != YamlNode::Kind::list) return;
    EntryNames names;
    for (const YamlNode* node : entry.value->children) {
      MappingItem item;
      item.derived = derived_mark(*node) != nullptr;
      list.derived |= item.derived;
      item.first = first_line(
          *node, list.items.empty() ? list.line : list.items.back().first);
      list.by_line &= item.first > 0;
      if (item.derived) {
        item.name = names.unique(name_of_entry(*node, locales_));
      }
      list.items.push_back(std::move(item));
    }
    if (!list.by_line || list.items.empty()) return;
    const std::string_view first = line(list.items.front().first);
    list.indent = static_cast<uint32_t>(first.find('-'));
    for (size_t i = 0; i < list.items.size(); ++i) {
      const bool is_last = i + 1 == list.items.size();
      read_text(list.items[i], is_last ? end : list.items[i + 1].first);
    }
  }

  std::string opened(uint32_t number, const YamlNode& value) const {
    const auto nothing = span_of_nothing(text_, &value);
    const std::string_view whole = line(number);
    const auto begin = static_cast<uint32_t>(whole.data() - text_.data());
    const bool is_here =
        nothing && !nothing->empty() && nothing->end <= begin + whole.size();
    if (!is_here) return {};
    return std::string(trim(whole.substr(0, nothing->begin - begin))) +
           std::string(whole.substr(nothing->end - begin));
  }

  // The line of the "-" in front of a node, which is below `above`; 0 where
  // there is none.
  uint32_t first_line(const YamlNode& node, uint32_t above) const {
    for (uint32_t at = std::min(node.line, end() - 1); at > above; --at) {
      if (opens_item(line(at))) return at;
    }
    return 0;
  }

  void read_text(MappingItem& item, uint32_t end) const {
    item.last = std::max(item.first, end - 1);
    while (item.last > item.first && holds_nothing(line(item.last))) {
      --item.last;
    }
    for (uint32_t at = item.first; at <= item.last; ++at) {
      const std::string_view whole = line(at);
      const size_t comment = comment_begin(whole);
      if (at > item.first) item.yaml += '\n';
      item.yaml += trim(whole.substr(0, comment));
      if (comment == whole.size()) continue;
      if (!item.comment.empty()) item.comment += ' ';
      item.comment += trim(whole.substr(comment));
    }
    item.yaml = trim(std::string_view(item.yaml).substr(1));
  }

  std::string_view text_;
  YamlReader yaml_;
  const std::vector<std::string>& locales_;
  MappingLines result_;
};

}  // namespace

MappingLines mapping_lines(const std::string& file, std::string_view text,
                           const std::vector<std::string>& names,
                           const std::vector<std::string>& locales) {
  return Reader(file, text, locales).run(names);
}

std::string EntryNames::unique(std::string name) {
  const size_t before = count_[name]++;
  return before == 0 ? name : name + "\n" + std::to_string(before);
}

std::string entry_name(std::string_view page, std::string_view locale,
                       std::string_view word) {
  std::string name;
  for (const std::string_view part : {page, locale, word}) {
    (name += part) += '\n';
  }
  return name;
}

}  // namespace paralint
