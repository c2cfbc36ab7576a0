#include "near_names.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>

#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

// More neighbours than this are not compared with a misspelled name.
constexpr size_t most_candidates = 500;

std::string_view folder_of(std::string_view path) {
  return path.substr(0, std::min(path.rfind('/'), path.size()));
}

// 1 less the share of letters that must be changed; 0 for a third and more.
double spelled_alike(std::string_view a, std::string_view b) {
  const size_t longest = std::max(a.size(), b.size());
  if (longest == 0) return 1;
  const size_t limit = longest / 3;
  const size_t distance = edit_distance(a, b, limit);
  if (distance > limit) return 0;
  return 1.0 - static_cast<double>(distance) / static_cast<double>(longest);
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const size_t end = std::min(name.find_first_of("-_. /"), name.size());
    if (end > 0) words.push_back(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::string digits_of(std::string_view name) {
  std::string digits;
  for (const char c : name) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// A name that many others are compared with.
class Wanted {
 public:
  explicit Wanted(std::string_view name)
      : name_(name),
        folded_(fold_case(name)),
        words_(words_of(folded_)),
        digits_(digits_of(name)) {}
  Wanted(const Wanted&) = delete;
  Wanted& operator=(const Wanted&) = delete;

  std::string_view name() const { return name_; }
  bool has_digits_of(std::string_view other) const {
    return digits_ == digits_of(other);
  }

  // But for their numbers.
  double alike(std::string_view other) const {
    const std::string folded = fold_case(other);
    return std::max(spelled_alike(folded_, folded), share_of_words(folded));
  }

 private:
  // The share of words that both have (Dice).
  double share_of_words(std::string_view other) const {
    const auto words = words_of(other);
    if (words_.empty() || words.empty()) return 0;
    std::vector<std::string_view> both;
    std::set_intersection(words_.begin(), words_.end(), words.begin(),
                          words.end(), std::back_inserter(both));
    const double share = 2.0 * static_cast<double>(both.size()) /
                         static_cast<double>(words_.size() + words.size());
    // A word in place of another one is no slip.
    constexpr double another_word = 0.85;
    const bool are_replaced =
        both.size() < words_.size() && both.size() < words.size();
    return are_replaced ? share * another_word : share;
  }

  std::string_view name_;
  std::string folded_;
  std::vector<std::string_view> words_;
  std::string digits_;
};

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

double names_alike(std::string_view a, std::string_view b) {
  const Wanted name(a);
  return name.has_digits_of(b) ? name.alike(b) : name.alike(b) * 0.6;
}

namespace {

// One letter more, less or other, in names that are not mere letters.
bool is_slip(std::string_view a, std::string_view b) {
  constexpr size_t shortest = 4;
  return std::min(a.size(), b.size()) >= shortest &&
         edit_distance(a, b, 1) <= 1;
}

// 0 for names that have less than two thirds in common. Those with other
// numbers never have.
double trust(const Wanted& wanted, std::string_view name) {
  constexpr double worth_saying = 0.3;
  constexpr double slip_of_the_pen = 0.75;
  constexpr double slip_in_a_long_name = 0.92;
  constexpr size_t long_name = 8;
  if (!wanted.has_digits_of(name)) return 0;
  const double confidence = 0.1 + 0.8 * (2 * wanted.alike(name) - 1);
  if (is_slip(wanted.name(), name)) {
    return std::max(confidence, name.size() < long_name ? slip_of_the_pen
                                                        : slip_in_a_long_name);
  }
  return confidence < worth_saying ? 0 : confidence;
}

}  // namespace

struct NearNames::Index {
  struct Named {
    std::string_view path;  // a key or URL
    PageIndex page = none;
  };
  struct Names {
    std::unordered_map<std::string_view, std::vector<Named>> by_folder;
    std::unordered_map<std::string_view, std::vector<Named>> by_name;
    // The one page that links of that text lead to, or that has this title;
    // none where there are several.
    std::unordered_map<std::string, PageIndex> by_title;
    std::unordered_map<std::string, PageIndex> by_text;
  };
  std::once_flag once;
  std::vector<Names> by_locale;

  void make(const Site& site) {
    const Corpus& corpus = site.corpus();
    by_locale.resize(corpus.locales());
    for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
      const SitePage& page = corpus.page(i);
      if (page.served) add_page(corpus, i);
      for (size_t link = 0; link < page.facts.links.size(); ++link) {
        const Target& target = site.targets()[i][link];
        if (target.kind != TargetKind::page || !target.conventional) continue;
        note(by_locale[page.locale].by_text, page.facts.links[link].text,
             target.page);
      }
    }
  }

 private:
  void add_page(const Corpus& corpus, PageIndex index) {
    const SitePage& page = corpus.page(index);
    Names& names = by_locale[page.locale];
    const std::string_view bare = corpus.bare_url(index);
    add_path(names, page.key, index);
    if (bare != page.key) add_path(names, bare, index);
    if (page.url != bare) add_path(names, page.url, index);
    note(names.by_title, page.facts.title(), index);
  }

  static void add_path(Names& names, std::string_view path, PageIndex page) {
    names.by_folder[folder_of(path)].push_back({path, page});
    names.by_name[last_segment(path)].push_back({path, page});
  }

  static void note(std::unordered_map<std::string, PageIndex>& pages,
                   const std::string& text, PageIndex page) {
    const std::string words = fold_case(trim(text));
    if (words.empty()) return;
    const auto [it, is_new] = pages.try_emplace(words, page);
    if (!is_new && it->second != page) it->second = none;
  }
};

NearNames::NearNames(const Site& site)
    : site_(site), index_(std::make_unique<Index>()) {}

NearNames::~NearNames() = default;

const NearNames::Index& NearNames::index() const {
  std::call_once(index_->once, [&] { index_->make(site_); });
  return *index_;
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
  const Index::Names& names = index().by_locale[locale];
  Best best;
  for (const std::string_view path : paths) {
    if (const auto found = names.by_folder.find(folder_of(path));
        found != names.by_folder.end()) {
      const Wanted name(last_segment(path));
      const size_t count = std::min(found->second.size(), most_candidates);
      for (size_t i = 0; i < count; ++i) {
        const auto& [other, page] = found->second[i];
        best.add(page, trust(name, last_segment(other)),
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
  const Index::Names& names = index().by_locale[locale];
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

std::vector<Goal> near_headings(const Corpus& corpus, PageIndex page,
                                std::string_view name) {
  const Wanted wanted(name);
  std::map<int32_t, double> trusted;  // by heading
  const auto& anchors = corpus.page(page).anchors.all();
  for (size_t i = 0; i < std::min(anchors.size(), most_candidates); ++i) {
    if (anchors[i].heading == no_heading) continue;
    double& best = trusted[anchors[i].heading];
    best = std::max(best, trust(wanted, anchors[i].name));
  }
  std::vector<Goal> goals;
  for (const auto& [heading, confidence] : trusted) {
    if (confidence <= 0) continue;
    goals.push_back({page, heading, confidence, "the nearest id of that page"});
  }
  doubt_the_close(goals);
  return goals;
}

std::vector<Goal> headings_called(const Corpus& corpus, PageIndex page,
                                  std::string_view text) {
  const std::string words = fold_case(trim(text));
  if (words.empty()) return {};
  const auto& headings = corpus.page(page).facts.headings;
  // More than the place of a link tells.
  constexpr double named = 0.92;
  std::vector<Goal> goals;
  for (size_t i = 0; i < std::min(headings.size(), most_candidates); ++i) {
    if (fold_case(trim(headings[i].text)) != words) continue;
    // The title names the page, whatever else the link wanted of it.
    const bool is_title = i == 0 && headings[i].level == 1;
    goals.push_back({page, static_cast<int32_t>(i), is_title ? 0.4 : named,
                     "the heading that the link's text names"});
  }
  doubt_the_close(goals);
  return goals;
}

}  // namespace paralint
