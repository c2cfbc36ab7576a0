#include "report/excerpt.h"

#include <algorithm>

namespace paralint {

Excerpt excerpt(std::string_view text, Span where, size_t left, size_t right) {
  const size_t mark = std::min<size_t>(where.begin, text.size());
  size_t from = mark - std::min(mark, left + 1);
  size_t line = mark;
  while (line > from && !is_line_end(text[line - 1])) --line;
  const bool begins = from == 0 || line > from;
  from = begins ? line : from + 1;
  // A line may be a megabyte: only what is shown is looked at.
  const size_t most = std::min(text.size(), mark + right);
  size_t to = mark;
  while (to < most && !is_line_end(text[to])) ++to;
  while (from < mark && is_utf8_tail(text[from])) ++from;
  while (to < text.size() && is_utf8_tail(text[to])) ++to;
  const bool ends = to == text.size() || is_line_end(text[to]);
  const size_t end = std::clamp<size_t>(where.end, mark, to);
  return {text.substr(from, mark - from), text.substr(mark, end - mark),
          text.substr(end, to - end), !begins, !ends};
}

}  // namespace paralint
