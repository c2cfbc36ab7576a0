#include "rising.h"

#include <algorithm>

namespace paralint {

// Patience sorting: ends[n] is the place of the smallest value that ends a
// rising sequence of length n + 1.
std::vector<bool> longest_rising(const std::vector<size_t>& values) {
  constexpr size_t nothing = static_cast<size_t>(-1);
  std::vector<size_t> ends;
  std::vector<size_t> before(values.size(), nothing);
  for (size_t i = 0; i < values.size(); ++i) {
    const auto length = std::ranges::lower_bound(
        ends, values[i], {}, [&values](size_t end) { return values[end]; });
    if (length != ends.begin()) before[i] = *(length - 1);
    if (length == ends.end()) {
      ends.push_back(i);
    } else {
      *length = i;
    }
  }
  std::vector<bool> result(values.size());
  size_t at = ends.empty() ? nothing : ends.back();
  for (; at != nothing; at = before[at]) result[at] = true;
  return result;
}

}  // namespace paralint
