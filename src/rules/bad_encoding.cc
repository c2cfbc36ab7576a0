#include "all.h"

namespace paralint {
namespace {

void check(const Site& site, PageIndex index, Sink& sink) {
  for (const Problem& problem : site.corpus().page(index).facts.encoding) {
    Finding finding;
    finding.page = index;
    finding.where = {problem.offset, problem.offset + 1};
    finding.message = "the page " + problem.message + " here";
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule bad_encoding = {
    .id = "bad-encoding",
    .family = Family::pages,
    .severity = Severity::error,
    .summary = "a page is not valid UTF-8, or holds a NUL byte",
    .explanation =
        R"(The finding stands at the first byte that is wrong. Save the page as UTF-8.)",
    .page = check,
};

}  // namespace paralint
