// The commands and options of the program as plain values, read from its
// parser: `--help`, the manual and the completions all tell the same list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace paralint {

struct OptionOutline {
  std::vector<std::string> names;  // "-o", "--output"; "PATH" if positional
  bool positional = false;
  bool required = false;
  bool repeated = false;  // may be given several times
  std::string value;      // what stands for its value, "FILE"; empty: a flag
  bool needs_equals = false;  // the value may be left out: "--likely=0.8"
  std::vector<std::string> choices;  // the only values; empty: any
  std::string summary;
};

struct CommandOutline {
  std::string name;  // with those above it: "paralint baseline write"
  std::string summary;
  std::string footer;  // its own, not one that it has from above
  std::vector<OptionOutline> options;
  std::vector<CommandOutline> commands;
};

// Of the whole program, whichever of its parsers is given.
CommandOutline outline(const CLI::App& app);

// The command and all below it, in the order of `--help`.
std::vector<const CommandOutline*> all_commands(const CommandOutline& program);

// "write" of "paralint baseline write".
std::string_view last_word(const CommandOutline& command);

// The words that can follow as the option's value: its choices, or all rules
// where it wants one.
std::vector<std::string> words_for(const OptionOutline& option);

// Whether its value names a file or a folder.
bool wants_file(const OptionOutline& option);

// For a list: its first clause, if all of it is long.
std::string_view shortened(std::string_view summary);

// "a b c"
std::string joined(const std::vector<std::string>& words,
                   std::string_view between = " ");

// The text with `from` replaced by `to` everywhere.
std::string replaced(std::string text, std::string_view from,
                     std::string_view to);

}  // namespace paralint
