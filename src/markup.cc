#include "markup.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace paralint {
namespace {

bool is_name_char(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

// A reader over text[at, end) that never leaves it.
struct Cursor {
  std::string_view text;
  uint32_t at;
  uint32_t end;

  bool done() const { return at >= end; }
  char peek() const { return done() ? '\0' : text[at]; }
  void skip_blanks() {
    while (!done() && is_ascii_space(text[at])) ++at;
  }
  std::string_view name() {
    const uint32_t begin = at;
    while (!done() && is_name_char(text[at])) ++at;
    return text.substr(begin, at - begin);
  }
};

// Behind the quote that closes the one at `at`, or nothing.
std::optional<Span> quoted(Cursor& c) {
  const char quote = c.peek();
  const size_t close = c.text.find(quote, c.at + 1);
  if (close == npos || close >= c.end) return std::nullopt;
  const Span value{c.at + 1, static_cast<uint32_t>(close)};
  c.at = value.end + 1;
  return value;
}

// Deeper nesting than anyone writes; what opens more is not a tag, and looking
// for its end again and again would be quadratic.
constexpr int max_depth = 64;

// The inside of `{...}` with balanced braces; strings may hold braces.
std::optional<Span> braced(Cursor& c) {
  const uint32_t begin = c.at + 1;
  for (int depth = 0; !c.done(); ++c.at) {
    const char b = c.peek();
    if (b == '"' || b == '\'' || b == '`') {
      if (!quoted(c)) return std::nullopt;
      --c.at;
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
  while (!c.done() && !is_ascii_space(c.peek()) && c.peek() != '>' &&
         c.peek() != '<' &&
         !(c.peek() == '/' && c.at + 1 < c.end && c.text[c.at + 1] == '>')) {
    ++c.at;
  }
  return {begin, c.at};
}

// `name`, `name=value` or `{...spread}`; false where the tag is malformed.
bool read_attribute(Cursor& c, Tag& tag) {
  if (c.peek() == '{') return braced(c).has_value();
  Attribute attribute{c.name(), {}, false};
  if (attribute.name.empty()) {
    ++c.at;  // "/" of "/>", or a blockquote's ">" is handled by the caller
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

// Behind the end of `</name>`, from `at` on, or `end`.
uint32_t behind_closing(std::string_view text, std::string_view name,
                        uint32_t at, uint32_t end) {
  for (size_t i = text.find("</", at); i != npos && i < end;
       i = text.find("</", i + 2)) {
    if (ascii_lower(text.substr(i + 2, name.size())) == name) {
      return static_cast<uint32_t>(i);
    }
  }
  return end;
}

}  // namespace

const Attribute* Tag::find(std::string_view wanted) const {
  const auto it = std::find_if(
      attributes.begin(), attributes.end(),
      [&](const Attribute& attribute) { return attribute.name == wanted; });
  return it == attributes.end() ? nullptr : &*it;
}

bool Tag::is_component() const {
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

std::optional<Tag> read_tag(std::string_view text, uint32_t begin,
                            uint32_t end) {
  Cursor c{text, begin + 1, end};
  Tag tag;
  if (c.peek() == '/') {
    tag.closing = true;
    ++c.at;
  }
  const char first =
      ascii_lower(std::string_view(text).substr(c.at, 1)).append(1, '\0')[0];
  if (first < 'a' || first > 'z') return std::nullopt;
  tag.name = c.name();
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
      at = behind_closing(text, name, at, range.end);
    }
    found.push_back(std::move(*tag));
  }
  return found;
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
  return code > 0x10FFFF || surrogate ? 0xFFFD : code;
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
  std::string out;
  while (!text.empty()) {
    const size_t begin = text.find('&');
    out += text.substr(0, begin);
    if (begin == npos) break;
    text.remove_prefix(begin);
    const size_t end = text.find(';');
    if (end == npos || end > 32 || end < 2) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    out += decode_entity(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace paralint
