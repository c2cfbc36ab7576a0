// What stays in order and what has moved.
#pragma once

#include <cstddef>
#include <vector>

namespace paralint {

// For each value whether it belongs to one longest strictly rising subsequence:
// of {0, 3, 1, 2} all but the 3.
std::vector<bool> longest_rising(const std::vector<size_t>& values);

}  // namespace paralint
