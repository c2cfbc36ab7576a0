// Loops over independent items on all cores.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace paralint {

// Calls body(0) ... body(count - 1), in any order, on up to `threads` threads
// (0: one for each core). The first exception is thrown again here. `grain`
// items or more are worth the start of a task.
void for_each_index(size_t count, unsigned threads,
                    const std::function<void(size_t)>& body, size_t grain = 16);

// What `write` makes of [0, count), cut into pieces [begin, end), in order.
std::vector<std::string> in_pieces(
    size_t count, unsigned threads,
    const std::function<std::string(size_t begin, size_t end)>& write);

}  // namespace paralint
