#include "parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <optional>

namespace paralint {

void for_each_index(size_t count, unsigned threads,
                    const std::function<void(size_t)>& body) {
  if (threads == 1 || count < 2) {
    for (size_t i = 0; i < count; ++i) body(i);
    return;
  }
  // Without it TBB warns on standard error of more threads than cores.
  std::optional<tbb::global_control> allowed;
  if (threads > 0) {
    allowed.emplace(tbb::global_control::max_allowed_parallelism, threads);
  }
  tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic
                                     : static_cast<int>(threads));
  constexpr size_t grain = 16;  // items, so that a task is worth its start
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<size_t>(0, count, grain),
                      [&](const tbb::blocked_range<size_t>& range) {
                        for (size_t i = range.begin(); i < range.end(); ++i) {
                          body(i);
                        }
                      });
  });
}

}  // namespace paralint
