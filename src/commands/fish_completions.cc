// The script for fish: a line for each command and option, with the command
// that it belongs to.
#include <fmt/format.h>

#include "completions.h"

namespace paralint {
namespace {

std::string quoted(std::string_view text) {
  std::string out = replaced(std::string(text), "\\", "\\\\");
  return "'" + replaced(std::move(out), "'", "\\'") + "'";
}

std::string line(const CommandOutline& command, const std::string& rest) {
  return fmt::format("complete -c paralint -n '__paralint_in {}'{}\n",
                     command.name, rest);
}

std::string option_line(const CommandOutline& command,
                        const OptionOutline& option) {
  const auto words = words_for(option);
  const std::string choices =
      words.empty() ? "" : " -a " + quoted(joined(words));
  if (option.positional) {
    if (!choices.empty()) return line(command, choices);
    return wants_file(option) ? line(command, " -F") : "";
  }
  std::string rest;
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    rest += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty() && !option.needs_equals) {
    rest += wants_file(option) ? " -r -F" : " -x";
  }
  return line(command,
              rest + choices + " -d " + quoted(shortened(option.summary)));
}

constexpr std::string_view head =
    R"(# Completes the commands of paralint in fish.
# Made by `paralint completions fish`.

function __paralint_command
    set -l command paralint
    for word in (commandline -opc)[2..-1]
        switch "$command $word"
            case {}
                set command "$command $word"
        end
    end
    echo $command
end

function __paralint_in
    test (__paralint_command) = "$argv"
end

complete -c paralint -f
)";

}  // namespace

std::string fish_completions(const CommandOutline& program) {
  std::string commands;
  std::string lines;
  for (const CommandOutline* command : all_commands(program)) {
    if (command != &program) {
      commands += (commands.empty() ? "" : " ") + quoted(command->name);
    }
    for (const CommandOutline& below : command->commands) {
      lines += line(*command, fmt::format(" -a {} -d {}", last_word(below),
                                          quoted(below.summary)));
    }
    for (const OptionOutline& option : command->options) {
      lines += option_line(*command, option);
    }
  }
  return fmt::format(head, commands) + lines;
}

}  // namespace paralint
