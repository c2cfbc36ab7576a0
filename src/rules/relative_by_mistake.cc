#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.relative_by_mistake) return;
  const std::string meant = target.kind == TargetKind::page
                                ? view.corpus().page(target.page).facts.file
                                : "a route of that name";
  sink.add(view.finding(
      quote(view.link.destination) +
          " is relative, but links on this site are not read that way",
      {"it seems to mean " + meant}));
}

}  // namespace

const Rule relative_by_mistake = {
    .id = "relative-by-mistake",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link to a page lacks its leading slash",
    .explanation =
        R"(On this site links to pages begin with a slash. Without it the browser looks
below the current URL, and finds nothing.

    [billing cycles](docs/payment#billing-cycles)

The repair is the page that the path means when it begins at the root, or else
beside the current page.)",
    .link = check,
};

}  // namespace paralint
