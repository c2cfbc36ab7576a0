// What the HTML report shows once somebody opens a finding or a pair: lines of
// the pages, headings, alignment, suggestions. A list of JSON for each page and
// each pair, so that the page reads no more of it than it shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report.h"
#include "report/link_difference.h"

namespace paralint {

struct HtmlDetails {
  std::string elements;         // of JSON, one for each page and pair
  std::vector<uint32_t> lines;  // on which the findings begin
};

// `differences` are by pair. report/html/details.js reads the elements.
HtmlDetails html_details(
    const ReportInput& input,
    const std::vector<std::vector<LinkDifference>>& differences);

}  // namespace paralint
