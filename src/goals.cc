#include "goals.h"

#include <algorithm>

namespace paralint {

void Goals::add(std::vector<Goal> goals) {
  constexpr double as_sure_as_it_gets = 0.98;
  const size_t earlier = goals_.size();
  for (Goal& goal : goals) {
    if (goal.page == none) continue;
    const auto last = goals_.begin() + static_cast<ptrdiff_t>(earlier);
    const auto known = std::find_if(
        goals_.begin(), last,
        [&](const Goal& other) { return other.is_same_place(goal); });
    if (known == last) {
      goals_.push_back(std::move(goal));
      continue;
    }
    const double both = 1 - (1 - known->confidence) * (1 - goal.confidence);
    known->confidence = std::max(std::min(both, as_sure_as_it_gets),
                                 std::max(known->confidence, goal.confidence));
    known->reason += "; " + goal.reason;
  }
}

namespace {

// What is left of the trust in one place where another source names a second
// one, if only one of them can be meant.
double against(double one, double other) {
  const double right = one * (1 - other);
  const double wrong = other * (1 - one);
  return std::min(one, right / (right + wrong));
}

}  // namespace

std::vector<Goal> Goals::best(size_t most) const {
  std::vector<Goal> sorted = goals_;
  std::stable_sort(
      sorted.begin(), sorted.end(),
      [](const Goal& a, const Goal& b) { return a.confidence > b.confidence; });
  if (sorted.size() > 1 && sorted[0].confidence < certain) {
    const double first = sorted[0].confidence;
    sorted[0].confidence = against(first, sorted[1].confidence);
    sorted[1].confidence = against(sorted[1].confidence, first);
    for (size_t i = 2; i < sorted.size(); ++i) {
      sorted[i].confidence =
          std::min(sorted[i].confidence, sorted[1].confidence);
    }
  }
  if (sorted.size() > most) sorted.resize(most);
  return sorted;
}

}  // namespace paralint
