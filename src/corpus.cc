#include "corpus.h"

#include <algorithm>
#include <mutex>
#include <span>

#include "generator_slugs.h"
#include "href.h"
#include "locale.h"
#include "own_host.h"
#include "page_url.h"
#include "text.h"

namespace paralint {

struct Corpus::Index {
  std::once_flag names_of_pages_once;
  // By locale, by the last part of their keys.
  std::vector<std::unordered_map<std::string_view, std::vector<PageIndex>>>
      named;
  std::once_flag folded_once;
  // By lowercased URL and by lowercased key.
  std::unordered_map<std::string, std::vector<Served>> folded;
  std::once_flag languages_once;
  std::vector<std::string> languages;
  std::once_flag names_once;
  std::vector<std::vector<std::string>> names;
};

std::string normal_path(std::string_view path) {
  return joined_path({}, path);
}

namespace {

// Whether more links from the root have the base than lack it. Without any the
// generator's rule is believed.
bool has_usual_base(const Config& config, const std::vector<SitePage>& pages) {
  const std::string& base = config.base;
  if (base.empty()) return false;
  const BaseFrom usual = config.renderer.base_from;
  ptrdiff_t votes = 0;
  for (const SitePage& page : pages) {
    for (const Link& link : page.facts.links) {
      const Href href = parse_href(link.destination);
      if (link.image || link.call != LinkCall::none ||
          href.kind != HrefKind::absolute ||
          base_from(config.renderer, link, href) != usual)
        continue;
      votes += link.base_given || has_base(base, href) ? 1 : -1;
    }
  }
  return votes >= 0;
}

// Whether whoever asks for a page, or for a place on it, finds the same.
bool is_found_alike(const SitePage& before, const LoadedPage& now) {
  return before.facts.front_matter.fields == now.facts.front_matter.fields &&
         before.facts.includes == now.facts.includes &&
         before.facts.component_words == now.facts.component_words &&
         before.anchors == now.anchors;
}

}  // namespace

Corpus::Corpus(const Config& config, const Disk& disk, const Work& work,
               KnownPages known)
    : config_(config),
      disk_(disk),
      layout_(config),
      keys_(config.locales.size()),
      generated_pages_(config.renderer.generated_pages),
      index_(std::make_unique<Index>()) {
  reference_ = *layout_.locale(config.reference);
  Loaded loaded = load(config_, layout_, disk, work, std::move(known));
  unreadable_ = std::move(loaded.unreadable);
  folders_ = std::make_unique<Folders>(std::move(loaded.folders));
  std::vector<PathParts> parts;
  parts.reserve(loaded.pages.size());
  pages_.reserve(loaded.pages.size());
  for (LoadedPage& page : loaded.pages) {
    page.parts.locale = locale_of(page);
    parts.push_back(page.parts);
    add_page(std::move(page));
  }
  make_sets();
  join_respelled();
  join_by_fields();
  join_curated();
  index_urls();
  if (renderer().folders_are_pages) add_folders(parts);
  index_aliases();
  index_redirects();
  copy_pages(parts);
  is_base_usual_ = has_usual_base(config_, pages_);
}

Corpus::~Corpus() = default;

KnownPages Corpus::release_pages() {
  KnownPages known;
  known.reserve(pages_.size());
  for (SitePage& page : pages_) {
    std::string file = page.facts.file;
    known.emplace(
        std::move(file),
        LoadedPage{std::move(page.facts), std::move(page.anchors), {}});
  }
  return known;
}

bool Corpus::renew(const std::vector<PageIndex>& changed, const Work& work) {
  std::vector<char> is_alike(changed.size());
  for_each_index("reading pages", changed.size(), work, [&](size_t i) {
    SitePage& before = pages_[changed[i]];
    LoadedPage now;
    if (!load_page(config_, disk_, before.facts.file, now).empty()) return;
    is_alike[i] = is_found_alike(before, now);
    before.facts = std::move(now.facts);
    before.anchors = std::move(now.anchors);
  });
  return std::ranges::count(is_alike, 0) == 0 &&
         is_base_usual_ == has_usual_base(config_, pages_);
}

bool Corpus::is_index(const PathParts& parts) const {
  const auto& names = renderer().index_names;
  if (std::ranges::count(names, parts.name) > 0) return true;
  // "1.index" is called so where files are sorted by their numbers.
  const NumberPrefix numbers = renderer().number_prefix;
  if (numbers == NumberPrefix::names &&
      std::ranges::count(names, without_numbers(parts.name, numbers)) > 0) {
    return true;
  }
  if (std::ranges::count(names, "*") > 0) return true;
  return renderer().index_is_named_like_folder && !parts.path.empty() &&
         last_segment(parts.path) == parts.name;
}

std::string Corpus::in_url(std::string_view path) const {
  const UrlNames names = renderer().url_names;
  if (names == UrlNames::kept) return std::string(path);
  if (names == UrlNames::tidied) return tidy_path(path);
  const Slugger& slugger = *renderer().url_slugger;
  std::string made;
  bool is_first = true;
  for (const std::string_view part : split(path, '/')) {
    if (!std::exchange(is_first, false)) made += '/';
    made += slugger.slug(part);
  }
  return made;
}

std::string Corpus::url(const PathParts& parts,
                        const FrontMatter& front_matter) const {
  const NumberPrefix numbers = renderer().number_prefix;
  std::string folder = without_numbers(folders_->folder(parts).url, numbers);
  std::string name =
      is_index(parts) ? std::string() : without_numbers(parts.name, numbers);
  std::string pattern = with_locale(config_.layout[parts.row].url,
                                    config_.locale_words[parts.locale]);
  const std::string root(root_of(pattern));
  // A page that is its folder is called so where the folder is not shown.
  if (is_index(parts) && pattern.find("{path}") == npos) {
    name = last_segment(folder);
  }
  if (is_dated(pattern) && !name.empty()) {
    const DatedName dated = dated_name(name);
    const std::string* date = front_matter.find(renderer().date_field);
    pattern = with_date(pattern, date ? *date : dated.date);
    name = std::string(dated.title);
  }
  if (is_categorized(pattern)) {
    auto categories = front_matter.words("categories");
    if (categories.empty()) categories = front_matter.words("category");
    pattern = with_categories(pattern, categories);
  }
  if (is_titled(pattern)) {
    const std::string* title = front_matter.find("title");
    if (title && !title->empty()) name = *title;
    pattern = with_title(pattern);
  }
  folder = in_url(folder);
  name = in_url(name);
  const bool is_told = has_locale(config_.layout[parts.row].url);
  const PageUrl url{
      .prefix = is_told ? std::string_view() : layout_.prefix(parts.locale),
      .pattern = pattern,
      .root = root,
      .folder = folder,
      .name = name};
  for (const UrlField& field : renderer().url_fields) {
    const std::string* value = front_matter.find(field.field);
    if (!value) continue;
    if (field.role == UrlRole::file_name && is_index(parts)) continue;
    const bool is_tidied = renderer().url_names == UrlNames::tidied &&
                           field.role == UrlRole::name &&
                           value->find('/') == npos;
    return normal_path(
        url.by_field(field.role, is_tidied ? tidy_path(*value) : *value));
  }
  return normal_path(url.whole(name));
}

// Where a file's path does not tell the locale, its front matter may.
LocaleIndex Corpus::locale_of(const LoadedPage& page) const {
  const bool in_path =
      config_.layout[page.parts.row].files.find("{locale}") != npos;
  const std::string* word =
      in_path ? nullptr : page.facts.front_matter.find(renderer().locale_field);
  if (!word) return page.parts.locale;
  return layout_.locale(canonical_locale(*word)).value_or(page.parts.locale);
}

void Corpus::add_page(LoadedPage loaded) {
  SitePage page;
  page.locale = loaded.parts.locale;
  page.row = loaded.parts.row;
  page.key = layout_.key(loaded.parts);
  page.url = url(loaded.parts, loaded.facts.front_matter);
  // A row for one page may serve it as a folder: "/guide/".
  const std::string& pattern = config_.layout[page.row].url;
  page.is_index = is_index(loaded.parts) ||
                  (pattern.find('{') == npos && ends_with(pattern, "/"));
  const std::string* draft =
      loaded.facts.front_matter.find(renderer().draft_field);
  page.served =
      folders_->folder(loaded.parts).is_served && (!draft || *draft != "true");
  page.facts = std::move(loaded.facts);
  page.anchors = std::move(loaded.anchors);
  pages_.push_back(std::move(page));
}

std::optional<PageIndex> Corpus::find_file(std::string_view file) const {
  const auto found = std::ranges::lower_bound(
      pages_, file, {},
      [](const SitePage& page) -> std::string_view { return page.facts.file; });
  if (found == pages_.end() || found->facts.file != file) return std::nullopt;
  return static_cast<PageIndex>(found - pages_.begin());
}

std::optional<Served> Corpus::find_key(std::string_view key,
                                       LocaleIndex locale) const {
  const auto of_key = keys_.pages(key);
  if (of_key.empty()) return std::nullopt;
  const PageIndex own = of_key[locale];
  if (own != none) {
    if (!pages_[own].served) return std::nullopt;
    return Served{own, locale, false};
  }
  for (const PageIndex page : of_key) {
    if (page != none && sets_[pages_[page].set].is_copied(locale)) {
      return Served{page, locale, true};
    }
  }
  return std::nullopt;
}

std::optional<PageIndex> Corpus::find_alias(std::string_view url,
                                            LocaleIndex locale) const {
  const auto named = urls_.aliases(url);
  if (named.empty()) return std::nullopt;
  const auto own = std::ranges::find_if(
      named, [&](PageIndex page) { return pages_[page].locale == locale; });
  return own == named.end() ? named.front() : *own;
}

bool Corpus::writes_base(bool html) const {
  const bool by_writer = renderer().base_from == BaseFrom::writer;
  return by_writer ? is_base_usual_ : html && !config_.base.empty();
}

const std::vector<PageIndex>& Corpus::pages_called(std::string_view name,
                                                   LocaleIndex locale) const {
  std::call_once(index_->names_of_pages_once, [&] {
    index_->named.resize(locales());
    for (PageIndex i = 0; i < pages_.size(); ++i) {
      if (!pages_[i].served) continue;
      const std::string_view last = last_segment(pages_[i].key);
      index_->named[pages_[i].locale][last].push_back(i);
    }
  });
  static const std::vector<PageIndex> nobody;
  const auto found = index_->named[locale].find(name);
  return found == index_->named[locale].end() ? nobody : found->second;
}

std::string_view Corpus::moved_to(PageIndex page) const {
  for (const std::string& field : renderer().moved_fields) {
    const auto words = pages_[page].facts.front_matter.words(field);
    if (!words.empty()) return words.front();
  }
  return {};
}

std::vector<std::pair<LocaleIndex, std::string>> Corpus::urls(
    PageIndex page) const {
  std::vector<std::pair<LocaleIndex, std::string>> found;
  for (const auto& [url, served] : urls_.all()) {
    if (served.page == page) found.emplace_back(served.locale, url);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Served> Corpus::find_ignoring_case(std::string_view path,
                                                 LocaleIndex locale) const {
  std::call_once(index_->folded_once, [&] {
    for (const auto& [url, served] : urls_.all()) {
      index_->folded[fold_case(url)].push_back(served);
    }
    for (const SitePage& page : pages_) {
      if (!page.served) continue;
      const auto index = static_cast<PageIndex>(&page - pages_.data());
      index_->folded[fold_case(page.key)].push_back(
          {index, page.locale, false});
    }
  });
  const auto it = index_->folded.find(fold_case(path));
  if (it == index_->folded.end()) return std::nullopt;
  std::optional<Served> best;
  for (const Served& served : it->second) {
    if (served.locale == locale && served.page != none &&
        (!best || served.page < best->page)) {
      best = served;
    }
  }
  return best;
}

std::string_view Corpus::bare_url(PageIndex page) const {
  const std::string_view url = pages_[page].url;
  const std::string& prefix = layout_.prefix(pages_[page].locale);
  if (prefix.empty() || !starts_with(url, prefix)) return url;
  return url.size() == prefix.size() ? "/" : url.substr(prefix.size());
}

PageIndex Corpus::translation(PageIndex page, LocaleIndex locale) const {
  return sets_[pages_[page].set].pages[locale];
}

bool Corpus::is_served_in(PageIndex page, LocaleIndex locale) const {
  const PageSet& set = sets_[pages_[page].set];
  return set.pages[locale] != none || set.is_copied(locale);
}

const std::string& Corpus::language(LocaleIndex locale) const {
  std::call_once(index_->languages_once, [&] {
    // The region is told where the language is not enough.
    for (const std::string& of : config_.locales) {
      const std::string_view language = language_of(of);
      const auto same = std::ranges::count(
          config_.locales, language,
          [](const std::string& other) { return language_of(other); });
      index_->languages.push_back(language_name(same > 1 ? of : language));
    }
  });
  return index_->languages[locale];
}

const std::vector<std::string>& Corpus::language_names(
    LocaleIndex locale) const {
  std::call_once(index_->names_once, [&] {
    for (const std::string& of : config_.locales) {
      index_->names.push_back(paralint::language_names(of, config_.locales));
    }
  });
  return index_->names[locale];
}

}  // namespace paralint
