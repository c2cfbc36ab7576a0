#include "all.h"

namespace paralint {
namespace {

void check(const PairView& view, Sink& sink) {
  if (view.pair.reference_is_abridged) return;
  for (const LinkMatch& match : view.alignment.links) {
    if (match.relation != LinkRelation::extra) continue;
    const auto index = static_cast<size_t>(match.translation);
    const LinkView link{view.site, view.pair.translation, match.translation,
                        view.translation().facts.links[index],
                        view.site.targets()[view.pair.translation][index]};
    const char* where =
        match.scope == LinkScope::page ? "" : " in this section";
    Finding finding = link.finding(
        "the " + language(view.corpus(), view.reference().locale) +
        " page has no link to " + quote(link.link.destination) + where);
    finding.other_page = view.pair.reference;
    finding.confidence = match.confidence;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule link_extra = {
    .id = "link-extra",
    .family = Family::pairs,
    .severity = Severity::info,
    .summary = "a translation has a link that the reference page lacks",
    .explanation =
        R"(This translation links to a page that the reference page does not link to, or
not in this section, although its language has the page. Often the reference
page was edited, and the translation was not.)",
    .pair = check,
};

}  // namespace paralint
