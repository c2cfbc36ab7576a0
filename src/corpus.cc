#include "corpus.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <span>

#include "generator_slugs.h"
#include "href.h"
#include "locale.h"
#include "own_host.h"
#include "page_url.h"
#include "text.h"

namespace paralint {

struct Corpus::Index {
  // Where a key's pages begin in `key_pages`, one place for each locale.
  std::unordered_map<std::string_view, uint32_t> keys;
  std::vector<PageIndex> key_pages;

  std::span<PageIndex> pages_of(uint32_t begin, LocaleIndex locales) {
    return {key_pages.data() + begin, locales};
  }
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

std::string without_base(std::string_view base, const std::string& url) {
  const Href href = parse_href(url);
  return has_base(base, href)
             ? "/" + url.substr(std::min(base.size() + 1, url.size()))
             : url;
}

Redirect in_locale(Redirect redirect, const std::string& prefix) {
  redirect.from = prefix + redirect.from;
  if (starts_with(redirect.to, "/")) redirect.to = prefix + redirect.to;
  return redirect;
}

// Whether more links from the root have the base than lack it. Without any the
// generator's rule is believed.
bool has_usual_base(std::string_view base, const std::vector<SitePage>& pages) {
  if (base.empty()) return false;
  ptrdiff_t votes = 0;
  for (const SitePage& page : pages) {
    for (const Link& link : page.facts.links) {
      const Href href = parse_href(link.destination);
      if (link.image || link.call != LinkCall::none ||
          href.kind != HrefKind::absolute)
        continue;
      votes += link.base_given || has_base(base, href) ? 1 : -1;
    }
  }
  return votes >= 0;
}

}  // namespace

Corpus::Corpus(const Config& config, const Disk& disk, const Work& work,
               KnownPages known)
    : config_(config),
      disk_(disk),
      layout_(config),
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
  is_base_usual_ = has_usual_base(config_.base, pages_);
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

bool Corpus::is_index(const PathParts& parts) const {
  const auto& names = renderer().index_names;
  if (std::ranges::count(names, parts.name) > 0) return true;
  if (std::ranges::count(names, "*") > 0) return true;
  return renderer().index_is_named_like_folder && !parts.path.empty() &&
         last_segment(parts.path) == parts.name;
}

std::string Corpus::url(const PathParts& parts,
                        const FrontMatter& front_matter) const {
  const NumberPrefix numbers = renderer().number_prefix;
  std::string folder = without_numbers(folders_->folder(parts).url, numbers);
  std::string name =
      is_index(parts) ? std::string() : without_numbers(parts.name, numbers);
  std::string pattern = config_.layout[parts.row].url;
  if (is_dated(pattern) && !name.empty()) {
    const DatedName dated = dated_name(parts.name);
    const std::string* date = front_matter.find("date");
    name = dated.title;
    pattern = with_date(pattern, date ? *date : dated.date);
  }
  if (renderer().tidies_urls) {
    folder = tidy_path(folder);
    name = tidy_path(name);
  }
  const PageUrl url{.prefix = layout_.prefix(parts.locale),
                    .pattern = pattern,
                    .folder = folder,
                    .name = name};
  for (const UrlField& field : renderer().url_fields) {
    const std::string* value = front_matter.find(field.field);
    if (value) return normal_path(url.by_field(field.role, *value));
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
  page.is_index = is_index(loaded.parts);
  const std::string* draft =
      loaded.facts.front_matter.find(renderer().draft_field);
  page.served =
      folders_->folder(loaded.parts).is_served && (!draft || *draft != "true");
  page.facts = std::move(loaded.facts);
  page.anchors = std::move(loaded.anchors);
  pages_.push_back(std::move(page));
}

// The page of each locale that has the key; empty if none has it.
std::span<const PageIndex> Corpus::pages_of_key(std::string_view key) const {
  const auto found = index_->keys.find(key);
  if (found == index_->keys.end()) return {};
  return index_->pages_of(found->second, locales());
}

PageSet Corpus::lone_set(PageIndex page) const {
  PageSet alone{std::vector<PageIndex>(locales(), none), {}, false};
  alone.pages[pages_[page].locale] = page;
  return alone;
}

void Corpus::make_sets() {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const auto begin = static_cast<uint32_t>(index_->key_pages.size());
    const auto [key, is_new] = index_->keys.try_emplace(pages_[i].key, begin);
    if (is_new) index_->key_pages.resize(begin + locales(), none);
    // Two files of one key and locale (a.md and a.mdx): the first one counts.
    PageIndex& place = index_->key_pages[key->second + pages_[i].locale];
    if (place == none) place = i;
  }
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const auto of_key = pages_of_key(pages_[i].key);
    const auto set = static_cast<SetIndex>(sets_.size());
    if (of_key[pages_[i].locale] != i) {
      pages_[i].set = set;
      sets_.push_back(lone_set(i));
    } else if (*std::ranges::min_element(of_key) == i) {
      sets_.push_back({{of_key.begin(), of_key.end()}, {}, false});
      for (const PageIndex page : of_key) {
        if (page != none) pages_[page].set = set;
      }
    }
  }
}

std::string_view Corpus::field_key(PageIndex page) const {
  for (const std::string& field : renderer().key_fields) {
    const std::string* value = pages_[page].facts.front_matter.find(field);
    if (value) return *value;
  }
  return {};
}

// Pages whose keys differ in hyphens, underlines, blanks and case only, where
// each locale has one such page.
void Corpus::join_respelled() {
  std::unordered_map<std::string, std::vector<SetIndex>> alike;
  for (SetIndex i = 0; i < sets_.size(); ++i) {
    if (std::ranges::count(sets_[i].pages, none) == 0) continue;
    const auto page = std::ranges::min_element(sets_[i].pages);
    std::string name = fold_case(pages_[*page].key);
    std::erase_if(name,
                  [](char c) { return c == '-' || c == '_' || c == ' '; });
    alike[std::move(name)].push_back(i);
  }
  for (const auto& [name, sets] : alike) {
    if (sets.size() < 2 || !have_different_locales(sets)) continue;
    for (const SetIndex set : sets) {
      const std::vector<PageIndex> pages = sets_[set].pages;
      for (const PageIndex page : pages) {
        if (page != none && set != sets.front()) {
          move_to_set(page, sets.front());
        }
      }
    }
  }
}

bool Corpus::have_different_locales(std::span<const SetIndex> sets) const {
  for (LocaleIndex locale = 0; locale < locales(); ++locale) {
    const auto with = std::ranges::count_if(
        sets, [&](SetIndex set) { return sets_[set].pages[locale] != none; });
    if (with > 1) return false;
  }
  return true;
}

// Pages that are one page by their front matter, whatever their files are
// called. A name that two pages of a locale have says nothing.
void Corpus::join_by_fields() {
  std::map<std::string_view, std::vector<PageIndex>> named;
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const std::string_view name = field_key(i);
    if (!name.empty()) named[name].push_back(i);
  }
  for (auto& [name, pages] : named) {
    std::ranges::stable_sort(pages, {}, [&](PageIndex page) {
      const LocaleIndex locale = pages_[page].locale;
      return std::pair(locale != reference_, locale);
    });
    const auto of_one_locale = [&](PageIndex a, PageIndex b) {
      return pages_[a].locale == pages_[b].locale;
    };
    if (std::ranges::adjacent_find(pages, of_one_locale) != pages.end()) {
      continue;
    }
    const SetIndex set = pages_[pages.front()].set;
    for (const PageIndex page : pages) {
      if (pages_[page].set != set) move_to_set(page, set);
    }
  }
}

// The page that a mapping names, or none and a trouble.
PageIndex Corpus::curated_page(const Correspondence& pair,
                               const std::string& tag, const std::string& key,
                               std::vector<Trouble>& troubles) const {
  const LocaleIndex locale = *layout_.locale(tag);
  const auto of_key = pages_of_key(normal_path(key));
  if (!of_key.empty() && of_key[locale] != none) return of_key[locale];
  std::vector<std::string_view> keys;
  for (const auto& [other, begin] : index_->keys) {
    if (index_->key_pages[begin + locale] != none) keys.push_back(other);
  }
  std::sort(keys.begin(), keys.end());
  const std::string near(nearest(key, keys));
  troubles.push_back(pair.place.trouble(
      "no page has the key `" + key + "` in `" + tag + "`" +
      (near.empty() ? "" : "; did you mean `" + near + "`?")));
  return none;
}

// What the set had for the page's locale gets a set of its own.
void Corpus::move_to_set(PageIndex page, SetIndex set) {
  const LocaleIndex locale = pages_[page].locale;
  sets_[pages_[page].set].pages[locale] = none;
  const PageIndex before = sets_[set].pages[locale];
  if (before != none) {
    pages_[before].set = static_cast<SetIndex>(sets_.size());
    sets_.push_back(lone_set(before));
  }
  sets_[set].pages[locale] = page;
  pages_[page].set = set;
}

// Pages of different keys that a mapping calls translations of each other. The
// first line that names a page counts.
void Corpus::join_curated() {
  std::vector<Trouble> troubles;
  std::vector<bool> is_joined(pages_.size());
  for (const Correspondence& pair : config_.pages) {
    SetIndex joined = none;
    for (const auto& [tag, key] : pair.by_locale) {
      const PageIndex page = curated_page(pair, tag, key, troubles);
      if (page == none) continue;
      if (joined == none) {
        joined = pages_[page].set;
        sets_[joined].curated = true;
      } else if (pages_[page].set != joined) {
        const PageIndex other = sets_[joined].pages[pages_[page].locale];
        const bool is_taken = other != none && is_joined[other];
        if (is_taken || is_joined[page]) continue;
        move_to_set(page, joined);
      }
      is_joined[page] = true;
    }
  }
  if (!troubles.empty()) throw Error(std::move(troubles));
}

void Corpus::join(PageIndex reference, PageIndex translation) {
  const SetIndex set = pages_[reference].set;
  const std::vector<PageIndex> joining = sets_[pages_[translation].set].pages;
  for (const PageIndex page : joining) {
    if (page == none) continue;
    const PageIndex there = sets_[set].pages[pages_[page].locale];
    if (there == none || page == translation) move_to_set(page, set);
  }
}

void Corpus::index_urls() {
  urls_.reserve(pages_.size() * 2);
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    if (!pages_[i].served) {
      urls_.add_unserved(pages_[i].url, i);
      continue;
    }
    const PageIndex before = urls_.add(pages_[i].url, {i, pages_[i].locale});
    if (before != none) url_clashes_.push_back({before, i});
  }
  for (LocaleIndex locale = 0; locale < locales(); ++locale) {
    const auto routes = config_.routes.find(tag(locale));
    if (routes == config_.routes.end()) continue;
    std::vector<std::string> urls;
    for (const std::string& route : routes->second) {
      urls.push_back(normal_path(layout_.prefix(locale) + route));
    }
    urls_.add_routes(urls, locale);
  }
}

void Corpus::index_aliases() {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const SitePage& page = pages_[i];
    if (!page.served) continue;
    for (const std::string& field : renderer().alias_fields) {
      for (const std::string& alias : page.facts.front_matter.words(field)) {
        for (std::string& url :
             alias_urls(page.url, layout_.prefix(page.locale), alias)) {
          urls_.add_alias(std::move(url), i);
        }
      }
    }
  }
}

// Where a row's {path} begins with a folder, the folder is a page.
void Corpus::add_folders(const std::vector<PathParts>& parts) {
  std::set<std::tuple<size_t, LocaleIndex, std::string>> folders;
  for (const PathParts& page : parts) {
    if (page.path.empty()) continue;
    folders.emplace(page.row, page.locale,
                    page.path.substr(0, page.path.find('/')));
  }
  for (const auto& [row, locale, path] : folders) {
    std::string of_folder =
        url({row, locale, path, renderer().index_names.front()}, {});
    if (!find_url(of_folder)) {
      urls_.add_other(std::move(of_folder), {none, locale, false});
    }
  }
}

// Where the site would serve the file, whether there is one or not; empty where
// it is no page. A fragment stays.
std::string Corpus::url_of_file(const std::string& file) const {
  const std::string path = file.substr(0, file.find('#'));
  if (const auto page = find_file(path)) {
    return pages_[*page].url + file.substr(path.size());
  }
  const auto parts = layout_.page(path);
  return parts ? url(*parts, {}) + file.substr(path.size()) : std::string();
}

void Corpus::index_redirects() {
  redirects_ = RedirectTable(renderer().ignores_case);
  for (Redirect redirect : config_.redirects) {
    if (redirect.names_files) {
      redirect.from = url_of_file(redirect.from);
      if (parse_href(redirect.to).kind == HrefKind::relative) {
        redirect.to = url_of_file(redirect.to);
      }
      if (redirect.from.empty() || redirect.to.empty()) continue;
    }
    redirect.to = without_base(config_.base, redirect.to);
    if (!redirect.in_all_locales) redirects_.add(redirect);
    for (LocaleIndex i = 0; redirect.in_all_locales && i < locales(); ++i) {
      redirects_.add(in_locale(redirect, layout_.prefix(i)));
    }
  }
}

void Corpus::copy_page(PageIndex page, LocaleIndex locale,
                       const std::string& url) {
  PageSet& set = sets_[pages_[page].set];
  if (set.pages[locale] != none) return;
  set.copied_in.push_back(locale);
  urls_.add_other(normal_path(layout_.prefix(locale) + url),
                  {page, locale, true});
}

// Pages that are served in another locale too: folders that copy them, sites
// that fall back to the reference.
void Corpus::copy_pages(const std::vector<PathParts>& parts) {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const std::string bare(bare_url(i));
    const Folders::Folder& folder = folders_->folder(parts[i]);
    for (const PathParts& to : folder.copies) {
      // What the page adds to its folder's URL.
      const std::string own =
          starts_with(bare, folder.url) ? bare.substr(folder.url.size()) : bare;
      copy_page(i, to.locale, folders_->folder(to).url + own);
    }
    if (!renderer().serves_untranslated || pages_[i].locale != reference_ ||
        !pages_[i].served) {
      continue;
    }
    for (LocaleIndex locale = 0; locale < locales(); ++locale) {
      if (locale != reference_) copy_page(i, locale, bare);
    }
  }
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
  const auto of_key = pages_of_key(key);
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
    for (const std::string& of : config_.locales) {
      index_->languages.push_back(language_name(of));
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
