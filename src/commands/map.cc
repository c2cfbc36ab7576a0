// paralint map: writes down what answers what.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include "command.h"
#include "counted.h"
#include "map_json.h"
#include "mapping_entries.h"
#include "output.h"
#include "real_path.h"
#include "site_options.h"
#include "text.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

constexpr const char* default_folder = "mappings";
constexpr const char* file_name = "derived.yaml";
constexpr size_t shown_changes = 20;

struct Options {
  std::vector<std::string> paths;
  std::string config;
  std::string format = "yaml";
  std::string output;
  bool check = false;
  bool all = false;
  bool dry_run = false;
  bool quiet = false;
  unsigned threads = 0;
};

// The file that derived entries go to.
std::string target_file(const Config& config, const std::string& output) {
  if (!output.empty()) return output;
  if (!config.mappings.empty()) {
    return fs::is_directory(config.mappings)
               ? (fs::path(config.mappings) / file_name).string()
               : config.mappings;
  }
  return (fs::path(config.file).parent_path() / default_folder / file_name)
      .string();
}

// What the file holds; nothing where there is none yet.
std::string old_text(const Disk& disk, const std::string& file) {
  std::string text;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return text;
  const std::string reason = disk.read(file, text);
  if (!reason.empty()) throw Error(Trouble{file, 0, 0, reason});
  return text;
}

void make_default_folder(const std::string& file) {
  std::error_code failure;
  const fs::path folder = fs::path(file).parent_path();
  fs::create_directory(folder, failure);
  if (failure) {
    throw Error(
        Trouble{folder.string(), 0, 0,
                "cannot make the folder: " + reason_of(failure.value())});
  }
}

size_t count_of(const MappingUpdate& update, MappingChange::Kind kind) {
  return static_cast<size_t>(
      std::ranges::count(update.changes, kind, &MappingChange::kind));
}

int print_changes(const MappingUpdate& update, const std::string& file,
                  bool all) {
  const size_t shown = all ? update.changes.size()
                           : std::min(update.changes.size(), shown_changes);
  std::string out;
  for (size_t i = 0; i < shown; ++i) {
    const MappingChange& change = update.changes[i];
    const Trouble trouble{
        file, change.line, 0,
        fmt::format("{}: {}", name_of(change.kind), change.yaml)};
    out += printable(trouble.text()) + "\n";
  }
  if (shown < update.changes.size()) {
    out += fmt::format("and {} more; --all shows them\n",
                       update.changes.size() - shown);
  }
  write_out(out);
  return update.changes.empty() ? exit_clean : exit_findings;
}

std::string summary(const MappingUpdate& update,
                    const std::vector<DerivedList>& lists) {
  std::string out;
  for (const DerivedList& list : lists) {
    if (!out.empty()) out += ", ";
    // "pages" without what `counted` adds.
    const std::string_view noun(list.name.data(), list.name.size() - 1);
    out += counted(list.entries.size(), noun);
  }
  using Kind = MappingChange::Kind;
  return out + fmt::format(" ({} new, {} changed, {} moved, {} gone)",
                           count_of(update, Kind::missing),
                           count_of(update, Kind::outdated),
                           count_of(update, Kind::misplaced),
                           count_of(update, Kind::superfluous));
}

void note(const Options& options, const std::string& sentence) {
  if (!options.quiet) fmt::print(stderr, "{}\n", printable(sentence));
}

int write_yaml(const Options& options, const Config& config, const Site& site,
               const Correspondences& found) {
  const std::string file = target_file(config, options.output);
  const auto disk = real_disk("");
  const std::vector<DerivedList> lists = mapping_entries(site, found);
  const MappingUpdate update = updated_mapping(file, old_text(*disk, file),
                                               lists, naming_locales(config));
  if (options.check) return print_changes(update, file, options.all);
  if (options.dry_run) {
    write_out(update.text);
    return exit_clean;
  }
  const bool by_default = options.output.empty() && config.mappings.empty();
  if (update.changes.empty()) {
    note(options, file + ": nothing changed");
  } else {
    if (by_default) make_default_folder(file);
    disk->write(file, update.text);
    note(options, file + ": " + summary(update, lists));
  }
  if (by_default) {
    note(options, fmt::format("note: {} does not name the folder; add "
                              "`mappings: {}` to it",
                              config.file, default_folder));
  }
  return exit_clean;
}

int run(const Options& options) {
  // Kept until the process ends, as in `check`.
  static const Project project =
      open_project(options.paths, options.config, Unconfigured::detected);
  if (!options.quiet) note_assumed(project);
  if (!project.scope.empty() && !project.scope.front().empty()) {
    throw Error(Trouble{options.paths.front(), 0, 0,
                        "is a part of a site; `map` needs all of it"});
  }
  static const Site& site =
      *new Site(project.config, *project.disk, options.threads);
  // What a page that cannot be read would say must not get lost.
  if (!site.corpus().unreadable().empty()) {
    throw Error(site.corpus().unreadable());
  }
  require_pages(project, site.corpus());
  const Correspondences found = correspondences(site);
  if (options.format != "json") {
    return write_yaml(options, project.config, site, found);
  }
  const std::string json = map_json(site, found);
  if (options.output.empty()) {
    write_out(json);
  } else {
    real_disk("")->write(options.output, json);
  }
  return exit_clean;
}

}  // namespace

std::function<int()> prepare_map(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "The site's root (default: .)")
      ->expected(0, 1);
  add_config(app, options->config);
  CLI::Option* check = app.add_flag(
      "--check", options->check,
      "Write nothing; print what is out of date, and exit with 1 if anything "
      "is");
  app.add_flag("--all", options->all, "With --check: print all of it")
      ->needs(check);
  CLI::Option* dry_run =
      app.add_flag("--dry-run", options->dry_run,
                   "Write nothing; print the file as it would be")
          ->excludes(check);
  CLI::Option* format =
      app.add_option("--format", options->format,
                     "yaml (default): bring the mappings up to date; json: "
                     "print everything as JSON instead")
          ->type_name("NAME")
          ->check(CLI::IsMember({"yaml", "json"}));
  app.add_option("-o,--output", options->output,
                 "The file to write; default: derived.yaml in the folder of "
                 "`mappings`, or standard output for json")
      ->type_name("FILE");
  add_threads(app, options->threads);
  app.add_flag("-q,--quiet", options->quiet, "No summary on standard error");
  format->excludes(check)->excludes(dry_run);
  app.footer(
      "Examples:\n"
      "  paralint map\n"
      "  paralint map --check\n"
      "  paralint map --format json -o reports/map.json\n\n"
      "Exit codes: 0 done or up to date, 1 out of date (--check), 2 could not "
      "do it.");
  return [options] { return run(*options); };
}

}  // namespace paralint
