#include "certain_sections.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace paralint {
namespace {

using Matches = std::vector<CertainMatch>;

// Odds of what is sure, if no neighbour is nearly as good, and of what may
// stand between two of that.
constexpr double sure_odds = 4;
constexpr double least_lead = 4;
constexpr double least_odds = 0;
constexpr std::ptrdiff_t least_sure = 3;
// Sections at the end of a run that may belong to what follows.
constexpr size_t margin = 2;
constexpr size_t shortest = 2 * margin + 1;
// How many sections may be missing or doubtful between two runs.
constexpr size_t reach = 6;
// Pairs that are looked at, for each section.
constexpr size_t most_looks = 64;

// Two sections, and how much better they answer each other than each of them a
// neighbour of the other.
struct Member {
  CertainMatch match;
  double lead = 0;

  bool is_sure() const {
    return match.score.odds >= sure_odds && lead >= least_lead;
  }
};
using Run = std::vector<Member>;

// Goes along both sequences from their beginnings, as far as certain runs
// follow each other closely.
class Walk {
 public:
  Walk(size_t rows, size_t columns, const ScoreSections& score)
      : rows_(rows), columns_(columns), score_(score) {
    for (Run run = next_run(); !run.empty(); run = next_run()) {
      i_ = run.back().match.first + 1;
      j_ = run.back().match.second + 1;
      take_sure(run);
    }
  }

  // How far it has come.
  size_t rows() const { return i_; }
  size_t columns() const { return j_; }
  Matches& found() { return found_; }

 private:
  // Those that are neither the first nor the last sure ones, unless it goes to
  // an end on both sides.
  void take_sure(const Run& run) {
    const CertainMatch& front = run.front().match;
    const bool is_first = front.first == 0 && front.second == 0;
    const bool is_last = i_ == rows_ && j_ == columns_;
    const auto first = std::ranges::find_if(run, &Member::is_sure);
    const auto last =
        std::find_if(run.rbegin(), run.rend(), std::mem_fn(&Member::is_sure))
            .base();
    const auto begin = is_first ? run.begin() : first + margin;
    const auto end = is_last ? run.end() : last - margin;
    for (auto member = begin; member < end; ++member) {
      if (member->is_sure()) found_.push_back(member->match);
    }
  }

  // The nearest one to here, or none.
  Run next_run() {
    for (size_t steps = 0; steps <= reach; ++steps) {
      for (size_t down = 0; down <= steps; ++down) {
        if (looks_ > most_looks * (rows_ + columns_)) return {};
        Run run = run_from(i_ + down, j_ + steps - down);
        looks_ += run.size();
        if (run.size() >= shortest &&
            std::ranges::count_if(run, &Member::is_sure) >= least_sure) {
          return run;
        }
      }
    }
    return {};
  }

  Run run_from(size_t i, size_t j) const {
    Run run;
    for (; i < rows_ && j < columns_; ++i, ++j) {
      const SectionScore score = score_(i, j);
      if (score.odds < least_odds) break;
      run.push_back({{i, j, score}, score.odds});
    }
    if (run.size() < shortest) return run;
    for (size_t k = 0; k + 1 < run.size(); ++k) note_rivals(run[k], run[k + 1]);
    return run;
  }

  // The counterparts that two members in a row would have crosswise.
  void note_rivals(Member& one, Member& next) const {
    const auto [i, j, score] = one.match;
    const double rival = std::max(score_(i, j + 1).odds, score_(i + 1, j).odds);
    for (Member* member : {&one, &next}) {
      member->lead = std::min(member->lead, member->match.score.odds - rival);
    }
  }

  size_t rows_;
  size_t columns_;
  const ScoreSections& score_;
  size_t i_ = 0;
  size_t j_ = 0;
  size_t looks_ = 0;
  Matches found_;
};

}  // namespace

std::vector<CertainMatch> certain_matches(size_t first, size_t second,
                                          const ScoreSections& score) {
  Walk down(first, second, score);
  Matches found = std::move(down.found());
  // And what is left, from its end up.
  const ScoreSections from_end = [&](size_t i, size_t j) {
    return score(first - 1 - i, second - 1 - j);
  };
  Walk up(first - down.rows(), second - down.columns(), from_end);
  std::ranges::reverse(up.found());
  for (const CertainMatch& match : up.found()) {
    found.push_back(
        {first - 1 - match.first, second - 1 - match.second, match.score});
  }
  return found;
}

}  // namespace paralint
