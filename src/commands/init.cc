// paralint init: finds out how a site is laid out, and writes it down.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "command.h"
#include "detect/config_text.h"
#include "detect/detect.h"
#include "output.h"
#include "save.h"
#include "text.h"

namespace paralint {
namespace {

struct Options {
  std::string path = ".";
  bool print = false;
  bool force = false;
  bool quiet = false;
};

int run(const Options& options) {
  if (!std::filesystem::is_directory(options.path)) {
    throw Error(Trouble{options.path, 0, 0, "is not the folder of a site"});
  }
  const auto disk = real_disk(options.path);
  const auto detected = detect(*disk);
  if (!detected) {
    const std::string shown = options.path == "." ? "" : options.path;
    throw Error(Trouble{shown, 0, 0, nothing_detected(*disk)});
  }
  const std::string text = config_text(*detected);
  if (options.print) {
    write_out(text);
    return exit_clean;
  }
  FileChange change{config_name, std::nullopt, text};
  if (std::string old; disk->read(config_name, old).empty()) {
    change.before = std::move(old);
  }
  const std::string shown = (std::filesystem::path(options.path) / config_name)
                                .lexically_normal()
                                .string();
  if (change.before && !options.force) {
    throw Error(Trouble{shown, 0, 0,
                        "is there already; --force replaces it, --print only "
                        "shows what would be written"});
  }
  if (change.before != change.after) save(*disk, {change});
  if (!options.quiet) {
    fmt::print(stderr, "{}: taken for {}\n", printable(shown),
               printable(assumption(*detected)));
  }
  return exit_clean;
}

}  // namespace

std::function<int()> prepare_init(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->path, "The site's root (default: .)");
  app.add_flag("-n,--print", options->print,
               "Print the configuration, and write nothing");
  app.add_flag("--force", options->force,
               "Replace a paralint.yaml that is there");
  app.add_flag("-q,--quiet", options->quiet, "No summary on standard error");
  app.footer(
      "Examples:\n"
      "  paralint init --print\n"
      "  paralint init website\n\n"
      "Exit codes: 0 done, 2 nothing was found, or the file is there already.");
  return [options] { return run(*options); };
}

}  // namespace paralint
