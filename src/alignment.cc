#include "alignment.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "lexicon.h"
#include "link_alignment.h"
#include "parallel.h"
#include "section_score.h"
#include "sequence_alignment.h"
#include "text.h"

namespace paralint {
namespace {

constexpr const char* evidence_names[] = {"id",     "text",  "level",  "words",
                                          "images", "links", "code",   "tokens",
                                          "length", "order", "mapping"};

HeadingMatch matched(size_t i, size_t j, unsigned evidence, double confidence) {
  HeadingMatch match;
  match.reference = static_cast<int32_t>(i);
  match.translation = static_cast<int32_t>(j);
  match.evidence = static_cast<uint16_t>(evidence);
  match.confidence = static_cast<float>(confidence);
  return match;
}

// The same number of headings with the same levels.
bool has_same_levels(const Page& a, const Page& b) {
  return std::ranges::equal(a.headings, b.headings, {}, &Heading::level,
                            &Heading::level);
}

// The ids that occur once on either page, as pairs of headings in the order of
// the first.
std::vector<std::pair<size_t, size_t>> shared_ids(const Outline& a,
                                                  const Outline& b) {
  constexpr size_t repeated = SIZE_MAX;
  std::unordered_map<std::string_view, size_t> of_b;
  for (size_t j = 0; j < b.size(); ++j) {
    if (!b.sections[j].id) continue;
    const auto [it, is_new] = of_b.try_emplace(*b.sections[j].id, j);
    if (!is_new) it->second = repeated;
  }
  std::unordered_map<std::string_view, size_t> seen;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.sections[i].id) ++seen[*a.sections[i].id];
  }
  std::vector<std::pair<size_t, size_t>> shared;
  for (size_t i = 0; i < a.size(); ++i) {
    if (!a.sections[i].id || seen[*a.sections[i].id] != 1) continue;
    const auto it = of_b.find(*a.sections[i].id);
    if (it != of_b.end() && it->second != repeated) {
      shared.emplace_back(i, it->second);
    }
  }
  return shared;
}

// The longest part of `pairs` whose second members rise (patience sorting).
std::vector<std::pair<size_t, size_t>> longest_rising(
    const std::vector<std::pair<size_t, size_t>>& pairs) {
  std::vector<size_t> tails;  // index of the pair that ends a chain of length k
  std::vector<size_t> before(pairs.size(), SIZE_MAX);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto at = std::lower_bound(
        tails.begin(), tails.end(), pairs[i].second,
        [&](size_t tail, size_t value) { return pairs[tail].second < value; });
    if (at != tails.begin()) before[i] = *std::prev(at);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<std::pair<size_t, size_t>> chain;
  for (size_t i = tails.empty() ? SIZE_MAX : tails.back(); i != SIZE_MAX;
       i = before[i]) {
    chain.push_back(pairs[i]);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// The headings of two pages, and what is found out about them.
class HeadingAligner {
 public:
  HeadingAligner(const Outline& a, const Outline& b, const Lexicon& lexicon,
                 double length_bias)
      : a_(a), b_(b), scorer_(a, b, lexicon, length_bias) {}

  std::vector<HeadingMatch> align() {
    if (is_in_order()) return std::move(rows_);
    Range range{0, 0, 0, 0};
    for (const auto& [i, j] : longest_rising(shared_ids(a_, b_))) {
      range.last = i;
      range.last2 = j;
      align_range(range);
      rows_.push_back(
          matched(i, j, scorer_.score(i, j).evidence | by_order, 1.0));
      range = {i + 1, 0, j + 1, 0};
    }
    range.last = a_.size();
    range.last2 = b_.size();
    align_range(range);
    find_moved();
    return std::move(rows_);
  }

 private:
  // Two runs of headings between two anchors, half open.
  struct Range {
    size_t first, last;
    size_t first2, last2;
  };

  // Pages of the same outline, none of whose sections speaks against it.
  bool is_in_order() {
    constexpr double least_in_order = 2;
    if (a_.size() != b_.size()) return false;
    for (size_t i = 0; i < a_.size(); ++i) {
      if (a_.sections[i].heading->level != b_.sections[i].heading->level) {
        return false;
      }
    }
    for (size_t i = 0; i < a_.size(); ++i) {
      const SectionScore score = scorer_.score(i, i);
      if (score.odds < least_in_order) {
        rows_.clear();
        return false;
      }
      // That the outlines are the same speaks for each of them.
      constexpr double same_outline = 3;
      rows_.push_back(matched(i, i, score.evidence | by_order,
                              1 / (1 + std::exp(-score.odds - same_outline))));
    }
    return true;
  }

  void align_range(Range range) {
    const size_t rows = range.last - range.first;
    const size_t columns = range.last2 - range.first2;
    const auto steps = align_sequences(
        rows, columns, {gap_share(rows, columns), gap_share(columns, rows)},
        {.match =
             [&](size_t i, size_t j) {
               return scorer_.score(range.first + i, range.first2 + j).odds;
             },
         .two_to_one =
             [&](size_t i, size_t j) {
               return scorer_.two_to_one(range.first + i, range.first2 + j);
             },
         .one_to_two =
             [&](size_t i, size_t j) {
               return scorer_.one_to_two(range.first + i, range.first2 + j);
             }});
    for (const AlignedStep& step : steps) {
      HeadingMatch row;
      if (step.first != no_member) {
        row.reference = step.first + static_cast<int32_t>(range.first);
      }
      if (step.second != no_member) {
        row.translation = step.second + static_cast<int32_t>(range.first2);
      }
      row.is_part = step.is_part;
      row.confidence = step.probability;
      if (row.is_whole()) row.evidence = evidence(row) | by_order;
      rows_.push_back(row);
    }
  }

  // How many of `size` headings have no counterpart among `other`, at a guess.
  static double gap_share(size_t size, size_t other) {
    constexpr double usual = 0.03;
    if (size <= other) return usual;
    return std::clamp(
        static_cast<double>(size - other) / static_cast<double>(size + 1),
        usual, 0.6);
  }

  uint16_t evidence(const HeadingMatch& row) const {
    return scorer_
        .score(static_cast<size_t>(row.reference),
               static_cast<size_t>(row.translation))
        .evidence;
  }

  // Of the reference's heading of one row and the translation's of another.
  double odds(const HeadingMatch& row, const HeadingMatch& row2) const {
    return scorer_
        .score(static_cast<size_t>(row.reference),
               static_cast<size_t>(row2.translation))
        .odds;
  }

  void find_moved();
  void move(const std::vector<HeadingMatch>& moved,
            const std::vector<bool>& is_taken);

  const Outline& a_;
  const Outline& b_;
  SectionScorer scorer_;
  std::vector<HeadingMatch> rows_;
};

// Sections that stand elsewhere on the other page: of what has no counterpart,
// or one that little speaks for, those that have so much in common that it
// outweighs their place.
void HeadingAligner::find_moved() {
  constexpr size_t most_pairs = 100'000;
  constexpr double weak = 5;      // log odds
  constexpr double share = 0.05;  // of the sections that are left
  std::vector<size_t> left;       // rows, by what they have
  std::vector<size_t> left2;
  std::vector<double> in_place(rows_.size());
  for (size_t row = 0; row < rows_.size(); ++row) {
    const HeadingMatch& match = rows_[row];
    const bool has_part = row + 1 < rows_.size() && rows_[row + 1].is_part;
    if (match.is_part || has_part || (match.evidence & by_id)) continue;
    in_place[row] = match.is_whole() ? odds(match, match) : 0;
    if (match.is_whole() && in_place[row] > weak) continue;
    if (match.reference != no_heading) left.push_back(row);
    if (match.translation != no_heading) left2.push_back(row);
  }
  if (left.size() * left2.size() > most_pairs) return;
  struct Candidate {
    double odds;
    size_t row, row2;
  };
  std::vector<Candidate> candidates;
  // Everything that speaks for a heading: its place, and other counterparts.
  std::vector<double> all(rows_.size());
  std::vector<double> all2(rows_.size());
  for (const size_t row : left) all[row] = std::exp(in_place[row]);
  for (const size_t row : left2) all2[row] = std::exp(in_place[row]);
  for (const size_t row : left) {
    for (const size_t row2 : left2) {
      if (row == row2) continue;
      const double found =
          share * std::exp(std::min(odds(rows_[row], rows_[row2]), 30.0));
      all[row] += found;
      all2[row2] += found;
      if (found > 1) candidates.push_back({found, row, row2});
    }
  }
  std::ranges::sort(candidates, [](const Candidate& x, const Candidate& y) {
    return std::tuple(-x.odds, x.row, x.row2) <
           std::tuple(-y.odds, y.row, y.row2);
  });
  std::vector<HeadingMatch> moved(rows_.size());
  std::vector<bool> is_taken(rows_.size());
  for (const Candidate& found : candidates) {
    const double confidence =
        found.odds / (all[found.row] + all2[found.row2] - found.odds);
    if (confidence < 0.5) continue;
    if (moved[found.row].is_whole() || is_taken[found.row2]) continue;
    moved[found.row] = matched(
        static_cast<size_t>(rows_[found.row].reference),
        static_cast<size_t>(rows_[found.row2].translation), 0, confidence);
    is_taken[found.row2] = true;
  }
  move(moved, is_taken);
}

// Puts the moved matches in the place of what was there before.
void HeadingAligner::move(const std::vector<HeadingMatch>& moved,
                          const std::vector<bool>& is_taken) {
  std::vector<HeadingMatch> rows;
  for (size_t row = 0; row < rows_.size(); ++row) {
    HeadingMatch here = rows_[row];
    const bool leaves = moved[row].is_whole();
    if (leaves) {
      HeadingMatch match = moved[row];
      match.evidence = evidence(match);
      match.is_moved = true;
      rows.push_back(match);
    }
    if (!leaves && !is_taken[row]) {
      rows.push_back(here);
      continue;
    }
    if (leaves) here.reference = no_heading;
    if (is_taken[row]) here.translation = no_heading;
    if (here.reference == no_heading && here.translation == no_heading) {
      continue;
    }
    here.evidence = 0;
    rows.push_back(here);
  }
  rows_ = std::move(rows);
}

// How much longer texts are in the language of each locale than in the
// reference's, as the middle logarithm over all pairs.
std::vector<double> length_biases(const Corpus& corpus,
                                  const std::vector<Pair>& pairs) {
  std::vector<std::vector<double>> ratios(corpus.locales());
  for (const Pair& pair : pairs) {
    const Page& a = corpus.page(pair.reference).facts;
    const Page& b = corpus.page(pair.translation).facts;
    if (a.headings.size() != b.headings.size() || !a.size || !b.size) continue;
    ratios[pair.locale].push_back(
        std::log(static_cast<double>(b.size) / static_cast<double>(a.size)));
  }
  std::vector<double> biases;
  for (std::vector<double>& of_locale : ratios) {
    const auto middle =
        of_locale.begin() + static_cast<std::ptrdiff_t>(of_locale.size() / 2);
    std::nth_element(of_locale.begin(), middle, of_locale.end());
    biases.push_back(of_locale.empty() ? 0 : *middle);
  }
  return biases;
}

// The lexicons of all locales, and what they are learned from.
class Teacher {
 public:
  explicit Teacher(const Corpus& corpus)
      : corpus_(corpus),
        learners_(corpus.locales()),
        lexicons_(corpus.locales()),
        known_(corpus.locales()),
        has_learned_(corpus.locales()) {}

  // What answers each other before anything is aligned.
  void add_outlines(const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
      const Page& a = corpus_.page(pair.reference).facts;
      const Page& b = corpus_.page(pair.translation).facts;
      add(pair.locale, a.title(), b.title());
      if (!has_same_levels(a, b)) continue;
      for (size_t i = 0; i < a.headings.size(); ++i) {
        add(pair.locale, a.headings[i].text, b.headings[i].text);
      }
    }
  }

  void add_sure(const Pair& pair, const std::vector<HeadingMatch>& rows) {
    constexpr float sure = 0.9F;
    const Page& a = corpus_.page(pair.reference).facts;
    const Page& b = corpus_.page(pair.translation).facts;
    for (const HeadingMatch& row : rows) {
      if (!row.is_whole() || row.confidence < sure) continue;
      add(pair.locale, a.headings[static_cast<size_t>(row.reference)].text,
          b.headings[static_cast<size_t>(row.translation)].text);
    }
  }

  // Learns where as much is new as was known before.
  void learn(unsigned threads) {
    for_each_index(learners_.size(), threads, [&](size_t locale) {
      has_learned_[locale] = learners_[locale].size() > 2 * known_[locale];
      if (!has_learned_[locale]) return;
      known_[locale] = learners_[locale].size();
      lexicons_[locale] = learners_[locale].learn();
    });
  }
  // Whether the last lesson taught something.
  bool has_learned(LocaleIndex locale) const { return has_learned_[locale]; }

  const Lexicon& lexicon(LocaleIndex locale) const { return lexicons_[locale]; }

 private:
  void add(LocaleIndex locale, const std::string& a, const std::string& b) {
    if (!a.empty() && !b.empty()) learners_[locale].add(a, b);
  }

  const Corpus& corpus_;
  std::vector<LexiconLearner> learners_;
  std::vector<Lexicon> lexicons_;
  std::vector<size_t> known_;  // pairs at the last lesson
  std::vector<char> has_learned_;
};

void note_counterparts(Alignment& alignment, size_t headings,
                       size_t translated) {
  alignment.heading_of_reference.assign(headings, no_heading);
  alignment.heading_of_translation.assign(translated, no_heading);
  // What became part of a section is answered by it, but does not answer it.
  for (const HeadingMatch& match : alignment.headings) {
    if (match.reference == no_heading || match.translation == no_heading) {
      continue;
    }
    int32_t& there =
        alignment.heading_of_reference[static_cast<size_t>(match.reference)];
    int32_t& back =
        alignment
            .heading_of_translation[static_cast<size_t>(match.translation)];
    if (there == no_heading) there = match.translation;
    if (back == no_heading) back = match.reference;
  }
}

}  // namespace

std::vector<const char*> HeadingMatch::aligned_by() const {
  std::vector<const char*> names;
  for (size_t i = 0; i < std::size(evidence_names); ++i) {
    if (evidence & (1u << i)) names.push_back(evidence_names[i]);
  }
  return names;
}

std::vector<Alignment> align_all(const Corpus& corpus, const Targets& targets,
                                 const std::vector<Pair>& pairs,
                                 unsigned threads) {
  std::vector<Alignment> all(pairs.size());
  const std::vector<double> biases = length_biases(corpus, pairs);
  Teacher teacher(corpus);
  const auto align = [&](size_t i) {
    const Pair& pair = pairs[i];
    const SitePage& reference = corpus.page(pair.reference);
    const SitePage& translation = corpus.page(pair.translation);
    const Outline a = outline(corpus, reference, targets[pair.reference]);
    const Outline b = outline(corpus, translation, targets[pair.translation]);
    all[i].headings =
        HeadingAligner(a, b, teacher.lexicon(pair.locale), biases[pair.locale])
            .align();
    note_counterparts(all[i], a.size(), b.size());
  };
  teacher.add_outlines(pairs);
  teacher.learn(threads);
  for_each_index(pairs.size(), threads, align);
  std::vector<size_t> uneven;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (has_same_levels(corpus.page(pairs[i].reference).facts,
                        corpus.page(pairs[i].translation).facts)) {
      continue;
    }
    uneven.push_back(i);
    teacher.add_sure(pairs[i], all[i].headings);
  }
  if (!uneven.empty()) {
    teacher.learn(threads);
    for_each_index(uneven.size(), threads, [&](size_t i) { align(uneven[i]); });
  }
  align_links(corpus, targets, pairs, threads, all);
  return all;
}

}  // namespace paralint
