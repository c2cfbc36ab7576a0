#include "all.h"
#include "spelling.h"

namespace paralint {
namespace {

const char* what_it_is(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::old_slug:
      return "is a slug, by the former algorithm, of ";
    case AnchorKind::replaced:
    case AnchorKind::slug:
      return "is a generated slug of ";
    case AnchorKind::id:
    case AnchorKind::html_id:
      break;
  }
  return "is an id that such a link cannot name, of ";
}

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (target.fragment != FragmentState::unwanted ||
      target.heading == no_heading) {
    return;
  }
  const SitePage& page = view.corpus().page(target.page);
  const Heading& heading =
      page.facts.headings[static_cast<size_t>(target.heading)];
  const std::string id = working_anchor(view.corpus(), target.page,
                                        is_html(view.link), target.heading);
  const Href href = parse_href(view.link.destination);
  sink.add(
      view.finding(quote("#" + std::string(href.fragment)) + " " +
                       what_it_is(target.anchor) + titled(heading.text) +
                       (id.empty() ? ", which has no explicit id yet"
                                   : "; its id is " + quote(id)),
                   {page.facts.file + ":" + std::to_string(heading.line)}));
}

}  // namespace

const Rule stale_slug = {
    .id = "stale-slug",
    .family = Family::links,
    .severity = Severity::error,
    .summary =
        "a fragment is a generated slug that does not work, or no "
        "longer does",
    .explanation =
        R"(The heading is there, but its link must name it otherwise: it has an explicit id
that took the slug's place, the site's links name explicit ids only, or the slug
is one that an earlier algorithm made.

    [Access](#donner-acc-s-au-support)       <!-- the heading is {#give-access} -->

A heading without an explicit id should be given one, the same in every
language.)",
    .link = check,
};

}  // namespace paralint
