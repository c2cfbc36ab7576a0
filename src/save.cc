#include "save.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <system_error>
#include <thread>

namespace paralint {
namespace {

// Each waiting one holds two descriptors, of which a process may have 1024.
constexpr size_t batch_size = 256;

// Threads wait for the disk most of the time, so that their best number does
// not depend on the cores.
constexpr size_t threads = 8;

// How many files a sentence names.
constexpr size_t few = 5;

struct Step {
  const FileChange* change;
  std::unique_ptr<PendingChange> pending;
  std::string reason;  // why it cannot be done
};

using Steps = std::vector<Step>;

// `body` throws nothing.
void at_once(std::span<Step> steps, const std::function<void(Step&)>& body) {
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t at = next++; at < steps.size(); at = next++) body(steps[at]);
  };
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < std::min(threads, steps.size())) {
      others.emplace_back(work);
    }
  } catch (const std::system_error&) {
    // No more threads are to be had; those that run do the work.
  }
  work();
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

Steps begun(const Disk& disk, const std::vector<FileChange>& changes) {
  Steps steps;
  for (const FileChange& change : changes) {
    steps.push_back({&change, disk.pending(change), ""});
  }
  steps = without_twins(std::move(steps));
  std::ranges::stable_sort(steps, {}, kind);
  return steps;
}

void check(Steps& steps) {
  at_once(steps, [](Step& step) {
    if (step.reason.empty()) step.reason = step.pending->check();
  });
  std::vector<Trouble> troubles;
  for (const Step& step : steps) {
    if (!step.reason.empty()) troubles.push_back(trouble(step));
  }
  if (troubles.empty()) return;
  std::ranges::sort(troubles, {}, &Trouble::file);
  troubles.push_back({.file = "", .sentence = "no file was changed"});
  throw Error(std::move(troubles));
}

// "a.md, b.md and 7 more"
std::string names(std::span<const Step> steps) {
  std::string text;
  const size_t shown = steps.size() <= few + 1 ? steps.size() : few;
  for (const Step& step : steps.first(shown)) {
    text += (text.empty() ? "" : ", ") + step.change->file;
  }
  if (shown == steps.size()) return text;
  return text + " and " + std::to_string(steps.size() - shown) + " more";
}

// Some were done, then one was not.
[[noreturn]] void stop(const Steps& steps, size_t done, const Step& failed) {
  const std::span<const Step> all(steps);
  const std::string sentence =
      done == 0 ? "no file was changed"
                : std::to_string(done) + " of " + std::to_string(all.size()) +
                      " files changed: " + names(all.first(done)) +
                      "; not changed: " + names(all.subspan(done));
  throw Error(std::vector<Trouble>{trouble(failed),
                                   {.file = "", .sentence = sentence}});
}

std::string folder_of(const Step& step) {
  const std::string place = step.pending->place();
  return place.substr(0, place.rfind('/') + 1);
}

// Steps from `begin` to `end`, which are small enough a number.
void carry_out(const Disk& disk, Steps& steps, size_t begin, size_t end) {
  const auto batch = std::span(steps).subspan(begin, end - begin);
  at_once(batch, [](Step& step) { step.reason = step.pending->prepare(); });
  const auto failed = [](const Step& step) { return !step.reason.empty(); };
  const auto unready = std::ranges::find_if(batch, failed);
  if (unready != batch.end()) stop(steps, begin, *unready);

  std::set<std::string> folders;
  size_t done = begin;
  for (Step& step : batch) {
    step.reason = step.pending->commit();
    if (failed(step)) break;
    folders.insert(folder_of(step));
    ++done;
  }
  for (const std::string& folder : folders) disk.settle(folder);
  if (done < end) stop(steps, done, steps[done]);
  for (Step& step : batch) step.pending.reset();
}

}  // namespace

void save(const Disk& disk, const std::vector<FileChange>& changes) {
  Steps steps = begun(disk, changes);
  check(steps);
  const auto removed = std::ranges::find(steps, Kind::removed, kind);
  const auto kept = static_cast<size_t>(removed - steps.begin());
  for (size_t begin = 0; begin < steps.size();) {
    // What is removed waits until the rest is sure to last.
    const size_t limit = begin < kept ? kept : steps.size();
    const size_t end = std::min(begin + batch_size, limit);
    carry_out(disk, steps, begin, end);
    begin = end;
  }
}

}  // namespace paralint
