#include "all.h"

namespace paralint {
namespace {

std::string what_is_missing(const PairView& view, const LinkMatch& match,
                            const Link& link, bool in_introduction) {
  const std::string page =
      "the " + language(view.corpus(), view.reference().locale) + " page links";
  const std::string target = " to " + quote(link.destination);
  const char* where =
      in_introduction ? " in its introduction" : " in this section";
  switch (match.scope) {
    case LinkScope::page:
      return page + target + where + ", this one does not";
    case LinkScope::section:
      return page + target + where + ", this one elsewhere only";
    case LinkScope::repeat:
      return page + " more often" + target + where + " than this one";
  }
  return {};
}

// Where the link should be: the heading of its section, or the page's top.
Finding at_section(const PairView& view, const LinkMatch& match) {
  const Link& link =
      view.reference().facts.links[static_cast<size_t>(match.reference)];
  const int32_t section = section_of(view.reference().facts, link.span.begin);
  const int32_t here =
      section == no_heading
          ? no_heading
          : view.alignment.heading_of_reference[static_cast<size_t>(section)];
  std::string message = what_is_missing(view, match, link, here == no_heading);
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
    Finding finding = at_section(view, match);
    finding.other_page = view.pair.reference;
    finding.other_link = match.reference;
    finding.confidence = match.confidence;
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
