#include "columns.h"

#include <algorithm>

#include "text.h"

namespace paralint {

static size_t width_of(uint32_t c) {
  const bool combining = (c >= 0x300 && c <= 0x36F) ||
                         (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
                         (c >= 0xFE00 && c <= 0xFE0F);
  if (combining) return 0;
  const bool wide =
      (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
      (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
      (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
      (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

size_t columns(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    if (static_cast<signed char>(text[at]) >= 0) {
      ++count;
      ++at;
      continue;
    }
    const CodePoint c = code_point(text, at);
    count += width_of(c.value);
    at += c.size;
  }
  return count;
}

std::string in_columns(std::string_view text, size_t width) {
  std::string out;
  size_t used = 0;
  size_t fitting = 0;  // bytes of `out` that leave room for "…"
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    used += width_of(c.value);
    if (used > width) break;
    out += text.substr(at, c.size);
    if (used < width) fitting = out.size();
    at += c.size;
  }
  if (used > width && width > 0) {
    out.resize(fitting);
    out += "…";
  }
  return out + std::string(width - std::min(width, columns(out)), ' ');
}

}  // namespace paralint
