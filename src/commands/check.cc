// paralint check: says what is wrong with a site.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "advice.h"
#include "check.h"
#include "clock.h"
#include "command.h"
#include "known.h"
#include "progress_bar.h"
#include "report.h"
#include "report_files.h"
#include "run_log.h"
#include "since.h"
#include "site.h"
#include "site_options.h"
#include "text.h"
#include "verdict.h"

namespace paralint {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string config;
  unsigned threads = 0;
  std::vector<std::string> formats;
  std::vector<std::string> files;
  std::string fail_on = "error";
  std::string show = "warning";
  std::string baseline;
  bool no_baseline = false;
  std::string since;
  std::string history;
  bool all = false;
  bool coverage = false;
  bool quiet = false;
};

// Pages that the site leaves out are easily forgotten.
void note_unserved(const Corpus& corpus) {
  const auto& pages = corpus.pages();
  const auto count = std::ranges::count(pages, false, &SitePage::served);
  if (count == 0) return;
  const auto first = std::ranges::find(pages, false, &SitePage::served);
  if (corpus.renderer().folder_settings.file.empty()) {
    fmt::print(stderr,
               "note: {}, which the site does not serve; the first is {}\n",
               count == 1 ? "1 page is a draft"
                          : fmt::format("{} pages are drafts", count),
               printable(first->facts.file));
    return;
  }
  fmt::print(stderr,
             "note: {} of {} pages are not served, since their folder has no "
             "`{}`; the first is {}\n",
             count, pages.size(), corpus.renderer().folder_settings.file,
             printable(first->facts.file));
}

std::optional<Severity> least_that_fails(const std::string& word) {
  if (word == "never") return std::nullopt;
  return severity(word);
}

void note(const std::string& sentence) {
  if (!sentence.empty()) {
    fmt::print(stderr, "note: {}\n", printable(sentence));
  }
}

int exit_code(const Site& site, const Verdict& judged) {
  if (!site.corpus().unreadable().empty()) return exit_failed;
  return judged.has_failed ? exit_findings : exit_clean;
}

struct Known {
  Baseline baseline;
  BaselineUse use;
};

// Marks the findings that the baseline knows, if one is wanted.
Known what_is_known(const Options& options, const Project& project,
                    const Site& site, Result& result) {
  if (options.no_baseline) return {};
  Known known;
  known.baseline = open_baseline(
      project, options.baseline,
      options.baseline.empty() ? Presence::optional : Presence::required);
  known.use = apply(known.baseline, site, result, project.scope, today(),
                    project.history.get());
  return known;
}

int run(const CLI::App& app, const Options& options) {
  const std::vector<ReportFile> reports =
      report_files(app, options.formats, options.files, options.coverage);
  ProgressBar bar(options.quiet ? Showing::unwanted : Showing::wanted);
  const Work work(options.threads, bar.progress());
  // Kept until the process ends: taking a site apart costs more than reading
  // its links.
  static const Project project =
      open_project(options.paths, options.config, Unconfigured::detected);
  if (!options.quiet) note_assumed(project);
  static const std::unique_ptr<const OldRepository> past =
      app.count("--since") == 0
          ? nullptr
          : std::make_unique<OldRepository>(project.root, options.since);
  static const Site& site = *new Site(project.config, *project.disk, work);
  const std::vector<Trouble>& unreadable = site.corpus().unreadable();
  if (unreadable.empty()) require_pages(project, site.corpus());
  Result result = check(site, project.scope, work, nullptr, Advice::unwanted);
  if (result.pages == 0 && unreadable.empty()) {
    const bool is_folder = project.disk->is_folder(project.scope.front());
    throw Error(
        Trouble{options.paths.front(), 0, 0,
                is_folder ? "no page found in it" : "is no page of this site"});
  }
  require_plausible(project, site.corpus(), result);
  const Known known = what_is_known(options, project, site, result);
  if (past) mark_since(project, *past, work, site, result);
  const RunLog log(options.history, project, site, result);
  const Verdict judged = verdict(site, result, known.baseline, known.use,
                                 past ? Subject::change : Subject::site,
                                 least_that_fails(options.fail_on));
  const ReportInput input{.site = site,
                          .result = result,
                          .disk = *project.disk,
                          .least = *severity(options.show),
                          .root = project.root,
                          .all = options.all,
                          .history = log.runs(),
                          .threads = options.threads,
                          .scope = project.scope,
                          .coverage = options.coverage,
                          .exit_code = exit_code(site, judged),
                          .failures = judged.reasons};
  advise(site, project.history.get(), work, advised_findings(reports, input),
         result.findings);
  bar.stop();
  write_reports(reports, input);
  if (unreadable.empty()) log.write();
  for (const Trouble& trouble : unreadable) {
    fmt::print(stderr, "error: {}\n", printable(trouble.text()));
  }
  for (const Trouble& reason : judged.reasons) {
    fmt::print(stderr, "{}: {}\n", judged.has_failed ? "error" : "note",
               printable(reason.text()));
  }
  if (!options.quiet) {
    for (const Trouble& trouble : judged.notes) note(trouble.text());
    note_unserved(site.corpus());
    if (const std::string why = doubt(project, result); !why.empty()) {
      fmt::print(stderr,
                 "warning: {}; `paralint init` writes it down, with what could "
                 "not be decided, to be mended\n",
                 why);
    }
    if (past) note(past->note());
    note(log.note());
    fmt::print(stderr, "{}\n", summary_line(input));
  }
  return input.exit_code;
}

// "  sarif     SARIF 2.1.0, ...", a line each.
std::string format_list() {
  std::string list;
  for (const Format& format : formats()) {
    list += fmt::format(
        "  {:<10}{}{}\n", format.name, format.summary,
        format.ending.empty() ? "" : fmt::format(" ({})", format.ending));
  }
  return list;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

std::function<int()> prepare_check(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_site(app, options->paths, options->config);
  app.add_option("--format", options->formats,
                 "How to print, console by default; the list is below. May be "
                 "given several times")
      ->type_name("NAME")
      ->take_all()
      ->allow_extra_args(false)
      ->check(CLI::IsMember(format_names()));
  app.add_option("-o,--output", options->files,
                 "Write the format named before to this file instead of "
                 "standard output; without a format, its ending names it")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--show", options->show,
                 "The least severity on the console, in annotations and "
                 "summaries: error, warning (default), info")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  app.add_option(
         "--baseline", options->baseline,
         "Findings that are known; default: what the configuration "
         "names, or paralint-baseline.yaml beside it, where it is there")
      ->type_name("FILE");
  app.add_flag("--no-baseline", options->no_baseline,
               "Take every finding for a new one")
      ->excludes("--baseline");
  app.add_option("--since", options->since,
                 "Show only what has come since HEAD parted from this branch, "
                 "tag or commit, also in pages that were not touched; what is "
                 "not committed counts")
      ->type_name("REF");
  app.add_option("--history", options->history,
                 "Add a line of totals to this file, JSON Lines, for a trend "
                 "over many runs of the whole site")
      ->type_name("FILE")
      ->excludes("--since");
  app.add_flag("--all", options->all,
               "Show each finding; without it, findings that go back to one "
               "cause, a renamed heading or a lost page, are shown once");
  app.add_flag("--coverage", options->coverage,
               "Make CSV a table of pages and locales in place of findings");
  app.add_option("--fail-on", options->fail_on,
                 "The least severity that gives exit code 1: error (default), "
                 "warning, info, never")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  add_threads(app, options->threads);
  app.add_flag("-q,--quiet", options->quiet, "No summary on standard error");
  app.footer(
      "Formats, and the ending that names them:\n" + format_list() +
      "\nExamples:\n"
      "  paralint check\n"
      "  paralint check content/docs/fr --show info\n"
      "  paralint check --format console --format json -o report.json\n"
      "  paralint check --since origin/main\n"
      "  paralint check -o report.sarif -o report.xml -o findings.csv\n\n"
      "Exit codes: 0 nothing new at or above --fail-on, or within budgets; 1\n"
      "findings, an exceeded budget, or a baseline that is out of date; 2 "
      "could\n"
      "not check.");
  return [&app, options] { return run(app, *options); };
}

}  // namespace paralint
