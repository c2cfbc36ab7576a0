// paralint completions: prints what completes its commands in a shell.
#include "completions.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "command.h"
#include "output.h"

namespace paralint {
namespace {

struct Shell {
  std::string_view name;
  std::string (*script)(const CommandOutline&);
};

constexpr Shell table[] = {
    {"bash", bash_completions},
    {"zsh", zsh_completions},
    {"fish", fish_completions},
};

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  for (const Shell& shell : table) names.emplace_back(shell.name);
  return names;
}

}  // namespace

std::function<int()> prepare_completions(CLI::App& app) {
  const auto name = std::make_shared<std::string>();
  app.add_option("SHELL", *name, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember(shell_names()));
  app.footer(
      "Where it is installed with the program, a shell finds it by itself.\n\n"
      "Examples:\n"
      "  source <(paralint completions bash)\n"
      "  paralint completions zsh > ~/.zfunc/_paralint\n"
      "  paralint completions fish > "
      "~/.config/fish/completions/paralint.fish");
  return [&app, name] {
    const Shell& shell = *std::ranges::find(table, *name, &Shell::name);
    write_out(shell.script(outline(app)));
    return exit_clean;
  };
}

}  // namespace paralint
