#include "python_markdown.h"

#include <algorithm>

namespace paralint {
namespace {

constexpr size_t step = 4;  // columns of one level of indentation

// How many blanks, and columns, stand in front of a line.
struct Indent {
  size_t bytes = 0;
  size_t columns = 0;
};

Indent indent_of(std::string_view line, size_t most_columns = npos) {
  Indent indent;
  while (indent.bytes < line.size() && indent.columns < most_columns) {
    if (line[indent.bytes] == '\t') {
      indent.columns += step - indent.columns % step;
    } else if (line[indent.bytes] == ' ') {
      ++indent.columns;
    } else {
      break;
    }
    ++indent.bytes;
  }
  return indent;
}

bool is_ascii_alpha(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool begins_word(std::string_view text) {
  return !text.empty() && (is_ascii_alnum(text[0]) || text[0] == '"' ||
                           static_cast<signed char>(text[0]) < 0);
}

// Removes characters of `marks` from the front.
void skip(std::string_view marks, std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
}

// Whether the line, without blanks in front, opens a block whose content is
// indented below it.
bool opens_block(std::string_view line) {
  const std::string_view kind = line.substr(0, 3);
  line.remove_prefix(kind.size());
  if (kind == "===") {
    skip("+!", line);
    const bool has_blank = starts_with(line, " ");
    skip(" ", line);
    return has_blank && starts_with(line, "\"");
  }
  if (kind != "!!!" && kind != "???") return false;
  if (kind == "???") skip("+", line);
  skip(" ", line);
  return begins_word(line);
}

// Whether the first character of a line says that it is text and nothing else.
bool is_plain(char first) {
  return is_ascii_alpha(first) || first == '|' || first == '<' ||
         static_cast<signed char>(first) < 0;
}

// The run of "`" or "~" that opens or closes a code block.
std::string_view fence_of(std::string_view line) {
  if (!starts_with(line, "```") && !starts_with(line, "~~~")) return {};
  const size_t end = line.find_first_not_of(line[0]);
  const bool is_inline = end != npos && line.find('`', end) != npos;
  return is_inline ? std::string_view() : line.substr(0, end);
}

// How many bytes the marker of a list's item has: "-", "10."; 0 for none.
size_t marker_of(std::string_view content) {
  size_t end = 0;
  while (end < content.size() && content[end] >= '0' && content[end] <= '9') {
    ++end;
  }
  if (end == content.size()) return 0;
  const char mark = content[end];
  const bool is_bullet = mark == '-' || mark == '*' || mark == '+';
  if (!(end == 0 ? is_bullet : mark == '.') || ++end == content.size()) {
    return 0;
  }
  return content[end] == ' ' || content[end] == '\t' ? end : 0;
}

class Changes {
 public:
  Changes(std::string_view text, const Lines& lines)
      : text_(text), lines_(lines) {}

  std::vector<TextChange> run(uint32_t body) {
    for (uint32_t line = lines_.line_of(body); line <= lines_.count(); ++line) {
      at_ = std::max(lines_.start_of(line), body);
      if (at_ == text_.size()) break;
      if (!changes_nothing(at_)) {
        std::string_view rest = lines_.line(text_, line);
        rest.remove_prefix(at_ - lines_.start_of(line));
        read(rest);
      }
    }
    return std::move(changes_);
  }

 private:
  // Most lines are blank, or text outside of all blocks.
  bool changes_nothing(size_t line) const {
    if (text_[line] == '\n') return true;
    if (!open_.empty() || !fence_.empty() || lacks_gap_) return false;
    const size_t content = text_.find_first_not_of(' ', line);
    return content == npos || text_[content] == '\n' ||
           is_plain(text_[content]);
  }

  void read(std::string_view line) {
    const Indent indent = indent_of(line);
    if (indent.bytes == line.size()) return;
    leave_blocks(indent.columns);
    const std::string_view content = line.substr(indent.bytes);
    put({at_, behind_indent(line)}, lacks_gap_ ? "\n" : "");
    lacks_gap_ = false;
    if (is_plain(content[0]) || is_code(content)) return;
    const bool is_aligned = indent.columns % step == 0;
    if (is_aligned && opens_block(content)) {
      open_.push_back(indent.columns);
      lacks_gap_ = true;
    } else if (const size_t marker = marker_of(content)) {
      narrow_item(indent, content.substr(marker), marker);
    } else if (indent.columns == content_columns()) {
      part_heading(content, at_ + indent.bytes);
    } else if (!is_aligned && starts_with(content, "#")) {
      put({at_ + indent.bytes, at_ + indent.bytes}, "\\");
    }
  }

  // A line that is indented less ends a block, and begins a paragraph of its
  // own.
  void leave_blocks(size_t columns) {
    if (columns >= content_columns()) return;
    while (columns < content_columns()) open_.pop_back();
    fence_ = {};
    lacks_gap_ = true;
  }

  // Where the content of the innermost block begins.
  size_t content_columns() const {
    return open_.empty() ? 0 : open_.back() + step;
  }

  // Behind the blanks that stand for the open blocks. Where the outermost one
  // lies in an item of a list, as many stay.
  size_t behind_indent(std::string_view line) {
    return at_ + indent_of(line, step * open_.size()).bytes;
  }

  bool is_code(std::string_view content) {
    const std::string_view fence = fence_of(content);
    if (fence_.empty()) {
      fence_ = fence;
      return !fence.empty();
    }
    const bool closes = fence.size() >= fence_.size() &&
                        fence[0] == fence_[0] &&
                        trim(content).size() == fence.size();
    if (closes) fence_ = {};
    return true;
  }

  // "##x" becomes "## x"; one that is indented is none.
  void part_heading(std::string_view content, size_t at) {
    const size_t marks =
        std::min(content.find_first_not_of('#'), content.size());
    if (marks == 0 || marks > 6 || marks == content.size()) return;
    if (!is_ascii_space(content[marks])) put({at + marks, at + marks}, " ");
  }

  // What follows an item's first paragraph belongs to it from four columns on,
  // wherever that begins: CommonMark wants it to begin there, too.
  void narrow_item(const Indent& indent, std::string_view behind_marker,
                   size_t marker) {
    const size_t begin = at_ + indent.bytes;
    const size_t own = indent.columns - content_columns();
    const Indent gap = indent_of(behind_marker);
    const size_t level = own / step;
    if (own + marker + gap.columns <= (level + 1) * step) return;
    put({behind_indent(text_.substr(at_, indent.bytes)), begin},
        std::string(level * step, ' '));
    put({begin + marker, begin + marker + gap.bytes},
        std::string(marker < step ? step - marker : 1, ' '));
  }

  struct Place {
    size_t begin;
    size_t end;
  };
  void put(Place where, std::string text) {
    if (where.begin == where.end && text.empty()) return;
    changes_.push_back(
        {{static_cast<uint32_t>(where.begin), static_cast<uint32_t>(where.end)},
         std::move(text)});
  }

  std::string_view text_;
  const Lines& lines_;
  size_t at_ = 0;  // where the line begins
  std::vector<TextChange> changes_;
  std::vector<size_t> open_;  // the columns of the lines that opened blocks
  bool lacks_gap_ = false;    // the next line of content begins a paragraph
  std::string_view fence_;    // of the code block that is open
};

}  // namespace

std::vector<TextChange> python_markdown_changes(std::string_view text,
                                                const Lines& lines,
                                                uint32_t body) {
  return Changes(text, lines).run(body);
}

}  // namespace paralint
