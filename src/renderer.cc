#include "renderer.h"

#include <algorithm>
#include <span>

#include "text.h"

namespace paralint {
namespace {

// The words of an enum in a configuration, in the order of its values.
constexpr const char* effect_words[] = {"replaces", "adds", "key-only", "inert",
                                        "text"};
constexpr const char* reading_words[] = {"key", "url", "bare-url", "file",
                                         "relative-url"};
constexpr const char* fragment_words[] = {"id", "slug"};
constexpr const char* role_words[] = {"name",  "path",   "url",    "whole",
                                      "below", "beside", "folder", "file-name"};
constexpr const char* prefix_words[] = {"none", "dashed", "dotted", "names",
                                        "dated"};
constexpr const char* file_link_words[] = {"files", "urls", "own-urls",
                                           "reader-urls", "root-urls"};
constexpr const char* text_words[] = {"text", "first-text", "typeset", "smart",
                                      "source"};
constexpr const char* taken_words[] = {"none", "in-order", "all"};
constexpr const char* meaning_words[] = {"file", "unchecked"};
constexpr const char* base_words[] = {"writer", "generator", "either"};
constexpr const char* template_words[] = {"none", "hugo", "liquid"};
constexpr const char* include_words[] = {"none",  "mdbook",  "snippets",
                                         "docfx", "imports", "shortcodes"};

template <typename Enum>
std::optional<Enum> value_of(std::string_view word,
                             std::span<const char* const> words) {
  const auto it = std::find(words.begin(), words.end(), word);
  if (it == words.end()) return std::nullopt;
  return static_cast<Enum>(it - words.begin());
}

}  // namespace

std::string Renderer::name_field() const {
  const auto found =
      std::ranges::find_if(url_fields, [](const UrlField& field) {
        return field.role == UrlRole::name || field.role == UrlRole::file_name;
      });
  return found == url_fields.end() ? std::string() : found->field;
}

bool is_generated(const Renderer& renderer, std::string_view id) {
  return std::ranges::any_of(
      renderer.generated_ids, [&](std::string_view pattern) {
        if (!ends_with(pattern, "*")) return id == pattern;
        return starts_with(id, pattern.substr(0, pattern.size() - 1));
      });
}

Dialect dialect_of(const Renderer& renderer, std::string_view file) {
  Dialect dialect = renderer.dialect;
  if (renderer.mdx_by_ending && ends_with(file, ".mdx")) dialect.mdx = true;
  return dialect;
}

const char* name_of(IdEffect effect) {
  return effect_words[static_cast<size_t>(effect)];
}

const char* name_of(Reading reading) {
  return reading_words[static_cast<size_t>(reading)];
}

const char* name_of(FragmentReading reading) {
  return fragment_words[static_cast<size_t>(reading)];
}

const char* name_of(UrlRole value) {
  return role_words[static_cast<size_t>(value)];
}

const char* name_of(NumberPrefix value) {
  return prefix_words[static_cast<size_t>(value)];
}

const char* name_of(FileLinks value) {
  return file_link_words[static_cast<size_t>(value)];
}

const char* name_of(SlugText value) {
  return text_words[static_cast<size_t>(value)];
}

const char* name_of(TakenIds value) {
  return taken_words[static_cast<size_t>(value)];
}

const char* name_of(PrefixMeaning value) {
  return meaning_words[static_cast<size_t>(value)];
}

const char* name_of(BaseFrom value) {
  return base_words[static_cast<size_t>(value)];
}

const char* name_of(Templates value) {
  return template_words[static_cast<size_t>(value)];
}

const char* name_of(Includes value) {
  return include_words[static_cast<size_t>(value)];
}

std::optional<IdEffect> id_effect(std::string_view word) {
  return value_of<IdEffect>(word, effect_words);
}

std::optional<Reading> reading(std::string_view word) {
  return value_of<Reading>(word, reading_words);
}

std::optional<FragmentReading> fragment_reading(std::string_view word) {
  return value_of<FragmentReading>(word, fragment_words);
}

std::optional<UrlRole> url_role(std::string_view word) {
  return value_of<UrlRole>(word, role_words);
}

std::optional<NumberPrefix> number_prefix(std::string_view word) {
  return value_of<NumberPrefix>(word, prefix_words);
}

std::optional<FileLinks> file_links(std::string_view word) {
  return value_of<FileLinks>(word, file_link_words);
}

std::optional<SlugText> slug_text(std::string_view word) {
  return value_of<SlugText>(word, text_words);
}

std::optional<TakenIds> taken_ids(std::string_view word) {
  return value_of<TakenIds>(word, taken_words);
}

std::optional<PrefixMeaning> prefix_meaning(std::string_view word) {
  return value_of<PrefixMeaning>(word, meaning_words);
}

std::optional<BaseFrom> base_from(std::string_view word) {
  return value_of<BaseFrom>(word, base_words);
}

std::optional<Templates> templates(std::string_view word) {
  return value_of<Templates>(word, template_words);
}

std::optional<Includes> includes(std::string_view word) {
  return value_of<Includes>(word, include_words);
}

std::optional<IdSyntax> id_syntax(std::string_view word) {
  for (size_t i = 0; i < id_syntaxes; ++i) {
    const auto syntax = static_cast<IdSyntax>(i);
    if (word == name_of(syntax)) return syntax;
  }
  return std::nullopt;
}

}  // namespace paralint
