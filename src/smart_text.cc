#include "smart_text.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view open_single = "\u2018";
constexpr std::string_view close_single = "\u2019";
constexpr std::string_view open_double = "\u201C";
constexpr std::string_view close_double = "\u201D";
constexpr std::string_view long_dash = "\u2014";

// Whether a quote behind it opens.
bool opens(std::string_view before, std::string_view other_quote) {
  if (before.empty() || is_ascii_space(before.back())) return true;
  return std::string_view("-/([{").find(before.back()) != npos ||
         ends_with(before, long_dash) || ends_with(before, other_quote);
}

void add_smart(std::string_view text, std::string& to) {
  const size_t begin = to.size();
  const auto before = [&] { return std::string_view(to).substr(begin); };
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (starts_with(rest, "---")) {
      to += long_dash;
      at += 3;
    } else if (starts_with(rest, "--")) {
      to += "\u2013";
      at += 2;
    } else if (starts_with(rest, "...")) {
      to += "\u2026";
      at += 3;
    } else if (rest[0] == '\'') {
      to += opens(before(), open_double) ? open_single : close_single;
      ++at;
    } else if (rest[0] == '"') {
      to += opens(before(), open_single) ? open_double : close_double;
      ++at;
    } else {
      to += rest[0];
      ++at;
    }
  }
}

// The next code span of the source, which it takes away; empty at the end.
std::string_view next_code(std::string_view& source) {
  for (size_t open = source.find('`'); open != npos; open = source.find('`')) {
    source.remove_prefix(open);
    const size_t run = std::min(source.find_first_not_of('`'), source.size());
    const std::string_view fence = source.substr(0, run);
    source.remove_prefix(run);
    const size_t close = source.find(fence);
    if (close == npos) continue;
    std::string_view code = source.substr(0, close);
    source.remove_prefix(close + run);
    while (starts_with(code, " ")) code.remove_prefix(1);
    while (ends_with(code, " ")) code.remove_suffix(1);
    if (!code.empty()) return code;
  }
  return {};
}

}  // namespace

std::string smart_text(std::string_view text, std::string_view source) {
  std::string result;
  for (;;) {
    const std::string_view code = next_code(source);
    const size_t at = code.empty() ? npos : text.find(code);
    if (at == npos) break;
    add_smart(text.substr(0, at), result);
    result += code;
    text.remove_prefix(at + code.size());
  }
  add_smart(text, result);
  return result;
}

}  // namespace paralint
