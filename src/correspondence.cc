#include "correspondence.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "heading_name.h"
#include "route_votes.h"
#include "stated.h"

namespace paralint {
namespace {

// Headings whose match is less sure than this are left out.
constexpr double least_confidence = 0.75;

template <typename Words>
void add_words(std::vector<std::string>& to, const Words& words) {
  for (const std::string word : words) {
    if (std::ranges::count(to, word) == 0) to.push_back(word);
  }
}

std::vector<Names> normal(const std::vector<Correspondence>& entries) {
  std::vector<Names> result;
  for (const Correspondence& entry : entries) {
    Names& names = result.emplace_back(entry.by_locale);
    for (auto& [locale, name] : names) name = normal_path(name);
  }
  return result;
}

// ---- Pages

class PageMatches {
 public:
  explicit PageMatches(const Site& site)
      : site_(site),
        corpus_(site.corpus()),
        is_listed_(corpus_.pages().size()) {}

  std::vector<PageMatch> run() {
    for (size_t i = 0; i < site_.pairs().size(); ++i) add_pair(i);
    for (PageIndex i = 0; i < corpus_.pages().size(); ++i) {
      if (!is_listed_[i] && is_translation(i)) add_set(i);
    }
    const Stated stated(normal(corpus_.config().pages));
    for (PageMatch& match : all_) {
      match.grounds.curated = stated.covers(keys(match));
    }
    std::ranges::stable_sort(all_, {}, [this](const PageMatch& match) {
      return std::tie(key_of(corpus_, match), match.pages);
    });
    return std::move(all_);
  }

 private:
  bool is_translation(PageIndex index) const {
    const SitePage& page = corpus_.page(index);
    return page.served && page.locale != corpus_.reference();
  }

  PageMatch& new_match() {
    all_.push_back({std::vector<PageIndex>(corpus_.locales(), none), {}});
    return all_.back();
  }

  void add_page(PageMatch& match, PageIndex page) {
    match.pages[corpus_.page(page).locale] = page;
    is_listed_[page] = true;
  }

  // Pairs are sorted by their reference page.
  void add_pair(size_t index) {
    const Pair& pair = site_.pairs()[index];
    const bool goes_on =
        index > 0 && site_.pairs()[index - 1].reference == pair.reference;
    PageMatch& match = goes_on ? all_.back() : new_match();
    add_page(match, pair.reference);
    add_page(match, pair.translation);
    Grounds& grounds = match.grounds;
    add_words(grounds.by, pair.paired_by);
    grounds.confidence = std::min(grounds.confidence, pair.confidence);
  }

  // Pages that the reference locale lacks; they may have each other.
  void add_set(PageIndex first) {
    PageMatch& match = new_match();
    add_page(match, first);
    const std::string& key = corpus_.page(first).key;
    for (const PageIndex page : corpus_.sets()[corpus_.page(first).set].pages) {
      if (page == none || is_listed_[page] || !is_translation(page)) continue;
      add_page(match, page);
      const char* by = corpus_.page(page).key == key ? "key" : "mapping";
      add_words(match.grounds.by, std::vector{by});
    }
  }

  Names keys(const PageMatch& match) const {
    Names names;
    for (const PageIndex page : match.pages) {
      if (page == none) continue;
      names[corpus_.tag(corpus_.page(page).locale)] = corpus_.page(page).key;
    }
    return names;
  }

  const Site& site_;
  const Corpus& corpus_;
  std::vector<bool> is_listed_;
  std::vector<PageMatch> all_;
};

// ---- Routes

RouteMatch curated_route(const Corpus& corpus, const Names& names) {
  RouteMatch match{std::vector<std::string>(corpus.locales()),
                   {{"mapping"}, 1.0, true}};
  for (const auto& [tag, url] : names) {
    match.urls[*corpus.layout().locale(tag)] = url;
  }
  return match;
}

void add_route(RouteMatch& match, const RoutePair& pair) {
  Grounds& grounds = match.grounds;
  if (pair.same_url) add_words(grounds.by, std::vector{"url"});
  if (pair.linked) add_words(grounds.by, std::vector{"links"});
  grounds.confidence = std::min(grounds.confidence, pair.confidence);
}

// Curated entries have the last word about the routes that they name.
std::vector<RouteMatch> derived_routes(const Site& site, const Stated& stated) {
  const Corpus& corpus = site.corpus();
  const std::string& reference = corpus.tag(corpus.reference());
  std::map<std::string, RouteMatch> by_reference;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (locale == corpus.reference()) continue;
    const std::string& tag = corpus.tag(locale);
    for (const RoutePair& pair : route_pairs(site, locale)) {
      if (stated.answers(reference, pair.reference, tag) ||
          stated.answers(tag, pair.translation, reference)) {
        continue;
      }
      RouteMatch& match = by_reference[pair.reference];
      match.urls.resize(corpus.locales());
      match.urls[corpus.reference()] = pair.reference;
      match.urls[locale] = pair.translation;
      add_route(match, pair);
    }
  }
  std::vector<RouteMatch> result;
  for (auto& [url, match] : by_reference) result.push_back(std::move(match));
  return result;
}

std::vector<RouteMatch> route_matches(const Site& site) {
  const Corpus& corpus = site.corpus();
  const std::vector<Names> curated = normal(corpus.config().curated_routes);
  std::vector<RouteMatch> all = derived_routes(site, Stated(curated));
  for (const Names& names : curated) {
    all.push_back(curated_route(corpus, names));
  }
  std::ranges::stable_sort(all, {}, [&corpus](const RouteMatch& match) {
    return std::tie(match.urls[corpus.reference()], match.urls);
  });
  return all;
}

// ---- Anchors

// A heading of the site as one word.
std::string heading_word(PageIndex page, int32_t heading) {
  return std::to_string(page) + "#" + std::to_string(heading);
}

// The headings that curated entries mean.
std::vector<Names> curated_headings(const Corpus& corpus) {
  std::vector<Names> result;
  for (const AnchorCorrespondence& entry : corpus.config().anchors) {
    const auto page =
        corpus.find_key(normal_path(entry.page), corpus.reference());
    if (!page) continue;
    Names& names = result.emplace_back();
    for (const auto& [tag, name] : entry.by_locale) {
      const PageIndex own =
          corpus.translation(page->page, *corpus.layout().locale(tag));
      if (own == none) continue;
      const int32_t heading = heading_named(corpus.page(own).anchors, name);
      if (heading != no_heading) names[tag] = heading_word(own, heading);
    }
  }
  return result;
}

class AnchorMatches {
 public:
  explicit AnchorMatches(const Site& site)
      : site_(site), corpus_(site.corpus()) {}

  std::vector<AnchorMatch> run() {
    for (size_t i = 0; i < site_.pairs().size(); ++i) add_pair(i);
    const Stated stated(curated_headings(corpus_));
    std::vector<AnchorMatch> all;
    for (auto& [place, match] : matches_) {
      match.grounds.curated = stated.covers(names(match));
      all.push_back(std::move(match));
    }
    return all;
  }

 private:
  void add_pair(size_t index) {
    const Pair& pair = site_.pairs()[index];
    for (const HeadingMatch& row : site_.alignment(index).headings) {
      if (!row.is_whole() || row.confidence < least_confidence ||
          !has_name(pair.reference, row.reference) ||
          !has_name(pair.translation, row.translation)) {
        continue;
      }
      AnchorMatch& match = match_of(pair.reference, row.reference);
      match.headings[pair.locale] = {pair.translation, row.translation};
      Grounds& grounds = match.grounds;
      add_words(grounds.by, row.aligned_by());
      grounds.confidence = std::min<double>(grounds.confidence, row.confidence);
    }
  }

  bool has_name(PageIndex index, int32_t heading) const {
    const SitePage& page = corpus_.page(index);
    const auto& ids = page.anchors.headings()[static_cast<size_t>(heading)];
    return !ids.slug.empty() ||
           explicit_id(page.facts, page.anchors, heading) != nullptr;
  }

  AnchorMatch& match_of(PageIndex page, int32_t heading) {
    AnchorMatch& match = matches_[{corpus_.page(page).key, page, heading}];
    match.headings.resize(corpus_.locales());
    match.headings[corpus_.reference()] = {page, heading};
    return match;
  }

  Names names(const AnchorMatch& match) const {
    Names names;
    for (const auto& [page, heading] : match.headings) {
      if (page == none) continue;
      names[corpus_.tag(corpus_.page(page).locale)] =
          heading_word(page, heading);
    }
    return names;
  }

  const Site& site_;
  const Corpus& corpus_;
  std::map<std::tuple<std::string, PageIndex, int32_t>, AnchorMatch> matches_;
};

}  // namespace

const std::string& key_of(const Corpus& corpus, const PageMatch& match) {
  PageIndex page = match.pages[corpus.reference()];
  if (page == none) {
    page = *std::ranges::find_if(match.pages,
                                 [](PageIndex one) { return one != none; });
  }
  return corpus.page(page).key;
}

Correspondences correspondences(const Site& site) {
  return {PageMatches(site).run(), route_matches(site),
          AnchorMatches(site).run()};
}

}  // namespace paralint
