// Whether a run has failed: new findings, budgets that are exceeded, and
// baseline entries that are out of date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "baseline.h"
#include "check.h"
#include "error.h"

namespace paralint {

struct Verdict {
  bool has_failed = false;
  std::vector<Trouble> reasons;  // but for findings
  std::vector<Trouble> notes;    // what would be a reason in another run
};

// What the run is about.
enum class Subject { site, change };

// A budget counts the findings of its locale and name that are not accepted.
// Where it is kept they do not fail the run; else it is a reason. A change
// fails for a budget only where it adds to it, and not for stale entries, which
// it may have found. `fail_on` is the least severity of a new finding that
// fails the run; nothing: none does, nor anything else.
Verdict verdict(const Site& site, const Result& result,
                const Baseline& baseline, const BaselineUse& use,
                Subject subject, std::optional<Severity> fail_on);

// "paralint-baseline.yaml:12: nothing is found any more for ..."
std::vector<Trouble> out_of_date(const Baseline& baseline,
                                 const BaselineUse& use);

}  // namespace paralint
