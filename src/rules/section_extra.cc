#include "all.h"

namespace paralint {
namespace {

void check(const PairView& view, Sink& sink) {
  if (view.pair.reference_is_abridged) return;
  for (const HeadingMatch& match : view.alignment.headings) {
    if (match.reference != no_heading || match.confidence < 0.5) continue;
    const Heading& heading =
        view.translation()
            .facts.headings[static_cast<size_t>(match.translation)];
    Finding finding = about_heading(
        view.corpus(), view.pair.translation, match.translation,
        "the " + language(view.corpus(), view.reference().locale) +
            " page has no section that answers " + titled(heading.text));
    finding.other_page = view.pair.reference;
    finding.confidence = match.confidence;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule section_extra = {
    .id = "section-extra",
    .family = Family::pairs,
    .severity = Severity::info,
    .summary = "a translation has a section that the reference page lacks",
    .explanation =
        R"(A heading of this translation answers none of the reference page. It may be
meant for readers of this language only, or the reference page has dropped it.)",
    .pair = check,
};

}  // namespace paralint
