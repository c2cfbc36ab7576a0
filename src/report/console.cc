// Findings as a compiler prints them: the place, the sentence, the line with a
// caret, what the link should be.

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>

#include "columns.h"
#include "report.h"
#include "report/shown.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

struct Colors {
  std::string_view error, warning, info, bold, dim, help, reset;
};
constexpr Colors plain{};
constexpr Colors ansi{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m",
                      "\x1b[2m",    "\x1b[1;32m", "\x1b[0m"};

std::string_view color_of(const Colors& colors, Severity severity) {
  switch (severity) {
    case Severity::error:
      return colors.error;
    case Severity::warning:
      return colors.warning;
    case Severity::info:
    case Severity::off:
      break;
  }
  return colors.info;
}

class Printer {
 public:
  explicit Printer(const ReportInput& input)
      : input_(input),
        colors_(input.color ? ansi : plain),
        is_printed_(printed_findings(input)),
        places_(shown_places(input, is_printed_)),
        paths_(input.site.corpus().pages().size()) {
    constexpr size_t usual_size = 800;  // bytes that a finding takes
    const auto count = std::ranges::count(is_printed_, true);
    out_.reserve(static_cast<size_t>(count) * usual_size);
  }

  std::string report() {
    const auto& findings = input_.result.findings;
    for (size_t i = 0; i < findings.size(); ++i) {
      if (!is_printed_[i]) continue;
      print(findings[i], places_[i]);
      if (!input_.all) print_also(i);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void print(const Finding& finding, const ShownPlace& place) {
    const Spot& at = place.at;
    add(FMT_COMPILE("{}{}:{}:{}:{} {}{}[{}]{}: {}{}{}\n"), colors_.bold,
        path(finding.page), at.line, at.column, colors_.reset,
        color_of(colors_, finding.severity), name_of(finding.severity),
        finding.rule, colors_.reset, colors_.bold, printable(finding.message),
        colors_.reset);
    print_excerpt(finding, place);
    for (const Suggestion& suggestion : finding.suggestions) {
      add(FMT_COMPILE("     {}={} {}{}:{} `{}`{}\n"), colors_.dim,
          colors_.reset, colors_.help, advice(finding, suggestion),
          colors_.reset, printable(suggestion.destination),
          suggestion.reason.empty() ? "" : " (" + suggestion.reason + ")");
    }
    for (const std::string& evidence : finding.evidence) {
      add(FMT_COMPILE("     {}= note:{} {}\n"), colors_.dim, colors_.reset,
          printable(evidence));
    }
    print_other(finding);
  }

  template <typename Format, typename... Args>
  void add(const Format& format, const Args&... args) {
    fmt::format_to(std::back_inserter(out_), format, args...);
  }

  // As it can be opened from the working folder.
  const std::string& path(PageIndex page) {
    std::string& known = paths_[page];
    if (known.empty()) known = printable(opened_as(input_, page));
    return known;
  }

  void print_excerpt(const Finding& finding, const ShownPlace& place) {
    const Excerpt e = place.excerpt();
    if (e.before.empty() && e.marked.empty() && e.after.empty()) return;
    const std::string before =
        (e.is_cut_before ? "…" : "") + printable(e.before);
    const std::string marked = printable(e.marked);
    add(FMT_COMPILE("{}{:4} |{} {}{}{}{}\n"), colors_.dim, place.at.line,
        colors_.reset, before, marked, printable(e.after),
        e.is_cut_after ? "…" : "");
    add(FMT_COMPILE("{}     |{} {}{}{}{}\n"), colors_.dim, colors_.reset,
        std::string(columns(before), ' '), color_of(colors_, finding.severity),
        std::string(std::max<size_t>(columns(marked), 1), '^'), colors_.reset);
  }

  // Where the other language says it.
  void print_other(const Finding& finding) {
    const auto other = counterpart(input_, finding);
    if (!other) return;
    const Corpus& corpus = input_.site.corpus();
    add(FMT_COMPILE("     {}= {}:{} {}:{}: {}\n"), colors_.dim,
        corpus.tag(corpus.page(other->page).locale), colors_.reset,
        path(other->page), other->line, printable(other->text));
  }

  void print_also(size_t finding) {
    const Also also = also_wrong(input_, finding);
    if (also.named.empty()) return;
    std::string places;
    for (const size_t i : also.named) {
      places +=
          fmt::format("{}{}:{}", places.empty() ? "" : ", ",
                      path(input_.result.findings[i].page), places_[i].at.line);
    }
    add(FMT_COMPILE("     {}= also:{} {}"), colors_.dim, colors_.reset, places);
    if (also.more > 0) {
      add(FMT_COMPILE(" and {} more; --all shows each"), also.more);
    }
    out_ += '\n';
  }

  const ReportInput& input_;
  const Colors& colors_;
  std::vector<bool> is_printed_;  // by finding
  std::vector<ShownPlace> places_;
  std::vector<std::string> paths_;  // by page, of those that were asked for
  std::string out_;
};

}  // namespace

std::string console_report(const ReportInput& input) {
  return Printer(input).report();
}

}  // namespace paralint
