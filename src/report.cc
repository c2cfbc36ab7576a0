#include "report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "counted.h"

namespace paralint {
namespace {

constexpr Format table[] = {
    {"console", "findings with their lines, as a compiler prints them", ".txt",
     console_report},
    {"json", "the whole diff, as docs/report.schema.json describes it", ".json",
     json_report},
    {"html", "a page to look at: one file, which needs no network", ".html",
     html_report},
    {"sarif", "SARIF 2.1.0, for code scanning and editors", ".sarif",
     sarif_report},
    {"junit", "JUnit XML: a test suite for each locale", ".xml", junit_report},
    {"github", "annotations of a change, and the summary of the step", "",
     github_report},
    {"rdjsonl", "reviewdog's diagnostics, one a line, with suggestions",
     ".rdjsonl", rdjsonl_report},
    {"gitlab", "GitLab's Code Quality report", "", gitlab_report},
    {"markdown", "a comment for a pull request, by cause", ".md",
     markdown_report},
    {"csv", "a table of findings, or with --coverage of pages", ".csv",
     csv_report},
};

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  const auto it =
      std::find_if(std::begin(table), std::end(table),
                   [&](const Format& format) { return format.name == name; });
  return it == std::end(table) ? nullptr : it;
}

const Format* format_of_file(std::string_view file) {
  const auto it = std::ranges::find_if(table, [&](const Format& format) {
    return !format.ending.empty() && file.ends_with(format.ending);
  });
  return it == std::end(table) ? nullptr : it;
}

std::string summary_line(const ReportInput& input) {
  const Result& result = input.result;
  const LinkCounts& links = result.links;
  std::string line = fmt::format(
      "checked {} in {}, {}, {} ({} checked, {}, {} external, {} "
      "unverified): ",
      counted(result.pages, "page"),
      counted(static_cast<size_t>(std::ranges::count_if(
                  result.pages_of_locale, [](size_t n) { return n > 0; })),
              "locale"),
      counted(result.pairs, "pair"), counted(links.total, "link"),
      links.checked, counted(links.assets, "asset"), links.external,
      links.unverified);
  line += fmt::format("{}, {}", counted(result.count(Severity::error), "error"),
                      counted(result.count(Severity::warning), "warning"));
  const size_t infos = result.count(Severity::info);
  if (infos > 0) {
    line += fmt::format(", {}", counted(infos, "note"));
    if (input.least > Severity::info) line += " (shown with --show info)";
  }
  if (result.known > 0) {
    line += fmt::format(", {} known from the baseline", result.known);
  }
  if (result.old > 0) {
    line += fmt::format(", {} there before the change", result.old);
  }
  return line;
}

double rounded(double confidence) {
  return std::round(confidence * 100) / 100;
}

}  // namespace paralint
