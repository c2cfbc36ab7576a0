#include "all.h"

#include <algorithm>

namespace paralint {
namespace {

// A page of which most is extra has another outline: one finding says so.
bool has_own_outline(const PairView& view, size_t extra) {
  constexpr size_t several = 4;
  const size_t sections = view.translation().facts.headings.size();
  return extra >= several && 2 * extra > sections;
}

Finding about_page(const PairView& view, size_t extra) {
  Finding finding;
  finding.page = view.pair.translation;
  const uint32_t body = view.translation().facts.front_matter.span.end;
  finding.where = {body, body};
  finding.message = "most sections have no answer in the " +
                    language(view.corpus(), view.reference().locale) +
                    " page: " + std::to_string(extra) + " of " +
                    std::to_string(view.translation().facts.headings.size());
  finding.other_page = view.pair.reference;
  return finding;
}

void check(const PairView& view, Sink& sink) {
  if (view.pair.reference_is_abridged) return;
  const auto extra = static_cast<size_t>(std::ranges::count(
      view.alignment.headings, no_heading, &HeadingMatch::reference));
  if (has_own_outline(view, extra)) return sink.add(about_page(view, extra));
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
meant for readers of this language only, or the reference page has dropped it. A
page of which more than half is so has an outline of its own, and one finding says
so.)",
    .pair = check,
};

}  // namespace paralint
