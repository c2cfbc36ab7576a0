#include "diff_report.h"

#include <algorithm>

namespace paralint {
namespace {

constexpr DiffFormat table[] = {
    {"console", "", console_diff},
    {"json", ".json", json_diff},
    {"markdown", ".md", markdown_diff},
};

}  // namespace

std::span<const DiffFormat> diff_formats() {
  return table;
}

const DiffFormat* find_diff_format(std::string_view name) {
  const auto found = std::ranges::find(table, name, &DiffFormat::name);
  return found == std::end(table) ? nullptr : found;
}

const DiffFormat& diff_format_of_file(std::string_view file) {
  const auto found = std::ranges::find_if(table, [&](const DiffFormat& format) {
    return !format.ending.empty() && file.ends_with(format.ending);
  });
  return found == std::end(table) ? table[0] : *found;
}

std::string summary_line(const ReportDiff& diff) {
  std::string line = std::to_string(diff.added.size()) + " new, " +
                     std::to_string(diff.fixed.size()) + " fixed, " +
                     std::to_string(diff.unchanged.size()) + " unchanged, " +
                     std::to_string(diff.moved.size()) + " moved";
  if (!diff.known.empty()) {
    line += ", " + std::to_string(diff.known.size()) + " known";
  }
  if (!diff.unchecked.empty()) {
    line += ", " + std::to_string(diff.unchecked.size()) + " not looked at";
  }
  return line;
}

std::string place_of(const ReportedFinding& finding) {
  return finding.file + ":" + std::to_string(finding.line) + ":" +
         std::to_string(finding.column);
}

}  // namespace paralint
