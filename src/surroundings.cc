#include "surroundings.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

constexpr size_t reach = 60;  // bytes

// A line end with another behind it.
bool ends_paragraph(std::string_view text, size_t at) {
  if (text[at] != '\n') return false;
  const size_t next = text.find_first_not_of(" \t\r", at + 1);
  return next == npos || text[next] == '\n';
}

// Where the paragraph that goes on at `from` ends, `to` at the latest.
size_t paragraph_end(std::string_view text, size_t from, size_t to) {
  const std::string_view reached = text.substr(0, to);
  for (size_t at = reached.find('\n', from); at != npos;
       at = reached.find('\n', at + 1)) {
    if (ends_paragraph(text, at)) return at;
  }
  return to;
}

// Where the paragraph that reaches up to `to` begins, `from` at the earliest.
size_t paragraph_begin(std::string_view text, size_t from, size_t to) {
  const std::string_view reached = text.substr(from, to - from);
  for (size_t at = reached.rfind('\n'); at != npos;
       at = at == 0 ? npos : reached.rfind('\n', at - 1)) {
    if (ends_paragraph(text, from + at)) return from + at + 1;
  }
  return from;
}

void note_around(std::string_view text, Link& link, std::string& to) {
  const Span own = link.span;
  size_t begin = paragraph_begin(
      text, own.begin - std::min<size_t>(own.begin, reach), own.begin);
  while (is_utf8_tail(text[begin])) ++begin;
  const size_t most = std::min<size_t>(own.end + reach, text.size());
  size_t end = paragraph_end(text, own.end, most);
  if (end == most) {
    while (end < text.size() && is_utf8_tail(text[end])) ++end;
  }
  link.around.begin = static_cast<uint32_t>(to.size());
  to += text.substr(begin, own.begin - begin);
  to += ' ';
  to += text.substr(own.end, end - own.end);
  link.around.end = static_cast<uint32_t>(to.size());
}

bool may_lead_to_page(const Link& link, const IsOwnUrl& is_own_url) {
  const std::string_view destination = link.destination;
  if (link.image || link.syntax == LinkSyntax::front_matter ||
      destination.empty() || link.span.empty()) {
    return false;
  }
  if (destination[0] == '/' || destination[0] == '.') return true;
  if (destination[0] == '#') return false;
  return destination.find(':') == npos || is_own_url(destination);
}

}  // namespace

void note_surroundings(std::string_view text, const IsOwnUrl& is_own_url,
                       Page& page) {
  for (Link& link : page.links) {
    if (!may_lead_to_page(link, is_own_url)) continue;
    note_around(text, link, page.surroundings);
  }
  page.surroundings.shrink_to_fit();
}

}  // namespace paralint
