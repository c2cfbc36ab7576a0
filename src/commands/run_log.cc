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
  if (!is_in_scope(project.scope, "")) {
    throw Error(
        "--history keeps totals of the whole site, and this run is about a "
        "part of it");
  }
  const auto disk = real_disk("");
  std::string text;
  if (disk->is_file(file_) || disk->is_folder(file_)) {
    const std::string reason = disk->read(file_, text);
    if (!reason.empty()) {
      throw Error(Trouble{file_, 0, 0, "cannot be read: " + reason});
    }
  }
  RunHistory history = read_run_history(text, most_runs - 1);
  if (history.runs.empty() && history.passed_over > 1) {
    throw Error(
        Trouble{file_, 0, 0, "is no history of runs; nothing was added to it"});
  }
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
