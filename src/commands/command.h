// The commands of the program: a table, one file a command.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "check.h"
#include "config.h"
#include "corpus.h"
#include "disk.h"
#include "history.h"

namespace CLI {
class App;
}

namespace paralint {

// Exit codes.
inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;
inline constexpr int exit_failed = 2;

struct Command {
  const char* name;
  const char* summary;
  // Adds the options to the command's parser; returns what runs it, which gives
  // the exit code.
  std::function<int()> (*prepare)(CLI::App& app);
  bool tells_of_all = false;  // it asks the parsers of all commands
};

std::function<int()> prepare_baseline(CLI::App& app);
std::function<int()> prepare_check(CLI::App& app);
std::function<int()> prepare_completions(CLI::App& app);
std::function<int()> prepare_diff(CLI::App& app);
std::function<int()> prepare_dump(CLI::App& app);
std::function<int()> prepare_explain(CLI::App& app);
std::function<int()> prepare_explain_ids(CLI::App& app);
std::function<int()> prepare_fix(CLI::App& app);
std::function<int()> prepare_ids(CLI::App& app);
std::function<int()> prepare_init(CLI::App& app);
std::function<int()> prepare_manual(CLI::App& app);
std::function<int()> prepare_map(CLI::App& app);
std::function<int()> prepare_rename(CLI::App& app);
std::function<int()> prepare_rules(CLI::App& app);

inline constexpr const char* config_name = "paralint.yaml";

// A site on disk, found from what was typed.
struct Project {
  std::string root;            // as it is best shown; "" is the working folder
  std::unique_ptr<Disk> disk;  // below the root
  std::unique_ptr<const History> history;  // of its pages
  Config config;
  std::vector<std::string> scope;  // paths below the root; empty: everything
  std::string assumed;  // what was detected, where there is no configuration
};

// What to do where there is no configuration.
enum class Unconfigured : uint8_t { refused, detected };

// With `config_file`, a path outside its folder is the site's root. Without,
// the configuration is `paralint.yaml`, looked for from the first path upward,
// then from the working folder upward. Where there is none, it is the text that
// `init` would write for the folder of the first path, if that is wanted; else
// throws Error.
Project open_project(const std::vector<std::string>& paths,
                     const std::string& config_file,
                     Unconfigured unconfigured = Unconfigured::refused);

// Says on standard error what was assumed, in one line.
void note_assumed(const Project& project);

// Throws where nearly all links of the site lead nowhere by what was assumed:
// nothing that is said of it is true then.
void require_plausible(const Project& project, const Corpus& corpus,
                       const Result& result);

// Why what was assumed is probably wrong, as far as so many links tell that are
// wrong by it; empty where they do not, or nothing was assumed.
std::string doubt(const Project& project, const Result& result);

// Why nothing could be detected, and what was looked for.
std::string nothing_detected(const Disk& disk);

// Throws Error where there is no page at all, or none of one of the locales.
void require_pages(const Project& project, const Corpus& corpus);

// For a command that changes pages. Throws Error where one cannot be read,
// since nobody knows what links it has; and as require_pages does.
void require_all_pages(const Project& project, const Corpus& corpus);

// The pages, which are required as above.
KnownPages read_pages(const Project& project, const Disk& disk,
                      unsigned threads);

// What the names of pages end in, ".md".
std::vector<std::string> page_endings(const Config& config);

// The configuration file that open_project would take, or empty.
std::string find_config(const std::string& path);

}  // namespace paralint
