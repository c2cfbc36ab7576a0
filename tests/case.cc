#include "case.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "check.h"
#include "config.h"
#include "disk.h"
#include "fix.h"
#include "overlay.h"
#include "report.h"
#include "site.h"
#include "text.h"

namespace paralint {
namespace {

int hex(char c) {
  return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') continue;
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    switch (text.at(++i)) {
      case 'r':
        out += '\r';
        break;
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case '0':
        out += '\0';
        break;
      case 'x':
        out +=
            static_cast<char>(hex(text.at(i + 1)) * 16 + hex(text.at(i + 2)));
        i += 2;
        break;
      default:
        out += text[i];
    }
  }
  return out;
}

void add_section(Case& made, std::string title, std::string text) {
  constexpr std::string_view escaped = " (escaped)";
  if (ends_with(title, escaped)) {
    title.resize(title.size() - escaped.size());
    text = unescaped(text);
  }
  if (title == "expect" || title == "expect info") {
    made.expected = text;
    made.least = title == "expect" ? Severity::warning : Severity::info;
  } else if (starts_with(title, "fixed ")) {
    made.fixed[title.substr(6)] = text;
  } else {
    made.files[title] = text;
  }
}

// The lines of a console report that cases show.
std::string shown_lines(const std::string& report) {
  std::istringstream lines(report);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const bool help = line.find(" = write: ") != npos ||
                      line.find(" = maybe: ") != npos ||
                      line.find(" = add a link to: ") != npos;
    if (help) {
      out += "  " + std::string(trim(line)) + "\n";
    } else if (!line.empty() && line[0] != ' ' && line.find(" |") > 5) {
      out += line + "\n";
    }
  }
  return out;
}

// The case that a page of documentation shows: each of its code blocks whose
// info string has a second word is a section of that title.
Case read_example(std::istream& in) {
  constexpr std::string_view fence = "```";
  Case made;
  std::string title;
  std::string text;
  bool in_block = false;
  for (std::string line; std::getline(in, line);) {
    if (!starts_with(line, fence)) {
      text += line + "\n";
    } else if (in_block) {
      if (!title.empty()) add_section(made, title, text);
      in_block = false;
    } else {
      const size_t blank = line.find(' ');
      title = blank == npos ? "" : line.substr(blank + 1);
      text.clear();
      in_block = true;
    }
  }
  return made;
}

}  // namespace

Case read_case(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (ends_with(path, ".md")) return read_example(in);
  Case made;
  std::string title;
  std::string text;
  bool in_section = false;
  for (std::string line; std::getline(in, line);) {
    if (starts_with(line, "--- ") && line.size() > 4) {
      if (in_section) add_section(made, title, text);
      in_section = true;
      title = line.substr(4);
      text.clear();
    } else {
      text += line + "\n";
    }
  }
  if (in_section) add_section(made, title, text);
  if (!made.files.contains("paralint.yaml")) {
    throw std::runtime_error(path + " holds no paralint.yaml");
  }
  return made;
}

std::string outcome(const std::map<std::string, std::string>& files,
                    Severity least) {
  const auto disk = memory_disk(files);
  try {
    const Config config = read_config(*disk, "paralint.yaml", *disk);
    const Site site(config, *disk, 1);
    const Result result = check(site, {}, 1);
    return shown_lines(
        console_report({site, result, *disk, least, false, {}, true}));
  } catch (const Error& error) {
    std::string out;
    for (const Trouble& trouble : error.troubles()) {
      out += "error: " + trouble.text() + "\n";
    }
    return out;
  }
}

std::map<std::string, std::string> repaired(
    std::map<std::string, std::string> files) {
  const auto disk = memory_disk(files);
  const Overlay overlay(*disk);
  fix(read_config(*disk, "paralint.yaml", *disk), overlay, {});
  for (const FileChange& change : overlay.changes()) {
    files[change.file] = *change.after;
  }
  return files;
}

}  // namespace paralint
