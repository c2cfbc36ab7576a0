// The formats in which the difference of two reports is printed: a table, one
// file a format.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report_diff.h"

namespace paralint {

struct DiffInput {
  const Report& before;
  const Report& now;
  const ReportDiff& diff;
  // Whether the console lists what has moved, and what was not looked at.
  bool all = false;
};

struct DiffFormat {
  std::string_view name;
  std::string_view ending;  // of the files that hold it; empty: any other
  std::string (*print)(const DiffInput&);
};

std::span<const DiffFormat> diff_formats();

// The row of that name, or null.
const DiffFormat* find_diff_format(std::string_view name);

// The row whose ending the file has; none: the first.
const DiffFormat& diff_format_of_file(std::string_view file);

// "3 new, 1 fixed, 20 unchanged, 2 moved"
std::string summary_line(const ReportDiff& diff);

// "docs/fr/x.md:3:9", for findings of a page as a whole as well.
std::string place_of(const ReportedFinding& finding);

std::string console_diff(const DiffInput& input);
std::string json_diff(const DiffInput& input);
std::string markdown_diff(const DiffInput& input);

}  // namespace paralint
