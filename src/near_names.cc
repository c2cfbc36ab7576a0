#include "near_names.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "href.h"
#include "locale.h"
#include "name_likeness.h"
#include "text.h"

namespace paralint {
namespace {

// More neighbours than this are not compared with a misspelled name.
constexpr size_t most_candidates = 500;

std::string_view folder_of(std::string_view path) {
  return path.substr(0, std::min(path.rfind('/'), path.size()));
}

// What is nearly as good as another one may be meant as well.
void doubt_the_close(std::vector<Goal>& goals) {
  constexpr double close = 0.08;
  std::stable_sort(
      goals.begin(), goals.end(),
      [](const Goal& a, const Goal& b) { return a.confidence > b.confidence; });
  if (goals.size() < 2 || goals[0].confidence - goals[1].confidence >= close) {
    return;
  }
  goals[0].confidence *= 0.75;
  for (size_t i = 1; i < goals.size(); ++i) goals[i].confidence *= 0.7;
}

}  // namespace

// What the headings of a page are called.
struct NearNames::Headings {
  struct Id {
    int32_t heading = no_heading;
    Name name;
  };
  std::vector<Id> ids;  // and slugs
  std::once_flag once;
  std::vector<std::string> texts;  // in lower case, made once
  // What was answered before: a dead name is seldom written once.
  std::map<std::string, std::vector<Goal>, std::less<>> near;
};

// What the pages of one language are called.
struct NearNames::Names {
  struct Named {
    std::string_view path;  // a key or URL
    PageIndex page = none;
  };
  std::once_flag once;
  std::unordered_map<std::string_view, std::vector<Named>> by_folder;
  std::unordered_map<std::string_view, std::vector<Named>> by_name;
  // The one page that links of that text lead to, or that has this title;
  // none where there are several.
  std::unordered_map<std::string, PageIndex> by_title;
  std::unordered_map<std::string, PageIndex> by_text;

  void make(const Site& site, LocaleIndex locale) {
    const Corpus& corpus = site.corpus();
    for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
      const SitePage& page = corpus.page(i);
      if (page.locale != locale) continue;
      if (page.served) add_page(corpus, i);
      for (size_t link = 0; link < page.facts.links.size(); ++link) {
        const Target& target = site.targets()[i][link];
        if (target.kind != TargetKind::page || !target.conventional) continue;
        note(by_text, page.facts.links[link].text, target.page);
      }
    }
  }

 private:
  void add_page(const Corpus& corpus, PageIndex index) {
    const SitePage& page = corpus.page(index);
    const std::string_view bare = corpus.bare_url(index);
    add_path(page.key, index);
    if (bare != page.key) add_path(bare, index);
    if (page.url != bare) add_path(page.url, index);
    note(by_title, page.facts.title(), index);
  }

  void add_path(std::string_view path, PageIndex page) {
    by_folder[folder_of(path)].push_back({path, page});
    by_name[last_segment(path)].push_back({path, page});
  }

  static void note(std::unordered_map<std::string, PageIndex>& pages,
                   const std::string& text, PageIndex page) {
    const std::string words = fold_case(trim(text));
    if (words.empty()) return;
    const auto [it, is_new] = pages.try_emplace(words, page);
    if (!is_new && it->second != page) it->second = none;
  }
};

struct NearNames::Index {
  explicit Index(size_t locales) : by_locale(locales) {}

  std::vector<Names> by_locale;
  std::mutex mutex;
  std::unordered_map<PageIndex, Headings> headings;  // of pages asked about
};

NearNames::NearNames(const Site& site)
    : site_(site), index_(std::make_unique<Index>(site.corpus().locales())) {}

NearNames::~NearNames() = default;

const NearNames::Names& NearNames::names_of(LocaleIndex locale) const {
  Names& made = index_->by_locale[locale];
  std::call_once(made.once, [&] { made.make(site_, locale); });
  return made;
}

namespace {

// Each page once, with the best that is said of it.
class Best {
 public:
  void add(PageIndex page, double confidence, const char* reason) {
    if (confidence <= 0) return;
    auto [it, is_new] =
        goals_.try_emplace(page, Goal{page, no_heading, confidence, reason});
    if (!is_new && it->second.confidence < confidence) {
      it->second = {page, no_heading, confidence, reason};
    }
  }
  std::vector<Goal> take() {
    std::vector<Goal> all;
    for (auto& [page, goal] : goals_) all.push_back(std::move(goal));
    doubt_the_close(all);
    return all;
  }

 private:
  std::map<PageIndex, Goal> goals_;
};

}  // namespace

std::vector<Goal> NearNames::pages(std::span<const std::string> paths,
                                   LocaleIndex locale) const {
  const Names& names = names_of(locale);
  Best best;
  for (const std::string_view path : paths) {
    if (const auto found = names.by_folder.find(folder_of(path));
        found != names.by_folder.end()) {
      const Name name(last_segment(path));
      const size_t count = std::min(found->second.size(), most_candidates);
      for (size_t i = 0; i < count; ++i) {
        const auto& [other, page] = found->second[i];
        best.add(page, trust(name, Name(last_segment(other))),
                 "the nearest name in that folder");
      }
    }
    if (const auto found = names.by_name.find(last_segment(path));
        found != names.by_name.end()) {
      const size_t count = std::min(found->second.size(), most_candidates);
      const double alone = count == 1 ? 0.2 : 0;
      for (size_t i = 0; i < count; ++i) {
        const auto& [other, page] = found->second[i];
        const double folders = names_alike(folder_of(path), folder_of(other));
        best.add(page, 0.3 + 0.4 * folders + alone,
                 "a page of that name in another folder");
      }
    }
  }
  return best.take();
}

std::vector<Goal> NearNames::pages_called(std::string_view text,
                                          LocaleIndex locale) const {
  const Names& names = names_of(locale);
  const std::string words = fold_case(trim(text));
  const auto titled = names.by_title.find(words);
  if (titled != names.by_title.end() && titled->second != none) {
    return {{titled->second, no_heading, 0.7, "the page of that title"}};
  }
  // "here" may lead anywhere.
  constexpr size_t telling = 8;
  const auto linked = names.by_text.find(words);
  if (linked == names.by_text.end() || linked->second == none ||
      code_points(words) < telling) {
    return {};
  }
  return {
      {linked->second, no_heading, 0.6, "other links of that text lead there"}};
}

// Many links to one page name what it does not have.
NearNames::Headings& NearNames::headings(PageIndex index) const {
  const std::lock_guard lock(index_->mutex);
  const auto [it, is_new] = index_->headings.try_emplace(index);
  Headings& made = it->second;
  if (!is_new) return made;
  const SitePage& page = site_.corpus().page(index);
  const auto& anchors = page.anchors.all();
  for (size_t i = 0; i < std::min(anchors.size(), most_candidates); ++i) {
    if (anchors[i].heading == no_heading) continue;
    made.ids.push_back({anchors[i].heading, Name(anchors[i].name)});
  }
  return made;
}

const std::vector<std::string>& NearNames::texts(PageIndex index) const {
  Headings& known = headings(index);
  std::call_once(known.once, [&] {
    const auto& headings = site_.corpus().page(index).facts.headings;
    for (size_t i = 0; i < std::min(headings.size(), most_candidates); ++i) {
      known.texts.push_back(fold_case(trim(headings[i].text)));
    }
  });
  return known.texts;
}

std::vector<Goal> NearNames::near_headings(PageIndex page,
                                           std::string_view name) const {
  Headings& of_page = headings(page);
  {
    const std::lock_guard lock(index_->mutex);
    const auto known = of_page.near.find(name);
    if (known != of_page.near.end()) return known->second;
  }
  std::vector<Goal> goals = nearest_headings(page, of_page, name);
  const std::lock_guard lock(index_->mutex);
  return of_page.near.try_emplace(std::string(name), std::move(goals))
      .first->second;
}

std::vector<Goal> NearNames::nearest_headings(PageIndex page,
                                              const Headings& of_page,
                                              std::string_view name) const {
  const Name wanted(name);
  std::vector<double> trusted(site_.corpus().page(page).facts.headings.size());
  for (const auto& [heading, id] : of_page.ids) {
    double& best = trusted[static_cast<size_t>(heading)];
    best = std::max(best, trust(wanted, id));
  }
  std::vector<Goal> goals;
  for (size_t i = 0; i < trusted.size(); ++i) {
    if (trusted[i] <= 0) continue;
    goals.push_back({page, static_cast<int32_t>(i), trusted[i],
                     "the nearest id of that page"});
  }
  doubt_the_close(goals);
  return goals;
}

std::vector<Goal> NearNames::headings_called(PageIndex page,
                                             std::string_view text) const {
  const std::string words = fold_case(trim(text));
  if (words.empty()) return {};
  const std::vector<std::string>& texts = this->texts(page);
  // More than the place of a link tells.
  constexpr double named = 0.92;
  std::vector<Goal> goals;
  for (size_t i = 0; i < texts.size(); ++i) {
    if (texts[i] != words) continue;
    // The title names the page, whatever else the link wanted of it.
    const Heading& first = site_.corpus().page(page).facts.headings[0];
    const bool is_title = i == 0 && first.level == 1;
    goals.push_back({page, static_cast<int32_t>(i), is_title ? 0.4 : named,
                     "the heading that the link's text names"});
  }
  doubt_the_close(goals);
  return goals;
}

}  // namespace paralint
