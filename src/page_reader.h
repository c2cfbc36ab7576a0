// Where the page part of a destination leads, by one way of reading it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus.h"
#include "href.h"

namespace paralint {

// What a path leads to, and by which way.
struct Answer {
  Served served;
  bool redirected = false;
  bool aliased = false;
};

// "a/b" of "a/b/c"; empty where there is no slash.
std::string folder_of(const std::string& file);

// "x.png" and "setup.sh" are files; "v1.2" is a page's name.
bool is_asset_path(std::string_view path);
bool is_page_extension(std::string_view ending);

bool contains(const std::vector<Reading>& all, Reading reading);

// Reads the page parts of one page's links.
class PageReader {
 public:
  // `corpus` must outlive this.
  PageReader(const Corpus& corpus, PageIndex from)
      : corpus_(corpus), from_(corpus.page(from)) {}

  // What `href` leads to in a locale, by that reading; a page that only
  // redirects is followed.
  std::optional<Answer> read(Reading reading, const Href& href,
                             LocaleIndex locale) const;
  // The URL that a path from the root or from the page means.
  std::string url_of(const Href& href) const;
  // Where readers end up on their way through pages that only redirect.
  std::optional<Answer> followed(std::optional<Answer> answer,
                                 int hops = 5) const;
  // The file of that path below the page's folder or one above it, since the
  // generator's root may be any of them; the uppermost counts.
  std::optional<Answer> file_from_root(std::string_view path) const;
  // The page whose file would be there if it were translated, where the site
  // does not follow such links.
  std::optional<Served> untranslated_beside(const Href& href) const;
  // The languages in which this page is served as it is.
  std::vector<LocaleIndex> copied_in() const;
  // One of them in which the page that the relative path of a file names has
  // another file.
  std::optional<LocaleIndex> lost_in(const Href& href, PageIndex page) const;
  // Hugo's ref: a name with or without ending, from the page's folder, then
  // from the root, in the page's own language.
  std::optional<Answer> page_called(const Href& href) const;
  // Hugo's ref of a name alone: all pages that are called so.
  const std::vector<PageIndex>& pages_called(const Href& href) const;
  // A page that is not published, which would answer.
  std::optional<PageIndex> unserved(const Href& href) const;

 private:
  std::optional<Answer> read_plainly(Reading reading, const Href& href,
                                     LocaleIndex locale) const;
  std::string name_in_ref(const Href& href) const;
  std::optional<Answer> file_as_url(bool relative, std::string path) const;
  std::optional<PageIndex> served_file(const std::string& name) const;
  std::string base() const;
  std::optional<Answer> bare_url(const std::string& path,
                                 LocaleIndex locale) const;
  std::optional<Answer> url(const std::string& path, int hops = 10) const;
  std::optional<Answer> redirected(const Href& href, int hops) const;
  std::optional<Answer> page_at(const std::string& path) const;
  std::optional<Answer> with_tag(const std::string& path) const;
  std::optional<Answer> file(bool relative, const std::string& path) const;
  std::optional<Served> file_in_own_locale(std::string_view path) const;
  std::optional<Answer> untranslated_file(std::string_view path) const;
  std::optional<Answer> file_of_layout(std::string_view path) const;
  bool has_urls_beside_files() const;

  const Corpus& corpus_;
  const SitePage& from_;
};

}  // namespace paralint
