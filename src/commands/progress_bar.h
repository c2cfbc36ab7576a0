// Shows on a terminal how far a long run has come, and nothing elsewhere.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "progress.h"

namespace paralint {

// Whether anything is to be shown where it can be.
enum class Showing { wanted, unwanted };

class ProgressBar {
 public:
  // Nothing is shown during the first half second.
  explicit ProgressBar(Showing showing);
  ~ProgressBar() { stop(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // What is shown; null where nobody looks.
  Progress* progress() { return thread_.joinable() ? &progress_ : nullptr; }

  // Takes the bar off the screen, for good.
  void stop();

 private:
  void show();

  Progress progress_;
  std::mutex mutex_;
  std::condition_variable end_;
  bool has_ended_ = false;
  std::thread thread_;
};

}  // namespace paralint
