#include "front_matter.h"

#include <utility>

#include "simple_fields.h"
#include "toml_fields.h"
#include "yaml_fields.h"

namespace paralint {
namespace {

// The line that begins at `begin`, without blanks and line end behind it.
std::string_view bare_line(std::string_view page, size_t begin) {
  const std::string_view line =
      page.substr(begin, page.find('\n', begin) - begin);
  const size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == npos ? 0 : last + 1);
}

size_t next_line(std::string_view page, size_t begin) {
  const size_t end = page.find('\n', begin);
  return end == npos ? page.size() : end + 1;
}

constexpr std::string_view yaml_fence = "---";
constexpr std::string_view toml_fence = "+++";

bool is_closing_fence(std::string_view page, size_t begin,
                      std::string_view fence) {
  const std::string_view signs = page.substr(begin, 3);
  if (signs != fence && (fence != yaml_fence || signs != "...")) return false;
  return bare_line(page, begin).size() == 3;
}

// The closing line's first byte, or npos.
size_t closing_fence(std::string_view page, size_t begin,
                     std::string_view fence) {
  while (begin < page.size()) {
    if (is_closing_fence(page, begin, fence)) return begin;
    begin = next_line(page, begin);
  }
  return npos;
}

}  // namespace

const std::string* FrontMatter::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name != name) continue;
    return field.kind == Field::Kind::scalar ? &field.value : nullptr;
  }
  return nullptr;
}

std::span<const std::string> FrontMatter::words(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name != name) continue;
    if (field.kind == Field::Kind::scalar) return {&field.value, 1};
    return field.items;
  }
  return {};
}

FrontMatter front_matter(std::string_view page) {
  const size_t begin = page.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  const std::string_view opening = page.substr(begin, 3);
  const bool is_toml = opening == toml_fence;
  if ((!is_toml && opening != yaml_fence) ||
      bare_line(page, begin).size() != 3) {
    return {};
  }
  const size_t first = next_line(page, begin);
  const size_t fence = closing_fence(page, first, opening);
  const auto offset = static_cast<uint32_t>(begin);
  if (fence == npos) {
    FrontMatter none;
    const std::string_view line = bare_line(page, first);
    const bool has_key =
        is_toml ? line.find(" = ") != npos : key_length(line) > 0;
    if (first < page.size() && has_key) {
      none.problem = {offset, "front matter is not closed"};
    }
    return none;
  }
  const std::string_view text = page.substr(first, fence - first);
  FrontMatter result;
  if (is_toml) {
    result = toml_fields(text, static_cast<uint32_t>(first));
    result.is_toml = true;
  } else if (std::optional<std::vector<Field>> fields = simple_fields(text)) {
    result.fields = std::move(*fields);
  } else {
    result = yaml_fields(text, static_cast<uint32_t>(first));
  }
  result.span = {offset, static_cast<uint32_t>(next_line(page, fence))};
  return result;
}

}  // namespace paralint
