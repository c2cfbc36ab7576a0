#include "all.h"

namespace paralint {
namespace {

void check(const Site& site, PageIndex index, Sink& sink) {
  const Page& page = site.corpus().page(index).facts;
  for (size_t i = 0; i < page.headings.size(); ++i) {
    for (const ExplicitId& id : page.headings[i].ids) {
      if (!id.id.empty()) continue;
      Finding finding = about_heading(
          site.corpus(), index, static_cast<int32_t>(i),
          "the id of " + titled(page.headings[i].text) + " is empty");
      finding.where = id.where;
      sink.add(std::move(finding));
    }
  }
}

}  // namespace

const Rule empty_id = {
    .id = "empty-id",
    .family = Family::pages,
    .severity = Severity::warning,
    .summary = "a heading's id is empty",
    .explanation =
        R"(The braces are there, the id is not. No link can name the heading.

    ## Refunds {#}
)",
    .page = check,
};

}  // namespace paralint
