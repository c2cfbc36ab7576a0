#include "all.h"

namespace paralint {
namespace {

// Where the link should be: the heading of its section, or the page's top.
Finding at_section(const PairView& view, const Link& link) {
  const int32_t section = section_of(view.reference().facts, link.span.begin);
  const int32_t here =
      section == no_heading
          ? no_heading
          : view.alignment.heading_of_reference[static_cast<size_t>(section)];
  std::string message =
      "the " + language(view.corpus(), view.reference().locale) +
      " page links to " + quote(link.destination) +
      (here == no_heading ? " in its introduction" : " in this section") +
      ", this one does not";
  if (here != no_heading) {
    return about_heading(view.corpus(), view.pair.translation, here,
                         std::move(message));
  }
  Finding finding;
  finding.page = view.pair.translation;
  const uint32_t body = view.translation().facts.front_matter.span.end;
  finding.where = {body, body};
  finding.message = std::move(message);
  return finding;
}

void check(const PairView& view, Sink& sink) {
  if (view.pair.is_abridged) return;
  for (const LinkMatch& match : view.alignment.links) {
    if (match.relation != LinkRelation::missing) continue;
    const Link& link =
        view.reference().facts.links[static_cast<size_t>(match.reference)];
    Finding finding = at_section(view, link);
    finding.other_page = view.pair.reference;
    finding.other_link = match.reference;
    finding.confidence = 0.7;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule link_missing = {
    .id = "link-missing",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a translation lacks a link of the reference page",
    .explanation =
        R"(The reference page links to a page that this translation, although it has the
section and the language has the page, links to nowhere.

    en: Give them [access](/docs/users) first.
    fr: Donnez-leur d'abord un accès.
)",
    .pair = check,
};

}  // namespace paralint
