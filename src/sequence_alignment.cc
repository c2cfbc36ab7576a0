#include "sequence_alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace paralint {
namespace {

constexpr double impossible = -1e30;

double log_sum(double a, double b) {
  if (a < b) std::swap(a, b);
  const double step = b - a;
  return step < -40 ? a : a + std::log1p(std::exp(step));
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
  }

  size_t size() const { return (rows_ + 1) * width_; }
  // The columns of row i: [begin, end).
  size_t begin(size_t i) const {
    const size_t middle = rows_ == 0 ? 0 : i * columns_ / rows_;
    const size_t most = columns_ + 1 - width_;
    return middle < width_ / 2 ? 0 : std::min(middle - width_ / 2, most);
  }
  size_t end(size_t i) const { return begin(i) + width_; }
  bool has(size_t i, size_t j) const {
    return i <= rows_ && j >= begin(i) && j < end(i);
  }
  size_t at(size_t i, size_t j) const { return i * width_ + j - begin(i); }

 private:
  size_t rows_;
  size_t columns_;
  size_t width_;
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

class Model {
 public:
  Model(size_t rows, size_t columns, GapPrior gaps,
        const std::function<double(size_t, size_t)>& log_odds)
      : rows_(rows),
        columns_(columns),
        steps_(gaps),
        band_(rows, columns),
        odds_(band_.size()) {
    for (size_t i = 1; i <= rows_; ++i) {
      for (size_t j = std::max<size_t>(band_.begin(i), 1); j < band_.end(i);
           ++j) {
        odds_[band_.at(i, j)] = static_cast<float>(log_odds(i - 1, j - 1));
      }
    }
    run_forward();
    run_backward();
  }

  std::vector<AlignedStep> best() const;

 private:
  double odds(size_t i, size_t j) const { return odds_[band_.at(i, j)]; }

  // The sum over the ways to come to cell (i, j) by `state`.
  double arrival(size_t i, size_t j, State state) const {
    const size_t from_i = i - (state != second_alone);
    const size_t from_j = j - (state != first_alone);
    if (!band_.has(from_i, from_j)) return impossible;
    const Sums& before = forward_[band_.at(from_i, from_j)];
    double sum = impossible;
    for (size_t k = 0; k < 3; ++k) {
      sum = log_sum(sum, before[k] + steps_.from[k][state]);
    }
    return state == matched ? sum + odds(i, j) : sum;
  }

  void run_forward() {
    forward_.assign(band_.size(), {impossible, impossible, impossible});
    forward_[band_.at(0, 0)][matched] = 0;
    for (size_t i = 0; i <= rows_; ++i) {
      for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
        if (i == 0 && j == 0) continue;
        Sums& here = forward_[band_.at(i, j)];
        if (i && j) here[matched] = arrival(i, j, matched);
        if (i) here[first_alone] = arrival(i, j, first_alone);
        if (j) here[second_alone] = arrival(i, j, second_alone);
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
            here[k] = log_sum(here[k], steps_.from[k][l] + next[l]);
          }
        }
      }
    }
  }

  // What follows if the next step leads into each of the states.
  Sums departures(size_t i, size_t j) const {
    Sums next{impossible, impossible, impossible};
    if (j < columns_ && band_.has(i + 1, j + 1)) {
      next[matched] =
          odds(i + 1, j + 1) + backward_[band_.at(i + 1, j + 1)][matched];
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
  Steps steps_;
  Band band_;
  std::vector<float> odds_;
  std::vector<Sums> forward_;
  std::vector<Sums> backward_;
};

std::vector<AlignedStep> Model::best() const {
  const double all = total();
  const auto probability = [&](size_t i, size_t j, State state) {
    const size_t at = band_.at(i, j);
    return std::exp(
        std::min(0.0, forward_[at][state] + backward_[at][state] - all));
  };
  // How probable it is that each member is alone.
  std::vector<double> lone(rows_);
  std::vector<double> lone_second(columns_);
  std::vector<double> match(band_.size());
  for (size_t i = 0; i <= rows_; ++i) {
    for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
      if (i) lone[i - 1] += probability(i, j, first_alone);
      if (j) lone_second[j - 1] += probability(i, j, second_alone);
      if (i && j) match[band_.at(i, j)] = probability(i, j, matched);
    }
  }
  std::vector<double> most(band_.size(), impossible);
  std::vector<uint8_t> step(band_.size(), matched);
  for (size_t i = 0; i <= rows_; ++i) {
    for (size_t j = band_.begin(i); j < band_.end(i); ++j) {
      const size_t at = band_.at(i, j);
      if (i == 0 && j == 0) most[at] = 0;
      const auto offer = [&](State state, size_t from, double value) {
        if (most[from] + value > most[at]) {
          most[at] = most[from] + value;
          step[at] = state;
        }
      };
      if (i && j && band_.has(i - 1, j - 1)) {
        offer(matched, band_.at(i - 1, j - 1), 2 * match[at]);
      }
      if (i && band_.has(i - 1, j)) {
        offer(first_alone, band_.at(i - 1, j), lone[i - 1]);
      }
      if (j && band_.has(i, j - 1)) {
        offer(second_alone, band_.at(i, j - 1), lone_second[j - 1]);
      }
    }
  }
  std::vector<AlignedStep> path;
  for (size_t i = rows_, j = columns_; i > 0 || j > 0;) {
    const uint8_t last = step[band_.at(i, j)];
    AlignedStep made;
    double sure = match[band_.at(i, j)];
    if (last == first_alone) sure = lone[i - 1];
    if (last == second_alone) sure = lone_second[j - 1];
    if (last != second_alone) made.first = static_cast<int32_t>(--i);
    if (last != first_alone) made.second = static_cast<int32_t>(--j);
    made.probability = static_cast<float>(std::min(1.0, sure));
    path.push_back(made);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace

std::vector<AlignedStep> align_sequences(
    size_t first, size_t second, GapPrior gaps,
    const std::function<double(size_t, size_t)>& log_odds) {
  return Model(first, second, gaps, log_odds).best();
}

}  // namespace paralint
