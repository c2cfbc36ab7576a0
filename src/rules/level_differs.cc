#include "all.h"

namespace paralint {
namespace {

void check(const PairView& view, Sink& sink) {
  for (const HeadingMatch& match : view.alignment.headings) {
    if (!match.is_whole() || match.confidence < sure_enough) continue;
    const Heading& reference =
        view.reference().facts.headings[static_cast<size_t>(match.reference)];
    const Heading& heading =
        view.translation()
            .facts.headings[static_cast<size_t>(match.translation)];
    if (reference.level == heading.level) continue;
    sink.add(about_match(view, match,
                         titled(heading.text) + " is a heading of level " +
                             std::to_string(heading.level) + ", in " +
                             language(view.corpus(), view.reference().locale) +
                             " of level " + std::to_string(reference.level)));
  }
}

}  // namespace

const Rule level_differs = {
    .id = "level-differs",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "two headings that answer each other have different levels",
    .explanation = R"(The outline of the page differs between the languages.

    en: ## Refunds
    fr: ### Remboursements
)",
    .pair = check,
};

}  // namespace paralint
