#include "entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "text.h"

namespace paralint {
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
