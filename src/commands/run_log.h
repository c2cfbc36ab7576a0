// The file of `check --history`.
#pragma once

#include <string>
#include <vector>

#include "check.h"
#include "command.h"
#include "run_totals.h"
#include "site.h"

namespace paralint {

class RunLog {
 public:
  // Without a file there is no past, and nothing to write.
  RunLog(std::string file, const Project& project, const Site& site,
         const Result& result);

  // The last ones, oldest first, this run last; empty without a file.
  const std::vector<RunTotals>& runs() const { return runs_; }
  // About lines of the file that are no runs; may be empty.
  const std::string& note() const { return note_; }

  // Adds this run to the file. Throws Error where it cannot be written.
  void write() const;

 private:
  std::string file_;
  std::vector<RunTotals> runs_;
  std::string line_;
  std::string note_;
};

}  // namespace paralint
