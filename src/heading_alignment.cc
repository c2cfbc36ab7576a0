#include "heading_alignment.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <tuple>
#include <utility>

#include "certain_sections.h"
#include "section_score.h"
#include "sequence_alignment.h"

namespace paralint {
namespace {

HeadingMatch matched(size_t i, size_t j, unsigned evidence, double confidence) {
  HeadingMatch match;
  match.reference = static_cast<int32_t>(i);
  match.translation = static_cast<int32_t>(j);
  match.evidence = static_cast<uint16_t>(evidence);
  match.confidence = static_cast<float>(confidence);
  return match;
}

// Of sections all around which answer each other, too.
HeadingMatch in_order(size_t i, size_t j, const SectionScore& score) {
  constexpr double same_order = 3;  // speaks for each of them
  return matched(i, j, score.evidence | by_order,
                 1 / (1 + std::exp(-score.odds - same_order)));
}

// The headings of two pages, and what is found out about them.
class HeadingAligner {
 public:
  HeadingAligner(const Outline& a, const Outline& b, const Lexicon& lexicon,
                 double length_bias, const std::vector<HeadingPair>& curated)
      : a_(a), b_(b), scorer_(a, b, lexicon, length_bias), curated_(curated) {}

  std::vector<HeadingMatch> align() {
    if (curated_.empty() && is_in_order()) return std::move(rows_);
    Range range{0, 0, 0, 0};
    for (const auto& [i, j] : fixed_headings(a_, b_, curated_)) {
      range.last = i;
      range.last2 = j;
      align_range(range);
      const SectionScore score = scorer_.score(i, j);
      put(matched(i, j, score.evidence | by_order, 1.0), score.odds);
      range = {i + 1, 0, j + 1, 0};
    }
    range.last = a_.size();
    range.last2 = b_.size();
    align_range(range);
    find_moved();
    for (const HeadingPair& pair : curated_) obey(pair);
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
      rows_.push_back(in_order(i, i, score));
    }
    return true;
  }

  // What two anchors have between them.
  void align_range(Range range) {
    const size_t rows = range.last - range.first;
    const size_t columns = range.last2 - range.first2;
    const std::vector<CertainMatch> certain = certain_sections(range);
    const std::vector<Range> open = between(certain, range);
    std::deque<SequenceComparison> comparisons;
    for (const Range& part : open) compare(part, comparisons);
    const auto align = [&](GapPrior gaps) {
      std::vector<std::vector<AlignedStep>> steps;
      for (const SequenceComparison& part : comparisons) {
        steps.push_back(part.align(gaps));
      }
      return steps;
    };
    const GapPrior guess{gap_share(rows, columns), gap_share(columns, rows)};
    auto steps = align(guess);
    // A page that lacks more than expected may lack still more.
    const GapPrior seen = gaps_seen(steps, rows, columns);
    if (seen.first > 2 * guess.first || seen.second > 2 * guess.second) {
      steps = align({std::max(guess.first, seen.first),
                     std::max(guess.second, seen.second)});
    }
    for (size_t part = 0; part < open.size(); ++part) {
      add_rows(steps[part], open[part]);
      if (part < certain.size()) add_row(certain[part]);
    }
  }

  // Of the same level.
  std::vector<CertainMatch> certain_sections(Range range) const {
    const size_t rows = range.last - range.first;
    const size_t columns = range.last2 - range.first2;
    // Of few, each is soon compared with each.
    constexpr size_t few = 64;
    if (rows * columns < few) return {};
    std::vector<CertainMatch> found =
        certain_matches(rows, columns, [&](size_t i, size_t j) {
          const size_t a = range.first + i;
          const size_t b = range.first2 + j;
          const bool is_alike =
              a_.sections[a].heading->level == b_.sections[b].heading->level;
          return is_alike ? scorer_.score(a, b) : SectionScore{};
        });
    for (CertainMatch& match : found) {
      match.first += range.first;
      match.second += range.first2;
    }
    return found;
  }

  // What lies before each of the matches, and after the last one.
  static std::vector<Range> between(const std::vector<CertainMatch>& matches,
                                    Range range) {
    std::vector<Range> made;
    for (const CertainMatch& match : matches) {
      made.push_back({range.first, match.first, range.first2, match.second});
      range.first = match.first + 1;
      range.first2 = match.second + 1;
    }
    made.push_back(range);
    return made;
  }

  void compare(Range range, std::deque<SequenceComparison>& comparisons) {
    scorer_.expect(range.first, range.last, range.first2, range.last2);
    comparisons.emplace_back(
        range.last - range.first, range.last2 - range.first2,
        [&](size_t i, size_t j) {
          return scorer_.odds(range.first + i, range.first2 + j);
        });
  }

  void put(const HeadingMatch& row, double odds) {
    rows_.push_back(row);
    odds_.push_back(odds);
  }

  void add_row(const CertainMatch& match) {
    put(in_order(match.first, match.second, match.score), match.score.odds);
  }

  void add_rows(const std::vector<AlignedStep>& steps, Range range) {
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
      SectionScore found;
      if (row.is_whole()) {
        found = score(row, row);
        row.evidence = found.evidence | by_order;
      }
      put(row, found.odds);
    }
  }

  static GapPrior gaps_seen(const std::vector<std::vector<AlignedStep>>& parts,
                            size_t rows, size_t columns) {
    constexpr double most = 0.4;
    const auto share = [&](int32_t AlignedStep::*other, size_t size) {
      double alone = 0;
      for (const std::vector<AlignedStep>& steps : parts) {
        alone +=
            static_cast<double>(std::ranges::count(steps, no_member, other));
      }
      return std::min(most, alone / static_cast<double>(size + 1));
    };
    return {share(&AlignedStep::second, rows),
            share(&AlignedStep::first, columns)};
  }

  // How many of `size` headings have no counterpart among `other`, at a guess.
  static double gap_share(size_t size, size_t other) {
    constexpr double usual = 0.03;
    if (size <= other) return usual;
    return std::clamp(
        static_cast<double>(size - other) / static_cast<double>(size + 1),
        usual, 0.6);
  }

  // Of the reference's heading of one row and the translation's of another.
  SectionScore score(const HeadingMatch& row, const HeadingMatch& row2) const {
    return scorer_.score(static_cast<size_t>(row.reference),
                         static_cast<size_t>(row2.translation));
  }

  void obey(const HeadingPair& pair);
  void find_moved();
  void move(const std::vector<HeadingMatch>& moved,
            const std::vector<bool>& is_taken);

  const Outline& a_;
  const Outline& b_;
  SectionScorer scorer_;
  const std::vector<HeadingPair>& curated_;
  std::vector<HeadingMatch> rows_;
  std::vector<double> odds_;  // by row; of whole ones, until they are moved
};

// Takes a section that is part of another's row out of it again.
HeadingMatch alone(HeadingMatch part, const HeadingMatch& whole) {
  (part.reference == whole.reference ? part.reference : part.translation) =
      no_heading;
  part.is_part = false;
  part.evidence = 0;
  return part;
}

// Makes a row of what a mapping says, whatever was found.
void HeadingAligner::obey(const HeadingPair& pair) {
  HeadingMatch made = matched(pair.reference, pair.translation, 0, 1.0);
  made.evidence = score(made, made).evidence | by_mapping;
  const auto is_touched = [&](const HeadingMatch& row) {
    return row.reference == made.reference ||
           row.translation == made.translation;
  };
  std::vector<HeadingMatch> rows;
  HeadingMatch whole;  // the last row that is no part
  for (HeadingMatch row : rows_) {
    if (!row.is_part) whole = row;
    if (row.is_part && (is_touched(row) || is_touched(whole))) {
      row = alone(row, whole);
    }
    const bool has_reference = row.reference == made.reference;
    const bool has_translation = row.translation == made.translation;
    if (has_reference) {
      made.is_moved = !has_translation;
      if (has_translation) made.evidence |= row.evidence & by_order;
      rows.push_back(made);
      row.reference = no_heading;
    }
    if (has_translation) row.translation = no_heading;
    if (row.reference == no_heading && row.translation == no_heading) continue;
    if (has_reference || has_translation) row.evidence = 0;
    rows.push_back(row);
  }
  rows_ = std::move(rows);
}

// Sections that stand elsewhere on the other page: of what has no counterpart,
// or one that little speaks for, those that have so much in common that it
// outweighs their place.
void HeadingAligner::find_moved() {
  constexpr size_t most_pairs = 100'000;
  constexpr double weak = 5;  // log odds
  // Out of its place, a section is not known by its length and level alone.
  constexpr unsigned telling =
      by_id | by_text | by_words | by_images | by_links | by_code;
  constexpr double share = 0.05;  // of the sections that are left
  std::vector<size_t> left;       // rows, by what they have
  std::vector<size_t> left2;
  std::vector<double> in_place(rows_.size());
  for (size_t row = 0; row < rows_.size(); ++row) {
    const HeadingMatch& match = rows_[row];
    const bool has_part = row + 1 < rows_.size() && rows_[row + 1].is_part;
    if (match.is_part || has_part || (match.evidence & by_id)) continue;
    in_place[row] = match.is_whole() ? odds_[row] : 0;
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
      const SectionScore shared = score(rows_[row], rows_[row2]);
      const double found = share * std::exp(std::min(shared.odds, 30.0));
      all[row] += found;
      all2[row2] += found;
      const bool is_telling = shared.evidence & telling;
      if (found > 1 && is_telling) candidates.push_back({found, row, row2});
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
      match.evidence = score(match, match).evidence;
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

}  // namespace

std::vector<HeadingMatch> align_headings(
    const Outline& reference, const Outline& translation,
    const Lexicon& lexicon, double length_bias,
    const std::vector<HeadingPair>& curated) {
  return HeadingAligner(reference, translation, lexicon, length_bias, curated)
      .align();
}

}  // namespace paralint
