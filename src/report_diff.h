// What has become of a site's findings from one report to the next.
#pragma once

#include <cstddef>
#include <vector>

#include "report_file.h"

namespace paralint {

// One finding in both reports.
struct SameFinding {
  const ReportedFinding* before;
  const ReportedFinding* now;
};

// Each list in the order of the report that it is of, the new one for findings
// of both. Points into the reports.
struct ReportDiff {
  std::vector<const ReportedFinding*> added;  // but for known ones
  std::vector<const ReportedFinding*> fixed;
  // In the old report only, on pages that the new run did not look at: nobody
  // knows what has become of them.
  std::vector<const ReportedFinding*> unchecked;
  std::vector<SameFinding> unchanged;  // in the same file, on whatever line
  std::vector<SameFinding> moved;      // its page has another file
  // In the new report only, which says that it is not new.
  std::vector<const ReportedFinding*> known;
};

// Findings are the same that have one fingerprint; and those that say the same
// of two pages, one of which is gone. Less severe ones than `least` are passed
// over.
ReportDiff difference(const Report& before, const Report& now, Severity least);

}  // namespace paralint
