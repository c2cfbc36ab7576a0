// paralint manual: the manual page, for man(1).
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "command.h"
#include "outline.h"
#include "output.h"
#include "text.h"
#include "version.h"

namespace paralint {
namespace {

struct Row {
  const char* name;
  const char* text;
};

constexpr Row statuses[] = {
    {"0", "Nothing is wrong, or the work is done."},
    {"1", "Findings, or something that is to be done."},
    {"2",
     "It could not be done: a mistake in the configuration or the options, no "
     "page, a file that cannot be read or written."},
};

constexpr Row files[] = {
    {"paralint.yaml",
     "The configuration: languages, layout, renderer, severities. Looked for "
     "in the folder of what is checked and in those above it."},
    {"paralint-baseline.yaml",
     "Findings that are known, beside the configuration."},
    {"mappings/derived.yaml",
     "What `paralint map` found out, in the folder that `mappings` names."},
};

constexpr Row environment[] = {
    {"NO_COLOR", "Where it is set and not empty, there are no colours."},
    {"TERM", "With `dumb` there are no colours either."},
    {"SOURCE_DATE_EPOCH",
     "Seconds since 1970 that are taken for the present time."},
    {"GITHUB_STEP_SUMMARY",
     "The file to which `--format github` adds its summary."},
};

// Every character as itself, wherever it stands: "-" as it is typed, no line
// taken for a request.
std::string literal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\(rs";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return starts_with(out, ".") ? "\\&" + out : out;
}

std::string bold(std::string_view text) {
  return "\\fB" + literal(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + literal(text) + "\\fR";
}

// Prose of several lines as one, with what stands in `...` in bold.
std::string prose(std::string_view text) {
  const std::string line = replaced(std::string(trim(text)), "\n", " ");
  std::string out;
  bool code = false;
  for (std::string_view part : split(line, '`')) {
    out += code ? bold(part) : literal(part);
    code = !code;
  }
  return out + "\n";
}

std::string section(std::string_view title) {
  return fmt::format(".SH {}\n", title);
}

std::string tagged(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n{}\n{}", tag, prose(text));
}

// Prose, and below it the rows of a list, "  json   the whole diff".
std::string paragraph(std::string_view text) {
  std::string words;
  std::string rows;
  for (std::string_view line : split(text, '\n')) {
    if (!starts_with(line, "  ")) {
      words += std::string(line) + "\n";
      continue;
    }
    line = trim(line);
    const size_t gap = line.find("  ");
    rows += gap == std::string_view::npos
                ? ".PP\n" + literal(line) + "\n"
                : tagged(bold(line.substr(0, gap)), line.substr(gap));
  }
  return ".PP\n" + prose(words) +
         (rows.empty() ? "" : ".RS\n" + rows + ".RE\n");
}

std::string table(std::span<const Row> rows) {
  std::string out;
  for (const Row& row : rows) out += tagged(bold(row.name), row.text);
  return out;
}

// "\fB\-o\fR, \fB\-\-output\fR \fIFILE\fR"
std::string tag(const OptionOutline& option) {
  if (option.positional) return italic(option.value);
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(bold(name));
  std::string out = joined(names, ", ");
  if (option.value.empty()) return out;
  if (option.needs_equals) return out + "[=" + italic(option.value) + "]";
  return out + " " + italic(option.value);
}

std::string sentence(std::string_view text) {
  return std::string(text) + (ends_with(text, ".") ? "" : ".");
}

// What `--help` prints below the options falls into paragraphs; examples and
// exit codes have sections of their own here.
enum class Part { prose, examples, exit_codes };

Part part_of(std::string_view paragraph) {
  if (starts_with(paragraph, "Example")) return Part::examples;
  if (starts_with(paragraph, "Exit codes:")) return Part::exit_codes;
  return Part::prose;
}

// The paragraphs of one kind, without the word that says which.
std::vector<std::string> parts(const CommandOutline& command, Part wanted) {
  std::vector<std::string> found;
  const std::string one = replaced(command.footer, "\n\n", "\f");
  for (std::string_view paragraph : split(one, '\f')) {
    if (trim(paragraph).empty() || part_of(paragraph) != wanted) continue;
    if (wanted != Part::prose) {
      paragraph.remove_prefix(paragraph.find(':') + 1);
    }
    found.emplace_back(paragraph);
  }
  return found;
}

std::string usage(const CommandOutline& command) {
  std::string out = literal(command.name);
  if (!command.commands.empty()) return out + " \\fICOMMAND\\fR";
  out += " [\\fIOPTION\\fR...]";
  for (const OptionOutline& option : command.options) {
    if (!option.positional) continue;
    const std::string name =
        italic(option.value) + (option.repeated ? "..." : "");
    out += option.required ? " " + name : " [" + name + "]";
  }
  return out;
}

// With its choices, where the summary does not name them all.
std::string entry(const OptionOutline& option) {
  std::string text = sentence(option.summary);
  const auto is_named = [&](const std::string& choice) {
    return text.find(choice) != std::string::npos;
  };
  if (!std::ranges::all_of(option.choices, is_named)) {
    text += " One of: `" + joined(option.choices, "`, `") + "`.";
  }
  return tagged(tag(option), text);
}

std::string chapter(const CommandOutline& command) {
  std::string out = fmt::format(".SS {}\n{}", usage(command),
                                prose(sentence(command.summary)));
  for (const std::string& text : parts(command, Part::prose)) {
    out += paragraph(text);
  }
  for (const bool positional : {true, false}) {
    for (const OptionOutline& option : command.options) {
      if (option.positional == positional) out += entry(option);
    }
  }
  return out;
}

std::string example_list(const CommandOutline& command) {
  std::string out;
  for (const std::string& text : parts(command, Part::examples)) {
    out += ".PP\n" + prose(command.summary + ":") + ".PP\n.RS 4\n.nf\n";
    for (std::string_view line : split(text, '\n')) {
      if (!trim(line).empty()) out += literal(trim(line)) + "\n";
    }
    out += ".fi\n.RE\n";
  }
  return out;
}

std::string manual(const CommandOutline& program) {
  const auto commands = all_commands(program);
  std::string out = fmt::format(
      ".\\\" Made by `paralint manual`.\n"
      ".TH PARALINT 1 \"\" \"paralint {}\" \"User Commands\"\n"
      // Names are broken at no hyphen that is not theirs.
      ".nh\n.ad l\n",
      literal(version));
  out += section("NAME");
  // "paralint checks that ..." without its first word and its full stop.
  std::string_view what = program.summary;
  what.remove_prefix(what.find(' ') + 1);
  out += "paralint \\- " + prose(what.substr(0, what.rfind('.')));
  out += section("SYNOPSIS");
  out += bold("paralint") +
         " \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n";
  out += section("DESCRIPTION");
  out += prose(program.summary);
  out += ".PP\n" +
         prose(
             "It reads the Markdown of every language, works out which page "
             "translates which and which heading answers which, resolves every "
             "link as the generator of the site would, and says what differs, "
             "with the proof and, where it is certain, the repair. It needs "
             "neither a build of the site nor a network.");
  for (const std::string& text : parts(program, Part::prose)) {
    out += paragraph(text);
  }
  for (const OptionOutline& option : program.options) out += entry(option);
  out += section("COMMANDS");
  for (const CommandOutline* command : commands) {
    if (command != &program) out += chapter(*command);
  }
  out += section("EXIT STATUS") + table(statuses);
  for (const CommandOutline* command : commands) {
    for (const std::string& text : parts(*command, Part::exit_codes)) {
      out += tagged(bold(command->name), text);
    }
  }
  out += section("FILES") + table(files);
  out += section("ENVIRONMENT") + table(environment);
  std::string examples;
  for (const CommandOutline* command : commands) {
    examples += example_list(*command);
  }
  // A section begins with a paragraph anyway.
  return out + section("EXAMPLES") + examples.substr(examples.find('\n') + 1);
}

}  // namespace

std::function<int()> prepare_manual(CLI::App& app) {
  app.footer("Example:\n  paralint manual | man -l -");
  return [&app] {
    write_out(manual(outline(app)));
    return exit_clean;
  };
}

}  // namespace paralint
