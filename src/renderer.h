// What a site's generator makes of headings, ids and links: a record of
// settings. A named renderer is a row of a table of such records; a
// configuration starts from one and changes what it must. No code asks for a
// renderer by name.
#pragma once

#include <array>
#include <memory>
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

// Who puts the path below which a site is served in front of a link that begins
// with "/" and is written in Markdown. In HTML it is always the writer.
enum class BaseFrom : uint8_t {
  writer,     // without it a link leaves the site
  generator,  // always; one that a writer puts there makes two
  either,     // the generator, where the writer did not
};
inline constexpr size_t base_sources = 3;

// A file of settings beside the pages of a folder, in YAML.
struct FolderSettings {
  std::string file;        // "customization.yaml"; empty: there is none
  std::string url_field;   // the folder's part of the URL in this locale
  std::string copy_field;  // names a locale whose pages are served here too
  bool required = false;   // a folder without the file is not served
};

// What a field of the front matter says about a page's URL.
enum class UrlRole : uint8_t {
  name,    // its last part; "/": its folder's; "/a/b": all of it (HubRise)
  path,    // all of it behind the locale's prefix (Jekyll's permalink)
  url,     // all of it, with prefix; one without "/" in front gets the prefix
           // (Hugo's url)
  whole,   // all of it, with prefix (Zola's path)
  below,   // all that follows where the layout's row begins (MDN's slug)
  beside,  // "/a" from where the layout's row begins, "a" or "../a" from the
           // page's folder (Docusaurus's slug)
  folder,  // the last part of its folder's URL, for the pages below too (Grav)
  file_name,  // as `name`, but a folder's index stays one (Docusaurus's id)
};
inline constexpr size_t url_roles = 8;

struct UrlField {
  std::string field;
  UrlRole role = UrlRole::name;
};

// Numbers in front of names that order them and are no part of URLs.
enum class NumberPrefix : uint8_t {
  none,
  dashed,  // 01-intro, 2. setup, 03_x: Docusaurus's, no dates and versions
  dotted,  // 01.home: Grav's
  names,   // the same, but versions stay, 1.2 and 2.x: Nuxt Content's
  dated,   // 2026-01-31-swarms, 2026-01-31_swarms: Zola's
};

// What names of files become in URLs.
enum class UrlNames : uint8_t {
  kept,
  tidied,  // in lower case, blanks as hyphens, without other signs: Hugo's
  slugs,   // by an algorithm for slugs: Astro's, Zola's
};

// What "./x.md" names in a link.
enum class FileLinks : uint8_t {
  files,     // the file that is there
  urls,      // the URL ./x, which tells nothing else: VitePress, by the names
             // that pages are rewritten to
  own_urls,  // the same, by the names of the files even where the front
             // matter serves pages elsewhere: VuePress
  reader_urls,  // the same; from the root, in the reader's language: Rspress
  root_urls,    // the same; all count from the site's root: docsify
};
inline constexpr size_t file_link_kinds = 5;

// What a slug is made of.
enum class SlugText : uint8_t {
  text,        // what readers see
  first_text,  // its first text node, up to the first markup
  typeset,     // what readers see where "--" and "---" are dashes (kramdown)
  smart,       // what readers see where quotes, dashes and dots outside of code
               // are typographic (Hexo)
  source,      // the last line of its source, with all markup (Hugo,
               // kramdown's own parser)
};

// Whether ids that are written by hand are taken, so that an equal slug gets a
// number.
enum class TakenIds : uint8_t {
  none,      // they are not looked at (Docusaurus)
  in_order,  // those above the heading (Hugo, markdown-it-anchor)
  all,       // all of the page, before any slug is made (python-markdown)
};

// What a prefix of destinations makes of the rest.
enum class PrefixMeaning : uint8_t {
  file,       // a file, from the site's root: @site/docs/x.md, ~/x.md
  unchecked,  // something beside the pages: pathname:///x
};
inline constexpr size_t prefix_meanings = 2;

struct LinkPrefix {
  std::string prefix;
  PrefixMeaning meaning = PrefixMeaning::file;
};

struct Renderer {
  std::string name;
  Dialect dialect;
  bool mdx_by_ending = false;  // .mdx files are MDX, whatever `dialect` says
  const Slugger* slugger = nullptr;  // of the table, or `own_slugger`
  std::shared_ptr<const Slugger> own_slugger;
  const Slugger* old_slugger = nullptr;  // an algorithm used earlier, or null
  SlugText slug_text = SlugText::text;
  TakenIds taken_ids = TakenIds::none;
  std::array<IdEffect, id_syntaxes> id_effects{};  // by IdSyntax
  // Ids that the generator adds itself, to no heading; a `*` at the end stands
  // for anything: "fn:*".
  std::vector<std::string> generated_ids;
  // The readings that work on the site, in the order in which it tries them;
  // the first is the site's convention, which suggestions use.
  std::vector<Reading> markdown_links;
  std::vector<Reading> html_links;  // in <a href> and JSX
  std::vector<LinkPrefix> link_prefixes;
  BaseFrom base_from = BaseFrom::writer;
  // Globs of URLs, without their locale's prefix, at which the generator may
  // serve pages of its own making, "/tags/*".
  std::vector<std::string> generated_pages;
  // May also make what a relative link to a Markdown file names.
  bool generates_files = true;
  // Folders right below a row's {path} are pages, also those without an index
  // (Hugo's sections).
  bool folders_are_pages = false;
  // What a fragment may name, in Markdown links and in HTML ones.
  std::vector<FragmentReading> fragments;
  std::vector<FragmentReading> html_fragments;
  // Where URLs come from. Of fields of the front matter the first one counts
  // that a page has.
  std::vector<UrlField> url_fields;
  // Fields that name the page in all locales, whatever its file is called.
  std::vector<std::string> key_fields;
  // The field that tells the locale of a page whose path does not, or empty.
  std::string locale_field;
  // Fields that name former URLs of the page, from which the generator sends
  // readers to it.
  std::vector<std::string> alias_fields;
  // Fields that name another URL: the page holds nothing, it sends readers
  // there.
  std::vector<std::string> moved_fields;
  std::string draft_field;  // where it is true, the page is not published
  // The field that tells the day of a post before its name does, or empty.
  std::string date_field = "date";
  FolderSettings folder_settings;
  // Pages that are their folder's URL; "*": every page is.
  std::vector<std::string> index_names;
  bool index_is_named_like_folder = false;  // "a/a.md" is a's URL
  NumberPrefix number_prefix = NumberPrefix::none;
  // Relative URLs begin below the page's own URL, which ends in a slash, rather
  // than beside it.
  bool url_is_folder = true;
  bool index_has_slash = true;  // so that they begin below an index page
  // "/a.html" leads to /a, too.
  bool html_urls = false;
  bool ignores_case = false;  // in URLs and file names
  UrlNames url_names = UrlNames::kept;
  const Slugger* url_slugger = nullptr;  // for UrlNames::slugs
  // A file that a link names stands for the page in the reader's language.
  bool localizes_files = false;
  bool has_icons = false;  // ":name:" is a picture, and no part of slugs
  // A page without a translation is served from the reference locale.
  bool serves_untranslated = false;
  FileLinks file_links = FileLinks::files;
  // "x.md" also counts from where the row's files begin, and there names such
  // a page, too; "./x.md" is only the file that is there. Otherwise both are
  // the page, whose file would be there if it were translated.
  bool files_from_root = false;

  // The field whose value is the last part of a page's URL, or empty.
  std::string name_field() const;

  IdEffect effect(IdSyntax syntax) const {
    return id_effects[static_cast<size_t>(syntax)];
  }
};

// The names of all renderers, in the order of the table (renderers.cc).
std::vector<std::string_view> renderer_names();

// The renderer of that name, if there is one.
std::optional<Renderer> find_renderer(std::string_view name);

// Whether the generator itself may have added an element of that id.
bool is_generated(const Renderer& renderer, std::string_view id);

// How the renderer reads a file, by its ending.
Dialect dialect_of(const Renderer& renderer, std::string_view file);

// The words of the enums in a configuration, and back.
const char* name_of(IdEffect effect);
const char* name_of(Reading reading);
const char* name_of(FragmentReading reading);
const char* name_of(UrlRole value);
const char* name_of(NumberPrefix value);
const char* name_of(FileLinks value);
const char* name_of(SlugText value);
const char* name_of(TakenIds value);
const char* name_of(PrefixMeaning value);
const char* name_of(BaseFrom value);
const char* name_of(Templates value);
const char* name_of(Includes value);
std::optional<IdEffect> id_effect(std::string_view word);
std::optional<Reading> reading(std::string_view word);
std::optional<FragmentReading> fragment_reading(std::string_view word);
std::optional<UrlRole> url_role(std::string_view word);
std::optional<NumberPrefix> number_prefix(std::string_view word);
std::optional<FileLinks> file_links(std::string_view word);
std::optional<SlugText> slug_text(std::string_view word);
std::optional<TakenIds> taken_ids(std::string_view word);
std::optional<PrefixMeaning> prefix_meaning(std::string_view word);
std::optional<BaseFrom> base_from(std::string_view word);
std::optional<Templates> templates(std::string_view word);
std::optional<Includes> includes(std::string_view word);
std::optional<IdSyntax> id_syntax(std::string_view word);

}  // namespace paralint
