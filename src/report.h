// The formats in which findings are printed: a table, one file a format.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "disk.h"
#include "places.h"
#include "run_totals.h"
#include "site.h"

namespace paralint {

// All that a report may use.
struct ReportInput {
  const Site& site;
  const Result& result;
  const Disk& disk;                    // to show lines of the pages
  Severity least = Severity::warning;  // the console shows no less
  bool color = false;
  std::string root;  // what the console puts before file names; may be empty
  // Whether the console shows each finding; else each cause once.
  bool all = false;
  // Earlier runs, oldest first, and this one; empty where none is kept.
  std::vector<RunTotals> history = {};

  unsigned threads = 0;                 // 0: one for each core
  std::vector<std::string> scope = {};  // of `check`
  bool coverage = false;                // CSV has pages in place of findings
  int exit_code = 0;                    // that the run is going to have
  // Why it fails, but for findings: budgets and the baseline.
  std::vector<Trouble> failures = {};
  std::shared_ptr<const Places> places =
      std::make_shared<Places>(site.corpus(), result.findings, disk, threads);

  // Whether the console, and what annotates a change, says anything of it.
  bool shows(const Finding& finding) const {
    return finding.severity >= least && finding.standing == Standing::fresh;
  }
};

struct Format {
  std::string_view name;
  std::string_view summary;
  std::string_view ending;  // of the files that hold it; empty: any other
  std::string (*print)(const ReportInput&);
};

std::span<const Format> formats();

// The row of that name, or null.
const Format* find_format(std::string_view name);

// The row whose ending the file has, or null.
const Format* format_of_file(std::string_view file);

// "checked 32 pages ...: 12 errors, 9 warnings", one line.
std::string summary_line(const ReportInput& input);

// To hundredths, as JSON has it.
double rounded(double confidence);

std::string console_report(const ReportInput& input);
std::string json_report(const ReportInput& input);
std::string html_report(const ReportInput& input);
std::string sarif_report(const ReportInput& input);
std::string junit_report(const ReportInput& input);
std::string github_report(const ReportInput& input);
std::string rdjsonl_report(const ReportInput& input);
std::string gitlab_report(const ReportInput& input);
std::string markdown_report(const ReportInput& input);
std::string csv_report(const ReportInput& input);

// What `github` has no room for, for the summary of the step: the Markdown
// report in at most so many bytes.
std::string step_summary(const ReportInput& input, size_t limit);

}  // namespace paralint
