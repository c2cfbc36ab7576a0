// A comment for a pull request, and the summary of a step: totals, then what is
// wrong, by cause, the worst first.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "markdown_text.h"
#include "report.h"
#include "rule.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

// Of a comment on GitHub; GitLab takes more. Bytes are counted, which are never
// fewer than characters in any sense of the word.
constexpr size_t comment_limit = 65536;
constexpr size_t longest_text = 300;  // code points of a sentence
constexpr size_t most_places = 20;    // of a cause

std::string sentence(std::string_view message) {
  return sentence_markdown(shortened(printable(message), longest_text));
}

std::string place(const ReportInput& input, const Finding& finding) {
  return code_markdown(fmt::format(
      "{}:{}",
      shortened(printable(opened_as(input, finding.page)), longest_text),
      input.places->of(finding).begin.line));
}

std::string item(const ReportInput& input, const ShownCause& cause) {
  const Finding& finding = *cause.findings.front();
  const size_t others = cause.findings.size() - 1;
  std::string text = fmt::format("- **{}** {}", name_of(finding.severity),
                                 code_markdown(finding.rule));
  if (others > 0) {
    text += fmt::format(" {} times, about {}", others + 1,
                        sentence(cause.cause->subject));
  }
  text += ": " + sentence(finding.message);
  if (!finding.suggestions.empty()) {
    const Suggestion& first = finding.suggestions.front();
    text += fmt::format(
        "; {} {}", advice(finding, first),
        code_markdown(shortened(printable(first.destination), longest_text)));
  }
  text += "\n  " + place(input, finding);
  if (others == 0) return text + "\n";
  text += fmt::format("\n  <details><summary>and {} more place{}</summary>\n\n",
                      others, others == 1 ? "" : "s");
  for (size_t i = 1; i <= std::min(others, most_places); ++i) {
    text += "  - " + place(input, *cause.findings[i]) + "\n";
  }
  if (others > most_places) {
    text += fmt::format("  - and {} more\n", others - most_places);
  }
  return text + "\n  </details>\n";
}

struct Totals {
  std::array<size_t, 4> by_severity{};

  size_t operator[](Severity severity) const {
    return by_severity[static_cast<size_t>(severity)];
  }
  std::string words() const {
    return counted_severities((*this)[Severity::error],
                              (*this)[Severity::warning],
                              (*this)[Severity::info]);
  }
};

// What is new, of any severity.
std::vector<Totals> totals_by_locale(const ReportInput& input) {
  std::vector<Totals> totals(input.site.corpus().locales());
  for (const Finding& finding : input.result.findings) {
    Totals& own = totals[input.site.corpus().page(finding.page).locale];
    if (finding.standing != Standing::fresh) continue;
    ++own.by_severity[static_cast<size_t>(finding.severity)];
  }
  return totals;
}

std::string head(const ReportInput& input) {
  const Corpus& corpus = input.site.corpus();
  const std::vector<Totals> totals = totals_by_locale(input);
  Totals all;
  std::string rows;
  for (LocaleIndex i = 0; i < corpus.locales(); ++i) {
    const Totals& own = totals[i];
    for (size_t of = 0; of < own.by_severity.size(); ++of) {
      all.by_severity[of] += own.by_severity[of];
    }
    rows += fmt::format("| {} | {} | {} | {} | {} |\n", corpus.tag(i),
                        input.result.pages_of_locale[i], own[Severity::error],
                        own[Severity::warning], own[Severity::info]);
  }
  std::string text = fmt::format(
      "## paralint: {}\n\n"
      "| locale | pages | errors | warnings | notes |\n"
      "| --- | ---: | ---: | ---: | ---: |\n{}\n",
      all.words(), rows);
  const auto note = [&](size_t count, const char* what) {
    if (count > 0) text += fmt::format("{} more {}.\n\n", count, what);
  };
  note(input.result.known, "known from the baseline");
  note(input.result.old, "there before the change");
  constexpr size_t most_failures = 20;
  for (size_t i = 0; i < input.failures.size(); ++i) {
    if (i == most_failures) {
      text += fmt::format("- and {} more\n", input.failures.size() - i);
      break;
    }
    text +=
        fmt::format("- **fails**: {}\n", sentence(input.failures[i].text()));
  }
  if (!input.failures.empty()) text += "\n";
  const size_t unreadable = corpus.unreadable().size();
  if (unreadable > 0) {
    text += fmt::format("**{} file{} could not be read.**\n\n", unreadable,
                        unreadable == 1 ? "" : "s");
  }
  return text;
}

std::string summary(const ReportInput& input, size_t limit) {
  constexpr size_t note_size = 200;
  std::string text = head(input);
  const std::vector<ShownCause> causes = worst_causes(input);
  Totals left_out;
  bool is_full = false;
  for (const ShownCause& cause : causes) {
    const std::string next = is_full ? "" : item(input, cause);
    is_full = is_full || text.size() + next.size() + note_size > limit;
    if (!is_full) {
      text += next;
      continue;
    }
    for (const Finding* finding : cause.findings) {
      ++left_out.by_severity[static_cast<size_t>(finding->severity)];
    }
  }
  if (is_full) {
    text += fmt::format("\n*{} are left out here, since there is no room.*\n",
                        left_out.words());
  }
  return text.size() <= limit ? text : std::string();
}

}  // namespace

std::string markdown_report(const ReportInput& input) {
  return summary(input, comment_limit);
}

std::string step_summary(const ReportInput& input, size_t limit) {
  return summary(input, limit);
}

}  // namespace paralint
