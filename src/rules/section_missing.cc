#include "all.h"

namespace paralint {
namespace {

// The heading of the translation after which the section should stand.
int32_t heading_before(const PairView& view, size_t row) {
  for (size_t i = row; i-- > 0;) {
    const int32_t here = view.alignment.headings[i].translation;
    if (here != no_heading) return here;
  }
  return no_heading;
}

// A missing section is reported once, not again for each section below it.
bool is_missing_below(const PairView& view, const Heading& heading,
                      const HeadingMatch& match) {
  return match.translation == no_heading &&
         view.reference()
                 .facts.headings[static_cast<size_t>(match.reference)]
                 .level > heading.level;
}

void check(const PairView& view, Sink& sink) {
  if (view.pair.is_abridged) return;
  const auto& rows = view.alignment.headings;
  for (size_t row = 0; row < rows.size(); ++row) {
    const HeadingMatch& match = rows[row];
    if (match.translation != no_heading) continue;
    const Heading& heading =
        view.reference().facts.headings[static_cast<size_t>(match.reference)];
    const size_t first = row;
    while (row + 1 < rows.size() &&
           is_missing_below(view, heading, rows[row + 1])) {
      ++row;
    }
    const int32_t before = heading_before(view, first);
    Finding finding;
    finding.page = view.pair.translation;
    finding.message = "the section " + titled(heading.text) + " of the " +
                      language(view.corpus(), view.reference().locale) +
                      " page is missing here";
    if (before != no_heading) {
      const Heading& last =
          view.translation().facts.headings[static_cast<size_t>(before)];
      finding.where = last.span;
      finding.evidence = {"it should come after " + titled(last.text)};
    } else {
      const uint32_t body = view.translation().facts.front_matter.span.end;
      finding.where = {body, body};
      finding.evidence = {"it should come first"};
    }
    if (row > first) {
      finding.evidence.push_back("so are the sections below it: " +
                                 std::to_string(row - first));
    }
    finding.other_page = view.pair.reference;
    finding.other_heading = match.reference;
    finding.confidence = match.confidence;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule section_missing = {
    .id = "section-missing",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a translation lacks a section of the reference page",
    .explanation =
        R"(The reference page has a heading that answers none of this page. The finding
stands at the heading after which the section belongs.)",
    .pair = check,
};

}  // namespace paralint
