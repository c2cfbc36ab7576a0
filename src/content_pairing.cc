#include "content_pairing.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "matching.h"
#include "page_likeness.h"
#include "parallel.h"

namespace paralint {

namespace {

constexpr int most_rounds = 6;
constexpr size_t sample = 64;          // of pages that are paired already
constexpr int most_pages = 40;         // that a feature leads to
constexpr size_t most_candidates = 8;  // of a page
constexpr double sure = 0.75;          // enough to learn from
constexpr double likely = 0.5;         // enough to be a pair
constexpr double possible = 0.15;      // enough to be named

struct Candidate {
  uint32_t translation = 0;
  uint32_t reference = 0;
  Likeness likeness;
  float folder = 0;
  PageEvidence evidence;
};

// Pairs the left-over pages of one locale with those of the reference.
class LocalePairing {
 public:
  LocalePairing(const Corpus& corpus, const Targets& targets,
                const Citations& citations, LastingFeatures& lasting,
                LocaleIndex locale, unsigned threads)
      : corpus_(corpus),
        targets_(targets),
        citations_(citations),
        lasting_(lasting),
        locale_(locale),
        threads_(threads) {
    find_pages();
  }

  ContentPairs run() {
    if (references_.empty() || translations_.empty()) return {};
    left_references_ = references_.size();
    left_translations_ = translations_.size();
    size_t before = 0;
    for (int round = 0; round < most_rounds; ++round) {
      ask();
      const size_t found = learn();
      // What is learned from few more pages changes little.
      if (10 * (found - std::min(found, before)) <= paired_.size()) break;
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
      if (reference == i) known_.folders.add_folder(folder_of(corpus_.page(i)));
      if (reference == none || reference == i) continue;
      paired_.push_back(i);
      known_.names.add(corpus_, reference, i);
      known_.folders.add(folder_of(corpus_.page(reference)),
                         folder_of(corpus_.page(i)));
      learner.add(corpus_.page(reference).facts.title(),
                  corpus_.page(i).facts.title());
    }
    known_.names.settle();
    known_.lexicon = learner.learn();
  }

  std::vector<PageFeatures> read(const std::vector<PageIndex>& pages) const {
    const FeatureReader reader(corpus_, targets_, citations_, known_, lasting_);
    std::vector<PageFeatures> made(pages.size());
    for_each_index(pages.size(), threads_,
                   [&](size_t i) { made[i] = reader.read(pages[i]); });
    return made;
  }

  // Some of the pages that are paired already join in: what is common there is
  // common here, what they have in common is what pairs have in common, and a
  // page that is more like one of them is like none of the others. Neighbours
  // of the pages that are left come first.
  void add_paired() {
    references_.resize(left_references_);
    translations_.resize(left_translations_);
    std::unordered_set<uint32_t> folders;
    for (const auto* pages : {&references_, &translations_}) {
      for (const PageIndex page : *pages) {
        folders.insert(folder_of(corpus_.page(page)));
      }
    }
    std::vector<PageIndex> near;
    std::vector<PageIndex> far;
    for (const PageIndex page : paired_) {
      if (is_left_page(page)) continue;
      const bool is_near =
          folders.contains(folder_of(corpus_.page(page))) ||
          folders.contains(folder_of(corpus_.page(known_.answers[page])));
      (is_near ? near : far).push_back(page);
    }
    add_some(near, 2 * sample);
    add_some(far, sample);
  }

  // Pairs that this one found are asked again.
  bool is_left_page(PageIndex page) const {
    const auto end =
        translations_.begin() + static_cast<std::ptrdiff_t>(left_translations_);
    return std::binary_search(translations_.begin(), end, page);
  }

  void add_some(const std::vector<PageIndex>& pages, size_t most) {
    const size_t step = pages.size() / most + 1;
    for (size_t i = 0; i < pages.size(); i += step) {
      references_.push_back(known_.answers[pages[i]]);
      translations_.push_back(pages[i]);
    }
  }

  // Gives every page of the translation its candidates, and these their
  // probabilities.
  void ask() {
    learn_words();
    add_paired();
    reference_features_ = read(references_);
    translation_features_ = read(translations_);
    const Frequencies ours(reference_features_);
    const Frequencies theirs(translation_features_);
    const FeatureWorths worths{ours, theirs};
    const FeatureIndex index(reference_features_);
    std::vector<std::vector<Candidate>> found(translations_.size());
    const auto find = [&](size_t begin, size_t end) {
      for_each_index(end - begin, threads_, [&](size_t i) {
        found[begin + i] =
            candidates(static_cast<uint32_t>(begin + i), index, worths);
      });
    };
    find(0, left_translations_);
    // The others are rivals only.
    const bool has_any = std::ranges::any_of(found, [&](const auto& of_page) {
      return std::ranges::any_of(of_page, [&](const Candidate& candidate) {
        return candidate.reference < left_references_;
      });
    });
    if (has_any) {
      find(left_translations_, found.size());
    } else {
      found.clear();
    }
    judge(found);
  }

  // The pages that share most of what is rare.
  std::vector<uint32_t> nearest(const PageFeatures& page,
                                const FeatureIndex& index,
                                const FeatureWorths& worths) const {
    thread_local std::vector<float> points;  // all zero between the calls
    points.resize(std::max(points.size(), references_.size()));
    std::vector<uint32_t> seen;
    for (const Feature feature : page.features) {
      const auto entries = index.entries(feature);
      const auto has = [&](const FeatureIndex::Entry& entry) {
        return entry.first == feature;
      };
      const auto count = std::ranges::count_if(entries, has);
      if (count == 0 || count > most_pages) continue;
      const float worth = worths.of(feature);
      for (const auto& [of, reference] : entries) {
        if (of != feature) continue;
        if (points[reference] == 0) seen.push_back(reference);
        points[reference] += worth;
      }
    }
    const size_t kept = std::min(seen.size(), most_candidates);
    std::partial_sort(
        seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(kept),
        seen.end(), [&](uint32_t a, uint32_t b) {
          return std::pair(-points[a], a) < std::pair(-points[b], b);
        });
    for (const uint32_t reference : seen) points[reference] = 0;
    seen.resize(kept);
    return seen;
  }

  std::vector<Candidate> candidates(uint32_t translation,
                                    const FeatureIndex& index,
                                    const FeatureWorths& worths) const {
    const PageFeatures& page = translation_features_[translation];
    std::vector<Candidate> made;
    for (const uint32_t reference : nearest(page, index, worths)) {
      // Two that are paired already have nothing to say of each other.
      if (translation >= left_translations_ && reference >= left_references_) {
        continue;
      }
      const PageFeatures& other = reference_features_[reference];
      const Overlap shared =
          overlap(other, page, worths,
                  known_.folders.likelihood(other.folder, page.folder));
      made.push_back({translation, reference, likeness(shared), shared.folder,
                      evidence(shared)});
    }
    return made;
  }

  // Leads of the candidates in each group, by candidate.
  static std::vector<double> leads_in(
      const std::vector<Candidate>& all,
      const std::vector<std::vector<uint32_t>>& groups,
      uint32_t Candidate::*end, size_t left) {
    std::vector<double> made(all.size());
    for (const std::vector<uint32_t>& group : groups) {
      std::vector<Likeness> rivals;
      for (const uint32_t i : group) {
        rivals.push_back(all[i].likeness);
        rivals.back().is_taken = all[i].*end >= left;
      }
      const std::vector<double> found = leads(rivals);
      for (size_t i = 0; i < group.size(); ++i) made[group[i]] = found[i];
    }
    return made;
  }

  void judge(std::vector<std::vector<Candidate>>& found) {
    std::vector<Candidate> all;
    std::vector<std::vector<uint32_t>> of_translation(translations_.size());
    std::vector<std::vector<uint32_t>> of_reference(references_.size());
    for (std::vector<Candidate>& of_page : found) {
      for (Candidate& candidate : of_page) {
        const auto index = static_cast<uint32_t>(all.size());
        of_translation[candidate.translation].push_back(index);
        of_reference[candidate.reference].push_back(index);
        all.push_back(candidate);
      }
      std::vector<Candidate>().swap(of_page);
    }
    const std::vector<double> over_references =
        leads_in(all, of_translation, &Candidate::reference, left_references_);
    const std::vector<double> over_translations = leads_in(
        all, of_reference, &Candidate::translation, left_translations_);
    candidates_.clear();
    std::vector<Edge> edges;
    for (size_t i = 0; i < all.size(); ++i) {
      const Candidate& one = all[i];
      if (one.translation >= left_translations_ ||
          one.reference >= left_references_) {
        continue;
      }
      candidates_.push_back(one);
      edges.push_back({one.translation, one.reference,
                       log_odds(one.likeness, one.folder, over_references[i],
                                over_translations[i])});
    }
    probabilities_ = matching_probabilities(edges);
  }

  // The pages that the sure pairs answer; how many they are.
  size_t learn() {
    size_t count = 0;
    for (size_t i = 0; i < left_translations_; ++i) {
      known_.answers[translations_[i]] = none;
    }
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (probabilities_[i] < sure) continue;
      known_.answers[translations_[candidates_[i].translation]] =
          references_[candidates_[i].reference];
      ++count;
    }
    return count;
  }

  ContentPair pair(size_t candidate) const {
    const Candidate& one = candidates_[candidate];
    return {references_[one.reference], translations_[one.translation],
            probabilities_[candidate], names_of(one.evidence)};
  }

  // Candidates that are likely, while no other one of either page is.
  std::vector<bool> taken() const {
    std::vector<int> of_translation(left_translations_);
    std::vector<int> of_reference(left_references_);
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (probabilities_[i] < likely) continue;
      ++of_translation[candidates_[i].translation];
      ++of_reference[candidates_[i].reference];
    }
    std::vector<bool> made(candidates_.size());
    for (size_t i = 0; i < candidates_.size(); ++i) {
      made[i] = probabilities_[i] >= likely &&
                of_translation[candidates_[i].translation] == 1 &&
                of_reference[candidates_[i].reference] == 1;
    }
    return made;
  }

  // What was found: pairs, and pages of which only several together are
  // likely.
  ContentPairs answer() const {
    ContentPairs made;
    const std::vector<bool> is_taken = taken();
    std::vector<std::vector<uint32_t>> of_translation(left_translations_);
    std::vector<std::vector<uint32_t>> of_reference(left_references_);
    for (uint32_t i = 0; i < candidates_.size(); ++i) {
      if (is_taken[i]) made.pairs.push_back(pair(i));
      if (probabilities_[i] < possible) continue;
      of_translation[candidates_[i].translation].push_back(i);
      of_reference[candidates_[i].reference].push_back(i);
    }
    for (uint32_t i = 0; i < left_translations_; ++i) {
      std::vector<uint32_t> rivals = of_translation[i];
      if (rivals.empty()) continue;
      // Another translation of the only reference page may be as good.
      if (rivals.size() == 1) {
        rivals = of_reference[candidates_[rivals[0]].reference];
      }
      if (is_doubt(rivals, is_taken)) made.doubts.push_back(doubt(i, rivals));
    }
    return made;
  }

  bool is_doubt(const std::vector<uint32_t>& rivals,
                const std::vector<bool>& is_taken) const {
    double any = 0;
    for (const uint32_t i : rivals) {
      if (is_taken[i]) return false;
      any += probabilities_[i];
    }
    return rivals.size() > 1 && any >= likely;
  }

  Doubt doubt(uint32_t translation, const std::vector<uint32_t>& rivals) const {
    Doubt made{translations_[translation], {}};
    for (const uint32_t i : rivals) made.candidates.push_back(pair(i));
    std::ranges::stable_sort(made.candidates, std::ranges::greater(),
                             &ContentPair::confidence);
    return made;
  }

  const Corpus& corpus_;
  const Targets& targets_;
  const Citations& citations_;
  LastingFeatures& lasting_;
  LocaleIndex locale_;
  unsigned threads_;
  std::vector<PageIndex> references_;    // without translation
  std::vector<PageIndex> translations_;  // without reference
  std::vector<PageIndex> paired_;        // translations that have one
  size_t left_references_ = 0;  // others are paired, and only compared with
  size_t left_translations_ = 0;
  Known known_;
  std::vector<PageFeatures> reference_features_;
  std::vector<PageFeatures> translation_features_;
  std::vector<Candidate> candidates_;  // of pages that are left
  std::vector<double> probabilities_;  // by candidate
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
      Doubt doubt{first->translation, {first, last}};
      std::ranges::stable_sort(doubt.candidates, std::ranges::greater(),
                               &ContentPair::confidence);
      made.doubts.push_back(std::move(doubt));
    }
  }
  made.pairs = std::move(kept);
  std::ranges::sort(made.pairs, {}, &ContentPair::translation);
  std::ranges::sort(made.doubts, {}, &Doubt::translation);
}

}  // namespace

ContentPairs pair_by_content(const Corpus& corpus, const Targets& targets,
                             const Work& work) {
  std::vector<LocaleIndex> locales = locales_with_work(corpus);
  if (locales.empty()) return {};
  work.begin("pairing pages by what they hold");
  const Citations citations(corpus, targets);
  LastingFeatures lasting;
  ContentPairs made;
  for (const LocaleIndex locale : locales) {
    ContentPairs found =
        LocalePairing(corpus, targets, citations, lasting, locale, work.threads)
            .run();
    std::ranges::move(found.pairs, std::back_inserter(made.pairs));
    std::ranges::move(found.doubts, std::back_inserter(made.doubts));
  }
  agree(corpus, made);
  return made;
}

}  // namespace paralint
