// Loops over independent items on all cores.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "progress.h"

namespace paralint {

// Items, so that a task is worth its start.
inline constexpr size_t usual_grain = 16;

// Calls body(0) ... body(count - 1), in any order, on up to `threads` threads
// (0: one for each core), `grain` items or more at a time. The first exception
// is thrown again here.
void for_each_index(size_t count, unsigned threads,
                    const std::function<void(size_t)>& body,
                    size_t grain = usual_grain);

// What `write` makes of [0, count), cut into pieces [begin, end), in order.
std::vector<std::string> in_pieces(
    size_t count, unsigned threads,
    const std::function<std::string(size_t begin, size_t end)>& write);

// On how many threads work is to be done, and who is told how far it has come.
struct Work {
  // A number of threads alone is work that tells nobody.
  Work(unsigned on_threads, Progress* told = nullptr)
      : threads(on_threads), progress(told) {}

  void begin(const char* what, size_t total = 0) const {
    if (progress) progress->begin(what, total);
  }

  unsigned threads;
  Progress* progress;
};

// The same loop; `what` is the literal by which people are told of it.
void for_each_index(const char* what, size_t count, const Work& work,
                    const std::function<void(size_t)>& body);

}  // namespace paralint
