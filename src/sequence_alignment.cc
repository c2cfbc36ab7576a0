#include "sequence_alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace paralint {
namespace {

constexpr double impossible = -1e30;
// The probability of what was not looked into.
constexpr float guess = 0.3F;

// log(1 + exp(-x)), from a table with straight lines between its entries: it is
// asked for a dozen times a cell, and an error of 0.00001 moves no match.
class Softplus {
 public:
  Softplus() {
    for (size_t i = 0; i < table_.size(); ++i) {
      table_[i] = std::log1p(std::exp(-static_cast<double>(i) / a_unit));
    }
  }
  double operator()(double x) const {
    if (x >= end) return 0;
    const double place = x * a_unit;
    const auto whole = static_cast<int>(place);  // quicker than a size_t
    const double rest = place - whole;
    const double* const entry = table_.data() + whole;
    return entry[0] + rest * (entry[1] - entry[0]);
  }

 private:
  static constexpr size_t end = 16;
  static constexpr size_t a_unit = 64;
  std::array<double, end * a_unit + 1> table_;
};

const Softplus softplus;

double log_sum(double a, double b) {
  return a < b ? b + softplus(b - a) : a + softplus(a - b);
}

bool is_possible(double value) {
  return value > impossible / 2;
}

// To a sum that nothing may have been added to yet.
void add(double& sum, double more) {
  sum = is_possible(sum) ? log_sum(sum, more) : more;
}

// The cells of a table near its diagonal. Rows and columns count borders: cell
// (i, j) is reached when i and j members have been read.
class Band {
 public:
  Band(size_t rows, size_t columns) : rows_(rows), columns_(columns) {
    constexpr size_t narrowest = 8;
    const size_t whole = columns + 1;
    width_ = whole;
    if ((rows + 1) * whole > most_cells) {
      width_ =
          std::min(whole, std::max(2 * narrowest + 1, most_cells / (rows + 1)));
    }
    // Each row must touch the next one.
    width_ = std::min(whole, std::max(width_, 2 * (columns / (rows + 1)) + 3));
    for (size_t i = 0; i <= rows; ++i) begins_.push_back(first_column(i));
  }

  size_t size() const { return (rows_ + 1) * width_; }
  // Whether one sequence is so much longer that what answers each other may lie
  // outside, as where a long run is missing.
  bool may_miss() const {
    const size_t step = std::max(rows_, columns_) - std::min(rows_, columns_);
    return width_ <= columns_ && step > width_ / 2;
  }
  // The columns of row i: [begin, end).
  size_t begin(size_t i) const { return begins_[i]; }
  size_t end(size_t i) const { return begin(i) + width_; }
  bool has(size_t i, size_t j) const {
    return i <= rows_ && j >= begin(i) && j < end(i);
  }
  size_t at(size_t i, size_t j) const { return i * width_ + j - begin(i); }

 private:
  size_t first_column(size_t i) const {
    const size_t middle = rows_ == 0 ? 0 : i * columns_ / rows_;
    const size_t most = columns_ + 1 - width_;
    return middle < width_ / 2 ? 0 : std::min(middle - width_ / 2, most);
  }

  size_t rows_;
  size_t columns_;
  size_t width_;
  std::vector<size_t> begins_;  // by row
};

// What the model is in: a match, a gap of the second sequence (a member of the
// first alone), a gap of the first.
enum State : size_t { matched, first_alone, second_alone };
using Sums = std::array<double, 3>;

// Logarithms of the steps from one state to the next. After a member of the
// second alone none of the first alone follows, so that two gaps side by side
// have one order.
struct Steps {
  explicit Steps(GapPrior gaps) {
    constexpr double longer = 0.4;  // gaps come in runs
    const double again_first = std::max(longer, gaps.first);
    const double again_second = std::max(longer, gaps.second);
    from[matched] = {std::log(1 - std::min(0.95, gaps.first + gaps.second)),
                     std::log(gaps.first), std::log(gaps.second)};
    from[first_alone] = {
        std::log(1 - std::min(0.95, again_first + gaps.second)),
        std::log(again_first), std::log(gaps.second)};
    from[second_alone] = {std::log(1 - again_second), impossible,
                          std::log(again_second)};
  }
  std::array<Sums, 3> from{};
};

// A way to reach a cell by a match: how many members of each sequence it takes.
struct Way {
  size_t first;
  size_t second;
};
constexpr Way ways[] = {{1, 1}, {2, 1}, {1, 2}};
constexpr double merged_prior = -4.6;  // one in a hundred

// By way; where it ends. `impossible` where the band does not have the way.
using Odds = std::array<float, std::size(ways)>;

class Model {
 public:
  Model(size_t rows, size_t columns, const Band& band,
        const std::vector<Odds>& odds, GapPrior gaps)
      : rows_(rows), columns_(columns), band_(band), odds_(odds), steps_(gaps) {
    run_forward();
    run_backward();
  }

  std::vector<AlignedStep> best() const;

 private:
  // How probable each match is, and that each member is alone.
  struct Probabilities {
    std::vector<Odds> match;  // by cell
    std::vector<double> alone;
    std::vector<double> second_alone;
  };
  Probabilities probabilities() const;
  std::vector<uint8_t> best_steps(const Probabilities& sure) const;

  bool is_open(size_t at, size_t way) const {
    return is_possible(odds_[at][way]);
  }

  // The sum over the ways to come from a cell into `state`.
  double from(size_t at, State state) const {
    const Sums& before = forward_[at];
    double sum = impossible;
    for (size_t k = 0; k < 3; ++k) {
      const double step = steps_.from[k][state];
      if (!is_possible(before[k]) || !is_possible(step)) continue;
      add(sum, before[k] + step);
    }
    return sum;
  }

  // The sum over the ways to reach cell (i, j) by an open way of matching.
  double arrival(size_t i, size_t j, size_t way) const {
    return before_match_[band_.at(i - ways[way].first, j - ways[way].second)] +
           odds_[band_.at(i, j)][way];
  }

  void run_forward() {
    forward_.assign(band_.size(), {impossible, impossible, impossible});
    before_match_.resize(band_.size());
    forward_[band_.at(0, 0)][matched] = 0;
    for (size_t i = 0; i <= rows_; ++i) {
      for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
        const size_t at = band_.at(i, j);
        Sums& here = forward_[at];
        for (size_t way = 0; way < std::size(ways); ++way) {
          if (!is_open(at, way)) continue;
          add(here[matched], arrival(i, j, way));
        }
        if (i && band_.has(i - 1, j)) {
          here[first_alone] = from(band_.at(i - 1, j), first_alone);
        }
        if (j > band_.begin(i)) here[second_alone] = from(at - 1, second_alone);
        before_match_[at] = from(at, matched);
      }
    }
  }

  void run_backward() {
    backward_.assign(band_.size(), {impossible, impossible, impossible});
    backward_[band_.at(rows_, columns_)] = {0, 0, 0};
    for (size_t i = rows_ + 1; i-- > 0;) {
      for (size_t j = band_.end(i); j-- > band_.begin(i);) {
        if (i == rows_ && j == columns_) continue;
        const Sums next = departures(i, j);
        Sums& here = backward_[band_.at(i, j)];
        for (size_t k = 0; k < 3; ++k) {
          for (size_t l = 0; l < 3; ++l) {
            const double step = steps_.from[k][l];
            if (is_possible(next[l]) && is_possible(step)) {
              add(here[k], step + next[l]);
            }
          }
        }
      }
    }
  }

  // What follows if the next step leads into each of the states.
  Sums departures(size_t i, size_t j) const {
    Sums next{impossible, impossible, impossible};
    for (size_t way = 0; way < std::size(ways); ++way) {
      const size_t to_i = i + ways[way].first;
      const size_t to_j = j + ways[way].second;
      if (to_j > columns_ || !band_.has(to_i, to_j)) continue;
      const size_t to = band_.at(to_i, to_j);
      if (!is_open(to, way)) continue;
      add(next[matched], odds_[to][way] + backward_[to][matched]);
    }
    if (band_.has(i + 1, j)) {
      next[first_alone] = backward_[band_.at(i + 1, j)][first_alone];
    }
    if (j < columns_ && band_.has(i, j + 1)) {
      next[second_alone] = backward_[band_.at(i, j + 1)][second_alone];
    }
    return next;
  }

  double total() const {
    const Sums& end = forward_[band_.at(rows_, columns_)];
    return log_sum(log_sum(end[0], end[1]), end[2]);
  }

  size_t rows_;
  size_t columns_;
  const Band& band_;
  const std::vector<Odds>& odds_;
  Steps steps_;
  std::vector<Sums> forward_;
  std::vector<double> before_match_;  // by cell, of the paths through it
  std::vector<Sums> backward_;
};

// Which step of the best path leads to a cell: a way of matching, or a gap.
constexpr uint8_t gap_in_second = std::size(ways);
constexpr uint8_t gap_in_first = std::size(ways) + 1;

Model::Probabilities Model::probabilities() const {
  const double all = total();
  const auto probability = [&](double forward, size_t at, State state) {
    constexpr double least = -104;  // what is less is nothing to a float
    const double found = forward + backward_[at][state] - all;
    return found < least ? 0 : std::exp(std::min(0.0, found));
  };
  Probabilities made{std::vector<Odds>(band_.size(), Odds{}),
                     std::vector<double>(rows_), std::vector<double>(columns_)};
  for (size_t i = 0; i <= rows_; ++i) {
    for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
      const size_t at = band_.at(i, j);
      const Sums& sums = forward_[at];
      if (i)
        made.alone[i - 1] += probability(sums[first_alone], at, first_alone);
      if (j) {
        made.second_alone[j - 1] +=
            probability(sums[second_alone], at, second_alone);
      }
      for (size_t way = 0; way < std::size(ways); ++way) {
        if (!is_open(at, way)) continue;
        made.match[at][way] =
            static_cast<float>(probability(arrival(i, j, way), at, matched));
      }
    }
  }
  return made;
}

// By cell, the last step of the path to it that has the most probability.
std::vector<uint8_t> Model::best_steps(const Probabilities& sure) const {
  std::vector<double> most(band_.size(), impossible);
  std::vector<uint8_t> step(band_.size());
  for (size_t i = 0; i <= rows_; ++i) {
    for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
      const size_t at = band_.at(i, j);
      if (i == 0 && j == 0) most[at] = 0;
      const auto offer = [&](size_t kind, size_t first, size_t second,
                             double value) {
        const double whole = most[band_.at(i - first, j - second)] + value;
        if (whole <= most[at]) return;
        most[at] = whole;
        step[at] = static_cast<uint8_t>(kind);
      };
      for (size_t way = 0; way < std::size(ways); ++way) {
        if (!is_open(at, way)) continue;
        const auto [first, second] = ways[way];
        const auto members = static_cast<double>(first + second);
        offer(way, first, second, members * sure.match[at][way]);
      }
      if (i && band_.has(i - 1, j)) {
        offer(gap_in_second, 1, 0, sure.alone[i - 1]);
      }
      if (j && band_.has(i, j - 1)) {
        offer(gap_in_first, 0, 1, sure.second_alone[j - 1]);
      }
    }
  }
  return step;
}

std::vector<AlignedStep> Model::best() const {
  const Probabilities sure = probabilities();
  const std::vector<uint8_t> step = best_steps(sure);
  const float highest = band_.may_miss() ? guess : 1.0F;
  std::vector<AlignedStep> path;
  const auto add = [&](size_t first, size_t second, bool part, double share) {
    path.push_back({static_cast<int32_t>(first) - 1,
                    static_cast<int32_t>(second) - 1, part,
                    std::min(highest, static_cast<float>(share))});
  };
  for (size_t i = rows_, j = columns_; i > 0 || j > 0;) {
    const size_t at = band_.at(i, j);
    if (step[at] == gap_in_second) {
      add(i, 0, false, sure.alone[i - 1]);
      --i;
    } else if (step[at] == gap_in_first) {
      add(0, j, false, sure.second_alone[j - 1]);
      --j;
    } else {
      const auto [first, second] = ways[step[at]];
      const double share = sure.match[at][step[at]];
      if (first + second > 2) add(i, j, true, share);
      i -= first;
      j -= second;
      add(i + 1, j + 1, false, share);
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace

// In order and without looking.
static std::vector<AlignedStep> in_order(size_t first, size_t second,
                                         float probability) {
  std::vector<AlignedStep> steps;
  for (size_t i = 0; i < std::max(first, second); ++i) {
    const auto at = static_cast<int32_t>(i);
    steps.push_back({i < first ? at : no_member, i < second ? at : no_member,
                     false, probability});
  }
  return steps;
}

struct SequenceComparison::Cells {
  Cells(size_t rows, size_t columns, const CompareMembers& compare)
      : band(rows, columns) {
    constexpr auto none = static_cast<float>(impossible);
    odds.assign(band.size(), {none, none, none});
    const auto note = [&](size_t i, size_t j, size_t way, double found) {
      if (band.has(i, j)) odds[band.at(i, j)][way] = static_cast<float>(found);
    };
    // From each cell, by each way of matching.
    for (size_t i = 0; i < rows; ++i) {
      for (size_t j = band.begin(i); j < band.end(i); ++j) {
        if (!band.has(i + 1, j + 1)) continue;
        const LogOdds found = compare(i, j);
        note(i + 1, j + 1, 0, found.match);
        note(i + 2, j + 1, 1, found.two_to_one + merged_prior);
        note(i + 1, j + 2, 2, found.one_to_two + merged_prior);
      }
    }
  }

  Band band;
  std::vector<Odds> odds;
};

SequenceComparison::SequenceComparison(size_t first, size_t second,
                                       const CompareMembers& odds)
    : first_(first), second_(second) {
  if (std::min(first, second) == 0) return;
  if (std::max(first, second) > most_members) return;
  cells_ = std::make_unique<const Cells>(first, second, odds);
}

SequenceComparison::~SequenceComparison() = default;

std::vector<AlignedStep> SequenceComparison::align(GapPrior gaps) const {
  // What nothing stands beside is alone.
  if (std::min(first_, second_) == 0) return in_order(first_, second_, 1);
  // Better than nothing, and not said to be more.
  if (!cells_) return in_order(first_, second_, guess);
  return Model(first_, second_, cells_->band, cells_->odds, gaps).best();
}

}  // namespace paralint
