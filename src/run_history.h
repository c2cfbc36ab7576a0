// The file in which each run leaves a line of totals, JSON Lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "run_totals.h"
#include "site.h"

namespace paralint {

struct RunHistory {
  std::vector<RunTotals> runs;  // oldest first
  // "3 lines are no totals of a run; the first is line 12"; may be empty.
  std::string note;
  size_t passed_over = 0;  // lines
};

// The last `most` runs. Lines that are none are passed over.
RunHistory read_run_history(std::string_view text, size_t most);

RunTotals run_totals(const Result& result, std::string date,
                     std::string commit);

// The run as a line of the file, with its end. It says more than the totals.
std::string run_line(const Site& site, const Result& result,
                     const RunTotals& totals);

}  // namespace paralint
