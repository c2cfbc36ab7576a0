// All pages of a site, found by file, key and URL. Const once the pages that
// are paired by content are joined, until it is renewed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "anchors.h"
#include "config.h"
#include "disk.h"
#include "glob.h"
#include "key_index.h"
#include "layout.h"
#include "load.h"
#include "page.h"
#include "redirect_table.h"
#include "url_index.h"

namespace paralint {

using SetIndex = uint32_t;  // into Corpus::sets()

// A page as the site serves it.
struct SitePage {
  Page facts;
  Anchors anchors;
  LocaleIndex locale = 0;
  std::string key;
  std::string url;        // with its locale's prefix
  size_t row = 0;         // of Config::layout
  SetIndex set = none;    // its translations
  bool is_index = false;  // its name stands for its folder
  bool served = true;     // its folder is not left out by the site
};

// The same page in each locale; `none` where there is no translation.
struct PageSet {
  std::vector<PageIndex> pages;        // by locale
  std::vector<LocaleIndex> copied_in;  // served there from another locale
  bool curated = false;                // a mapping says so

  bool is_copied(LocaleIndex locale) const {
    return std::find(copied_in.begin(), copied_in.end(), locale) !=
           copied_in.end();
  }
};

// Two pages with one URL.
struct UrlClash {
  PageIndex first = none;
  PageIndex second = none;
};

class Corpus {
 public:
  // Reads and parses every page below the layout's roots, but for those that
  // are known. `config` and `disk` must outlive this.
  Corpus(const Config& config, const Disk& disk, const Work& work,
         KnownPages known = {});
  ~Corpus();

  // The pages, for the next corpus; nothing but the end may follow.
  KnownPages release_pages();

  // Makes translations of pages that were thought to have none: the page and
  // whatever else is in its set. Pages are served as they were before.
  void join(PageIndex reference, PageIndex translation);
  // Takes all that back.
  void separate();

  // Reads these pages again, whose texts have changed. False where more is
  // different than their links, so that others may be served or read in another
  // way: then a new corpus has to be made, from nothing of these pages.
  bool renew(const std::vector<PageIndex>& changed, const Work& work);

  const Config& config() const { return config_; }
  const Renderer& renderer() const { return config_.renderer; }
  const Layout& layout() const { return layout_; }
  // Sorted by file.
  const std::vector<SitePage>& pages() const { return pages_; }
  const SitePage& page(PageIndex index) const { return pages_[index]; }
  // Sorted by the key of their first page.
  const std::vector<PageSet>& sets() const { return sets_; }

  std::optional<PageIndex> find_file(std::string_view file) const;
  // The page that is served for a key in a locale; it may be copied.
  std::optional<Served> find_key(std::string_view key,
                                 LocaleIndex locale) const;
  // `url` begins with "/", has no slash at its end, and its locale's prefix.
  std::optional<Served> find_url(std::string_view url) const {
    return urls_.find(url);
  }
  // The page that names the URL as a former one of its own; of several the one
  // in that locale.
  std::optional<PageIndex> find_alias(std::string_view url,
                                      LocaleIndex locale) const;
  // The page that would be served there if it was published.
  std::optional<PageIndex> find_unserved(std::string_view url) const {
    return urls_.find_unserved(url);
  }
  // The pages of a locale whose key ends in that name.
  const std::vector<PageIndex>& pages_called(std::string_view name,
                                             LocaleIndex locale) const;
  // What names the page in all languages, as its front matter says; or empty.
  std::string_view field_key(PageIndex page) const;
  // Where the page sends its readers, if that is all it does; else empty.
  std::string_view moved_to(PageIndex page) const;
  // Every URL at which the page is served, by locale; also those of its copies.
  std::vector<std::pair<LocaleIndex, std::string>> urls(PageIndex page) const;
  // Whether a writer puts the site's base in front of "/x": where the generator
  // leaves it to them, and most do.
  bool writes_base(bool html) const;
  // Whether there is such a file, page or not, or folder.
  bool has_file(const std::string& path) const { return disk_.is_file(path); }
  bool has_folder(const std::string& path) const {
    return disk_.is_folder(path);
  }
  // Whether the generator may serve a page of its own making at a URL without
  // locale's prefix.
  bool may_be_generated(std::string_view bare_url) const {
    return generated_pages_.match(bare_url);
  }
  // What the redirects make of a URL, in one step.
  std::optional<Redirection> redirect(std::string_view url) const {
    return redirects_.find(url);
  }
  // The one key or URL (of any locale) that differs in case only.
  std::optional<Served> find_ignoring_case(std::string_view path,
                                           LocaleIndex locale) const;

  // Where the site would serve a page that lay there and began so, with its
  // locale's prefix. Not to be called by several threads.
  std::string url(const PathParts& parts,
                  const FrontMatter& front_matter) const;
  // The page's URL without its locale's prefix.
  std::string_view bare_url(PageIndex page) const;
  // The page's translation in a locale, `none` where there is none; copied
  // ones do not count.
  PageIndex translation(PageIndex page, LocaleIndex locale) const;
  // Whether readers of the locale are served the page's set at all.
  bool is_served_in(PageIndex page, LocaleIndex locale) const;

  // "fr", in the canonical form.
  const std::string& tag(LocaleIndex locale) const {
    return config_.locales[locale];
  }
  LocaleIndex reference() const { return reference_; }
  LocaleIndex locales() const {
    return static_cast<LocaleIndex>(config_.locales.size());
  }
  // "French", for messages.
  const std::string& language(LocaleIndex locale) const;
  // What the locale's language is called in any of the site's languages.
  const std::vector<std::string>& language_names(LocaleIndex locale) const;

  const std::vector<UrlClash>& url_clashes() const { return url_clashes_; }
  // Files and folders that could not be read, sorted.
  const std::vector<Trouble>& unreadable() const { return unreadable_; }

 private:
  struct Index;
  // A path as URLs have it.
  std::string in_url(std::string_view path) const;
  // Whether the page's file name stands for its folder.
  bool is_index(const PathParts& parts) const;
  void add_page(LoadedPage loaded);
  LocaleIndex locale_of(const LoadedPage& page) const;
  void make_sets();
  PageSet lone_set(PageIndex page) const;
  void join_respelled();
  bool have_different_locales(std::span<const SetIndex> sets) const;
  void join_by_fields();
  void join_curated();
  PageIndex curated_page(const Correspondence& pair, const std::string& tag,
                         const std::string& key,
                         std::vector<Trouble>& troubles) const;
  // What a set was like before a page was moved there.
  struct Move {
    PageIndex page = none;
    SetIndex from = none;
    PageIndex before = none;  // it had that page instead
  };
  Move move_to_set(PageIndex page, SetIndex set);
  void index_urls();
  void add_folders(const std::vector<PathParts>& parts);
  void index_aliases();
  void index_redirects();
  std::string url_of_file(const std::string& file) const;
  void copy_pages(const std::vector<PathParts>& parts);
  void copy_page(PageIndex page, LocaleIndex locale, const std::string& url);

  const Config& config_;
  const Disk& disk_;
  Layout layout_;
  std::unique_ptr<const Folders> folders_;
  KeyIndex keys_;
  Globs generated_pages_;
  bool is_base_usual_ = false;
  LocaleIndex reference_ = 0;
  std::vector<SitePage> pages_;
  std::vector<PageSet> sets_;
  std::vector<Move> joins_;
  std::vector<UrlClash> url_clashes_;
  std::vector<Trouble> unreadable_;
  UrlIndex urls_;
  RedirectTable redirects_;
  std::unique_ptr<Index> index_;
};

// "/a/b" for "/a/b/", "a/b" and "/a//b": how URLs and keys are compared.
std::string normal_path(std::string_view path);

}  // namespace paralint
