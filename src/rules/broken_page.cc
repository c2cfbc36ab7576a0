#include "all.h"

#include <algorithm>

namespace paralint {
namespace {

// That the page exists, and is one that readers of this language get.
bool is_there(const LinkView& view) {
  const Target& target = view.target;
  return target.kind != TargetKind::missing && !target.beyond_layout &&
         target.unserved == none &&
         (!target.is_foreign(view.locale()) || target.page == none ||
          view.corpus().is_served_in(target.page, view.locale()));
}

void check(const LinkView& view, Sink& sink) {
  if (is_there(view)) return;
  const Target& target = view.target;
  const std::string destination = quote(view.link.destination);
  if (target.beyond_layout) {
    Finding finding = view.finding(
        destination +
            " leads to none of these pages; the site may have others "
            "there",
        {"no row of the layout serves pages there"});
    finding.is_unsure = true;
    sink.add(std::move(finding));
    return;
  }
  if (target.unserved != none) {
    const std::string& file = view.corpus().page(target.unserved).facts.file;
    sink.add(view.finding(
        destination + " leads to a page that is not published", {file}));
    return;
  }
  if (target.kind == TargetKind::missing) {
    sink.add(view.finding(destination + " leads to no page"));
    return;
  }
  const Corpus& corpus = view.corpus();
  const auto& pages = corpus.sets()[corpus.page(target.page).set].pages;
  const auto others =
      std::ranges::count_if(pages, [](PageIndex page) { return page != none; });
  sink.add(view.finding(
      destination + " leads to no " + language(corpus, view.locale()) +
          " page; the page exists in " + language(corpus, target.locale) +
          (others > 1 ? " and other languages" : " only"),
      {corpus.page(target.page).facts.file}));
}

}  // namespace

const Rule broken_page = {
    .id = "broken-page",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link leads to no page",
    .explanation =
        R"(A link names a page that the site does not have, in any of the ways in which
the site reads links. Readers get "not found".

    See the [price list](/docs/prises).      <!-- no such page -->

The repair is the page that was meant: the one that the translation links to at
the same place, the one of the nearest name, or the one that a redirect names.
Where the site lies in a git repository, its history tells what the page is
called now, or when it was deleted.
Where every row of the layout has a folder of its own ("/docs/") and no `routes`
are declared, a link beside all of them is only an information: the site may have
pages there that are not Markdown, or not in the layout.
A link to a page that exists in another language only is broken too; link to it
openly ("in French only") or translate it.)",
    .link = check,
};

}  // namespace paralint
