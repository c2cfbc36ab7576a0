// paralint check: says what is wrong with a site.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <set>

#include "check.h"
#include "command.h"
#include "parallel.h"
#include "report.h"
#include "site.h"
#include "text.h"

namespace paralint {
namespace {

// A format and the file it goes to; an empty file is standard output.
struct Output {
  const Format* format;
  std::string file;
};

struct Options {
  std::vector<std::string> paths;
  std::string config;
  unsigned threads = 0;
  std::vector<std::string> formats;
  std::vector<std::string> files;
  std::string fail_on = "error";
  std::string show = "warning";
  bool all = false;
  bool coverage = false;
  bool quiet = false;
};

// "--format console --format json -o report.json": a file belongs to the
// format named before it, or else to the first one behind it, or else to what
// its ending says.
std::vector<Output> outputs(const CLI::App& app, const Options& options) {
  std::vector<Output> all;
  size_t format = 0;
  size_t file = 0;
  std::string waiting;
  for (const CLI::Option* option : app.parse_order()) {
    if (option->get_name() == "--format") {
      all.push_back({find_format(options.formats[format++]), waiting});
      waiting.clear();
    } else if (option->get_name() == "--output") {
      const std::string& name = options.files[file++];
      if (!all.empty() && all.back().file.empty()) {
        all.back().file = name;
        continue;
      }
      if (!waiting.empty()) all.push_back({&format_of_file(waiting), waiting});
      waiting = name;
    }
  }
  if (!waiting.empty()) all.push_back({&format_of_file(waiting), waiting});
  if (all.empty()) all.push_back({find_format("console"), {}});
  return all;
}

// Throws Error where one file is meant to hold two formats, or nothing shows
// what was asked for.
void require_sense(const std::vector<Output>& outputs, bool coverage) {
  std::set<std::string_view> files;
  bool has_csv = false;
  for (const Output& output : outputs) {
    has_csv = has_csv || output.format->print == csv_report;
    if (!output.file.empty() && !files.insert(output.file).second) {
      throw Error("`" + output.file + "` cannot hold two formats");
    }
  }
  if (coverage && !has_csv) {
    throw Error("only CSV has --coverage: add --format csv, or -o FILE.csv");
  }
}

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !(no_color && *no_color) &&
         !(term && std::string_view(term) == "dumb");
}

void write_out(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

// Where GitHub Actions takes the summary of a step from: what annotations have
// no room for is appended to it, as far as it goes.
void append_step_summary(const ReportInput& input) {
  constexpr size_t limit = 1024 * 1024;  // of a step
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  if (!file || !*file) return;
  std::error_code none_yet;
  const auto there = std::filesystem::file_size(file, none_yet);
  const size_t size = none_yet ? 0 : static_cast<size_t>(there);
  const std::string text =
      size < limit ? step_summary(input, limit - size) : std::string();
  std::ofstream out(file, std::ios::app | std::ios::binary);
  out << text;
  if (!out.flush()) throw Error(Trouble{file, 0, 0, "cannot be appended to"});
}

// Prints all formats at once, then writes them: what goes to standard output in
// the order in which it was named, and each file on a thread of its own, which
// does little but wait for the disk.
void deliver(const std::vector<Output>& outputs, const ReportInput& input) {
  std::vector<std::string> texts(outputs.size());
  for_each_index(
      outputs.size(), input.threads,
      [&](size_t i) {
        ReportInput own = input;
        own.color = outputs[i].file.empty() && wants_color();
        texts[i] = outputs[i].format->print(own);
      },
      1);
  std::vector<std::future<void>> files;
  for (size_t i = 0; i < outputs.size(); ++i) {
    const std::string& file = outputs[i].file;
    if (file.empty()) {
      write_out(texts[i]);
    } else {
      files.push_back(std::async(std::launch::async, [&file, &text = texts[i]] {
        real_disk("")->write(file, text);
      }));
    }
    if (outputs[i].format->print == github_report) append_step_summary(input);
  }
  for (std::future<void>& file : files) file.get();
}

// Pages that the site leaves out are easily forgotten.
void note_unserved(const Corpus& corpus) {
  const auto& pages = corpus.pages();
  const auto count = std::ranges::count(pages, false, &SitePage::served);
  if (count == 0) return;
  const auto first = std::ranges::find(pages, false, &SitePage::served);
  fmt::print(stderr,
             "note: {} of {} pages are not served, since their folder has no "
             "`{}`; the first is {}\n",
             count, pages.size(), corpus.renderer().folder_settings.file,
             printable(first->facts.file));
}

int exit_code(const Site& site, const Result& result, const Options& options) {
  if (!site.corpus().unreadable().empty()) return exit_failed;
  if (options.fail_on == "never") return exit_clean;
  return result.has_at_least(*severity(options.fail_on)) ? exit_findings
                                                         : exit_clean;
}

int run(const CLI::App& app, const Options& options) {
  const std::vector<Output> wanted = outputs(app, options);
  require_sense(wanted, options.coverage);
  // Kept until the process ends: taking a site apart costs more than reading
  // its links.
  static const Project project = open_project(options.paths, options.config);
  static const Site& site =
      *new Site(project.config, *project.disk, options.threads);
  if (site.corpus().unreadable().empty()) {
    require_pages(project, site.corpus());
  }
  const Result result =
      check(site, project.scope, options.threads, project.history.get());
  if (result.pages == 0 && site.corpus().unreadable().empty()) {
    throw Error(Trouble{options.paths.front(), 0, 0, "no page found in it"});
  }
  const ReportInput input{site,
                          result,
                          *project.disk,
                          *severity(options.show),
                          false,
                          project.root,
                          options.all,
                          options.threads,
                          project.scope,
                          options.coverage,
                          exit_code(site, result, options)};
  deliver(wanted, input);
  for (const Trouble& trouble : site.corpus().unreadable()) {
    fmt::print(stderr, "error: {}\n", printable(trouble.text()));
  }
  if (!options.quiet) {
    note_unserved(site.corpus());
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
  app.add_option("PATH", options->paths,
                 "The site's root, or files and folders in it (default: .)");
  app.add_option("--config", options->config,
                 "The configuration; default: paralint.yaml, looked for from "
                 "PATH upward")
      ->type_name("FILE");
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
  app.add_option("--threads", options->threads,
                 "How many threads to use; default: one for each core")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  app.add_flag("-q,--quiet", options->quiet, "No summary on standard error");
  app.footer(
      "Formats, and the ending that names them:\n" + format_list() +
      "\nExamples:\n"
      "  paralint check\n"
      "  paralint check content/docs/fr --show info\n"
      "  paralint check --format console --format json -o report.json\n"
      "  paralint check -o report.sarif -o report.xml -o findings.csv\n\n"
      "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not "
      "check.");
  return [&app, options] { return run(app, *options); };
}

}  // namespace paralint
