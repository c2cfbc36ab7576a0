// paralint ids: gives headings ids by hand, the same in every language.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "deliver.h"
#include "id_lines.h"
#include "site_options.h"
#include "text.h"

namespace paralint {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string config;
  bool all = false;
  bool check = false;
  unsigned threads = 0;
  Delivery delivery;
};

std::string summary(const IdReport& report, size_t files,
                    const Delivery& delivery) {
  const char* would = delivery.writes() ? "" : "would be ";
  std::string text =
      report.given.empty()
          ? "no heading needs an id"
          : fmt::format("{} {}given an id, {} {}written anew, in {}",
                        counted(report.given.size(), "heading"), would,
                        counted(report.links.size(), "link"), would,
                        counted(files, "file"));
  if (!report.left.empty()) {
    text += "; " + counted(report.left.size(), "heading") + " left alone";
  }
  return text;
}

int run(const Options& options) {
  static const Project project = open_project(options.paths, options.config);
  const Overlay overlay(*project.disk);
  Delivery delivery = options.delivery;
  delivery.root = project.root;
  if (options.check) delivery.dry_run = true;
  const IdReport report = give_ids(
      project.config, overlay, {.all = options.all, .scope = project.scope},
      options.threads, project.history.get(),
      read_pages(project, overlay, options.threads));
  const std::string lines = lines_of(report, project.root);
  const size_t files = deliver(*project.disk, overlay, delivery);
  print_lines(lines, delivery);
  if (!delivery.quiet) {
    note_left(report, project.root);
    fmt::print(stderr, "{}\n", summary(report, files, delivery));
  }
  return options.check && !report.given.empty() ? exit_findings : exit_clean;
}

}  // namespace

std::function<int()> prepare_ids(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths,
                 "The site's root, or files and folders in it, whose pages are "
                 "meant with their translations (default: .)");
  add_config(app, options->config);
  app.add_flag("--all", options->all,
               "Every heading; else those that a link names, or that have an "
               "id in another language");
  CLI::Option* check = app.add_flag(
      "--check", options->check,
      "Write nothing; say what is to be done, and exit with 1 if anything is");
  add_threads(app, options->threads);
  add_delivery(app, options->delivery);
  check->excludes("--dry-run")->excludes("--diff");
  app.footer(
      "An id is taken from the other language, else it is the one that the\n"
      "heading had in the site's git history, else that of headings of its\n"
      "kind on other pages, else the slug in the reference language.\n\n"
      "Examples:\n"
      "  paralint ids --dry-run\n"
      "  paralint ids content/docs/fr/locations.md\n"
      "  paralint ids --check\n\n"
      "Exit codes: 0 done, 1 something is to be done (--check), 2 could not do "
      "it.");
  return [options] { return run(*options); };
}

}  // namespace paralint
