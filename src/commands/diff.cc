// paralint diff: what has become of findings from one report to the next.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "command.h"
#include "diff_report.h"
#include "error.h"
#include "text.h"

namespace paralint {
namespace {

struct Options {
  std::string before;
  std::string now;
  std::string format;  // empty: what the ending of the file says
  std::string file;
  std::string show = "info";
  bool all = false;
};

Report open_report(const std::string& file) {
  std::string text;
  const std::string reason = real_disk("")->read(file, text);
  if (!reason.empty()) {
    throw Error(Trouble{file, 0, 0, "cannot be read: " + reason});
  }
  return read_report(file, text);
}

// What is compared although it cannot wholly be.
void note_differences(const Report& before, const Report& now) {
  const auto note = [](const char* what, const std::string& then,
                       const std::string& today) {
    if (then == today) return;
    fmt::print(stderr, "note: the reports differ in their {}: {}, then {}\n",
               what, printable(then), printable(today));
  };
  note("locales", fmt::format("{}", fmt::join(before.locales, ", ")),
       fmt::format("{}", fmt::join(now.locales, ", ")));
  note("reference", before.reference, now.reference);
}

int run(const Options& options) {
  const Report before = open_report(options.before);
  const Report now = open_report(options.now);
  note_differences(before, now);
  const ReportDiff diff = difference(before, now, *severity(options.show));
  const DiffFormat& format = options.format.empty()
                                 ? diff_format_of_file(options.file)
                                 : *find_diff_format(options.format);
  const std::string text = format.print({before, now, diff, options.all});
  if (options.file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  } else {
    real_disk("")->write(options.file, text);
  }
  return diff.added.empty() ? exit_clean : exit_findings;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const DiffFormat& format : diff_formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

}  // namespace

std::function<int()> prepare_diff(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("OLD", options->before, "A JSON report of `paralint check`")
      ->required();
  app.add_option("NEW", options->now, "A later one of the same site")
      ->required();
  app.add_option("--format", options->format,
                 "How to print: console (default), json or markdown")
      ->type_name("NAME")
      ->check(CLI::IsMember(format_names()));
  app.add_option("-o,--output", options->file,
                 "Write to this file instead of standard output; without a "
                 "format, its ending names it: .json or .md")
      ->type_name("FILE");
  app.add_option("--show", options->show,
                 "The least severity that is looked at: error, warning, info "
                 "(default)")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  app.add_flag("--all", options->all,
               "List on the console what has moved with its page, and what "
               "was not looked at, as well");
  app.footer(
      "What a baseline knows, or was there before a change, is not new. "
      "What is on a page that\nNEW did not look at is not fixed.\n\n"
      "Examples:\n"
      "  paralint check --format json -o today.json\n"
      "  paralint diff yesterday.json today.json\n"
      "  paralint diff yesterday.json today.json -o diff.md\n"
      "\nExit codes: 0 nothing is new, 1 something is, 2 a file is no report.");
  return [options] { return run(*options); };
}

}  // namespace paralint
