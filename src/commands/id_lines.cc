#include "id_lines.h"

#include <fmt/format.h>

#include "text.h"

namespace paralint {
namespace {

std::string place(const std::string& file, uint32_t line,
                  const std::string& root) {
  return fmt::format("{}{}{}:{}: ", root, root.empty() ? "" : "/", file, line);
}

}  // namespace

std::string line_of(const LinkNote& link, const std::string& root) {
  return printable(fmt::format("{}{} -> {}", place(link.file, link.line, root),
                               link.before, link.after));
}

std::string lines_of(const IdReport& report, const std::string& root) {
  std::string lines;
  for (const IdNote& note : report.given) {
    lines += printable(fmt::format("{}#{} for \"{}\", {}",
                                   place(note.file, note.line, root), note.id,
                                   note.heading, note.reason)) +
             "\n";
  }
  for (const LinkNote& link : report.links) lines += line_of(link, root) + "\n";
  return lines;
}

void note_left(const IdReport& report, const std::string& root) {
  for (const IdNote& note : report.left) {
    fmt::print(stderr, "{}\n",
               printable(fmt::format("{}no id for \"{}\": {}",
                                     place(note.file, note.line, root),
                                     note.heading, note.reason)));
  }
}

}  // namespace paralint
