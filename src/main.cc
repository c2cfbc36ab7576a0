// paralint's door: reads the options, runs a command, gives the exit code.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "commands/command.h"
#include "commands/output.h"
#include "error.h"
#include "text.h"
#include "version.h"

namespace paralint {
namespace {

constexpr Command table[] = {
    {"check", "Say what is wrong with a site", prepare_check},
    {"init", "Find out how a site is laid out, and write paralint.yaml",
     prepare_init},
    {"fix", "Repair what can be repaired for sure", prepare_fix},
    {"ids", "Give headings ids, the same in every language", prepare_ids},
    {"map", "Write down which page, route and heading answers which",
     prepare_map},
    {"rename", "Give a page or a heading another name in every language",
     prepare_rename},
    {"baseline", "Keep the file of findings that are known", prepare_baseline},
    {"diff", "Say what has come and gone from one JSON report to the next",
     prepare_diff},
    {"rules", "List the rules", prepare_rules},
    {"explain", "Explain a rule, with an example", prepare_explain},
    {"explain-ids", "Say whose heading ids the site's links use",
     prepare_explain_ids},
    {"dump", "Show what the tool sees", prepare_dump},
    {"completions", "Print what completes commands in a shell",
     prepare_completions, true},
    {"manual", "Print the manual page", prepare_manual, true},
};

// Null where another word comes first, or none.
const Command* command_of(int argc, char** argv) {
  const auto found = std::ranges::find(
      table, argc > 1 ? std::string_view(argv[1]) : "", &Command::name);
  return found == std::end(table) ? nullptr : found;
}

// CLI11 says of a mistyped command only that one is required.
void check_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command& command : table) names.push_back(command.name);
  if (starts_with(word, "-") || std::ranges::count(names, word) > 0) return;
  const std::string near(nearest(word, names));
  throw Error("there is no command `" + std::string(word) + "`" +
              (near.empty() ? "; `paralint --help` lists them"
                            : "; did you mean `" + near + "`?"));
}

// The long options of a command and of its sub-commands that were named.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  for (const CLI::App* sub : app.get_subcommands()) {
    for (std::string& name : option_names(*sub)) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

// The command that was named last.
const CLI::App& innermost(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : innermost(*named.front());
}

// "paralint baseline write"
std::string path_to_innermost(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty()
             ? app.get_name()
             : app.get_name() + " " + path_to_innermost(*named.front());
}

std::string or_near(const std::string& word,
                    const std::vector<std::string>& names) {
  const std::string near(nearest(word, {names.begin(), names.end()}));
  return near.empty() ? "; --help lists them"
                      : "; did you mean `" + near + "`?";
}

// In the words of this program where CLI11's are no help.
std::string sentence_of(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<std::string> unknown = app.remaining(true);
  const CLI::App& command = innermost(app);
  const auto subcommands =
      command.get_subcommands([](const CLI::App*) { return true; });
  if (!subcommands.empty() && dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (unknown.empty()) return "a command is missing; --help lists them";
    std::vector<std::string> names;
    for (const CLI::App* sub : subcommands) names.push_back(sub->get_name());
    return "there is no command `" + command.get_name() + " " +
           unknown.front() + "`" + or_near(unknown.front(), names);
  }
  if (!dynamic_cast<const CLI::ExtrasError*>(&error) || unknown.empty()) {
    return std::string(error.what()) + "; --help tells more";
  }
  if (!unknown.front().starts_with("-")) {
    return "`" + unknown.front() + "` is one argument too many";
  }
  const std::string option =
      unknown.front().substr(0, unknown.front().find('='));
  const auto has_option = [&](const CLI::App& of) {
    return std::ranges::count(option_names(of), option) > 0;
  };
  if (&command != &app && has_option(command)) {
    return "`" + option + "` stands behind its command: `" +
           path_to_innermost(app) + " " + option + "`";
  }
  if (&command != &app && app.get_option_no_throw(option) != nullptr) {
    return "`" + option + "` stands alone: `" + app.get_name() + " " + option +
           "`";
  }
  return "there is no option `" + option + "`" +
         or_near(option, option_names(app));
}

int run(int argc, char** argv) {
  if (argc > 1) check_command(argv[1]);
  CLI::App app(
      "paralint checks that the languages of a documentation site say the same "
      "thing\nand link to the same places.");
  app.name("paralint");
  app.set_version_flag("--version", std::string("paralint ") + version);
  app.require_subcommand(1);
  app.footer(
      "Start with `paralint check` in the folder of your site;\n"
      "`paralint COMMAND --help` tells more.");
  std::function<int()> chosen;
  const Command* const named = command_of(argc, argv);
  for (const Command& command : table) {
    // To make the parsers of all commands takes as long as to read ten pages.
    if (named && named != &command && !named->tells_of_all) continue;
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    const std::function<int()> go = command.prepare(*sub);
    sub->final_callback([&chosen, go] { chosen = go; });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw Error(sentence_of(error, app));
    app.exit(error);
    require_written();
    return exit_clean;
  }
  const int code = chosen();
  require_written();
  return code;
}

}  // namespace
}  // namespace paralint

int main(int argc, char** argv) {
  try {
    return paralint::run(argc, argv);
  } catch (const paralint::Error& error) {
    for (const paralint::Trouble& trouble : error.troubles()) {
      fmt::print(stderr, "error: {}\n", paralint::printable(trouble.text()));
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", paralint::printable(error.what()));
  }
  return paralint::exit_failed;
}
