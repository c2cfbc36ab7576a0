#include "ignore.h"

#include <algorithm>
#include <optional>

#include "markup.h"

namespace paralint {
namespace {

constexpr std::string_view keyword = "paralint-ignore";

struct Comment {
  std::string_view open;
  std::string_view close;
};
constexpr Comment forms[] = {
    {"<!--", "-->"}, {"{/*", "*/}"}, {"[//]: # (", ")"}, {"[//]: # \"", "\""}};

// In bytes; what is not closed by then is no comment.
constexpr size_t longest = 4096;

// The comment whose first word stands at `at`.
std::optional<Span> comment_around(std::string_view text, size_t at) {
  size_t begin = at;
  while (begin > 0 && is_ascii_space(text[begin - 1])) --begin;
  for (const Comment& comment : forms) {
    if (!ends_with(text.substr(0, begin), trim(comment.open))) continue;
    const size_t end = text.substr(0, at + longest).find(comment.close, at);
    if (end == npos) return std::nullopt;
    return Span{static_cast<uint32_t>(begin - trim(comment.open).size()),
                static_cast<uint32_t>(end + comment.close.size())};
  }
  return std::nullopt;
}

// Whether the words "paralint-ignore" or "paralint-ignore-page" end at `at`.
bool is_word_end(std::string_view text, size_t at) {
  return at >= text.size() || !is_ascii_alnum(text[at]);
}

// The line without what quotes put in front of it.
std::string_view line_text(std::string_view text, const Lines& lines,
                           uint32_t line) {
  const std::string_view found = lines.line(text, line);
  const size_t begin = found.find_first_not_of(" \t>");
  return begin == npos ? std::string_view() : found.substr(begin);
}

// The rules and the reason of "-page rule, rule: reason".
void read_words(std::string_view words, Ignore& ignore) {
  if (starts_with(words, "-page") && is_word_end(words, 5)) {
    ignore.whole_page = true;
    words.remove_prefix(5);
  }
  const size_t colon = words.find(':');
  if (colon != npos) ignore.reason = trim(words.substr(colon + 1));
  std::string_view rules = words.substr(0, colon);
  while (true) {
    const size_t begin = rules.find_first_not_of(", \t\r\n");
    if (begin == npos) return;
    rules.remove_prefix(begin);
    const std::string_view rule =
        rules.substr(0, rules.find_first_of(", \t\r\n"));
    ignore.rules.emplace_back(rule);
    rules.remove_prefix(rule.size());
  }
}

// The paragraph that begins below `line`, or `line` itself at the end.
void cover_next_paragraph(std::string_view text, const Lines& lines,
                          uint32_t line, Ignore& ignore) {
  uint32_t first = line + 1;
  while (first <= lines.count() && line_text(text, lines, first).empty()) {
    ++first;
  }
  uint32_t last = first;
  while (last < lines.count() && !line_text(text, lines, last + 1).empty()) {
    ++last;
  }
  ignore.first_line = std::min(first, lines.count());
  ignore.last_line = std::min(last, lines.count());
}

// Whether the line holds nothing else, but for marks of quotes and lists.
bool stands_alone(std::string_view text, const Lines& lines,
                  const Ignore& ignore) {
  const uint32_t line = lines.start_of(ignore.line);
  const std::string_view before = text.substr(line, ignore.where.begin - line);
  const size_t after = text.find_first_not_of(" \t", ignore.where.end);
  return before.find_first_not_of(" \t>-+*") == npos &&
         (after == npos || text[after] == '\n' || text[after] == '\r');
}

void cover(std::string_view text, const Lines& lines, Ignore& ignore) {
  ignore.first_line = ignore.line;
  ignore.last_line = lines.line_of(ignore.where.end - 1);
  if (stands_alone(text, lines, ignore)) {
    cover_next_paragraph(text, lines, ignore.last_line, ignore);
  }
}

}  // namespace

std::vector<Ignore> ignores(std::string_view text, const Lines& lines,
                            const std::vector<Span>& code) {
  std::vector<Ignore> found;
  for (size_t at = text.find(keyword); at != npos;
       at = text.find(keyword, at + keyword.size())) {
    const auto where = comment_around(text, at);
    if (!where || !is_word_end(text, at + keyword.size()) ||
        in_any(code, static_cast<uint32_t>(at))) {
      continue;
    }
    Ignore ignore;
    ignore.where = *where;
    ignore.line = lines.line_of(where->begin);
    std::string_view words = where->in(text);
    words.remove_prefix(at + keyword.size() - where->begin);
    for (const Comment& comment : forms) {
      if (starts_with(where->in(text), trim(comment.open))) {
        words.remove_suffix(comment.close.size());
        break;
      }
    }
    read_words(words, ignore);
    cover(text, lines, ignore);
    found.push_back(std::move(ignore));
  }
  return found;
}

}  // namespace paralint
