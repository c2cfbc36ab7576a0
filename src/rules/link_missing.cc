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

// "between `/docs/users` and `/docs/roles`": its neighbours in the section.
std::vector<std::string> place(const PairView& view, const LinkMatch& match) {
  const Page& page = view.reference().facts;
  const auto index = static_cast<size_t>(match.reference);
  const int32_t section = section_of(page, page.links[index].span.begin);
  const auto neighbour = [&](size_t other) -> std::string {
    if (other >= page.links.size()) return {};
    const Link& link = page.links[other];
    const bool counts = !link.image && !link.destination.empty() &&
                        section_of(page, link.span.begin) == section;
    return counts ? quote(link.destination) : "";
  };
  const std::string before = index > 0 ? neighbour(index - 1) : "";
  const std::string after = neighbour(index + 1);
  if (before.empty() && after.empty()) return {};
  if (before.empty()) return {"it stands before " + after};
  if (after.empty()) return {"it stands after " + before};
  return {"it stands between " + before + " and " + after};
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
    finding.evidence = place(view, match);
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
        R"(The reference page links to a page that this translation does not link to, or
not in this section, or not as often, although it has the section and the
language has the page.

    en: Give them [access](/docs/users) first.
    fr: Donnez-leur d'abord un accès.

The fewer links to that page there are elsewhere, the surer is the finding.)",
    .pair = check,
};

}  // namespace paralint
