#include "markup.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace paralint {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_char(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_attribute_char(char c) {
  return !is_ascii_space(c) &&
         std::string_view("\"'<>/={}").find(c) == std::string_view::npos;
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
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
  const auto it = std::find_if(attributes.begin(), attributes.end(),
                               [&](const Attribute& attribute) {
                                 return ascii_lower(attribute.name) == wanted;
                               });
  return it == attributes.end() ? nullptr : &*it;
}

bool Tag::is_component() const {
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

std::optional<Tag> read_tag(std::string_view text, uint32_t begin,
                            uint32_t end) {
  Cursor c{text, begin, begin + 1, end};
  Tag tag;
  if (c.peek() == '/') {
    tag.closing = true;
    ++c.at;
  }
  if (!is_letter(c.peek())) return std::nullopt;
  tag.name = c.take(is_name_char);
  while (true) {
    c.skip_blanks();
    if (c.done()) return std::nullopt;
    if (c.peek() == '>') break;
    if (c.peek() == '<') return std::nullopt;
    if (!read_attribute(c, tag)) return std::nullopt;
  }
  tag.span = {begin, c.at + 1};
  return tag;
}

std::vector<Tag> tags(std::string_view text, Span range) {
  std::vector<Tag> found;
  uint32_t at = range.begin;
  while (at < range.end) {
    const size_t open = text.find('<', at);
    if (open == npos || open >= range.end) break;
    at = static_cast<uint32_t>(open);
    if (text.substr(at, 4) == "<!--") {
      const size_t close = text.find("-->", at + 4);
      if (close == npos || close >= range.end) break;
      at = static_cast<uint32_t>(close) + 3;
      continue;
    }
    std::optional<Tag> tag = read_tag(text, at, range.end);
    if (!tag) {
      ++at;
      continue;
    }
    at = tag->span.end;
    const std::string name = ascii_lower(tag->name);
    if (!tag->closing && (name == "script" || name == "style")) {
      const size_t close = closing_tag(text.substr(0, range.end), name, at);
      at = static_cast<uint32_t>(std::min<size_t>(close, range.end));
    }
    found.push_back(std::move(*tag));
  }
  return found;
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

namespace {

// HTML's names of U+00A0 to U+00FF, in order.
constexpr std::string_view latin1_names =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy "
    "reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm "
    "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
    "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde "
    "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
    "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
    "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve "
    "oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute "
    "thorn yuml ";

struct NamedEntity {
  std::string_view name;
  uint32_t code;
};
constexpr auto named_entities = std::to_array<NamedEntity>({
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},
    {"quot", '"'},      {"apos", '\''},    {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"bull", 0x2022},
    {"hellip", 0x2026}, {"euro", 0x20AC},  {"trade", 0x2122},
    {"larr", 0x2190},   {"rarr", 0x2192},  {"oelig", 0x153},
    {"OElig", 0x152},   {"ensp", 0x2002},  {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},  {"zwj", 0x200D},
});

uint32_t code_of(std::string_view name) {
  for (const NamedEntity& entity : named_entities) {
    if (entity.name == name) return entity.code;
  }
  uint32_t code = 0xA0;
  for (size_t at = 0; at < latin1_names.size(); ++code) {
    const size_t blank = latin1_names.find(' ', at);
    if (latin1_names.substr(at, blank - at) == name) return code;
    at = blank + 1;
  }
  return 0;
}

uint32_t numeric_code(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && (digits[0] == 'x' || digits[0] == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return 0;
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code == 0 || code > 0x10FFFF || surrogate ? 0xFFFD : code;
}

void append_utf8(std::string& out, uint32_t code) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

std::string decode_entity(std::string_view entity) {
  const std::string_view inside = entity.substr(1, entity.size() - 2);
  const uint32_t code = starts_with(inside, "#")
                            ? numeric_code(inside.substr(1))
                            : code_of(inside);
  if (code == 0) return std::string(entity);
  std::string out;
  append_utf8(out, code);
  return out;
}

std::string decode_entities(std::string_view text) {
  constexpr size_t longest = 32;
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = std::min(text.find('&', at), text.size());
    out += text.substr(at, begin - at);
    if (begin == text.size()) break;
    size_t end = begin + 1;
    while (end < text.size() && end - begin < longest &&
           (is_ascii_alnum(text[end]) || text[end] == '#')) {
      ++end;
    }
    const bool closed = end < text.size() && text[end] == ';';
    at = closed ? end + 1 : begin + 1;
    const std::string_view entity = text.substr(begin, at - begin);
    out += closed ? decode_entity(entity) : std::string(entity);
  }
  return out;
}

}  // namespace paralint
