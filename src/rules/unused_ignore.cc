#include "all.h"

namespace paralint {
namespace {

// Whether a comment was used is known to the runner alone, which speaks for
// this rule. Comments that say too little are seen here.
void check(const Site& site, PageIndex index, Sink& sink) {
  for (const Ignore& ignore : site.corpus().page(index).facts.ignores) {
    const auto say = [&](std::string message) {
      Finding finding;
      finding.page = index;
      finding.where = ignore.where;
      finding.message = std::move(message);
      sink.add(std::move(finding));
    };
    if (ignore.rules.empty()) {
      say("the ignore comment names no rule, and has no effect");
    } else if (ignore.reason.empty()) {
      say("the ignore comment gives no reason; write it after a colon");
    }
    for (const std::string& rule : ignore.rules) {
      if (!find_rule(rule)) say("there is no rule " + quote(rule));
    }
  }
}

}  // namespace

const Rule unused_ignore = {
    .id = "unused-ignore",
    .family = Family::pages,
    .severity = Severity::warning,
    .summary = "an ignore comment matches nothing, or says too little",
    .explanation =
        R"(An ignore comment names the rules that it silences and gives the reason:

    <!-- paralint-ignore broken-page: the page comes with the next release -->

One that silences nothing is a leftover.)",
    .page = check,
};

}  // namespace paralint
