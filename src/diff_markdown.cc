// The difference for a comment or the summary of a job. Whatever documents say
// is shown as text, never as markup.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "diff_report.h"
#include "markdown_text.h"
#include "text.h"

namespace paralint {
namespace {

// What a comment on GitHub may hold; bytes, so that it is never too long.
constexpr size_t largest = 65'536;
// Kept free for what follows the lists.
constexpr size_t reserve = 1'000;
constexpr size_t longest_message = 500;

std::string cut(const std::string& text) {
  if (text.size() <= longest_message) return text;
  size_t end = longest_message;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "…";
}

// In a cell of a table.
std::string code(const std::string& text) {
  return cell_markdown(code_markdown(printable(text)));
}

std::string row(const ReportedFinding& finding) {
  return fmt::format(
      "| {} | {} | {} | {} |\n", name_of(finding.severity), code(finding.rule),
      code(place_of(finding)),
      cell_markdown(sentence_markdown(cut(printable(finding.message)))));
}

// Adds as many rows as there is room for.
void add_table(const std::vector<const ReportedFinding*>& findings,
               std::string& text) {
  text += "| | rule | place | what |\n| --- | --- | --- | --- |\n";
  size_t shown = 0;
  for (const ReportedFinding* finding : findings) {
    const std::string next = row(*finding);
    if (text.size() + next.size() > largest - reserve) break;
    text += next;
    ++shown;
  }
  if (shown < findings.size()) {
    text += fmt::format("\nand {} more\n", findings.size() - shown);
  }
}

// The gravest first.
std::vector<const ReportedFinding*> sorted(
    std::vector<const ReportedFinding*> findings) {
  std::ranges::stable_sort(findings, std::ranges::greater(),
                           &ReportedFinding::severity);
  return findings;
}

}  // namespace

std::string markdown_diff(const DiffInput& input) {
  const ReportDiff& diff = input.diff;
  std::string text = fmt::format("### paralint: {}\n", summary_line(diff));
  if (!diff.added.empty()) {
    text += "\n#### New\n\n";
    add_table(sorted(diff.added), text);
  }
  if (!diff.fixed.empty() && text.size() < largest - 2 * reserve) {
    text += fmt::format("\n<details><summary>{} fixed</summary>\n\n",
                        diff.fixed.size());
    add_table(sorted(diff.fixed), text);
    text += "\n</details>\n";
  }
  return text;
}

}  // namespace paralint
