// How far a run has come: loops write it, and who shows it reads it, at any
// time and from another thread.
#pragma once

#include <atomic>
#include <cstddef>

namespace paralint {

class Progress {
 public:
  struct State {
    const char* part;  // "as it was: ", may be empty
    const char* what;  // "reading pages"; null: nothing has begun yet
    size_t done;
    size_t total;  // 0: nobody can count it
  };

  // All that begins from now on is a part of the run; `part` is a literal.
  void enter(const char* part) { part_ = part; }

  // `what` is a literal.
  void begin(const char* what, size_t total = 0) {
    total_ = 0;
    done_ = 0;
    what_ = what;
    total_ = total;
  }
  void add(size_t steps) { done_.fetch_add(steps, std::memory_order_relaxed); }

  State state() const { return {part_, what_, done_, total_}; }

 private:
  std::atomic<const char*> part_ = "";
  std::atomic<const char*> what_ = nullptr;
  std::atomic<size_t> done_ = 0;
  std::atomic<size_t> total_ = 0;
};

}  // namespace paralint
