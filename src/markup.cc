#include "markup.h"

#include <algorithm>
#include <utility>

namespace paralint {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_char(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_attribute_char(char c) {
  const bool is_mark = c == '"' || c == '\'' || c == '<' || c == '>' ||
                       c == '/' || c == '=' || c == '{' || c == '}';
  return !is_mark && !is_ascii_space(c);
}

// How many ">" of block quotes stand in front of the line's text.
int quote_depth(std::string_view text, uint32_t at) {
  uint32_t begin = at;
  while (begin > 0 && !is_line_end(text[begin - 1])) --begin;
  const std::string_view line = text.substr(begin, at - begin);
  const std::string_view markers =
      line.substr(0, line.find_first_not_of(" \t>-+*0123456789.)"));
  return static_cast<int>(std::count(markers.begin(), markers.end(), '>'));
}

// A reader over text[at, end) that never leaves it.
struct Cursor {
  std::string_view text;
  uint32_t begin;  // of the tag
  uint32_t at;
  uint32_t end;

  bool done() const { return at >= end; }
  char peek() const { return done() ? '\0' : text[at]; }
  bool sees(std::string_view word) const {
    return text.substr(at, end - at).starts_with(word);
  }
  size_t find(std::string_view word, uint32_t from) const {
    return text.substr(0, end).find(word, from);
  }
  // Also over what block quotes put in front of further lines.
  void skip_blanks() {
    int marks = 0;
    while (!done()) {
      if (is_line_end(peek())) {
        marks = quote_depth(text, begin);
      } else if (peek() == '>' && marks > 0) {
        --marks;
      } else if (!is_ascii_space(peek())) {
        return;
      }
      ++at;
    }
  }
  template <typename IsPart>
  std::string_view take(IsPart is_part) {
    const uint32_t from = at;
    while (!done() && is_part(text[at])) ++at;
    return text.substr(from, at - from);
  }
};

// Behind the quote that closes the one at `at`, or nothing.
std::optional<Span> quoted(Cursor& c) {
  const size_t close = c.find(c.text.substr(c.at, 1), c.at + 1);
  if (close == npos) return std::nullopt;
  const Span value{c.at + 1, static_cast<uint32_t>(close)};
  c.at = value.end + 1;
  return value;
}

// Over a string of JavaScript, which may hold escaped quotes.
bool skip_string(Cursor& c) {
  const char quote = c.peek();
  for (++c.at; !c.done(); ++c.at) {
    if (c.peek() == '\\') {
      ++c.at;
    } else if (c.peek() == quote) {
      ++c.at;
      return true;
    }
  }
  return false;
}

// Deeper nesting than anyone writes; what opens more is not a tag, and looking
// for its end again and again would be quadratic.
constexpr int max_depth = 64;

// The inside of `{...}` with balanced braces; strings and comments may hold
// braces.
std::optional<Span> braced(Cursor& c) {
  const uint32_t begin = c.at + 1;
  for (int depth = 0; !c.done(); ++c.at) {
    const char b = c.peek();
    if (b == '"' || b == '\'' || b == '`') {
      if (!skip_string(c)) return std::nullopt;
      --c.at;
    } else if (c.sees("/*")) {
      const size_t close = c.find("*/", c.at + 2);
      if (close == npos) return std::nullopt;
      c.at = static_cast<uint32_t>(close) + 1;
    } else if (b == '{') {
      if (++depth > max_depth) return std::nullopt;
    } else if (b == '}' && --depth == 0) {
      return Span{begin, c.at++};
    }
  }
  return std::nullopt;
}

Span unquoted(Cursor& c) {
  const uint32_t begin = c.at;
  c.take([](char b) { return !is_ascii_space(b) && b != '>' && b != '<'; });
  return {begin, c.at};
}

// `name`, `name=value` or `{...spread}`; false where the tag is malformed.
bool read_attribute(Cursor& c, Tag& tag) {
  if (c.peek() == '{') return braced(c).has_value();
  Attribute attribute{c.take(is_attribute_char), {}, false};
  if (attribute.name.empty()) {
    ++c.at;  // the "/" of "/>", or something that browsers pass over
    return true;
  }
  c.skip_blanks();
  if (c.peek() == '=') {
    ++c.at;
    c.skip_blanks();
    std::optional<Span> value;
    if (c.peek() == '"' || c.peek() == '\'') {
      value = quoted(c);
    } else if (c.peek() == '{') {
      attribute.expression = true;
      value = braced(c);
    } else {
      value = unquoted(c);
    }
    if (!value) return false;
    attribute.value = *value;
  }
  tag.attributes.push_back(attribute);
  return true;
}

}  // namespace

const Attribute* Tag::find(std::string_view wanted) const {
  const auto it = std::find_if(
      attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
        return std::ranges::equal(attribute.name, wanted, {},
                                  [](char c) { return ascii_lower(c); });
      });
  return it == attributes.end() ? nullptr : &*it;
}

bool Tag::is_component() const {
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

// The same as `read_tag`, into a tag that was another one.
static bool read_into(Tag& tag, std::string_view text, uint32_t begin,
                      uint32_t end) {
  Cursor c{text, begin, begin + 1, end};
  tag.attributes.clear();
  tag.closing = c.peek() == '/';
  if (tag.closing) ++c.at;
  if (!is_letter(c.peek())) return false;
  tag.name = c.take(is_name_char);
  while (true) {
    c.skip_blanks();
    if (c.done()) return false;
    if (c.peek() == '>') break;
    if (c.peek() == '<') return false;
    if (!read_attribute(c, tag)) return false;
  }
  tag.span = {begin, c.at + 1};
  return true;
}

std::optional<Tag> read_tag(std::string_view text, uint32_t begin,
                            uint32_t end) {
  Tag tag;
  return read_into(tag, text, begin, end) ? std::optional(std::move(tag))
                                          : std::nullopt;
}

static bool holds_no_markup(std::string_view element) {
  if (element.size() != 5 && element.size() != 6) return false;
  const std::string name = ascii_lower(element);
  return name == "script" || name == "style";
}

const Tag* TagReader::next() {
  while (at_ < end_) {
    const size_t open = text_.find('<', at_);
    if (open == npos || open >= end_) break;
    at_ = static_cast<uint32_t>(open);
    if (text_.substr(at_, 4) == "<!--") {
      const size_t close = text_.find("-->", at_ + 4);
      if (close == npos || close >= end_) break;
      at_ = static_cast<uint32_t>(close) + 3;
      continue;
    }
    if (!read_into(tag_, text_, at_, end_)) {
      ++at_;
      continue;
    }
    at_ = tag_.span.end;
    if (!tag_.closing && holds_no_markup(tag_.name)) {
      const size_t close = closing_tag(text_.substr(0, end_), tag_.name, at_);
      at_ = static_cast<uint32_t>(std::min<size_t>(close, end_));
    }
    return &tag_;
  }
  at_ = end_;
  return nullptr;
}

size_t closing_tag(std::string_view text, std::string_view name, size_t from) {
  const std::string wanted = ascii_lower(name);
  for (size_t at = text.find("</", from); at != npos;
       at = text.find("</", at + 2)) {
    const std::string_view rest = text.substr(at + 2);
    if (ascii_lower(rest.substr(0, name.size())) == wanted &&
        (rest.size() == name.size() || !is_name_char(rest[name.size()]))) {
      return at;
    }
  }
  return npos;
}

std::optional<Span> string_literal(std::string_view text, Span expression) {
  const std::string_view value = trim(expression.in(text));
  if (value.size() < 2 || value.front() != value.back() ||
      std::string_view("\"'`").find(value.front()) == npos) {
    return std::nullopt;
  }
  const std::string_view inside = value.substr(1, value.size() - 2);
  if (inside.find(value.front()) != npos || inside.find('\\') != npos ||
      (value.front() == '`' && inside.find("${") != npos)) {
    return std::nullopt;
  }
  const auto begin = static_cast<uint32_t>(inside.data() - text.data());
  return Span{begin, begin + static_cast<uint32_t>(inside.size())};
}

std::vector<Span> comments(std::string_view text, size_t begin,
                           const std::vector<Span>& code) {
  std::vector<Span> found;
  size_t html = text.find("<!--", begin);
  size_t jsx = text.find("{/*", begin);
  while (html != npos || jsx != npos) {
    const bool is_html = html < jsx;
    const size_t open = is_html ? html : jsx;
    size_t at = open + 3;
    const bool escaped = open > 0 && text[open - 1] == '\\';
    if (!escaped && !in_any(code, static_cast<uint32_t>(open))) {
      const size_t close = text.find(is_html ? "-->" : "*/}", at);
      if (close == npos) {  // none of this kind is closed from here on
        (is_html ? html : jsx) = npos;
        continue;
      }
      at = close + 3;
      found.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(at)});
    }
    if (html < at) html = text.find("<!--", at);
    if (jsx < at) jsx = text.find("{/*", at);
  }
  return found;
}

bool in_any(const std::vector<Span>& spans, uint32_t offset) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), offset,
      [](uint32_t o, const Span& span) { return o < span.begin; });
  return after != spans.begin() && std::prev(after)->contains(offset);
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return std::string(trim(text));
}

}  // namespace paralint
