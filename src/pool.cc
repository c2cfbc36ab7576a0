// Memory for `new`. A run keeps most of what it makes and ends soon; so blocks
// are cut from the end of large pages of the system, which the kernel hands out
// five hundred times more rarely than small ones, and what is freed goes to a
// list of its size, of the thread that frees it. Small blocks are cut from
// large ones that nobody uses; none are joined or given back.
//
// It belongs to the program and not to the library: tests, and checkers that
// watch over memory, keep the allocator that they know.
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>

namespace {

// Every block is a header and what the caller gets, which begins at a multiple
// of `step`. Sizes of blocks go up by `step` at first, and from `step_end` on
// four to each doubling.
struct Header {
  uint64_t kind;
};
constexpr size_t step = 16;
constexpr size_t step_end = 1024;
constexpr size_t a_doubling = 4;
constexpr size_t largest = size_t{1} << 22;  // of a block; malloc has the rest
constexpr size_t kinds =
    step_end / step + a_doubling * (std::bit_width(largest / step_end) - 1);
constexpr uint64_t of_malloc = kinds;

struct Kind {
  size_t number;
  size_t size;  // of the block
};

constexpr Kind kind_of(size_t block) {
  if (block <= step_end) {
    const size_t steps = (block + step - 1) / step;
    return {steps - 1, steps * step};
  }
  const auto doublings = static_cast<size_t>(std::bit_width(block - 1)) - 1;
  const size_t shift = doublings - (std::bit_width(a_doubling) - 1);
  const size_t parts = (block - 1) >> shift;  // of a doubling, or all and some
  const size_t before = doublings - (std::bit_width(step_end) - 1);
  return {step_end / step + before * a_doubling + parts - a_doubling,
          (parts + 1) << shift};
}
constexpr size_t size_of(size_t number) {
  constexpr size_t steps = step_end / step;
  if (number < steps) return (number + 1) * step;
  const size_t parts = a_doubling + (number - steps) % a_doubling + 1;
  return parts * (step_end / a_doubling) << ((number - steps) / a_doubling);
}
static_assert(size_of(kind_of(largest).number) == largest);
static_assert(size_of(kind_of(5000).number) == kind_of(5000).size);
static_assert(kind_of(step_end).number + 1 == kind_of(step_end + 1).number);
static_assert(kind_of(largest).number + 1 == kinds);

// What all threads take from: pages of the system that nobody has used.
class Pages {
 public:
  // Null where the system has no more.
  char* take(size_t size) {
    const std::lock_guard lock(mutex_);
    if (static_cast<size_t>(end_ - at_) < size && !reserve(size)) {
      return nullptr;
    }
    return std::exchange(at_, at_ + size);
  }

 private:
  bool reserve(size_t size) {
    constexpr size_t large_page = size_t{1} << 21;
    constexpr size_t at_once = size_t{1} << 25;
    const size_t all = std::max(size, at_once) + large_page;
    void* const begin =
        mmap(nullptr, all, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (begin == MAP_FAILED) return false;
    const size_t used = reinterpret_cast<uintptr_t>(begin) % large_page;
    at_ = static_cast<char*>(begin) + (large_page - used);
    end_ = static_cast<char*>(begin) + all;
    // A kernel that has none gives small ones.
    madvise(at_, static_cast<size_t>(end_ - at_), MADV_HUGEPAGE);
    return true;
  }

  std::mutex mutex_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

constinit Pages pages;

// The blocks of one thread.
class Pool {
 public:
  void* take(Kind kind) {
    Free*& first = free_[kind.number];
    if (first == nullptr) return cut(kind);
    return std::exchange(first, first->next);
  }
  void give(void* memory, uint64_t kind) {
    free_[kind] = new (memory) Free{free_[kind]};
  }

 private:
  struct Free {
    Free* next;
  };

  // Seldom, so that it is not to weigh on what is done each time.
  [[gnu::noinline]] void* cut(Kind kind) {
    // The first header lies at the end of a step.
    const size_t needed = kind.size + step;
    if (needed > at_once_ / 16) {
      void* const larger = take_larger(kind.number);
      return larger ? larger : begin(pages.take(needed), kind);
    }
    if (static_cast<size_t>(end_ - at_) < needed) refill();
    void* const made = begin(at_, kind);
    if (made != nullptr) at_ += kind.size;
    return made;
  }

  // A block that nobody uses, of up to twice the size: null where there is
  // none.
  void* take_larger(size_t kind) {
    const size_t last = std::min(kind + a_doubling, kinds - 1);
    while (kind < last) {
      Free*& first = free_[++kind];
      if (first != nullptr) return std::exchange(first, first->next);
    }
    return nullptr;
  }

  // With a large block that nobody uses, as a growing vector leaves behind, or
  // with unused pages.
  void refill() {
    const size_t smallest = at_once_ / 8;
    for (size_t kind = kind_of(smallest).number; kind < kinds; ++kind) {
      if (free_[kind] == nullptr) continue;
      void* const block = std::exchange(free_[kind], free_[kind]->next);
      at_ = static_cast<char*>(block) - step;
      end_ = at_ + size_of(kind);
      return;
    }
    at_ = pages.take(at_once_);
    end_ = at_ == nullptr ? nullptr : at_ + at_once_;
    at_once_ = std::min(2 * at_once_, most_at_once);
  }

  static void* begin(char* at, Kind kind) {
    if (at == nullptr) return nullptr;
    new (at + step - sizeof(Header)) Header{kind.number};
    return at + step;
  }

  // A thread that writes one file and ends needs little.
  static constexpr size_t least_at_once = size_t{1} << 14;
  static constexpr size_t most_at_once = size_t{1} << 18;

  size_t at_once_ = least_at_once;
  char* at_ = nullptr;
  char* end_ = nullptr;
  std::array<Free*, kinds> free_{};
};

thread_local constinit Pool pool;

[[gnu::noinline]] void* from_malloc(size_t size) {
  void* const at = std::malloc(size + step);
  if (at == nullptr) return nullptr;
  char* const made = static_cast<char*>(at) + step;
  new (made - sizeof(Header)) Header{of_malloc};
  return made;
}

}  // namespace

void* operator new(size_t size) {
  void* const made = size > largest - sizeof(Header)
                         ? from_malloc(size)
                         : pool.take(kind_of(size + sizeof(Header)));
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  char* const at = static_cast<char*>(memory);
  const uint64_t kind = reinterpret_cast<const Header*>(at)[-1].kind;
  if (kind == of_malloc) {
    std::free(at - step);
  } else {
    pool.give(memory, kind);
  }
}

void operator delete(void* memory, size_t) noexcept {
  operator delete(memory);
}
