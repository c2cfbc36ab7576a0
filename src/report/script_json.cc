#include "report/script_json.h"

#include <charconv>
#include <cmath>

#include "text.h"

namespace paralint {
namespace {

bool is_plain(unsigned char c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '<';
}

// Neither half of a pair, nor longer than it need be, nor beyond Unicode.
bool is_well_formed(CodePoint point) {
  constexpr uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return point.size > 1 && point.value >= least[point.size] &&
         point.value <= 0x10FFFF &&
         (point.value < 0xD800 || point.value > 0xDFFF);
}

void add_escaped(std::string& out, unsigned char c) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 0xF];
}

}  // namespace

void add_string(std::string& out, std::string_view text) {
  out += '"';
  size_t at = 0;
  while (at < text.size()) {
    const size_t from = at;
    while (at < text.size() && is_plain(static_cast<unsigned char>(text[at]))) {
      ++at;
    }
    out += text.substr(from, at - from);
    if (at == text.size()) break;
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      add_escaped(out, c);
      ++at;
      continue;
    }
    const CodePoint point = code_point(text, at);
    if (is_well_formed(point)) {
      out += text.substr(at, point.size);
      at += point.size;
    } else {
      out += "\uFFFD";
      ++at;
    }
  }
  out += '"';
}

void add_number(std::string& out, int64_t number) {
  char digits[20];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number);
  out.append(digits, end.ptr);
}

void add_percent(std::string& out, double probability) {
  add_number(out, std::lround(probability * 100));
}

}  // namespace paralint
