// What the console shows of findings' pages: their lines and columns, and the
// bytes around them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "places.h"
#include "report.h"
#include "report/excerpt.h"

namespace paralint {

struct ShownPlace {
  Spot at;  // of one that is not printed itself only the line

  // What fits a terminal; empty where the finding is not printed itself.
  Excerpt excerpt() const;

  std::string line;  // of the excerpt
  uint32_t mark_begin = 0;
  uint32_t mark_end = 0;
  bool is_cut_before = false;
  bool is_cut_after = false;
};

// By finding, whether it is printed itself: of each cause one, unless all are
// wanted.
std::vector<bool> printed_findings(const ReportInput& input);

// Where else the same is wrong.
struct Also {
  std::vector<size_t> named;  // findings, in their order: the first few
  size_t more = 0;            // others
};
// Of the findings that the report shows, those of that one's cause.
Also also_wrong(const ReportInput& input, size_t finding);

// By finding, of those that are printed and of those that are named beside
// them. A page that has some of the former is read, once. `is_printed` is by
// finding, too.
std::vector<ShownPlace> shown_places(const ReportInput& input,
                                     const std::vector<bool>& is_printed);

}  // namespace paralint
