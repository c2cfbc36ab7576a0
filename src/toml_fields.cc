#include "toml_fields.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace paralint {
namespace {

std::string word_of(const toml::node& value) {
  if (const auto* text = value.as_string()) return text->get();
  std::ostringstream word;
  value.visit([&](const auto& node) { word << node; });
  return word.str();
}

Field field_of(std::string name, const toml::node& value) {
  Field field{std::move(name), {}, Field::Kind::other, {}};
  if (value.is_value()) {
    field.kind = Field::Kind::scalar;
    field.value = word_of(value);
  } else if (const auto* list = value.as_array()) {
    for (const toml::node& item : *list) {
      if (item.is_value()) field.items.push_back(word_of(item));
    }
  }
  return field;
}

std::vector<Field> fields_of(const toml::table& table) {
  struct Placed {
    std::pair<uint32_t, uint32_t> place;
    Field field;
  };
  std::vector<Placed> placed;
  for (const auto& [key, value] : table) {
    const toml::source_position begin = key.source().begin;
    placed.push_back(
        {{begin.line, begin.column}, field_of(std::string(key.str()), value)});
  }
  std::ranges::sort(placed, {}, &Placed::place);
  std::vector<Field> fields;
  for (Placed& each : placed) fields.push_back(std::move(each.field));
  return fields;
}

// The byte of a line and column, which count from 1 and in code points.
uint32_t byte_of(std::string_view toml, toml::source_position place) {
  size_t at = 0;
  for (uint32_t line = 1; line < place.line && at < toml.size(); ++line) {
    at = std::min(toml.find('\n', at), toml.size() - 1) + 1;
  }
  const auto is_inside = [&](size_t byte) {
    return byte < toml.size() &&
           (static_cast<unsigned char>(toml[byte]) & 0xC0) == 0x80;
  };
  for (uint32_t column = 1; column < place.column && at < toml.size();
       ++column) {
    ++at;
    while (is_inside(at)) ++at;
  }
  const size_t last = toml.empty() ? 0 : toml.size() - 1;
  return static_cast<uint32_t>(std::min(at, last));
}

// toml++ sets no bound to the tables that one name may open, "a.b.c".
constexpr long most_parts = 1000;

size_t line_of_endless_name(std::string_view toml) {
  for (size_t at = 0; at < toml.size();) {
    const size_t end = std::min(toml.find('\n', at), toml.size());
    const std::string_view line = toml.substr(at, end - at);
    if (std::ranges::count(line, '.') > most_parts) return at;
    at = end + 1;
  }
  return npos;
}

}  // namespace

FrontMatter toml_fields(std::string_view toml, uint32_t offset) {
  FrontMatter result;
  if (const size_t line = line_of_endless_name(toml); line != npos) {
    result.problem = {offset + static_cast<uint32_t>(line),
                      "a name has too many parts"};
    return result;
  }
  try {
    result.fields = fields_of(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    result.problem = {offset + byte_of(toml, error.source().begin),
                      std::string(error.description())};
  }
  return result;
}

}  // namespace paralint
