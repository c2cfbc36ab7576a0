#include "all.h"

#include <algorithm>

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.relative_by_mistake) return;
  const std::string meant = target.kind == TargetKind::page
                                ? view.corpus().page(target.page).facts.file
                                : "a route of that name";
  const auto& readings = is_html(view.link)
                             ? view.corpus().renderer().html_links
                             : view.corpus().renderer().markdown_links;
  const bool may_be_relative =
      std::ranges::count(readings, Reading::relative_url) > 0;
  sink.add(view.finding(
      quote(view.link.destination) +
          (may_be_relative
               ? " leads to no page from here, for want of a slash in front"
               : " is relative, but links on this site are not read that way"),
      {"it seems to mean " + meant}));
}

}  // namespace

const Rule relative_by_mistake = {
    .id = "relative-by-mistake",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link to a page lacks its leading slash",
    .explanation =
        R"(A link to a page by its URL begins with a slash. Without it the browser looks
below the current URL, and finds nothing.

    [billing cycles](docs/payment#billing-cycles)

The repair is the page that the path means when it begins at the root, or else
beside the current page.)",
    .link = check,
};

}  // namespace paralint
