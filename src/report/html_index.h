// What the HTML report always has at hand: totals, pages, causes, findings and
// pairs, each of them in a few numbers. As columns and tables of texts, so that
// fifty thousand findings are read in an instant.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report.h"
#include "report/link_difference.h"

namespace paralint {

// `differences` are by pair, `lines` by finding. The names of the columns are
// those that report/html/data.js reads.
std::string html_index(
    const ReportInput& input,
    const std::vector<std::vector<LinkDifference>>& differences,
    const std::vector<uint32_t>& lines);

}  // namespace paralint
