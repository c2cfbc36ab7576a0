#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  const bool shows_url = view.link.syntax == LinkSyntax::autolink ||
                         view.link.syntax == LinkSyntax::bare_url;
  const bool other_rule = target.redirected || target.wrong_case ||
                          target.locale != view.locale() ||
                          target.fragment == FragmentState::missing;
  if (!target.own_host || target.kind != TargetKind::page || shows_url ||
      other_rule) {
    return;
  }
  sink.add(view.finding(quote(view.link.destination) +
                        " is a page of this site; its host is not needed"));
}

}  // namespace

const Rule own_host = {
    .id = "own-host",
    .family = Family::links,
    .severity = Severity::info,
    .summary =
        "a link names a page of the site by the site's own host, though a "
        "link within the site works",
    .explanation =
        R"(With the host in front, a link leads out of previews and local copies of the
site, and keeps its language and version when the page around it is copied.

    [Hives](https://bees.example/hives)      <!-- should be /hives -->

Which hosts are the site's own is its `hosts` setting. Such links are resolved like
all others: `broken-page`, `broken-anchor` and `wrong-locale` speak of them too.)",
    .link = check,
};

}  // namespace paralint
