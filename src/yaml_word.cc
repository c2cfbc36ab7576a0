#include "yaml_word.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text.h"

namespace paralint {
namespace {

// What YAML 1.1 takes for something else than a text, in lower case.
constexpr std::array<std::string_view, 9> special = {
    "y", "n", "yes", "no", "on", "off", "true", "false", "null"};

bool is_letter(char c) {
  return is_ascii_alnum(c) && !(c >= '0' && c <= '9');
}

// Line ends, marks of direction and whatever else should not stand in a file
// as it is; or may not, in YAML.
bool needs_escape(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

bool is_plain(std::string_view text) {
  if (text.empty() || !(text[0] == '/' || is_letter(text[0]) ||
                        static_cast<unsigned char>(text[0]) >= 0x80)) {
    return false;
  }
  if (std::ranges::count(special, ascii_lower(text)) > 0) return false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    const bool ascii = c.value < 0x80;
    if (ascii && !is_ascii_alnum(text[at]) &&
        std::string_view("/-_.~+").find(text[at]) == npos) {
      return false;
    }
    if (needs_escape(c.value) || c.value == 0xA0) return false;
    at += c.size;
  }
  return true;
}

std::string escaped(uint32_t c) {
  if (c < 0x100) return fmt::format("\\x{:02X}", c);
  return c < 0x10000 ? fmt::format("\\u{:04X}", c)
                     : fmt::format("\\U{:08X}", c);
}

}  // namespace

std::string yaml_word(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    if (c.value == '"' || c.value == '\\') out += '\\';
    if (needs_escape(c.value)) {
      out += escaped(c.value);
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out + '"';
}

}  // namespace paralint
