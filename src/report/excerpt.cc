#include "report/excerpt.h"

#include <algorithm>

namespace paralint {
namespace {

bool is_continuation(char c) {
  return (c & 0xC0) == 0x80;
}

}  // namespace

Excerpt excerpt(std::string_view text, Span where, size_t left, size_t right) {
  const size_t mark = std::min<size_t>(where.begin, text.size());
  size_t from = mark - std::min(mark, left + 1);
  const size_t line_end = text.substr(from, mark - from).find_last_of("\r\n");
  const bool begins = from == 0 || line_end != npos;
  if (line_end != npos) from += line_end + 1;
  if (!begins) ++from;
  // A line may be a megabyte: only what is shown is looked at.
  size_t to = std::min(text.size(), mark + right);
  to = std::min(to, text.substr(0, to).find_first_of("\r\n", mark));
  while (from < mark && is_continuation(text[from])) ++from;
  while (to < text.size() && is_continuation(text[to])) ++to;
  const bool ends = to == text.size() || text[to] == '\r' || text[to] == '\n';
  const size_t end = std::clamp<size_t>(where.end, mark, to);
  return {text.substr(from, mark - from), text.substr(mark, end - mark),
          text.substr(end, to - end), !begins, !ends};
}

}  // namespace paralint
