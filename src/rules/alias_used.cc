#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.aliased || target.is_foreign(view.locale())) return;
  const SitePage& page = view.corpus().page(target.page);
  sink.add(view.finding(
      quote(view.link.destination) +
          " is a former URL of the page and only redirects "
          "to it",
      {page.facts.file + " lists it; its URL is " + quote(page.url)}));
}

}  // namespace

const Rule alias_used = {
    .id = "alias-used",
    .family = Family::links,
    .severity = Severity::warning,
    .summary =
        "a link names a page by a former URL that its front matter lists",
    .explanation =
        R"(The page lists URLs that it had before, so that old links go on working: `aliases`
in Hugo and Zola, `redirect_from` in Jekyll. They are for other people's links: the
detour costs readers time, most generators lose the `#heading` on it, and the list
is cut short one day.

    [Hives](/bee-houses/)      <!-- should be /hives/ -->

Which fields list them is the renderer's `alias_fields` setting.)",
    .link = check,
};

}  // namespace paralint
