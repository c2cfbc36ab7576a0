// paralint baseline: keeps the file of findings that are known.
#include "baseline.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "clock.h"
#include "deliver.h"
#include "known.h"
#include "output.h"
#include "save.h"
#include "site_options.h"
#include "text.h"
#include "verdict.h"

namespace paralint {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string config;
  std::string file;
  std::string show = "warning";
  unsigned threads = 0;
  bool shrink_only = false;
  bool quiet = false;
};

// A site, checked, and what its baseline makes of that.
struct Known {
  explicit Known(const Options& options, Presence presence)
      : project(open_project(options.paths, options.config)),
        site(project.config, *project.disk, options.threads),
        baseline(open_baseline(project, options.file, presence)) {
    require_all_pages(project, site.corpus());
    result = check(site, project.scope, options.threads, project.history.get());
    use = apply(baseline, site, result, project.scope, today(),
                project.history.get());
  }

  Project project;
  Site site;
  Baseline baseline;
  Result result;
  BaselineUse use;
};

// Findings from `least` on without an entry; expired ones have one.
size_t count_new(const Known& known, Severity least) {
  std::vector<bool> has_entry(known.result.findings.size());
  for (const size_t i : known.use.found) {
    if (i != none_found) has_entry[i] = true;
  }
  size_t count = 0;
  for (size_t i = 0; i < has_entry.size(); ++i) {
    count += !has_entry[i] && known.result.findings[i].severity >= least;
  }
  return count;
}

// "paralint-baseline.yaml:12: counted until 2026-03-31, owner Ann", a line
// each.
std::string lines_of_expired(const Known& known) {
  std::string lines;
  for (const size_t i : known.use.expired) {
    const BaselineEntry& entry = known.baseline.entries[i];
    const std::string owner =
        entry.owner.empty() ? "" : ", owner " + entry.owner;
    const Trouble trouble{known.baseline.file, entry.line, 0,
                          "counted until " + entry.expires + owner};
    lines += printable(trouble.text()) + "\n";
  }
  return lines;
}

size_t count_found(const BaselineUse& use) {
  return use.found.size() -
         static_cast<size_t>(std::ranges::count(use.found, none_found));
}

void write_file(const Baseline& baseline, const std::string& text) {
  if (text == baseline.text) return;
  FileChange change{baseline.file, {}, text};
  if (baseline.is_there) change.before = baseline.text;
  save(*real_disk(""), {change});
}

int write(const Options& options) {
  const Known known(options, Presence::optional);
  const Severity least = *severity(options.show);
  const bool may_grow = !options.shrink_only;
  write_file(known.baseline,
             updated(known.baseline, known.use, known.site, known.result, least,
                     may_grow ? Growth::allowed : Growth::refused));
  const size_t fresh = count_new(known, least);
  if (!options.quiet) {
    fmt::print(stderr, "{}{}: {} kept, {} removed, {} added{}\n",
               lines_of_expired(known), printable(known.baseline.file),
               count_found(known.use), known.use.stale.size(),
               may_grow ? fresh : 0,
               known.use.expired.empty()
                   ? ""
                   : fmt::format(", {} expired", known.use.expired.size()));
  }
  if (may_grow) return exit_clean;
  if (fresh > 0) {
    fmt::print(stderr,
               "error: {} not known, and the baseline may only shrink\n",
               counted(fresh, "finding") + (fresh == 1 ? " is" : " are"));
  }
  return fresh > 0 || !known.use.expired.empty() ? exit_findings : exit_clean;
}

int prune(const Options& options) {
  const Known known(options, Presence::required);
  write_file(known.baseline,
             updated(known.baseline, known.use, known.site, known.result,
                     Severity::error, Growth::refused));
  if (!options.quiet) {
    fmt::print(stderr, "{}: {} kept, {} removed\n",
               printable(known.baseline.file), count_found(known.use),
               known.use.stale.size());
  }
  return exit_clean;
}

int check(const Options& options) {
  const Known known(options, Presence::required);
  std::string lines;
  for (const Trouble& trouble : out_of_date(known.baseline, known.use)) {
    lines += printable(trouble.text()) + "\n";
  }
  lines += lines_of_expired(known);
  write_out(lines);
  const size_t fresh = count_new(known, *severity(options.show));
  if (!options.quiet) {
    size_t accepted = 0;
    for (const Finding& finding : known.result.findings) {
      accepted += finding.standing == Standing::accepted;
    }
    fmt::print(stderr, "{} new, {} debt, {} accepted, {} expired, {} stale\n",
               fresh, known.result.known - accepted, accepted,
               known.use.expired.size(), known.use.stale.size());
  }
  const bool is_clean =
      fresh == 0 && known.use.expired.empty() && known.use.stale.empty();
  return is_clean ? exit_clean : exit_findings;
}

void add_options(CLI::App& app, Options& options) {
  add_site(app, options.paths, options.config);
  app.add_option("--baseline", options.file,
                 "The baseline; default: what the configuration names, or "
                 "paralint-baseline.yaml beside it")
      ->type_name("FILE");
  app.add_option("--show", options.show,
                 "The least severity of new findings: error, warning "
                 "(default), info")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "info"}));
  add_threads(app, options.threads);
  app.add_flag("-q,--quiet", options.quiet, "No summary on standard error");
}

}  // namespace

std::function<int()> prepare_baseline(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  const auto action = std::make_shared<int (*)(const Options&)>();
  app.require_subcommand(1);
  const auto add = [&](const char* name, const char* summary,
                       int (*run)(const Options&)) {
    CLI::App* sub = app.add_subcommand(name, summary);
    add_options(*sub, *options);
    sub->final_callback([action, run] { *action = run; });
    return sub;
  };
  CLI::App* writer =
      add("write", "Take new findings in, and out what is mended", write);
  writer->add_flag("--shrink-only", options->shrink_only,
                   "Take nothing in; exit with 1 where something is new");
  add("prune", "Take out what is mended", prune);
  add("check", "Say what is new, stale or expired", check);
  app.footer(
      "`paralint check` is silent about what the baseline knows, and fails "
      "for\n"
      "what is new or stale.\n\n"
      "Examples:\n"
      "  paralint baseline write\n"
      "  paralint baseline prune\n"
      "  paralint baseline write --shrink-only\n\n"
      "Exit codes: 0 done, 1 something is new, stale or expired (check, "
      "--shrink-only),\n2 could not do it.");
  return [options, action] { return (*action)(*options); };
}

}  // namespace paralint
