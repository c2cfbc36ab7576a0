#include "run_log.h"

#include <utility>

#include "append.h"
#include "clock.h"
#include "error.h"
#include "run_history.h"

namespace paralint {
namespace {

constexpr size_t most_runs = 365;  // a year of nights

}  // namespace

RunLog::RunLog(std::string file, const Project& project, const Site& site,
               const Result& result)
    : file_(std::move(file)) {
  if (file_.empty()) return;
  const auto disk = real_disk("");
  std::string text;
  if (disk->is_file(file_) || disk->is_folder(file_)) {
    const std::string reason = disk->read(file_, text);
    if (!reason.empty()) throw Error(Trouble{file_, 0, 0, reason});
  }
  RunHistory history = read_run_history(text, most_runs - 1);
  runs_ = std::move(history.runs);
  if (!history.note.empty()) note_ = file_ + ": " + history.note;
  runs_.push_back(run_totals(result, time_now(), project.history->head()));
  line_ = run_line(site, result, runs_.back());
}

void RunLog::write() const {
  if (file_.empty()) return;
  const std::string reason = append_line(file_, line_);
  if (!reason.empty()) {
    throw Error(Trouble{file_, 0, 0, "cannot be written: " + reason});
  }
}

}  // namespace paralint
