#include "save.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <set>
#include <span>
#include <string>
#include <thread>

namespace paralint {
namespace {

// The more files wait together, the fewer times the disk writes its journal.
constexpr size_t largest_batch = 4096;

// Threads wait for the disk most of the time, so that their best number does
// not depend on the cores.
constexpr size_t threads = 16;

// How many files a sentence names.
constexpr size_t few = 5;

struct Step {
  const FileChange* change;
  std::unique_ptr<PendingChange> pending;
  std::string reason;     // why it cannot be done
  bool is_ready = false;  // its new bytes are on the disk
  bool is_done = false;
};

using Steps = std::vector<Step>;

// Each waiting one holds two descriptors, of which a process may have 1024
// unless it asks for more. Others are left for what is open besides.
size_t batch_size() {
  constexpr rlim_t others = 64;
  constexpr size_t least = 16;
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return least;
  const rlim_t wanted =
      std::min<rlim_t>(2 * largest_batch + others, limit.rlim_max);
  if (limit.rlim_cur < wanted) {
    const rlimit more{wanted, limit.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &more) == 0) limit.rlim_cur = wanted;
  }
  const rlim_t free = limit.rlim_cur - std::min(others, limit.rlim_cur);
  return std::clamp<size_t>(free / 2, least, largest_batch);
}

// Calls body(0) ... body(count - 1), which throw nothing.
void at_once(size_t count, const std::function<void(size_t)>& body) {
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t at = next++; at < count; at = next++) body(at);
  };
  std::vector<std::jthread> others;
  try {
    others.reserve(threads);
    while (others.size() + 1 < std::min(threads, count)) {
      others.emplace_back(work);
    }
  } catch (const std::exception&) {
    // No more threads are to be had; those that run do the work.
  }
  work();
}

bool has_failed(const Step& step) {
  return !step.reason.empty();
}

void attempt(Step& step, const std::function<std::string(Step&)>& body) {
  try {
    step.reason = body(step);
  } catch (const std::bad_alloc&) {
    step.reason = "out of memory";  // short enough to need none
  } catch (const std::exception&) {
    step.reason = "system error";
  }
}

// Says why each step fails that does; passes over those that have failed.
void each(std::span<Step> steps,
          const std::function<std::string(Step&)>& body) {
  at_once(steps.size(), [&](size_t at) {
    if (!has_failed(steps[at])) attempt(steps[at], body);
  });
}

Trouble trouble(const Step& step) {
  const char* what = step.change->after ? "written" : "removed";
  return {.file = step.change->file,
          .sentence = "cannot be " + std::string(what) + ": " + step.reason};
}

enum class Kind { fresh, changed, removed };

Kind kind(const Step& step) {
  if (!step.change->after) return Kind::removed;
  return step.change->before ? Kind::changed : Kind::fresh;
}

bool is_same(const FileChange& left, const FileChange& right) {
  return left.before == right.before && left.after == right.after;
}

// One file may be reached by several names. What they agree on is done once.
Steps without_twins(Steps steps) {
  std::map<std::string, const FileChange*> by_place;
  std::set<const FileChange*> twins;
  for (Step& step : steps) {
    if (has_failed(step)) continue;
    const std::string place = step.pending->place();
    if (place.empty()) continue;
    const auto [first, is_new] = by_place.emplace(place, step.change);
    if (is_new) continue;
    if (is_same(*first->second, *step.change)) {
      twins.insert(step.change);
    } else {
      step.reason = "is the same file as " + first->second->file +
                    ", which is changed in another way";
    }
  }
  std::erase_if(steps,
                [&](const Step& step) { return twins.contains(step.change); });
  return steps;
}

// What has no pending change yet gets one.
Steps begun(const Disk& disk, Steps steps) {
  each(steps, [&](Step& step) {
    if (!step.pending) step.pending = disk.pending(*step.change);
    return std::string();
  });
  steps = without_twins(std::move(steps));
  std::ranges::stable_sort(steps, {}, kind);
  return steps;
}

Steps steps_of(const std::vector<FileChange>& changes) {
  Steps steps(changes.size());
  for (size_t i = 0; i < steps.size(); ++i) steps[i].change = &changes[i];
  return steps;
}

void check(Steps& steps) {
  each(steps, [](Step& step) { return step.pending->check(); });
  std::vector<Trouble> troubles;
  for (const Step& step : steps) {
    if (has_failed(step)) troubles.push_back(trouble(step));
  }
  if (troubles.empty()) return;
  std::ranges::sort(troubles, {}, &Trouble::file);
  troubles.push_back({.file = "", .sentence = "no file was changed"});
  throw Error(std::move(troubles));
}

// "a.md, b.md and 7 more": those that are done, or those that are not.
std::string names(const Steps& steps, bool done) {
  const auto count =
      static_cast<size_t>(std::ranges::count(steps, done, &Step::is_done));
  const size_t shown = count <= few + 1 ? count : few;
  std::string text;
  size_t named = 0;
  for (const Step& step : steps) {
    if (named == shown) break;
    if (step.is_done != done) continue;
    text += (named++ == 0 ? "" : ", ") + step.change->file;
  }
  if (shown == count) return text;
  return text + " and " + std::to_string(count - shown) + " more";
}

// Goes on where no step has failed.
void stop_if_failed(const Steps& steps) {
  const auto failed = std::ranges::find_if(steps, has_failed);
  if (failed == steps.end()) return;
  const auto done = std::ranges::count(steps, true, &Step::is_done);
  const std::string sentence =
      done == 0 ? "no file was changed"
                : std::to_string(done) + " of " + std::to_string(steps.size()) +
                      " files changed: " + names(steps, true) +
                      "; not changed: " + names(steps, false);
  throw Error(std::vector<Trouble>{trouble(*failed),
                                   {.file = "", .sentence = sentence}});
}

std::string folder_of(const Step& step) {
  const std::string place = step.pending->place();
  return place.substr(0, place.rfind('/') + 1);
}

using ByFolder = std::vector<std::pair<std::string, std::vector<Step*>>>;

ByFolder by_folder(std::span<Step> steps) {
  std::map<std::string, std::vector<Step*>> folders;
  for (Step& step : steps) folders[folder_of(step)].push_back(&step);
  return {folders.begin(), folders.end()};
}

// Gives the files their names until that fails, in order within each folder,
// which takes them one by one anyway.
void commit(const Disk& disk, std::span<Step> steps) {
  const ByFolder folders = by_folder(steps);
  std::atomic<bool> is_stopped = false;
  at_once(folders.size(), [&](size_t at) {
    for (Step* step : folders[at].second) {
      if (is_stopped) return;
      attempt(*step, [](Step& of) { return of.pending->commit(); });
      step->is_done = !has_failed(*step);
      if (!step->is_done) is_stopped = true;
    }
  });
  at_once(folders.size(), [&](size_t at) {
    try {
      disk.settle(folders[at].first);
    } catch (const std::exception&) {
      // The new bytes are in place all the same.
    }
  });
}

// A `batch` of all steps, small enough a number. All bytes are on their way to
// the disk before the first are waited for.
void carry_out(const Disk& disk, const Steps& all, std::span<Step> batch) {
  each(batch, [](Step& step) {
    return step.is_ready ? std::string() : step.pending->prepare();
  });
  stop_if_failed(all);
  each(batch, [](Step& step) {
    return step.is_ready ? std::string() : step.pending->persist();
  });
  stop_if_failed(all);
  const auto end_of_fresh = std::ranges::find_if(
      batch, [](const Step& step) { return kind(step) != Kind::fresh; });
  const auto fresh = static_cast<size_t>(end_of_fresh - batch.begin());
  for (const auto part : {batch.first(fresh), batch.subspan(fresh)}) {
    commit(disk, part);
    stop_if_failed(all);
  }
  at_once(batch.size(), [&](size_t i) { batch[i].pending.reset(); });
}

void carry_out(const Disk& disk, Steps steps) {
  check(steps);
  const auto removed = std::ranges::find(steps, Kind::removed, kind);
  const auto kept = static_cast<size_t>(removed - steps.begin());
  const size_t most = batch_size();
  for (size_t begin = 0; begin < steps.size();) {
    // What is removed waits until the rest is sure to last.
    const size_t limit = begin < kept ? kept : steps.size();
    const size_t end = std::min(begin + most, limit);
    carry_out(disk, steps, std::span(steps).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

// Changes whose new bytes are brought to the disk before they are asked for.
class Saver::Early {
 public:
  Early(const Disk& disk, std::vector<FileChange> changes)
      : changes_(std::move(changes)), worker_([this, &disk] {
          try {
            work(disk);
          } catch (const std::exception&) {
            steps_.clear();
          }
        }) {}

  // The steps of `changes`; those that are ready are further on. To be called
  // once, and this must outlive them.
  Steps steps(const std::vector<FileChange>& changes) {
    worker_.join();
    Steps made = steps_of(changes);
    auto own = steps_.begin();
    for (Step& step : made) {
      const auto is_before = [&](const Step& of) {
        return of.change->file < step.change->file;
      };
      own = std::find_if_not(own, steps_.end(), is_before);
      if (own == steps_.end()) break;
      const bool is_meant = own->change->file == step.change->file &&
                            is_same(*own->change, *step.change);
      if (!is_meant || !own->is_ready) continue;
      step.pending = std::move(own->pending);
      step.is_ready = true;
    }
    steps_.clear();
    return made;
  }

 private:
  void work(const Disk& disk) {
    // All of them are open until they are saved.
    if (changes_.size() > batch_size()) return;
    steps_ = begun(disk, steps_of(changes_));
    each(steps_, [](Step& step) { return step.pending->check(); });
    each(steps_, [](Step& step) { return step.pending->prepare(); });
    each(steps_, [](Step& step) {
      std::string reason = step.pending->persist();
      step.is_ready = reason.empty();
      return reason;
    });
    std::ranges::sort(steps_, {}, [](const Step& step) -> const std::string& {
      return step.change->file;
    });
  }

  const std::vector<FileChange> changes_;
  Steps steps_;
  std::jthread worker_;  // ends before the others do
};

Saver::Saver(const Disk& disk) : disk_(disk) {}

Saver::~Saver() = default;

void Saver::begin(std::vector<FileChange> likely) {
  early_.reset();
  try {
    early_ = std::make_unique<Early>(disk_, std::move(likely));
  } catch (const std::exception&) {
    // There is no thread to be had: `save` does it all.
  }
}

void Saver::save(const std::vector<FileChange>& changes) {
  const std::unique_ptr<Early> early = std::move(early_);
  carry_out(disk_,
            begun(disk_, early ? early->steps(changes) : steps_of(changes)));
}

void save(const Disk& disk, const std::vector<FileChange>& changes) {
  Saver(disk).save(changes);
}

}  // namespace paralint
