// Workflow commands of GitHub Actions, which annotate the lines of a change.
// A step shows ten of each severity; the rest is in its summary.

#include <fmt/format.h>

#include <array>

#include "counted.h"
#include "report.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

constexpr size_t most_of_a_severity = 10;
constexpr size_t longest_message = 4000;  // code points

const char* command(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
    case Severity::off:
      break;
  }
  return "notice";
}

// As the toolkit's command.ts has it.
std::string escaped(std::string_view text, std::string_view specials) {
  std::string out;
  for (const char c : text) {
    if (specials.find(c) == npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}
std::string escaped_message(std::string_view text) {
  return escaped(text, "%\r\n");
}
std::string escaped_property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

std::string annotation(const ReportInput& input, const ShownCause& cause) {
  const Finding& finding = *cause.findings.front();
  const SpotRange& range = input.places->of(finding);
  std::string place =
      fmt::format("file={},line={},endLine={}",
                  escaped_property(opened_as(input, finding.page)),
                  range.begin.line, range.end.line);
  // Columns of a range of several lines are refused.
  if (range.begin.line == range.end.line) {
    place +=
        fmt::format(",col={},endColumn={}", range.begin.utf16, range.end.utf16);
  }
  std::string message =
      shortened(whole_message(input, finding), longest_message);
  if (cause.findings.size() > 1) {
    message +=
        "\nthe same in " + counted(cause.findings.size() - 1, "more place");
  }
  return fmt::format("::{} {},title={}::{}\n", command(finding.severity), place,
                     escaped_property(finding.rule), escaped_message(message));
}

}  // namespace

std::string github_report(const ReportInput& input) {
  std::string out;
  std::array<size_t, 4> count{};  // by Severity
  for (const Trouble& failure : input.failures) {
    if (++count[static_cast<size_t>(Severity::error)] > most_of_a_severity) {
      break;
    }
    out += fmt::format("::error file={},line={},title=paralint::{}\n",
                       escaped_property(printable(failure.file)), failure.line,
                       escaped_message(printable(failure.sentence)));
  }
  size_t left_out = 0;
  for (const ShownCause& cause : worst_causes(input)) {
    if (++count[static_cast<size_t>(cause.worst)] > most_of_a_severity) {
      ++left_out;
      continue;
    }
    out += annotation(input, cause);
  }
  if (left_out > 0) {
    out +=
        fmt::format("{} more have no annotation: GitHub shows {} of a kind\n",
                    left_out, most_of_a_severity);
  }
  return out;
}

}  // namespace paralint
