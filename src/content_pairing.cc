#include "content_pairing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "matching.h"
#include "page_features.h"
#include "parallel.h"

namespace paralint {

#ifdef PAIRING_DUMP
struct DumpRow {
  PageIndex r, t;
  int round;
  std::vector<float> x;
  double p;
};
std::vector<DumpRow> dump_rows;
#endif

namespace {

constexpr int most_rounds = 3;
constexpr size_t sample = 128;         // of pages that are paired already
constexpr size_t most_pages = 40;      // that a feature leads to
constexpr size_t most_candidates = 8;  // of a page
constexpr double sure = 0.9;           // enough to learn from
constexpr double likely = 0.6;         // enough to be a pair

// How often features occur, by some of their bits.
class Frequencies {
 public:
  explicit Frequencies(size_t features) {
    size_t size = 1024;
    while (size < 2 * features && size < size_t{1} << 18) size *= 2;
    counts_.resize(size);
  }
  void add(const PageFeatures& page) {
    ++pages_;
    for (const Feature feature : page.features) {
      uint16_t& count = counts_[place(feature)];
      if (count < UINT16_MAX) ++count;
    }
  }
  // In how many of the pages; never too few.
  double share(Feature feature) const {
    return counts_[place(feature)] / (pages_ + 20.0);
  }

 private:
  size_t place(Feature feature) const {
    return (feature * 0x9E3779B1u >> 8) & (counts_.size() - 1);
  }
  std::vector<uint16_t> counts_;
  uint32_t pages_ = 0;
};

// The pages that have a feature.
class FeatureIndex {
 public:
  explicit FeatureIndex(const std::vector<PageFeatures>& pages) {
    size_t total = 0;
    for (const PageFeatures& page : pages) total += page.features.size();
    size_t size = 1024;
    while (size < total) size *= 2;
    begin_.resize(size + 1);
    for (const PageFeatures& page : pages) {
      for (const Feature feature : page.features) ++begin_[bucket(feature) + 1];
    }
    for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    entries_.resize(total);
    std::vector<uint32_t> at(begin_.begin(), begin_.end() - 1);
    for (uint32_t i = 0; i < pages.size(); ++i) {
      for (const Feature feature : pages[i].features) {
        entries_[at[bucket(feature)]++] = {feature, i};
      }
    }
  }

  // Empty where it would be too many.
  template <typename Visit>
  void visit(Feature feature, const Visit& visit) const {
    const size_t of = bucket(feature);
    size_t count = 0;
    for (uint32_t at = begin_[of]; at < begin_[of + 1]; ++at) {
      if (entries_[at].first == feature && ++count > most_pages) return;
    }
    for (uint32_t at = begin_[of]; at < begin_[of + 1]; ++at) {
      if (entries_[at].first == feature) visit(entries_[at].second);
    }
  }

 private:
  size_t bucket(Feature feature) const {
    return (feature * 0x9E3779B1u >> 7) & (begin_.size() - 2);
  }
  std::vector<uint32_t> begin_;
  std::vector<std::pair<Feature, uint32_t>> entries_;
};

// What two pages share and do not share, by kind, in nats.
struct Overlap {
  std::array<float, feature_kinds> shared{};
  std::array<float, feature_kinds> reference{};
  std::array<float, feature_kinds> translation{};
  float levels = 0;
  float length = 0;
  float folder = 0;
};

struct Candidate {
  uint32_t reference = 0;
  Overlap overlap;
  double likeness = 0;
};

float levels_likeness(const PageFeatures& a, const PageFeatures& b) {
  float both = 1;
  float any = 1;
  for (size_t i = 0; i < a.headings.size(); ++i) {
    both += std::min(a.headings[i], b.headings[i]);
    any += std::max(a.headings[i], b.headings[i]);
  }
  return both / any;
}

// How much what is shared speaks for a pair, and what only one of them has
// against it.
struct Worth {
  double shared = 0;
  double unshared = 0;
};
constexpr std::array<Worth, feature_kinds> worths = {{
    {0.8, 0.3},  // name
    {0.5, 0},    // folder
    {2.0, 1.0},  // placed
    {0.6, 0.6},  // text
    {0.4, 1.4},  // images
    {1.2, 0.8},  // links
    {0.9, 0.4},  // cited
    {0.2, 1.7},  // ids
    {0.1, 0},    // settings
    {1.1, 1.3},  // title
    {0.1, 0},    // headings
    {0.2, 0},    // stems
}};

double likeness(const Overlap& overlap) {
  double sum = 0.7;
  double shared = 0;
  double all = 3;
  for (size_t kind = 0; kind < feature_kinds; ++kind) {
    const double common = overlap.shared[kind];
    const double mean =
        (overlap.reference[kind] + overlap.translation[kind]) / 2;
    sum += worths[kind].shared * std::log1p(common);
    sum -= worths[kind].unshared * std::log1p(std::max(0.0, mean - common));
    shared += common;
    all += mean;
  }
  return sum + 1.8 * shared / all + 0.5 * overlap.levels -
         1.2 * overlap.length + overlap.folder;
}

// Candidates of one page that are as good as each other: what tells them apart
// is for the matching to say.
constexpr double twins = 1;
constexpr double most_lead = 3;
constexpr double worst = -6;

// By how much each candidate of a page is better than the best one that is no
// twin of it.
std::vector<double> leads(const std::vector<double>& likeness) {
  double top = worst;
  for (const double value : likeness) top = std::max(top, value);
  double second = worst;
  for (const double value : likeness) {
    if (value < top - twins) second = std::max(second, value);
  }
  std::vector<double> made;
  for (const double value : likeness) {
    const double rival = value < top - twins ? top : second;
    made.push_back(std::clamp(value - rival, -most_lead, most_lead));
  }
  return made;
}

// The words for kinds of features, in reports.
constexpr std::array<const char*, feature_kinds> kind_names = {
    "name",  "folder", "folder",   "text",  "images", "links",
    "links", "ids",    "settings", "words", "words",  "words"};

std::vector<const char*> evidence_of(const Overlap& overlap) {
  std::vector<std::pair<float, const char*>> found;
  for (size_t k = 0; k < feature_kinds; ++k) {
    if (overlap.shared[k] < 1) continue;
    const auto same = std::find_if(
        found.begin(), found.end(),
        [&](const auto& of) { return of.second == kind_names[k]; });
    if (same == found.end()) {
      found.emplace_back(overlap.shared[k], kind_names[k]);
    } else {
      same->first += overlap.shared[k];
    }
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const char*> names;
  for (const auto& [weight, name] : found) names.push_back(name);
  return names;
}

// Pairs the left-over pages of one locale with those of the reference.
class LocalePairing {
 public:
  LocalePairing(const Corpus& corpus, const Targets& targets,
                const Citations& citations, LocaleIndex locale,
                unsigned threads)
      : corpus_(corpus),
        targets_(targets),
        citations_(citations),
        locale_(locale),
        threads_(threads) {
    find_pages();
  }

  ContentPairs run() {
    if (references_.empty() || translations_.empty()) return {};
    size_t before = 0;
    for (int round = 0; round < most_rounds; ++round) {
      round_ = round;
      ask();
      const size_t found = learn();
      if (found == before) break;
      before = found;
    }
    return answer();
  }

 private:
  bool is_left(PageIndex page) const {
    const LocaleIndex reference = corpus_.reference();
    const LocaleIndex own = corpus_.page(page).locale;
    if (!corpus_.page(page).served) return false;
    return corpus_.translation(page, own == reference ? locale_ : reference) ==
           none;
  }

  void find_pages() {
    known_.answers.assign(corpus_.pages().size(), none);
    for (PageIndex i = 0; i < corpus_.pages().size(); ++i) {
      const LocaleIndex locale = corpus_.page(i).locale;
      if (locale == corpus_.reference()) {
        known_.answers[i] = i;
        if (is_left(i)) references_.push_back(i);
      } else if (locale == locale_) {
        if (is_left(i)) {
          translations_.push_back(i);
        } else {
          known_.answers[i] = corpus_.translation(i, corpus_.reference());
        }
      }
    }
  }

  void learn_words() {
    LexiconLearner learner;
    known_.names = {};
    known_.folders = {};
    paired_.clear();
    for (PageIndex i = 0; i < corpus_.pages().size(); ++i) {
      const PageIndex reference = known_.answers[i];
      if (reference == none || reference == i) continue;
      paired_.push_back(i);
      known_.names.add(corpus_, reference, i);
      known_.folders.add(folder_of(corpus_.page(reference)),
                         folder_of(corpus_.page(i)));
      const Page& ours = corpus_.page(reference).facts;
      const Page& theirs = corpus_.page(i).facts;
      learner.add(ours.title(), theirs.title());
      if (!same_levels(ours, theirs)) continue;
      for (size_t h = 0; h < ours.headings.size(); ++h) {
        learner.add(ours.headings[h].text, theirs.headings[h].text);
      }
    }
    known_.names.settle();
    known_.lexicon = learner.learn();
  }

  static bool same_levels(const Page& a, const Page& b) {
    return std::equal(a.headings.begin(), a.headings.end(), b.headings.begin(),
                      b.headings.end(), [](const Heading& x, const Heading& y) {
                        return x.level == y.level;
                      });
  }

  std::vector<PageFeatures> read(const std::vector<PageIndex>& pages) const {
    const FeatureReader reader(corpus_, targets_, citations_, known_);
    std::vector<PageFeatures> made(pages.size());
    for_each_index(pages.size(), threads_,
                   [&](size_t i) { made[i] = reader.read(pages[i]); });
    return made;
  }

  // Some of the pages that are paired already: common there is common here.
  std::vector<PageIndex> some_paired(bool of_reference) const {
    std::vector<PageIndex> some;
    const size_t step = paired_.size() / sample + 1;
    for (size_t i = 0; i < paired_.size(); i += step) {
      some.push_back(of_reference ? known_.answers[paired_[i]] : paired_[i]);
    }
    return some;
  }

  Frequencies frequencies(const std::vector<PageFeatures>& left,
                          bool of_reference) const {
    const std::vector<PageFeatures> others = read(some_paired(of_reference));
    size_t total = 0;
    for (const auto* pages : {&left, &others}) {
      for (const PageFeatures& page : *pages) total += page.features.size();
    }
    Frequencies made(total);
    for (const auto* pages : {&left, &others}) {
      for (const PageFeatures& page : *pages) made.add(page);
    }
    return made;
  }

  // Gives every page of the translation its candidates.
  void ask() {
    learn_words();
    reference_features_ = read(references_);
    translation_features_ = read(translations_);
    const Frequencies ours = frequencies(reference_features_, true);
    const Frequencies theirs = frequencies(translation_features_, false);
    const auto weight = [&](Feature feature) {
      return static_cast<float>(
          -std::log(std::max(ours.share(feature), theirs.share(feature))));
    };
    const FeatureIndex index(reference_features_);
    candidates_.assign(translations_.size(), {});
    for_each_index(translations_.size(), threads_, [&](size_t i) {
      candidates_[i] = candidates(translation_features_[i], index, weight);
    });
    judge();
  }

  template <typename Weight>
  std::vector<Candidate> candidates(const PageFeatures& page,
                                    const FeatureIndex& index,
                                    const Weight& weight) const {
    thread_local std::vector<float> points;
    points.assign(references_.size(), 0.0F);
    std::vector<uint32_t> seen;
    for (const Feature feature : page.features) {
      float worth = -1;
      index.visit(feature, [&](uint32_t reference) {
        if (worth < 0) worth = weight(feature);
        if (points[reference] == 0) seen.push_back(reference);
        points[reference] += worth;
      });
    }
    const size_t kept = std::min(seen.size(), most_candidates);
    std::partial_sort(
        seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(kept),
        seen.end(), [&](uint32_t a, uint32_t b) {
          return std::pair(-points[a], a) < std::pair(-points[b], b);
        });
    std::vector<Candidate> made(kept);
    for (size_t i = 0; i < kept; ++i) {
      made[i].reference = seen[i];
      made[i].overlap = overlap(reference_features_[seen[i]], page, weight);
      made[i].likeness = likeness(made[i].overlap);
    }
    return made;
  }

  template <typename Weight>
  Overlap overlap(const PageFeatures& ours, const PageFeatures& theirs,
                  const Weight& weight) const {
    Overlap made;
    auto a = ours.features.begin();
    auto b = theirs.features.begin();
    while (a != ours.features.end() || b != theirs.features.end()) {
      const bool has_a =
          b == theirs.features.end() || (a != ours.features.end() && *a <= *b);
      const bool has_b =
          a == ours.features.end() || (b != theirs.features.end() && *b <= *a);
      const Feature feature = has_a ? *a : *b;
      const auto kind = static_cast<size_t>(kind_of(feature));
      const float worth = weight(feature);
      if (has_a) made.reference[kind] += worth, ++a;
      if (has_b) made.translation[kind] += worth, ++b;
      if (has_a && has_b) made.shared[kind] += worth;
    }
    made.levels = levels_likeness(ours, theirs);
    made.length = std::abs(std::log((static_cast<float>(ours.size) + 200) /
                                    (static_cast<float>(theirs.size) + 200)));
    made.folder = static_cast<float>(
        std::log(known_.folders.likelihood(ours.folder, theirs.folder)));
    return made;
  }

  void judge() {
    std::vector<Edge> edges;
    std::vector<double> all;
    std::vector<std::vector<uint32_t>> of_reference(references_.size());
    for (uint32_t i = 0; i < candidates_.size(); ++i) {
      std::vector<double> row;
      for (const Candidate& candidate : candidates_[i]) {
        row.push_back(candidate.likeness);
      }
      const std::vector<double> lead = leads(row);
      for (size_t j = 0; j < row.size(); ++j) {
        const uint32_t reference = candidates_[i][j].reference;
        of_reference[reference].push_back(static_cast<uint32_t>(edges.size()));
        all.push_back(row[j]);
        edges.push_back(
            {i, reference,
             -1.9 + 0.3 * row[j] + lead[j] + candidates_[i][j].overlap.folder});
      }
    }
    for (const std::vector<uint32_t>& column : of_reference) {
      std::vector<double> likenesses;
      for (const uint32_t edge : column) likenesses.push_back(all[edge]);
      const std::vector<double> lead = leads(likenesses);
      for (size_t j = 0; j < column.size(); ++j) {
        edges[column[j]].log_odds += 0.8 * lead[j];
      }
    }
    probabilities_ = matching_probabilities(edges);
#ifdef PAIRING_DUMP
    size_t at = 0;
    for (uint32_t i = 0; i < candidates_.size(); ++i) {
      for (const Candidate& c : candidates_[i]) {
        DumpRow row{references_[c.reference],
                    translations_[i],
                    round_,
                    {},
                    probabilities_[at++]};
        for (size_t k = 0; k < feature_kinds; ++k) {
          row.x.push_back(c.overlap.shared[k]);
          row.x.push_back(c.overlap.reference[k]);
          row.x.push_back(c.overlap.translation[k]);
        }
        row.x.push_back(c.overlap.levels);
        row.x.push_back(c.overlap.length);
        row.x.push_back(c.overlap.folder);
        row.x.push_back(static_cast<float>(c.likeness));
        dump_rows.push_back(row);
      }
    }
#endif
  }

  // The pages that the sure pairs answer; how many they are.
  size_t learn() {
    size_t count = 0;
    size_t at = 0;
    for (size_t i = 0; i < translations_.size(); ++i) {
      known_.answers[translations_[i]] = none;
      for (const Candidate& candidate : candidates_[i]) {
        if (probabilities_[at++] < sure) continue;
        known_.answers[translations_[i]] = references_[candidate.reference];
        ++count;
      }
    }
    return count;
  }

  ContentPairs answer() const {
    ContentPairs made;
    size_t at = 0;
    for (size_t i = 0; i < translations_.size(); ++i) {
      double any = 0;
      std::vector<ContentPair> pairs;
      for (const Candidate& candidate : candidates_[i]) {
        const double probability = probabilities_[at++];
        any += probability;
        pairs.push_back({references_[candidate.reference], translations_[i],
                         probability, evidence_of(candidate.overlap)});
      }
      std::stable_sort(pairs.begin(), pairs.end(),
                       [](const ContentPair& a, const ContentPair& b) {
                         return a.confidence > b.confidence;
                       });
      if (pairs.empty()) continue;
      if (pairs[0].confidence >= likely) {
        made.pairs.push_back(std::move(pairs[0]));
      } else if (any >= likely) {
        std::erase_if(pairs, [](const ContentPair& pair) {
          return pair.confidence < 0.1;
        });
        made.doubts.push_back({translations_[i], std::move(pairs)});
      }
    }
    return made;
  }

  const Corpus& corpus_;
  const Targets& targets_;
  const Citations& citations_;
  LocaleIndex locale_;
  unsigned threads_;
  int round_ = 0;
  std::vector<PageIndex> references_;    // without translation
  std::vector<PageIndex> translations_;  // without reference
  std::vector<PageIndex> paired_;        // translations that have one
  Known known_;
  std::vector<PageFeatures> reference_features_;
  std::vector<PageFeatures> translation_features_;
  std::vector<std::vector<Candidate>> candidates_;  // by translation
  std::vector<double> probabilities_;  // of all candidates, in that order
};

// Locales with pages that translate nothing yet.
std::vector<LocaleIndex> locales_with_work(const Corpus& corpus) {
  const LocaleIndex reference = corpus.reference();
  std::vector<bool> has_work(corpus.locales());
  for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
    const SitePage& page = corpus.page(i);
    if (page.served && corpus.translation(i, reference) == none) {
      has_work[page.locale] = true;
    }
  }
  std::vector<LocaleIndex> locales;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (has_work[locale]) locales.push_back(locale);
  }
  return locales;
}

// Pages of one key are one page in several languages: where these answer
// different pages, none of them is believed.
void agree(const Corpus& corpus, ContentPairs& made) {
  const auto set_of = [&](const ContentPair& pair) {
    return corpus.page(pair.translation).set;
  };
  const auto by_set = [&](const ContentPair& a, const ContentPair& b) {
    return std::pair(set_of(a), a.translation) <
           std::pair(set_of(b), b.translation);
  };
  std::sort(made.pairs.begin(), made.pairs.end(), by_set);
  std::vector<ContentPair> kept;
  for (size_t begin = 0, end = 0; begin < made.pairs.size(); begin = end) {
    bool same = true;
    for (end = begin; end < made.pairs.size() &&
                      set_of(made.pairs[end]) == set_of(made.pairs[begin]);
         ++end) {
      same &= made.pairs[end].reference == made.pairs[begin].reference;
    }
    const auto first = made.pairs.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = made.pairs.begin() + static_cast<std::ptrdiff_t>(end);
    if (same) {
      std::move(first, last, std::back_inserter(kept));
    } else {
      made.doubts.push_back({first->translation, {first, last}});
    }
  }
  made.pairs = std::move(kept);
  std::ranges::sort(made.pairs, {}, &ContentPair::translation);
  std::ranges::sort(made.doubts, {}, &Doubt::translation);
}

}  // namespace

ContentPairs pair_by_content(const Corpus& corpus, const Targets& targets,
                             unsigned threads) {
  std::vector<LocaleIndex> locales = locales_with_work(corpus);
  if (locales.empty()) return {};
  const Citations citations(corpus, targets);
  ContentPairs made;
  for (const LocaleIndex locale : locales) {
    ContentPairs found =
        LocalePairing(corpus, targets, citations, locale, threads).run();
    std::ranges::move(found.pairs, std::back_inserter(made.pairs));
    std::ranges::move(found.doubts, std::back_inserter(made.doubts));
  }
  agree(corpus, made);
  return made;
}

}  // namespace paralint
