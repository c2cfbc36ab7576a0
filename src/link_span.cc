#include "link_span.h"

#include <algorithm>

#include "written.h"

namespace paralint {
namespace {

// Over blanks, line ends and the ">" that a block quote puts behind those.
uint32_t skip_blanks(std::string_view text, uint32_t at) {
  bool line_start = false;
  for (; at < text.size(); ++at) {
    const bool mark = line_start && text[at] == '>';
    if (!mark && !is_ascii_space(text[at])) break;
    line_start = line_start || is_line_end(text[at]);
  }
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
  if (link.image || !shown || !destination.plain) return false;
  const char before = shown->begin == 0 ? '\0' : text[shown->begin - 1];
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
  if (shown->in(text) == link.destination) link.destination_span = *shown;
  return true;
}

// The "[" of "[](x)" whose destination is known.
std::optional<uint32_t> open_before(std::string_view text, uint32_t at) {
  const auto skip_back = [&] {
    while (at > 0 && is_ascii_space(text[at - 1])) --at;
  };
  if (at > 0 && text[at - 1] == '<') --at;
  skip_back();
  if (at < 2 || text.substr(at - 2, 2) != "](") return std::nullopt;
  at -= 2;
  skip_back();
  if (at == 0 || text[at - 1] != '[') return std::nullopt;
  return at - 1;
}

// The "[" of a link that shows nothing: "[](x)", "[][label]".
std::optional<uint32_t> find_empty(std::string_view text,
                                   const DestinationSource& destination,
                                   bool image) {
  if (destination.raw) {
    const auto open = open_before(text, destination.raw->begin);
    if (open && *open >= destination.from) return open;
  }
  const std::string_view behind = destination.raw ? "[" : "([";
  for (size_t open = text.find('[', destination.from); open != npos;
       open = text.find('[', open + 1)) {
    if (image && (open == 0 || text[open - 1] != '!')) continue;
    const uint32_t close = skip_blanks(text, static_cast<uint32_t>(open) + 1);
    if (close + 1 < text.size() && text[close] == ']' &&
        behind.find(text[close + 1]) != npos) {
      return static_cast<uint32_t>(open);
    }
  }
  return std::nullopt;
}

// The "[" before the first text.
std::optional<uint32_t> find_open(std::string_view text,
                                  std::optional<Span> shown,
                                  const DestinationSource& destination,
                                  bool image) {
  if (!shown) return find_empty(text, destination, image);
  const size_t open = text.substr(0, shown->begin).rfind('[');
  if (open == npos || open < destination.from) return std::nullopt;
  return static_cast<uint32_t>(open);
}

// Where the destination in "](...)" begins.
uint32_t inline_begin(std::string_view text, uint32_t close) {
  const uint32_t begin = skip_blanks(text, close + 2);
  return begin < text.size() && text[begin] == '<' ? begin + 1 : begin;
}

// The destination in "](...)" as it is spelled there.
Span inline_destination(std::string_view text, uint32_t close) {
  const uint32_t begin = inline_begin(text, close);
  return {begin, behind_destination(text, begin)};
}

// Whether the destination stands in "](...)" rather than behind "]: ". The
// parser knows the place of all but the empty ones and those that have one of
// `special`.
bool is_inline(std::string_view text, uint32_t close,
               const DestinationSource& destination, const Link& link) {
  constexpr std::string_view special("&\\\0", 3);
  if (text.substr(close + 1, 1) != "(") return false;
  if (destination.raw) {
    return inline_begin(text, close) == destination.raw->begin;
  }
  const Span spelled = inline_destination(text, close);
  if (spelled.empty()) return link.destination.empty();
  return spelled.in(text).find_first_of(special) != npos &&
         text[behind_title(text, spelled.end) - 1] == ')';
}

void place_inline(std::string_view text, uint32_t close,
                  const DestinationSource& destination, Link& link) {
  link.syntax = LinkSyntax::inline_link;
  const Span spelled =
      destination.raw ? *destination.raw : inline_destination(text, close);
  place_destination(text, spelled, link);
  link.span.end = behind_title(text, spelled.end);
}

// Behind the "[label]" at `open`, or `open` where none is.
uint32_t behind_label(std::string_view text, uint32_t open) {
  constexpr size_t longest = 1000;
  if (text.substr(open, 1) != "[") return open;
  const size_t close = find_unescaped(text, ']', open + 1, open + longest);
  const size_t other = find_unescaped(text, '[', open + 1, close);
  return close == npos || other != npos ? open
                                        : static_cast<uint32_t>(close) + 1;
}

void place_reference(std::string_view text, uint32_t close,
                     const DestinationSource& destination, Link& link) {
  link.syntax = LinkSyntax::reference;
  link.span.end = behind_label(text, close + 1);
  if (destination.raw) place_destination(text, *destination.raw, link);
}

// Labels are compared without regard to case and to how blanks are written.
std::string comparable_label(std::string_view label) {
  std::string made;
  for (const char c : trim(label)) {
    if (!is_ascii_space(c)) {
      made += c;
    } else if (!made.empty() && made.back() != ' ') {
      made += ' ';
    }
  }
  return ascii_lower(made);
}

// Whether only marks of quotes and lists stand before the byte on its line.
bool begins_line(std::string_view text, size_t at) {
  constexpr std::string_view marks = " \t>-+*0123456789.)";
  while (at > 0 && marks.find(text[at - 1]) != npos) --at;
  return at == 0 || is_line_end(text[at - 1]);
}

bool spells(std::string_view source, const std::string& destination) {
  const bool has_marks = source.find('\\') != npos || source.find('&') != npos;
  return has_marks ? markdown_destination(source) == destination
                   : source == destination;
}

}  // namespace

void place_destination(std::string_view text, Span spelled, Link& link) {
  const std::string_view source = spelled.in(text);
  if (source.empty() || !spells(source, link.destination)) return;
  link.destination_span = spelled;
  const bool is_angled = spelled.begin > 0 && text[spelled.begin - 1] == '<';
  link.form = is_angled ? DestinationForm::angled : DestinationForm::bare;
  link.escapes_ampersands = source.find("&amp;") != npos;
}

void place_link(std::string_view text, std::optional<Span> shown,
                const DestinationSource& destination, Link& link) {
  if (place_autolink(text, shown, destination, link)) return;
  const auto open = find_open(text, shown, destination, link.image);
  if (!open) return;
  const uint32_t text_end = shown ? shown->end : *open + 1;
  const size_t close = find_unescaped(text, ']', text_end, text.size());
  if (close == npos) return;
  const auto bracket = static_cast<uint32_t>(close);
  const bool image = link.image && *open > 0 && text[*open - 1] == '!';
  link.span = {image ? *open - 1 : *open, bracket + 1};
  if (!link.image) link.text_span = {*open + 1, bracket};
  if (is_inline(text, bracket, destination, link)) {
    place_inline(text, bracket, destination, link);
  } else {
    place_reference(text, bracket, destination, link);
  }
}

std::string reference_label(std::string_view text, const Link& link) {
  std::string_view source = link.span.in(text);
  if (ends_with(source, "[]")) source.remove_suffix(2);
  source.remove_suffix(1);
  size_t open = source.rfind('[');
  while (open != npos && open > 0 && source[open - 1] == '\\') {
    open = source.rfind('[', open - 1);
  }
  return comparable_label(open == npos ? source : source.substr(open + 1));
}

std::unordered_map<std::string, Span> definitions(std::string_view text) {
  constexpr size_t longest = 999;
  std::unordered_map<std::string, Span> found;
  for (size_t close = text.find("]:"); close != npos;
       close = text.find("]:", close + 2)) {
    const size_t from = close - std::min(close, longest);
    const size_t open = text.substr(from, close - from).rfind('[');
    if (open == npos || !begins_line(text, from + open)) continue;
    const Span destination =
        inline_destination(text, static_cast<uint32_t>(close));
    const auto [it, is_new] = found.emplace(
        comparable_label(text.substr(from + open + 1, close - from - open - 1)),
        destination);
    if (!is_new) it->second = {};
  }
  return found;
}

}  // namespace paralint
