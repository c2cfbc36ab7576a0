#include "link_span.h"

#include <algorithm>

namespace paralint {
namespace {

uint32_t skip_blanks(std::string_view text, uint32_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

// The unescaped `wanted` at or after `at`, before `limit`.
size_t find_unescaped(std::string_view text, char wanted, size_t at,
                      size_t limit) {
  for (; at < limit && at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == wanted) {
      return at;
    }
  }
  return npos;
}

// Behind the ")" that ends an inline link, from behind its destination.
uint32_t behind_title(std::string_view text, uint32_t at) {
  if (at < text.size() && text[at] == '>') ++at;
  at = skip_blanks(text, at);
  if (at < text.size() &&
      (text[at] == '"' || text[at] == '\'' || text[at] == '(')) {
    const char close = text[at] == '(' ? ')' : text[at];
    const size_t end = find_unescaped(text, close, at + 1, text.size());
    if (end == npos) return at;
    at = skip_blanks(text, static_cast<uint32_t>(end) + 1);
  }
  return at < text.size() && text[at] == ')' ? at + 1 : at;
}

// The end of the destination that begins at `at`, as it is spelled.
uint32_t behind_destination(std::string_view text, uint32_t at) {
  if (at > 0 && text[at - 1] == '<') {
    const size_t close = find_unescaped(text, '>', at, text.size());
    return close == npos ? at : static_cast<uint32_t>(close);
  }
  int depth = 0;
  for (; at < text.size() && !is_ascii_space(text[at]); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && depth-- == 0) {
      break;
    }
  }
  return std::min<uint32_t>(at, static_cast<uint32_t>(text.size()));
}

// "<https://x>", "https://x", "www.x", "a@b.c": the text is the destination.
bool place_autolink(std::string_view text, std::optional<Span> shown,
                    const DestinationSource& destination, Link& link) {
  if (link.image || !shown || shown->begin == 0) return false;
  const char before = text[shown->begin - 1];
  const bool same_place =
      destination.raw && destination.raw->begin == shown->begin;
  const bool derived = !destination.raw && before != '[' &&
                       (link.destination == "mailto:" + link.text ||
                        link.destination == "http://" + link.text ||
                        link.destination == link.text);
  if (!same_place && !derived) return false;
  const bool angled = before == '<' && text.substr(shown->end, 1) == ">";
  link.syntax = angled ? LinkSyntax::autolink : LinkSyntax::bare_url;
  link.span = angled ? Span{shown->begin - 1, shown->end + 1} : *shown;
  link.text_span = *shown;
  if (same_place) link.destination_span = *destination.raw;
  return true;
}

// The "[" before the first text, or the first one for a link without text.
std::optional<uint32_t> find_open(std::string_view text,
                                  std::optional<Span> shown,
                                  const DestinationSource& destination) {
  if (!shown) {
    const size_t limit =
        destination.raw && destination.raw->begin > destination.from
            ? destination.raw->begin
            : text.size();
    const size_t open = text.find("](", destination.from);
    if (open == npos || open >= limit) return std::nullopt;
    const size_t bracket = text.rfind('[', open);
    if (bracket == npos) return std::nullopt;
    return static_cast<uint32_t>(bracket);
  }
  const size_t open = text.substr(0, shown->begin).rfind('[');
  if (open == npos) return std::nullopt;
  return static_cast<uint32_t>(open);
}

// Whether the known destination stands in "](...)" rather than behind "]: ".
bool is_inline(std::string_view text, uint32_t close, Span raw) {
  uint32_t at = close + 2;
  at = skip_blanks(text, at);
  if (at < text.size() && text[at] == '<') ++at;
  return at == raw.begin;
}

void place_inline(std::string_view text, uint32_t close,
                  const DestinationSource& destination, Link& link) {
  link.syntax = LinkSyntax::inline_link;
  uint32_t begin = skip_blanks(text, close + 2);
  if (begin < text.size() && text[begin] == '<') ++begin;
  Span spelled{begin, behind_destination(text, begin)};
  if (destination.raw) spelled = *destination.raw;
  if (spelled.in(text) == link.destination) link.destination_span = spelled;
  link.span.end = behind_title(text, spelled.end);
}

void place_reference(std::string_view text, uint32_t close,
                     const DestinationSource& destination, Link& link) {
  link.syntax = LinkSyntax::reference;
  link.span.end = close + 1;
  if (text.substr(close + 1, 1) == "[") {
    const size_t end = find_unescaped(text, ']', close + 2, text.size());
    if (end != npos) link.span.end = static_cast<uint32_t>(end) + 1;
  }
  if (destination.raw && destination.raw->in(text) == link.destination) {
    link.destination_span = *destination.raw;
  }
}

}  // namespace

void place_link(std::string_view text, std::optional<Span> shown,
                const DestinationSource& destination, Link& link) {
  if (place_autolink(text, shown, destination, link)) return;
  const auto open = find_open(text, shown, destination);
  if (!open) return;
  const uint32_t text_end = shown ? shown->end : *open + 1;
  const size_t close = find_unescaped(text, ']', text_end, text.size());
  if (close == npos) return;
  const auto bracket = static_cast<uint32_t>(close);
  const bool image = link.image && *open > 0 && text[*open - 1] == '!';
  link.span = {image ? *open - 1 : *open, bracket + 1};
  if (!link.image) link.text_span = {*open + 1, bracket};
  const bool parenthesis = text.substr(bracket + 1, 1) == "(";
  if (parenthesis &&
      (!destination.raw || is_inline(text, bracket, *destination.raw))) {
    place_inline(text, bracket, destination, link);
  } else {
    place_reference(text, bracket, destination, link);
  }
}

std::string around(std::string_view text, const Link& link) {
  constexpr size_t reach = 120;
  const std::string_view destination = link.destination;
  const bool may_be_page =
      !link.image && !destination.empty() &&
      (destination[0] == '/' || destination[0] == '.' ||
       (destination[0] != '#' && destination.find(':') == npos));
  if (!may_be_page) return {};
  size_t begin = link.span.begin;
  while (begin > 0 && link.span.begin - begin < reach &&
         text[begin - 1] != '\n') {
    --begin;
  }
  size_t end = link.span.end;
  while (end < text.size() && end - link.span.end < reach &&
         text[end] != '\n') {
    ++end;
  }
  return std::string(text.substr(begin, end - begin));
}

}  // namespace paralint
