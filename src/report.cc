#include "report.h"

#include <fmt/format.h>

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

constexpr Format table[] = {
    {"console", "findings with their lines, as a compiler prints them",
     console_report},
    {"json", "the whole diff, as docs/report.schema.json describes it",
     json_report},
};

std::string counted(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  const auto it =
      std::find_if(std::begin(table), std::end(table),
                   [&](const Format& format) { return format.name == name; });
  return it == std::end(table) ? nullptr : it;
}

std::string summary_line(const ReportInput& input) {
  const Result& result = input.result;
  const LinkCounts& links = result.links;
  std::string line = fmt::format(
      "checked {} in {}, {}, {} ({} checked, {} assets, {} external, {} "
      "unverified): ",
      counted(input.site.corpus().pages().size(), "page"),
      counted(input.site.corpus().locales(), "locale"),
      counted(input.site.pairs().size(), "pair"), counted(links.total, "link"),
      links.checked, links.assets, links.external, links.unverified);
  line += fmt::format("{}, {}", counted(result.count(Severity::error), "error"),
                      counted(result.count(Severity::warning), "warning"));
  const size_t infos = result.count(Severity::info);
  if (infos > 0) {
    line += fmt::format(", {}", counted(infos, "note"));
    if (input.least > Severity::info) line += " (shown with --show info)";
  }
  return line;
}

std::string_view Sources::text(PageIndex page) {
  if (page != page_) {
    page_ = page;
    if (!disk_.read(corpus_.page(page).facts.file, text_).empty()) {
      text_.clear();
    }
  }
  return text_;
}

Position Sources::position(PageIndex page, uint32_t offset) {
  const std::string_view source = text(page);
  const Lines& lines = corpus_.page(page).facts.lines;
  const auto last = static_cast<uint32_t>(source.size());
  const uint32_t line = lines.line_of(offset);
  if (offset > last || lines.start_of(line) > last) return {line, 1};
  return paralint::position(source, lines, offset);
}

}  // namespace paralint
