#include "outline.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

// CLI11 tells the name of a value and what is checked of it in one word:
// "NAME:{console,json}", "N:INT in [1 - 1024]".
std::vector<std::string> choices_in(const std::string& type) {
  const size_t begin = type.find(":{");
  const size_t end = type.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  std::vector<std::string> choices;
  for (std::string_view word :
       split(std::string_view(type).substr(begin + 2, end - begin - 2), ',')) {
    choices.emplace_back(trim(word));
  }
  return choices;
}

OptionOutline option_outline(const CLI::Option& option) {
  OptionOutline made;
  made.positional = option.get_positional();
  made.required = option.get_required();
  made.repeated = option.get_expected_max() > 1;
  made.summary = option.get_description();
  const std::string type = option.get_type_name();
  made.choices = choices_in(type);
  if (made.positional) {
    made.value = option.get_name(true);
    made.names = {made.value};
    return made;
  }
  for (const auto& name : option.get_snames()) made.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) {
    made.names.push_back("--" + name);
  }
  // A flag whose value is implied: "--likely{0.8}".
  made.needs_equals =
      option.get_name(false, true).find('{') != std::string::npos;
  if (made.needs_equals) {
    made.value = "VALUE";
  } else if (option.get_items_expected_max() > 0) {
    made.value = type.substr(0, type.find(':'));
  }
  return made;
}

CommandOutline command_outline(const CLI::App& app, const std::string& above) {
  CommandOutline made;
  made.name = above.empty() ? app.get_name() : above + " " + app.get_name();
  made.summary = app.get_description();
  const CLI::App* parent = app.get_parent();
  if (!parent || parent->get_footer() != app.get_footer()) {
    made.footer = app.get_footer();
  }
  for (const CLI::Option* option : app.get_options()) {
    made.options.push_back(option_outline(*option));
  }
  const auto all = [](const CLI::App*) { return true; };
  for (const CLI::App* command : app.get_subcommands(all)) {
    made.commands.push_back(command_outline(*command, made.name));
  }
  return made;
}

}  // namespace

CommandOutline outline(const CLI::App& app) {
  const CLI::App* top = &app;
  while (top->get_parent()) top = top->get_parent();
  return command_outline(*top, "");
}

std::vector<const CommandOutline*> all_commands(const CommandOutline& program) {
  std::vector<const CommandOutline*> all = {&program};
  for (const CommandOutline& command : program.commands) {
    const auto below = all_commands(command);
    all.insert(all.end(), below.begin(), below.end());
  }
  return all;
}

std::string_view last_word(const CommandOutline& command) {
  return std::string_view(command.name).substr(command.name.rfind(' ') + 1);
}

std::vector<std::string> words_for(const OptionOutline& option) {
  if (option.value != "RULE") return option.choices;
  std::vector<std::string> words;
  for (const Rule* rule : rules()) words.push_back(rule->id);
  return words;
}

bool wants_file(const OptionOutline& option) {
  if (!words_for(option).empty()) return false;
  // What a command is about is a file nearly always: a page, a report, a site.
  return option.positional || option.value == "FILE" || option.value == "PATH";
}

std::string_view shortened(std::string_view summary) {
  if (summary.size() <= 60) return summary;
  return summary.substr(0, std::min(summary.find("; "), summary.find(". ")));
}

std::string joined(const std::vector<std::string>& words,
                   std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string replaced(std::string text, std::string_view from,
                     std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos;
       at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace paralint
