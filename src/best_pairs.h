// The best way to pair two rows of things in their order (Needleman and Wunsch,
// 1970).
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace paralint {

// Pairs of a row's and a column's number. No two of them cross, and only those
// whose score is above 0 are worth it.
std::vector<std::pair<size_t, size_t>> best_pairs(
    size_t rows, size_t columns,
    const std::function<double(size_t, size_t)>& score);

}  // namespace paralint
