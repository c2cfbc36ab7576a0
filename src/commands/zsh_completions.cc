// The script for zsh: a function a command, made of the words of its
// `_arguments`.
#include <fmt/format.h>

#include "completions.h"

namespace paralint {
namespace {

std::string quoted(const std::string& text) {
  return "'" + replaced(text, "'", R"('\'')") + "'";
}

// `from` with a backslash before each of the characters.
std::string escaped(std::string text, std::string_view characters) {
  text = replaced(std::move(text), "\\", "\\\\");
  for (const char c : characters) {
    text = replaced(std::move(text), std::string(1, c), std::string("\\") + c);
  }
  return text;
}

// "_paralint_baseline_write"
std::string function_of(const CommandOutline& command) {
  return "_" + replaced(command.name, " ", "_");
}

// ":FILE:_files", what follows an option or stands alone.
std::string value_of(const OptionOutline& option) {
  const auto words = words_for(option);
  const std::string action = !words.empty()       ? "(" + joined(words) + ")"
                             : wants_file(option) ? "_files"
                                                  : " ";
  return ":" + escaped(option.value, ":") + ":" + action;
}

std::string spec(const OptionOutline& option) {
  if (option.positional) {
    const std::string before =
        option.repeated ? "*" : (option.required ? "" : ":");
    return quoted(before + value_of(option));
  }
  const std::string summary =
      "[" + escaped(std::string(shortened(option.summary)), "[]:") + "]";
  std::string value;
  if (!option.value.empty()) value = value_of(option);
  // One that may come once only is not offered again under its other name.
  const std::string others =
      option.repeated ? "*" : "(" + joined(option.names) + ")";
  std::string out;
  for (std::string name : option.names) {
    if (option.needs_equals) name += "=-";
    const std::string colon = option.needs_equals ? ":" : "";
    out += (out.empty() ? "" : " ") +
           quoted(others + name + summary + colon + value);
  }
  return out;
}

std::string function(const CommandOutline& command) {
  std::string out = function_of(command) + "() {\n";
  if (!command.commands.empty()) {
    out +=
        "  local curcontext=\"$curcontext\" context state state_descr line\n"
        "  local -A opt_args\n"
        "  local -a commands\n";
  }
  out += "  _arguments -C";
  for (const OptionOutline& option : command.options) {
    out += " \\\n    " + spec(option);
  }
  if (command.commands.empty()) return out + "\n}\n\n";
  out +=
      " \\\n    '1: :->command' '*:: :->rest'\n"
      "  case $state in\n"
      "    command)\n"
      "      commands=(\n";
  std::string branches;
  for (const CommandOutline& below : command.commands) {
    const std::string word(last_word(below));
    out += "        " + quoted(word + ":" + escaped(below.summary, ":")) + "\n";
    branches += fmt::format("        {}) {} ;;\n", word, function_of(below));
  }
  return out + fmt::format(
                   "      )\n"
                   "      _describe -t commands command commands ;;\n"
                   "    rest)\n"
                   "      case $words[1] in\n"
                   "{}"
                   "      esac ;;\n"
                   "  esac\n"
                   "}}\n\n",
                   branches);
}

}  // namespace

std::string zsh_completions(const CommandOutline& program) {
  std::string out =
      "#compdef paralint\n"
      "# Completes the commands of paralint in zsh.\n"
      "# Made by `paralint completions zsh`.\n\n";
  for (const CommandOutline* command : all_commands(program)) {
    out += function(*command);
  }
  // Loaded from $fpath, the file is the function's body; else it is sourced.
  return out +
         "if [[ $funcstack[1] == _paralint ]]; then\n"
         "  _paralint \"$@\"\n"
         "else\n"
         "  compdef _paralint paralint\n"
         "fi\n";
}

}  // namespace paralint
