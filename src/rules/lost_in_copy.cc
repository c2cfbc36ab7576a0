#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.lost_in || target.is_foreign(view.locale())) return;
  const Corpus& corpus = view.corpus();
  const std::string there = language(corpus, *target.lost_in);
  const PageIndex own = corpus.translation(target.page, *target.lost_in);
  sink.add(
      view.finding(quote(view.link.destination) +
                       " leads to no page where this one is " + "served in " +
                       there + ", in which only the linked page is translated",
                   {corpus.page(own).facts.file + " stands for it there"}));
}

}  // namespace

const Rule lost_in_copy = {
    .id = "lost-in-copy",
    .family = Family::links,
    .severity = Severity::error,
    .summary = "a link breaks in a language that serves this page untranslated",
    .explanation =
        R"(A page without a translation is served as it is. Where the generator looks for a
relative path beside the page's file and nowhere else (Docusaurus), the link then
names a file that is not the linked page's in that language.

    [Wax](./wax.md)         <!-- in docs/hives.md; only wax.md is French, too -->
    [Wax](/wax.md)          <!-- found in each language -->

The repair names the file from where the files begin. To translate the page helps
as well.)",
    .link = check,
};

}  // namespace paralint
