#include "all.h"

namespace paralint {
namespace {

std::string destination(const PairView& view, PageIndex page, int32_t link) {
  return quote(view.corpus()
                   .page(page)
                   .facts.links[static_cast<size_t>(link)]
                   .destination);
}

void check(const PairView& view, Sink& sink) {
  for (const LinkMatch& match : view.alignment.links) {
    const bool differs = match.relation == LinkRelation::target ||
                         match.relation == LinkRelation::fragment;
    if (!differs) continue;
    const LinkView link{
        view.site, view.pair.translation, match.translation,
        view.translation().facts.links[static_cast<size_t>(match.translation)],
        view.site.targets()[view.pair.translation]
                           [static_cast<size_t>(match.translation)]};
    const std::string reference =
        language(view.corpus(), view.reference().locale);
    Finding finding = link.finding(
        "the " + reference + " page links to " +
        destination(view, view.pair.reference, match.reference) +
        " here, this one to " +
        destination(view, view.pair.translation, match.translation));
    finding.confidence = 0.8;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule link_differs = {
    .id = "link-differs",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a link leads elsewhere than in the other language",
    .explanation =
        R"(Two links at the same place of a page and its translation lead to different
pages, or to different sections of one page. One of them is wrong, or out of
date.

    en: See [Refunds](/docs/billing#refunds).
    fr: Voir [Remboursements](/docs/billing#invoices).
)",
    .pair = check,
};

}  // namespace paralint
