#include "parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <optional>

namespace paralint {
namespace {

// Calls body(begin, end) for ranges that are all of [0, count).
void for_each_range(size_t count, unsigned threads,
                    const std::function<void(size_t, size_t)>& body,
                    size_t grain) {
  if (threads == 1 || count < 2) {
    for (size_t i = 0; i < count; i += grain) {
      body(i, std::min(i + grain, count));
    }
    return;
  }
  // Without it TBB warns on standard error of more threads than cores.
  std::optional<tbb::global_control> allowed;
  if (threads > 0) {
    allowed.emplace(tbb::global_control::max_allowed_parallelism, threads);
  }
  tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic
                                     : static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<size_t>(0, count, grain),
                      [&](const tbb::blocked_range<size_t>& range) {
                        body(range.begin(), range.end());
                      });
  });
}

}  // namespace

void for_each_index(size_t count, unsigned threads,
                    const std::function<void(size_t)>& body, size_t grain) {
  for_each_range(
      count, threads,
      [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) body(i);
      },
      grain);
}

void for_each_index(const char* what, size_t count, const Work& work,
                    const std::function<void(size_t)>& body) {
  work.begin(what, count);
  for_each_range(
      count, work.threads,
      [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) body(i);
        if (work.progress) work.progress->add(end - begin);
      },
      usual_grain);
}

std::vector<std::string> in_pieces(
    size_t count, unsigned threads,
    const std::function<std::string(size_t, size_t)>& write) {
  constexpr size_t size = 64;  // items of a piece
  std::vector<std::string> pieces((count + size - 1) / size);
  for_each_index(
      pieces.size(), threads,
      [&](size_t i) {
        pieces[i] = write(i * size, std::min(count, (i + 1) * size));
      },
      1);
  return pieces;
}

}  // namespace paralint
