#include "table_gaps.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

// A line, and where the next one begins.
struct Line {
  std::string_view text;
  size_t next;
};

Line line_from(std::string_view text, size_t begin) {
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  line = line.substr(0, line.find('\r'));
  const size_t end = begin + line.size();
  const size_t line_end = text.substr(end, 2) == "\r\n" ? 2 : 1;
  return {line, std::min(end + line_end, text.size())};
}

constexpr std::string_view prefix_chars = " \t>";

std::string_view prefix_of(std::string_view line) {
  return line.substr(0, line.find_first_not_of(prefix_chars));
}

constexpr bool is_rule_char(char c) {
  return c == '-' || c == '|' || c == ' ' || c == ':' || c == '\t' || c == '>';
}

constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// The begin of the line "|---|:--:|" around the "|" at `at`, or npos.
size_t rule_around(std::string_view text, size_t at) {
  while (at > 0 && is_rule_char(text[at - 1])) --at;
  if (at > 0 && !is_line_end(text[at - 1])) return npos;
  bool has_dash = false;
  size_t end = at;
  for (; end < text.size() && is_rule_char(text[end]); ++end) {
    has_dash = has_dash || text[end] == '-';
  }
  const bool is_line = end == text.size() || is_line_end(text[end]);
  return is_line && has_dash ? at : npos;
}

bool ends_table(std::string_view content) {
  const size_t marks = std::min(content.find_first_not_of('#'), content.size());
  const bool heading =
      marks >= 1 && marks <= 6 &&
      (marks == content.size() || is_ascii_space(content[marks]));
  return heading || starts_with(content, "```") || starts_with(content, "~~~");
}

// The begins of the lines that md4c wrongly takes for rows.
std::vector<size_t> lines_below_tables(std::string_view text, size_t at) {
  std::vector<size_t> found;
  for (at = text.find('|', at); at != npos; at = text.find('|', at)) {
    const bool is_rule = rule_around(text, at) != npos;
    at = line_from(text, at).next;
    while (is_rule && at < text.size()) {
      const Line line = line_from(text, at);
      const std::string_view content =
          line.text.substr(prefix_of(line.text).size());
      if (ends_table(content)) found.push_back(at);
      if (content.empty() || ends_table(content)) break;
      at = line.next;
    }
  }
  return found;
}

}  // namespace

std::vector<TextChange> table_gaps(std::string_view text, uint32_t body) {
  std::vector<TextChange> gaps;
  for (const size_t line : lines_below_tables(text, body)) {
    const auto at = static_cast<uint32_t>(line);
    const std::string_view prefix = prefix_of(line_from(text, line).text);
    gaps.push_back({{at, at}, std::string(prefix) + "\n"});
  }
  return gaps;
}

}  // namespace paralint
