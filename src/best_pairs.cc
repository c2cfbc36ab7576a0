#include "best_pairs.h"

#include <algorithm>

namespace paralint {

std::vector<std::pair<size_t, size_t>> best_pairs(
    size_t rows, size_t columns,
    const std::function<double(size_t, size_t)>& score) {
  const size_t width = columns + 1;
  std::vector<double> best((rows + 1) * width, 0);
  std::vector<char> is_pair((rows + 1) * width, 0);
  for (size_t i = 1; i <= rows; ++i) {
    for (size_t j = 1; j <= columns; ++j) {
      const double both = best[(i - 1) * width + j - 1] + score(i - 1, j - 1);
      const double one =
          std::max(best[(i - 1) * width + j], best[i * width + j - 1]);
      best[i * width + j] = std::max(both, one);
      is_pair[i * width + j] = both > one;
    }
  }
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t i = rows, j = columns; i > 0 && j > 0;) {
    if (is_pair[i * width + j]) {
      pairs.emplace_back(--i, --j);
    } else if (best[(i - 1) * width + j] >= best[i * width + j - 1]) {
      --i;
    } else {
      --j;
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace paralint
