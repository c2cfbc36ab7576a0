// What a site's generator makes of headings, ids and links: a record of
// settings. A named renderer is a row of a table of such records; a
// configuration starts from one and changes what it must. No code asks for a
// renderer by name.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "page.h"
#include "slug.h"

namespace paralint {

// What an id written by hand does to its heading.
enum class IdEffect : uint8_t {
  replaces,  // it is the HTML id; the slug is gone
  adds,      // both work
  key_only,  // links name it; the HTML id stays the slug
  inert,     // it is printed as text, though writers of the site mean an id
  text,      // nobody means an id by it here
};

// A way to read the page part of a destination.
enum class Reading : uint8_t {
  key,           // /docs/locations: the page of that key in the reader's locale
  url,           // /fr/docs/points-de-vente: the page served there
  bare_url,      // /docs/points-de-vente: a URL without its locale prefix, in
                 // the reader's locale
  file,          // ../locations.md: a file
  relative_url,  // ../locations/: relative to the page's own URL
};
inline constexpr size_t readings = 5;

// A way to read the fragment.
enum class FragmentReading : uint8_t {
  id,    // an id written by hand
  slug,  // the id that the generator makes from the heading's text
};

// A file of settings beside the pages of a folder, in YAML.
struct FolderSettings {
  std::string file;        // "customization.yaml"; empty: there is none
  std::string url_field;   // the folder's part of the URL in this locale
  std::string copy_field;  // names a locale whose pages are served here too
  bool required = false;   // a folder without the file is not served
};

struct Renderer {
  std::string name;
  Dialect dialect;
  const Slugger* slugger = nullptr;
  const Slugger* old_slugger = nullptr;  // an algorithm used earlier, or null
  bool slug_of_first_text = false;  // the slug is made of the first text node
  std::array<IdEffect, id_syntaxes> id_effects{};  // by IdSyntax
  // The readings that work on the site, in the order in which it tries them;
  // the first is the site's convention, which suggestions use.
  std::vector<Reading> markdown_links;
  std::vector<Reading> html_links;  // in <a href> and JSX
  // What a fragment may name, in Markdown links and in HTML ones.
  std::vector<FragmentReading> fragments;
  std::vector<FragmentReading> html_fragments;
  // Where URLs come from.
  std::string url_field;  // front matter: the page's part of its URL
  FolderSettings folder_settings;
  std::vector<std::string> index_names;  // pages that are their folder's URL
  // A page without a translation is served from the reference locale.
  bool serves_untranslated = false;

  IdEffect effect(IdSyntax syntax) const {
    return id_effects[static_cast<size_t>(syntax)];
  }
};

// The names of all renderers, in the order of the table.
std::vector<std::string_view> renderer_names();

// The renderer of that name, if there is one.
std::optional<Renderer> find_renderer(std::string_view name);

// The words of the enums in a configuration, and back.
const char* name_of(IdEffect effect);
const char* name_of(Reading reading);
const char* name_of(FragmentReading reading);
std::optional<IdEffect> id_effect(std::string_view word);
std::optional<Reading> reading(std::string_view word);
std::optional<FragmentReading> fragment_reading(std::string_view word);
std::optional<IdSyntax> id_syntax(std::string_view word);

}  // namespace paralint
