#include "all.h"

namespace paralint {
namespace {

// As links on this site name it.
const std::string& name_of(const Corpus& corpus, const SitePage& page) {
  const auto& readings = corpus.renderer().markdown_links;
  const bool by_key = !readings.empty() && readings.front() == Reading::key;
  return by_key ? page.key : page.url;
}

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (target.kind != TargetKind::page ||
      target.fragment != FragmentState::missing ||
      target.foreign_page != none) {
    return;
  }
  const Href href = parse_href(view.link.destination);
  const std::string fragment = quote("#" + std::string(href.fragment));
  const bool own = target.page == view.page;
  const SitePage& page = view.corpus().page(target.page);
  sink.add(view.finding(own ? fragment + " names no heading of this page"
                            : fragment + " names no heading of " +
                                  quote(name_of(view.corpus(), page)),
                        own ? std::vector<std::string>{}
                            : std::vector<std::string>{page.facts.file}));
}

}  // namespace

const Rule broken_anchor = {
    .id = "broken-anchor",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link's fragment names no heading of the page",
    .explanation =
        R"(The page is there, but it has no heading or element with that id. Readers land
at the top of the page instead of at the section.

    [Refunds](/docs/billing#refund)          <!-- the heading is {#refunds} -->

What counts as an id is what the site's generator makes: ids written by hand,
slugs of headings, ids of HTML elements. Where the site lies in a git repository,
its history tells what a heading of that id is called now.)",
    .link = check,
};

}  // namespace paralint
