#include "table_gaps.h"

#include <algorithm>
#include <array>

#include "bytes_between.h"
#include "text.h"

namespace paralint {
namespace {

// In front of a line's content.
size_t prefix_of(std::string_view line) {
  const auto is_prefix = [](char c) {
    return c == ' ' || c == '\t' || c == '>';
  };
  const auto content = std::ranges::find_if_not(line, is_prefix);
  return static_cast<size_t>(content - line.begin());
}

// Rules are long where somebody has aligned the columns.
constexpr std::array<bool, 256> rule_chars = [] {
  std::array<bool, 256> made{};
  for (const unsigned char c : {'-', '|', ' ', ':', '\t', '>'}) made[c] = true;
  return made;
}();
bool is_rule_char(char c) {
  return rule_chars[static_cast<unsigned char>(c)];
}

size_t behind_dashes(std::string_view text, size_t at) {
  constexpr uint32_t all = 0xFFFF;
  while (at + 16 <= text.size() &&
         bytes_between(text.data() + at, '-', '-') == all) {
    at += 16;
  }
  while (at < text.size() && text[at] == '-') ++at;
  return at;
}

// Whether the line around the "|" at `at` is one like "|---|:--:|".
bool is_rule(std::string_view text, size_t at) {
  while (at > 0 && is_rule_char(text[at - 1])) --at;
  if (at > 0 && !is_line_end(text[at - 1])) return false;
  bool has_dash = false;
  size_t end = at;
  while (end < text.size() && is_rule_char(text[end])) {
    has_dash = has_dash || text[end] == '-';
    end = text[end] == '-' ? behind_dashes(text, end) : end + 1;
  }
  return has_dash && (end == text.size() || is_line_end(text[end]));
}

bool ends_table(std::string_view content) {
  const char first = content.empty() ? '|' : content[0];
  if (first == '`' || first == '~') {
    return starts_with(content, "```") || starts_with(content, "~~~");
  }
  if (first != '#') return false;
  const size_t marks = std::min(content.find_first_not_of('#'), content.size());
  return marks <= 6 &&
         (marks == content.size() || is_ascii_space(content[marks]));
}

// The first line from `line` on that is none of a table's; noted where md4c
// takes it for one.
uint32_t behind_rows(std::string_view text, const Lines& lines, uint32_t line,
                     std::vector<uint32_t>& wrong) {
  for (; line <= lines.count(); ++line) {
    std::string_view content = lines.line(text, line);
    content.remove_prefix(prefix_of(content));
    const bool is_noted = ends_table(content);
    if (is_noted) wrong.push_back(line);
    if (is_noted || content.empty()) break;
  }
  return line;
}

// The lines that md4c wrongly takes for rows.
std::vector<uint32_t> lines_below_tables(std::string_view text,
                                         const Lines& lines, uint32_t body) {
  std::vector<uint32_t> found;
  uint32_t line = lines.line_of(body);
  for (size_t at = text.find('|', body); at != npos;) {
    line = lines.line_of(static_cast<uint32_t>(at), line) + 1;
    if (is_rule(text, at)) line = behind_rows(text, lines, line, found);
    if (line > lines.count()) break;
    at = text.find('|', lines.start_of(line));
  }
  return found;
}

}  // namespace

std::vector<TextChange> table_gaps(std::string_view text, const Lines& lines,
                                   uint32_t body) {
  std::vector<TextChange> gaps;
  for (const uint32_t line : lines_below_tables(text, lines, body)) {
    const std::string_view whole = lines.line(text, line);
    const uint32_t at = lines.start_of(line);
    gaps.push_back(
        {{at, at}, std::string(whole.substr(0, prefix_of(whole))) + "\n"});
  }
  return gaps;
}

}  // namespace paralint
