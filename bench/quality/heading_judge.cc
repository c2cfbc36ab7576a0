#include "heading_judge.h"

#include <fmt/format.h>

#include <algorithm>

namespace paralint::bench {
namespace {

// The truth of one pair, by either heading.
class Known {
 public:
  explicit Known(const PairTruth& truth) {
    for (const auto& [i, j] : truth.headings) {
      by_reference_[i] = j;
      by_translation_[j] = i;
    }
  }
  int32_t of_reference(int32_t heading) const {
    return find(by_reference_, heading);
  }
  int32_t of_translation(int32_t heading) const {
    return find(by_translation_, heading);
  }

 private:
  static int32_t find(const std::map<int32_t, int32_t>& map, int32_t heading) {
    const auto at = map.find(heading);
    return at == map.end() ? no_heading : at->second;
  }

  std::map<int32_t, int32_t> by_reference_;
  std::map<int32_t, int32_t> by_translation_;
};

class Judge {
 public:
  Judge(const Site& site, const Drafts& drafts, Calibrations* calibrations)
      : site_(site), drafts_(drafts), calibrations_(calibrations) {
    const auto& pairs = site.pairs();
    for (size_t i = 0; i < pairs.size(); ++i) {
      by_files_[{file(pairs[i].reference), file(pairs[i].translation)}] = i;
    }
  }

  Score judge(const Truth& truth) {
    Score score;
    for (const PairTruth& pair : truth.pairs) {
      const auto at = by_files_.find({pair.reference, pair.translation});
      const auto a = drafts_.find(pair.reference);
      const auto b = drafts_.find(pair.translation);
      if (at == by_files_.end() || a == drafts_.end() || b == drafts_.end()) {
        continue;
      }
      judge_pair(pair, site_.alignment(at->second), *a->second, *b->second,
                 score);
    }
    return score;
  }

 private:
  const std::string& file(PageIndex page) const {
    return site_.corpus().page(page).facts.file;
  }

  void judge_pair(const PairTruth& truth, const Alignment& alignment,
                  const Draft& a, const Draft& b, Score& score) {
    for (const auto& [i, j] : truth.headings) {
      const int32_t first = a.now(i);
      const int32_t second = b.now(j);
      if (first == no_heading && second == no_heading) continue;
      const int32_t answer =
          first == no_heading
              ? alignment.heading_of_translation[static_cast<size_t>(second)]
              : alignment.heading_of_reference[static_cast<size_t>(first)];
      const bool is_whole = first != no_heading && second != no_heading;
      const bool is_right = answer == (is_whole ? second : no_heading) ||
                            (!is_whole && is_absorber(a, i, b, j, answer));
      ++score.headings;
      score.partners += is_whole;
      score.matched += is_whole && is_right;
      score.right += is_right;
      if (a.is_touched(i) || b.is_touched(j)) {
        ++score.touched;
        score.touched_right += is_right;
      }
      if (!is_right) note_wrong(alignment, a, first, b, second, score);
    }
    judge_rows(truth, alignment, a, b, score);
  }

  // A section that was taken in by the one before it may be matched with that.
  static bool is_absorber(const Draft& a, int32_t i, const Draft& b, int32_t j,
                          int32_t answer) {
    const bool in_first = a.now(i) == no_heading;
    const Draft& draft = in_first ? a : b;
    return draft.origin(static_cast<size_t>(answer)) ==
           draft.absorber(in_first ? i : j);
  }

  // A row is judged where either heading has a truth.
  void judge_rows(const PairTruth& truth, const Alignment& alignment,
                  const Draft& a, const Draft& b, Score& score) {
    const Known known(truth);
    for (const HeadingMatch& match : alignment.headings) {
      const int32_t i = origin(a, match.reference);
      const int32_t j = origin(b, match.translation);
      const int32_t answer = known.of_reference(i);
      const int32_t answer2 = known.of_translation(j);
      if (answer == no_heading && answer2 == no_heading) continue;
      const bool is_absent = i == no_heading || j == no_heading;
      bool is_right = answer == j;
      if (is_absent) {
        is_right =
            (i == no_heading ? a.now(answer2) : b.now(answer)) == no_heading;
      } else if (match.is_part) {
        is_right = is_part(b, answer, j) || is_part(a, answer2, i);
      }
      if (calibrations_) {
        calibration_of(match, is_absent).add(match.confidence, is_right);
      }
      if (is_absent) continue;
      ++score.claims;
      score.right_claims += is_right;
      score.parts += match.is_part;
      score.right_parts += match.is_part && is_right;
    }
  }

  static int32_t origin(const Draft& draft, int32_t heading) {
    return heading == no_heading ? no_heading
                                 : draft.origin(static_cast<size_t>(heading));
  }

  // Whether the heading was taken in by the other one.
  static bool is_part(const Draft& draft, int32_t heading, int32_t other) {
    return heading != no_heading && draft.now(heading) == no_heading &&
           draft.absorber(heading) == other;
  }

  Calibration& calibration_of(const HeadingMatch& match, bool is_absent) {
    if (is_absent) return calibrations_->absent;
    if (match.is_part) return calibrations_->part;
    return match.is_moved ? calibrations_->moved : calibrations_->in_order;
  }

  static std::string words(const Draft& draft, int32_t heading) {
    if (heading == no_heading) return "nothing";
    const Heading& h = draft.page().headings[static_cast<size_t>(heading)];
    return fmt::format("{} \"{}\" (line {})", std::string(h.level, '#'), h.text,
                       h.line);
  }

  static void note_wrong(const Alignment& alignment, const Draft& a,
                         int32_t first, const Draft& b, int32_t second,
                         Score& score) {
    const auto row = std::ranges::find_if(
        alignment.headings, [&](const HeadingMatch& match) {
          return first != no_heading ? match.reference == first
                                     : match.translation == second;
        });
    if (row == alignment.headings.end()) return;
    std::string why;
    for (const char* name : row->aligned_by()) why += std::string(" ") + name;
    if (row->is_moved) why += ", moved";
    if (row->is_part) why += ", as a part";
    const bool of_reference = first != no_heading;
    score.wrong.push_back(fmt::format(
        "{}: {}\n      is matched to {} ({:.3f}{}),\n      should be to {}",
        b.page().file, of_reference ? words(a, first) : words(b, second),
        of_reference ? words(b, row->translation) : words(a, row->reference),
        row->confidence, why, of_reference ? words(b, second) : "nothing"));
  }

  const Site& site_;
  const Drafts& drafts_;
  Calibrations* calibrations_;  // may be null
  std::map<std::pair<std::string, std::string>, size_t> by_files_;
};

}  // namespace

Score judge(const Site& site, const Drafts& drafts, const Truth& truth,
            Calibrations* calibrations) {
  return Judge(site, drafts, calibrations).judge(truth);
}

}  // namespace paralint::bench
