// How good the program is at what it does, measured on real sites.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sites.h"
#include "table.h"

namespace paralint::bench {

struct Options {
  uint64_t seed = 1;
  size_t show = 0;     // wrong examples of each row
  size_t faults = 60;  // of each kind
};

// How often rows of a confidence are right.
struct Calibration {
  static constexpr std::array<double, 10> limits{0.5, 0.6,  0.7,  0.8,   0.85,
                                                 0.9, 0.95, 0.98, 0.999, 2};
  std::array<size_t, limits.size()> rows{};
  std::array<size_t, limits.size()> right{};

  void add(double confidence, bool is_right);
  Table table(const std::string& title) const;
};

// By what an alignment says of headings.
struct Calibrations {
  Calibration in_order;
  Calibration moved;
  Calibration part;    // of another section
  Calibration absent;  // without counterpart

  std::vector<Table> tables() const;
};

// Headings that were deleted, moved and changed: are they matched?
std::vector<Table> measure_headings(const Sample& sample,
                                    const Options& options,
                                    Calibrations& calibrations);

// Pages that were renamed: are they paired?
std::vector<Table> measure_pages(const Sample& sample, const Options& options);

class AdviceSums;

// Mistakes put into healthy pages: are they found, and nothing else? And what
// is suggested, of all sites together.
std::vector<Table> measure_faults(const Sample& sample, const Options& options,
                                  AdviceSums& advice);

// Links that were written by URL and slug, and ids that were dropped: do they
// come back?
std::vector<Table> measure_restore(const Sample& sample,
                                   const Options& options);

// Some of the lines, evenly spread.
std::vector<std::string> spread(const std::vector<std::string>& lines,
                                size_t count);

}  // namespace paralint::bench
