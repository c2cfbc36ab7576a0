// Aligns two sequences whose members answer each other in order, with gaps on
// either side, and says how sure each match is.
//
// The model is a pair hidden Markov model (Durbin, Eddy, Krogh and Mitchison,
// Biological Sequence Analysis, 1998, chapter 4): a match is worth its log
// odds, a gap costs its improbability. Its forward and backward sums give every
// match and every gap a probability; the alignment is the one with the most
// probability in all (maximum expected accuracy), so that what is reported
// beside a match is how often it holds, not how high it scored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace paralint {

// How often a member of a sequence answers none of the other.
struct GapPrior {
  double first = 0.03;
  double second = 0.03;
};

// How much more probable what members have in common is if they answer each
// other than if they do not, as natural logarithms.
// Of member i of the first sequence and j of the second.
inline constexpr double not_merged = -1e30;
struct LogOdds {
  double match = 0;
  // i and i + 1 of the first together and j of the second, and i of the first
  // and j and j + 1 of the second together: one was made of two. `not_merged`
  // where that is out of the question, or nothing follows.
  double two_to_one = not_merged;
  double one_to_two = not_merged;
};
using CompareMembers = std::function<LogOdds(size_t i, size_t j)>;

inline constexpr int32_t no_member = -1;

// A step of the alignment: a match, or a member without counterpart.
struct AlignedStep {
  int32_t first = no_member;
  int32_t second = no_member;
  bool is_part = false;  // the second of two that are one on the other side
  float probability = 0;
};

// Up to `most_cells` pairs are compared: of longer sequences only those near
// the diagonal, and with little probability where one is much longer than the
// other. Time and memory are linear in that. Sequences of more than
// `most_members` answer each other in order, with little probability.
class SequenceComparison {
 public:
  // The numbers of their members; each cell is asked for once.
  SequenceComparison(size_t first, size_t second, const CompareMembers& odds);
  ~SequenceComparison();

  std::vector<AlignedStep> align(GapPrior gaps) const;

 private:
  struct Cells;
  size_t first_;
  size_t second_;
  std::unique_ptr<const Cells> cells_;  // null where none are compared
};

inline constexpr size_t most_cells = 400'000;
inline constexpr size_t most_members = 20'000;

}  // namespace paralint
