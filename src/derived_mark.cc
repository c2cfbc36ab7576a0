#include "derived_mark.h"

#include <algorithm>
#include <charconv>

#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view field = "confidence";

// "  - {en: /a, fr: /b, by: [key], confidence: 1.0}", perhaps with a comment.
bool is_derived_line(std::string_view line) {
  const std::string_view entry = trim(line);
  if (!starts_with(entry, "- {")) return false;
  const std::string mark = ", " + std::string(field) + ": ";
  const size_t at = entry.rfind(mark);
  if (at == npos) return false;
  const std::string_view value = entry.substr(at + mark.size());
  const size_t end = value.find('}');
  if (end == npos || !is_confidence(value.substr(0, end))) return false;
  const std::string_view rest = trim(value.substr(end + 1));
  return rest.empty() || rest[0] == '#';
}

}  // namespace

const YamlNode* derived_mark(const YamlNode& entry) {
  if (entry.kind != YamlNode::Kind::mapping) return nullptr;
  for (size_t i = 0; i + 1 < entry.children.size(); i += 2) {
    if (entry.children[i]->word == field) return entry.children[i + 1];
  }
  return nullptr;
}

bool is_confidence(std::string_view text) {
  double value = -1;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end && value >= 0 && value <= 1;
}

std::string without_derived_lines(std::string_view text) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!is_derived_line(line)) out += line;
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace paralint
