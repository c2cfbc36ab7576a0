#include "renderer.h"

#include <algorithm>
#include <span>

namespace paralint {
namespace {

// By IdSyntax: brace, spaced_brace, colon_brace, jsx_comment, jsx_bare,
// html_comment, paren, heading_tag, own_paragraph.
using IdEffects = std::array<IdEffect, id_syntaxes>;
constexpr auto inert = IdEffect::inert;
constexpr auto text = IdEffect::text;

// Next.js with a renderer of its own; an explicit id is an authoring key.
Renderer hubrise() {
  Renderer renderer;
  renderer.name = "hubrise";
  renderer.dialect = {.mdx = true, .math = false};
  renderer.slugger = find_slugger("hubrise");
  renderer.old_slugger = find_slugger("hubrise-2021");
  renderer.slug_of_first_text = true;
  renderer.id_effects =
      IdEffects{IdEffect::key_only, inert, inert, text, text, text, inert,
                IdEffect::replaces, text};
  renderer.markdown_links = {Reading::key};
  renderer.html_links = {Reading::url};
  renderer.fragments = {FragmentReading::id};
  renderer.html_fragments = {FragmentReading::slug};
  renderer.url_field = "path_override";
  renderer.folder_settings = {.file = "customization.yaml",
                              .url_field = "path_override",
                              .copy_field = "copy_files_from",
                              .required = true};
  return renderer;
}

// Markdown as GitHub shows it in a repository.
Renderer github() {
  Renderer renderer;
  renderer.name = "github";
  renderer.dialect = {.mdx = false, .math = true};
  renderer.slugger = find_slugger("github");
  renderer.id_effects = IdEffects{inert, inert, inert,          text, text,
                                  text,  text,  IdEffect::adds, text};
  renderer.markdown_links = {Reading::file};
  renderer.html_links = {Reading::file};
  renderer.fragments = {FragmentReading::id, FragmentReading::slug};
  renderer.html_fragments = renderer.fragments;
  return renderer;
}

struct Row {
  std::string_view name;
  Renderer (*make)();
};
constexpr Row renderers[] = {{"github", github}, {"hubrise", hubrise}};

// The words of an enum in a configuration, in the order of its values.
constexpr const char* effect_words[] = {"replaces", "adds", "key-only", "inert",
                                        "text"};
constexpr const char* reading_words[] = {"key", "url", "bare-url", "file",
                                         "relative-url"};
constexpr const char* fragment_words[] = {"id", "slug"};

template <typename Enum>
std::optional<Enum> value_of(std::string_view word,
                             std::span<const char* const> words) {
  const auto it = std::find(words.begin(), words.end(), word);
  if (it == words.end()) return std::nullopt;
  return static_cast<Enum>(it - words.begin());
}

}  // namespace

std::vector<std::string_view> renderer_names() {
  std::vector<std::string_view> names;
  for (const Row& row : renderers) names.push_back(row.name);
  return names;
}

std::optional<Renderer> find_renderer(std::string_view name) {
  for (const Row& row : renderers) {
    if (row.name == name) return row.make();
  }
  return std::nullopt;
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

std::optional<IdEffect> id_effect(std::string_view word) {
  return value_of<IdEffect>(word, effect_words);
}

std::optional<Reading> reading(std::string_view word) {
  return value_of<Reading>(word, reading_words);
}

std::optional<FragmentReading> fragment_reading(std::string_view word) {
  return value_of<FragmentReading>(word, fragment_words);
}

std::optional<IdSyntax> id_syntax(std::string_view word) {
  for (size_t i = 0; i < id_syntaxes; ++i) {
    const auto syntax = static_cast<IdSyntax>(i);
    if (word == name_of(syntax)) return syntax;
  }
  return std::nullopt;
}

}  // namespace paralint
