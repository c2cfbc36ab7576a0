// Loops over independent items on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace paralint {

// Calls body(0) ... body(count - 1), in any order, on up to `threads` threads
// (0: one for each core). The first exception is thrown again here.
void for_each_index(size_t count, unsigned threads,
                    const std::function<void(size_t)>& body);

}  // namespace paralint
