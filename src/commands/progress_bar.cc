#include "progress_bar.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

namespace paralint {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms;
constexpr auto beat = 100ms;
constexpr std::string_view erased = "\r\x1b[K";
constexpr size_t bar_width = 30;

bool is_terminal() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) && term && *term &&
         std::string_view(term) != "dumb";
}

size_t columns() {
  winsize size{};
  const bool is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  return is_known && size.ws_col > 0 ? size.ws_col : 80;
}

// Nobody minds where the terminal is gone.
void write_now(const std::string& text) {
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, text.data(), text.size());
}

std::string line(const Progress::State& state) {
  if (!state.what) return {};
  if (state.total == 0) return fmt::format("{}{} ...", state.part, state.what);
  // The loop and its name are not written at the same moment.
  const size_t done = std::min(state.done, state.total);
  const size_t filled = bar_width * done / state.total;
  return fmt::format("[{:=<{}}{: <{}}] {}{} {} of {}", "", filled, "",
                     bar_width - filled, state.part, state.what, done,
                     state.total);
}

}  // namespace

ProgressBar::ProgressBar(Showing showing) {
  if (showing == Showing::unwanted || !is_terminal()) return;
  thread_ = std::thread([this] { show(); });
}

void ProgressBar::show() {
  std::unique_lock lock(mutex_);
  bool is_shown = false;
  const auto ended = [this] { return has_ended_; };
  for (auto pause = patience; !end_.wait_for(lock, pause, ended);
       pause = beat) {
    // The last column stays free: some terminals go to the next line there.
    const std::string text = line(progress_.state()).substr(0, columns() - 1);
    write_now(std::string(erased) + text);
    is_shown = true;
  }
  if (is_shown) write_now(std::string(erased));
}

void ProgressBar::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
  }
  end_.notify_one();
  thread_.join();
}

}  // namespace paralint
