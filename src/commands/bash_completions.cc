// The script for bash. It stands alone: the package bash-completion loads it,
// but nothing of that is used.
#include <fmt/format.h>

#include "completions.h"

namespace paralint {
namespace {

// "'paralint check'|'paralint fix'": the left side of a branch of `case`.
std::string patterns(const std::vector<std::string>& words) {
  return "'" + joined(words, "' | '") + "'";
}

// What follows an option that wants a value.
std::string value_branches(const CommandOutline& command) {
  std::string out;
  for (const OptionOutline& option : command.options) {
    if (option.positional || option.value.empty() || option.needs_equals) {
      continue;
    }
    std::vector<std::string> before;
    for (const std::string& name : option.names) {
      before.push_back(command.name + " " + name);
    }
    std::string action = ":";  // a value that nobody knows before
    if (const auto words = words_for(option); !words.empty()) {
      action = fmt::format("words='{}'", joined(words));
    } else if (wants_file(option)) {
      action = "files=yes";
    }
    out += fmt::format("    {}) {} ;;\n", patterns(before), action);
  }
  return out;
}

// What else can follow a command.
std::string command_branch(const CommandOutline& command) {
  std::vector<std::string> words;
  std::vector<std::string> names;
  const char* files = "";
  for (const CommandOutline& below : command.commands) {
    words.emplace_back(last_word(below));
  }
  for (const OptionOutline& option : command.options) {
    if (!option.positional) {
      names.insert(names.end(), option.names.begin(), option.names.end());
      continue;
    }
    const auto own = words_for(option);
    words.insert(words.end(), own.begin(), own.end());
    if (wants_file(option)) files = " files=yes";
  }
  return fmt::format(
      "        '{}')\n"
      "          words='{}'{}\n"
      "          names='{}' ;;\n",
      command.name, joined(words), files, joined(names));
}

constexpr std::string_view script =
    R"(# Completes the commands of paralint in bash.
# Made by `paralint completions bash`.

_paralint() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} command=paralint i
  local before=${{COMP_WORDS[COMP_CWORD - 1]}} words='' names='' files=''
  # "--format=json" comes as three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${{COMP_WORDS[i]}}" in
      {commands})
        command+=" ${{COMP_WORDS[i]}}" ;;
    esac
  done
  case "$command $before" in
{values}    *)
      case $command in
{rest}      esac
      if [[ $current == -* ]]; then
        words=$names
        files=
      fi ;;
  esac
  COMPREPLY=()
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -f -- "$current")
  fi
}}

complete -F _paralint paralint
)";

}  // namespace

std::string bash_completions(const CommandOutline& program) {
  std::vector<std::string> commands;
  std::string values;
  std::string rest;
  for (const CommandOutline* command : all_commands(program)) {
    if (command != &program) commands.push_back(command->name);
    values += value_branches(*command);
    rest += command_branch(*command);
  }
  return fmt::format(script, fmt::arg("commands", patterns(commands)),
                     fmt::arg("values", values), fmt::arg("rest", rest));
}

}  // namespace paralint
