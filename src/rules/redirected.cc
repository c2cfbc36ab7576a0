#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.redirected || target.aliased) return;
  std::vector<std::string> evidence;
  if (target.page != none) {
    evidence.push_back("it leads to " +
                       view.corpus().page(target.page).facts.file);
  }
  sink.add(view.finding(
      quote(view.link.destination) + " works through a redirect only",
      std::move(evidence)));
}

}  // namespace

const Rule redirected = {
    .id = "redirected",
    .family = Family::links,
    .severity = Severity::warning,
    .summary = "a link works through a redirect only",
    .explanation =
        R"(The page has moved and a redirect catches the old URL. Name the page itself:
redirects are for other people's links, and are removed one day.)",
    .link = check,
};

}  // namespace paralint
