#include "page_reader.h"

#include <algorithm>

#include "page_url.h"
#include "text.h"

namespace paralint {

std::string folder_of(const std::string& file) {
  const size_t slash = file.rfind('/');
  return slash == npos ? std::string() : file.substr(0, slash);
}

bool is_page_extension(std::string_view ending) {
  return ending == "md" || ending == "mdx" || ending == "markdown" ||
         ending == "html" || ending == "htm";
}

bool is_asset_path(std::string_view path) {
  const std::string ending = extension(path);
  return !ending.empty() && !is_page_extension(ending) &&
         ending.find_first_not_of("0123456789") != npos &&
         (ending[0] < '0' || ending[0] > '9');
}

bool contains(const std::vector<Reading>& all, Reading reading) {
  return std::find(all.begin(), all.end(), reading) != all.end();
}

std::optional<Answer> PageReader::read(Reading reading, const Href& href,
                                       LocaleIndex locale) const {
  return followed(read_plainly(reading, href, locale));
}

std::string PageReader::url_of(const Href& href) const {
  const std::string path = percent_decoded(href.path);
  return href.kind == HrefKind::relative ? joined_path(base(), path)
                                         : normal_path(path);
}

std::optional<Answer> PageReader::followed(std::optional<Answer> answer,
                                           int hops) const {
  if (!answer || answer->served.page == none) return answer;
  const std::string_view to = corpus_.moved_to(answer->served.page);
  if (to.empty()) return answer;
  const Href href = parse_href(to);
  std::optional<Answer> there;
  if (href.kind != HrefKind::external && hops > 0) {
    there = followed(url(normal_path(percent_decoded(href.path))), hops - 1);
  }
  // Another site, or what is no page.
  if (!there) there = Answer{{none, answer->served.locale, false}};
  there->redirected = true;
  there->aliased = false;
  return there;
}

std::optional<Answer> PageReader::read_plainly(Reading reading,
                                               const Href& href,
                                               LocaleIndex locale) const {
  const bool relative = href.kind == HrefKind::relative;
  const std::string path = percent_decoded(href.path);
  switch (reading) {
    case Reading::key: {
      if (relative) return std::nullopt;
      const auto served = corpus_.find_key(normal_path(path), locale);
      if (!served) return std::nullopt;
      return Answer{*served};
    }
    case Reading::url:
      return relative ? std::nullopt : url(url_of(href));
    case Reading::bare_url:
      return relative ? std::nullopt : bare_url(path, locale);
    case Reading::file:
      return file(relative, path);
    case Reading::relative_url:
      return relative ? url(url_of(href)) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Answer> PageReader::file_from_root(std::string_view path) const {
  const std::string rest = joined_path({}, percent_decoded(path)).substr(1);
  const std::string& own = from_.facts.file;
  for (size_t end = 0; end != npos;
       end = own.find('/', end == 0 ? 0 : end + 1)) {
    const std::string folder = end == 0 ? "" : own.substr(0, end) + "/";
    for (const char* ending : {"", ".md", ".mdx", ".markdown"}) {
      if (const auto page = served_file(folder + rest + ending)) {
        return Answer{{*page, corpus_.page(*page).locale, false}};
      }
    }
  }
  return std::nullopt;
}

std::string PageReader::name_in_ref(const Href& href) const {
  std::string name = percent_decoded(href.path);
  if (is_page_extension(extension(name))) name.resize(name.rfind('.'));
  const std::string suffix = "." + corpus_.config().locale_words[from_.locale];
  if (ends_with(name, suffix)) name.resize(name.size() - suffix.size());
  return name;
}

const std::vector<PageIndex>& PageReader::pages_called(const Href& href) const {
  return corpus_.pages_called(name_in_ref(href), from_.locale);
}

std::optional<PageIndex> PageReader::unserved(const Href& href) const {
  const std::string url = url_of(href);
  const std::string& prefix = corpus_.layout().prefix(from_.locale);
  for (const std::string& one : {url, normal_path(prefix + url)}) {
    if (const auto page = corpus_.find_unserved(one)) return page;
  }
  const std::string folder =
      href.kind == HrefKind::relative ? folder_of(from_.facts.file) : "";
  const auto page = corpus_.find_file(
      joined_path(folder, percent_decoded(href.path)).substr(1));
  return page && !corpus_.page(*page).served ? page : std::nullopt;
}

std::optional<Answer> PageReader::page_called(const Href& href) const {
  const std::string name = name_in_ref(href);
  std::vector<std::string> paths;
  if (!starts_with(name, "/")) {
    paths.push_back(joined_path(folder_of(from_.key), name));
  }
  paths.push_back(joined_path({}, name));
  const std::string& pattern = corpus_.config().layout[from_.row].key;
  paths.push_back(joined_path(pattern.substr(0, pattern.find('{')), name));
  for (const std::string& path : paths) {
    for (const char* ending : {"", "/_index", "/index"}) {
      const auto served =
          corpus_.find_key(normal_path(path + ending), from_.locale);
      if (served) return Answer{*served};
    }
  }
  // Where languages are mere folders, a name has them as the URL has.
  const auto served = corpus_.find_url(joined_path({}, name));
  return served ? std::optional(Answer{*served}) : std::nullopt;
}

std::optional<PageIndex> PageReader::served_file(
    const std::string& name) const {
  const auto page = corpus_.find_file(name);
  return page && corpus_.page(*page).served ? page : std::nullopt;
}

// Where relative URLs of the page begin. An index is its folder's URL. A page
// that its front matter serves elsewhere may still be read as its file.
std::string PageReader::base() const {
  const Renderer& renderer = corpus_.renderer();
  if (renderer.file_links == FileLinks::root_urls) return "/";
  const bool is_elsewhere =
      renderer.file_links == FileLinks::own_urls &&
      std::ranges::any_of(renderer.url_fields, [&](const UrlField& field) {
        return from_.facts.front_matter.find(field.field) != nullptr;
      });
  if (is_elsewhere) {
    return folder_of(corpus_.layout().prefix(from_.locale) + from_.key);
  }
  const bool below =
      renderer.url_is_folder || (from_.is_index && renderer.index_has_slash);
  return below ? from_.url : folder_of(from_.url);
}

// "/fr/x" has its prefix already: a pattern of redirects may take "/fr/fr/x",
// but nobody means that.
std::optional<Answer> PageReader::bare_url(const std::string& path,
                                           LocaleIndex locale) const {
  const std::string& prefix = corpus_.layout().prefix(locale);
  auto found = url(normal_path(prefix + path));
  const bool has_prefix = !prefix.empty() && starts_with(path, prefix + "/");
  if (found && found->redirected && has_prefix) return std::nullopt;
  return found;
}

// What is served there, after so many redirects at most.
std::optional<Answer> PageReader::url(const std::string& path, int hops) const {
  const auto redirect = corpus_.redirect(path);
  if (!redirect || !redirect->is_forced) {
    if (const auto found = page_at(path)) return found;
  }
  if (!redirect || hops == 0) return std::nullopt;
  auto there = redirected(parse_href(redirect->to), hops - 1);
  // What has no page may still be made by the host.
  if (redirect->is_rewrite) {
    return there ? there : Answer{{none, from_.locale, false}};
  }
  // A page that is there is no dead link, whatever the host makes of it.
  if (!there) return page_at(path);
  there->redirected = true;
  there->aliased = false;
  return there;
}

std::optional<Answer> PageReader::redirected(const Href& href, int hops) const {
  if (href.kind == HrefKind::external) {
    return Answer{{none, from_.locale, false}};
  }
  if (href.kind != HrefKind::absolute) return std::nullopt;
  const std::string path = normal_path(percent_decoded(href.path));
  auto there = url(path, hops);
  if (there || !corpus_.renderer().ignores_case) return there;
  const auto served = corpus_.find_ignoring_case(path, from_.locale);
  return served ? std::optional(Answer{*served}) : std::nullopt;
}

// "/a" of "/a.html", "/a/b" of "/a/b/index.html"; empty where it has no such
// end.
static std::string without_html(const std::string& path) {
  constexpr std::string_view index = "/index.html";
  constexpr std::string_view ending = ".html";
  if (ends_with(path, index)) {
    return path.size() == index.size()
               ? "/"
               : path.substr(0, path.size() - index.size());
  }
  return ends_with(path, ending) ? path.substr(0, path.size() - ending.size())
                                 : std::string();
}

// A page by its URL, or by a former one where no page has that.
std::optional<Answer> PageReader::page_at(const std::string& path) const {
  if (const auto served = corpus_.find_url(path)) return Answer{*served};
  // What is served for a folder is a file of it, which "/a/index" names, too,
  // where "/b" names "/b.html".
  for (const std::string_view index : {"/index.html", "/index"}) {
    if (!ends_with(path, index)) continue;
    const auto served = corpus_.find_url(
        normal_path(path.substr(0, path.size() - index.size())));
    const bool is_read =
        index == "/index.html" || (corpus_.renderer().html_urls && served &&
                                   corpus_.page(served->page).is_index);
    if (served && is_read) return Answer{*served};
  }
  if (corpus_.renderer().html_urls) {
    const auto served = corpus_.find_url(without_html(path));
    if (served) return Answer{*served};
  }
  const NumberPrefix numbers = corpus_.renderer().number_prefix;
  if (numbers == NumberPrefix::dotted || numbers == NumberPrefix::names) {
    // Links may name folders as they are called.
    const auto served = corpus_.find_url(without_numbers(path, numbers));
    if (served) return Answer{*served};
  }
  auto page = corpus_.find_alias(path, from_.locale);
  if (!page && corpus_.renderer().html_urls) {
    page = corpus_.find_alias(without_html(path), from_.locale);
  }
  if (!page) return with_tag(path);
  // Where no field lists former URLs, it is known by its file.
  const bool is_former = !corpus_.renderer().alias_fields.empty();
  return Answer{
      {*page, corpus_.page(*page).locale, false}, is_former, is_former};
}

// "/en/x" of a locale whose URLs have no prefix, where a path may be in the
// reader's language (Rspress).
std::optional<Answer> PageReader::with_tag(const std::string& path) const {
  if (corpus_.renderer().file_links != FileLinks::reader_urls) {
    return std::nullopt;
  }
  const auto& words = corpus_.config().locale_words;
  for (LocaleIndex locale = 0; locale < words.size(); ++locale) {
    const std::string tag = "/" + words[locale];
    if (!corpus_.layout().prefix(locale).empty() ||
        !starts_with(path + "/", tag + "/")) {
      continue;
    }
    const std::string rest = normal_path(path.substr(tag.size()));
    auto served = corpus_.find_url(rest);
    if (!served) served = corpus_.find_url(without_html(rest));
    if (served) return Answer{*served};
  }
  return std::nullopt;
}

// "./wax.md" and "./index.md" are URLs with an ending.
std::optional<Answer> PageReader::file_as_url(bool relative,
                                              std::string path) const {
  const bool has_ending = is_page_extension(extension(path));
  if (has_ending) path.resize(path.rfind('.'));
  std::string whole = relative ? joined_path(base(), path) : normal_path(path);
  const auto& names = corpus_.renderer().index_names;
  if (std::ranges::count(names, last_segment(whole)) > 0) {
    whole.resize(std::max<size_t>(whole.rfind('/'), 1));
  }
  if (!relative && corpus_.renderer().file_links == FileLinks::reader_urls) {
    if (!has_ending) return std::nullopt;  // which is not this reading's
    if (auto found = bare_url(whole, from_.locale)) return found;
  }
  return page_at(whole);
}

std::optional<Answer> PageReader::file(bool relative,
                                       const std::string& path) const {
  if (corpus_.renderer().file_links != FileLinks::files) {
    return file_as_url(relative, path);
  }
  if (relative && corpus_.renderer().localizes_files) {
    if (const auto served = file_in_own_locale(path)) return Answer{*served};
  }
  const std::string folder = relative ? folder_of(from_.facts.file) : "";
  const std::string name = joined_path(folder, path).substr(1);
  for (const char* ending : {"", ".md", ".mdx", "/index.md", "/README.md"}) {
    if (const auto page = served_file(name + ending)) {
      return Answer{{*page, corpus_.page(*page).locale, false}};
    }
    if (has_urls_beside_files()) break;
  }
  if (!relative) return file_of_layout(path);
  return corpus_.renderer().files_from_root ? file_of_layout("/" + path)
                                            : untranslated_file(path);
}

// "wax.md" as the name of the page in the reader's language, whatever file
// that is.
std::optional<Served> PageReader::file_in_own_locale(
    std::string_view path) const {
  if (!is_page_extension(extension(path))) return std::nullopt;
  return corpus_.find_key(
      joined_path(folder_of(from_.key), path.substr(0, path.rfind('.'))),
      from_.locale);
}

std::optional<Served> PageReader::untranslated_beside(const Href& href) const {
  if (!corpus_.renderer().files_from_root || href.kind != HrefKind::relative) {
    return std::nullopt;
  }
  const auto served = file_in_own_locale(percent_decoded(href.path));
  return served && served->copied ? served : std::nullopt;
}

std::vector<LocaleIndex> PageReader::copied_in() const {
  std::vector<LocaleIndex> locales = corpus_.sets()[from_.set].copied_in;
  std::erase_if(locales, [&](LocaleIndex locale) {
    const auto copy = corpus_.find_key(from_.key, locale);
    return !copy || &corpus_.page(copy->page) != &from_;
  });
  return locales;
}

std::optional<LocaleIndex> PageReader::lost_in(const Href& href,
                                               PageIndex page) const {
  if (!corpus_.renderer().files_from_root || href.kind != HrefKind::relative) {
    return std::nullopt;
  }
  // In that language, "x.md" also counts from where the files begin.
  const auto from_root = file_of_layout("/" + percent_decoded(href.path));
  if (from_root && from_root->served.page == page) return std::nullopt;
  for (const LocaleIndex locale : copied_in()) {
    const PageIndex own = corpus_.translation(page, locale);
    if (own != none && own != page) return locale;
  }
  return std::nullopt;
}

// "wax.md" beside a page that is translated, while that one is not: it is
// served in the reader's locale all the same.
std::optional<Answer> PageReader::untranslated_file(
    std::string_view path) const {
  if (!corpus_.renderer().serves_untranslated) return std::nullopt;
  const auto served = file_in_own_locale(path);
  if (!served || !served->copied) return std::nullopt;
  return Answer{*served};
}

// "/hives/swarms.md" counts from where the layout's row has its pages, in the
// page's own language, as Docusaurus reads it; "./swarms.md" does not
// (docusaurus-utils/src/markdownLinks.ts).
std::optional<Answer> PageReader::file_of_layout(std::string_view path) const {
  if (starts_with(path, "/./") || starts_with(path, "/../")) {
    return std::nullopt;
  }
  const size_t dot = path.rfind('.');
  if (!is_page_extension(extension(path)) || dot == npos) return std::nullopt;
  const std::string& pattern = corpus_.config().layout[from_.row].key;
  std::string key = pattern.substr(0, pattern.find('{'));
  key += path.substr(0, dot);
  const auto served = corpus_.find_key(normal_path(key), from_.locale);
  if (!served) return std::nullopt;
  return Answer{*served};
}

// Where links may be files or URLs, a path without an ending is a URL.
bool PageReader::has_urls_beside_files() const {
  const auto& links = corpus_.renderer().markdown_links;
  return contains(links, Reading::file) &&
         (contains(links, Reading::url) || contains(links, Reading::bare_url) ||
          contains(links, Reading::relative_url));
}

}  // namespace paralint
