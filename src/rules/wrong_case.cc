#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  const bool fragment = target.fragment == FragmentState::wrong_case;
  if (!target.wrong_case && !fragment) return;
  sink.add(view.finding(quote(view.link.destination) + " differs from the " +
                        (target.wrong_case ? "page's name" : "heading's id") +
                        " in upper and lower case"));
}

}  // namespace

const Rule wrong_case = {
    .id = "wrong-case",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link is right but for upper and lower case",
    .explanation =
        R"(Paths and fragments are compared letter by letter on most servers and by every
browser.

    [Harvests](/docs/Harvests)               <!-- the page is /docs/harvests -->
)",
    .link = check,
};

}  // namespace paralint
