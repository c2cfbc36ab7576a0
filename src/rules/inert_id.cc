#include "all.h"

namespace paralint {
namespace {

void check(const Site& site, PageIndex index, Sink& sink) {
  const Renderer& renderer = site.corpus().renderer();
  const Page& page = site.corpus().page(index).facts;
  for (size_t i = 0; i < page.headings.size(); ++i) {
    for (const ExplicitId& id : page.headings[i].ids) {
      if (renderer.effect(id.syntax) != IdEffect::inert) continue;
      Finding finding = about_heading(
          site.corpus(), index, static_cast<int32_t>(i),
          quote("#" + id.id) +
              " is written in a way that this site prints as text");
      finding.where = id.where;
      sink.add(std::move(finding));
    }
  }
}

}  // namespace

const Rule inert_id = {
    .id = "inert-id",
    .family = Family::pages,
    .severity = Severity::warning,
    .summary =
        "a heading's id is written in a syntax that the site prints as "
        "text",
    .explanation =
        R"(Generators differ in the ways in which a heading's id may be written. One that
this site's generator does not know becomes part of the heading that readers
see.

    ## Refunds(#refunds)
    ## Refunds { #refunds }
)",
    .page = check,
};

}  // namespace paralint
