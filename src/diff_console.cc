// The difference as a compiler would print it.
#include <fmt/format.h>

#include "diff_report.h"
#include "text.h"

namespace paralint {
namespace {

std::string line(const ReportedFinding& finding) {
  return printable(fmt::format("{}: {}[{}]: {}", place_of(finding),
                               name_of(finding.severity), finding.rule,
                               finding.message)) +
         "\n";
}

std::string group(const std::string& title, const std::string& lines) {
  return lines.empty() ? "" : title + ":\n" + lines + "\n";
}

}  // namespace

std::string console_diff(const DiffInput& input) {
  std::string added;
  for (const ReportedFinding* finding : input.diff.added) {
    added += line(*finding);
  }
  std::string fixed;
  for (const ReportedFinding* finding : input.diff.fixed) {
    fixed += line(*finding);
  }
  std::string moved;
  if (input.all) {
    for (const SameFinding& finding : input.diff.moved) {
      moved +=
          printable(place_of(*finding.before)) + " -> " + line(*finding.now);
    }
  }
  std::string unchecked;
  if (input.all) {
    for (const ReportedFinding* finding : input.diff.unchecked) {
      unchecked += line(*finding);
    }
  }
  return group("new", added) + group("fixed", fixed) + group("moved", moved) +
         group("not looked at", unchecked) + summary_line(input.diff) + "\n";
}

}  // namespace paralint
