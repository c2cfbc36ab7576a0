#include "respelling.h"

#include <array>

#include "own_host.h"
#include "page_reader.h"
#include "spelling.h"
#include "text.h"

namespace paralint {
namespace {

// What a link to a file may leave out.
constexpr std::array<std::string_view, 5> silent_endings = {
    "/index.md", "/README.md", ".mdx", ".md", ""};

bool is_relative(const Href& href) {
  return href.kind == HrefKind::relative;
}

// "./a" where the old one began so.
std::string begun_alike(const Href& old, std::string path) {
  const bool climbs = starts_with(path, "../") || path == "..";
  return starts_with(old.path, "./") && !climbs ? "./" + path : path;
}

// "/a/" where the old one ended so; "/a.html", too, of what is no folder.
std::string ended_alike(const Corpus& corpus, PageIndex page, const Href& old,
                        std::string path) {
  const bool ends = ends_with(path, "/");
  const bool is_html = corpus.renderer().html_urls &&
                       ends_with(old.path, ".html") &&
                       !corpus.page(page).is_index && !ends &&
                       !is_page_extension(extension(path));
  if (is_html) return path + ".html";
  return ends_with(old.path, "/") && !ends ? path + "/" : path;
}

bool names_its_ending(const Href& old) {
  const std::string ending = extension(old.path);
  return ending == "md" || ending == "mdx" || ending == "markdown";
}

std::vector<std::string> by_file(const Corpus& corpus, PageIndex from,
                                 const Href& old, PageIndex page) {
  const std::string file = file_in_links(corpus, page);
  std::vector<std::string> paths;
  for (const std::string_view silent : silent_endings) {
    if (!ends_with(file, silent)) continue;
    if (names_its_ending(old) && !silent.empty()) continue;
    const std::string named = file.substr(0, file.size() - silent.size());
    const std::string path =
        is_relative(old)
            ? begun_alike(old,
                          relative_path(file_in_links(corpus, from), named))
            : "/" + named;
    paths.push_back(
        names_its_ending(old) ? path : ended_alike(corpus, page, old, path));
  }
  return paths;
}

// The URL of a page in a locale, where it may be a copy.
std::string served_url(const Corpus& corpus, PageIndex page,
                       LocaleIndex locale) {
  const SitePage& to = corpus.page(page);
  std::string served = to.url;
  if (to.locale != locale) {
    for (const auto& [of, url] : corpus.urls(page)) {
      if (of == locale) served = url;
    }
  }
  return url_in_links(corpus, page, served);
}

std::string without_prefix(const std::string& prefix, const std::string& url) {
  if (prefix.empty() || !starts_with(url, prefix)) return url;
  return url.size() == prefix.size() ? "/" : url.substr(prefix.size());
}

}  // namespace

std::vector<std::string> respelled(const Corpus& corpus, PageIndex from,
                                   const Href& old, Reading via, PageIndex page,
                                   LocaleIndex locale) {
  const std::string& base = corpus.config().base;
  const bool keeps_base = has_base(base, old);
  std::vector<std::string> paths;
  switch (keeps_base && via == Reading::bare_url ? Reading::url : via) {
    case Reading::key:
      paths = {ended_alike(corpus, page, old, corpus.page(page).key)};
      break;
    case Reading::url:
      paths = {
          ended_alike(corpus, page, old, served_url(corpus, page, locale))};
      break;
    case Reading::bare_url:
      paths = {ended_alike(corpus, page, old,
                           without_prefix(corpus.layout().prefix(locale),
                                          served_url(corpus, page, locale)))};
      break;
    case Reading::file:
      paths = by_file(corpus, from, old, page);
      break;
    case Reading::relative_url: {
      // A page's URL is the folder that its relative links start from.
      const std::string& own = corpus.page(from).url;
      const std::string path = relative_path(own == "/" ? own : own + "/",
                                             served_url(corpus, page, locale));
      paths = {ended_alike(corpus, page, old, begun_alike(old, path))};
      break;
    }
  }
  for (std::string& path : paths) {
    path = percent_encoded(keeps_base ? base + path : path);
  }
  return paths;
}

}  // namespace paralint
