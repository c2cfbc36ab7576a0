#include "mkdocs_lines.h"

#include <algorithm>
#include <optional>

#include "text.h"

namespace paralint {
namespace {

// The word before ": " or the ":" that ends the line; else, and in front of a
// lone word, what may be another thing than an entry, and is empty.
std::string_view key_of(std::string_view content) {
  const auto is_of_word = [](char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
  };
  const auto end = std::ranges::find_if_not(content, is_of_word);
  const std::string_view key(content.begin(), end);
  if (key.empty() || !is_ascii_alnum(key[0])) return {};
  content.remove_prefix(key.size());
  return content == ":" || starts_with(content, ": ") ? key
                                                      : std::string_view();
}

class LineFilter {
 public:
  // Of all lines in turn.
  bool wants(std::string_view line) {
    const size_t indent = line.find_first_not_of(' ');
    if (indent == npos || line[indent] == '#') return wants_entry_;
    const std::string_view content = line.substr(indent);
    const bool is_item = starts_with(content, "- ");
    if (indent == 0 && !is_item) {
      begin_entry(content);
    } else if (is_of_plugins_) {
      read_plugin(content, indent, is_item);
    }
    return wants_entry_;
  }

 private:
  void begin_entry(std::string_view content) {
    const std::string_view key = key_of(content);
    wants_entry_ = key == "plugins" || key == "docs_dir" || key.empty();
    // What stands in brackets is not told by its lines.
    is_of_plugins_ = content == "plugins:";
    plugins_ = {};
  }

  void read_plugin(std::string_view content, size_t indent, bool is_item) {
    if (!plugins_) plugins_ = {indent, is_item};
    if (indent != plugins_->indent || is_item != plugins_->are_items) return;
    const std::string_view key = key_of(is_item ? content.substr(2) : content);
    wants_entry_ = key.empty() || key == "redirects";
  }

  struct Plugins {
    size_t indent;
    bool are_items;  // "- search", not "search:"
  };
  bool wants_entry_ = true;
  bool is_of_plugins_ = false;
  std::optional<Plugins> plugins_;
};

}  // namespace

std::string mkdocs_redirects_only(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  LineFilter filter;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view bare =
        ends_with(line, "\r") ? line.substr(0, line.size() - 1) : line;
    if (filter.wants(bare)) kept += line;
    kept += '\n';
  }
  return kept;
}

}  // namespace paralint
