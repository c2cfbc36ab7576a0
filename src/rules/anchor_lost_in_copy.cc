#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  if (!target.anchor_lost_in || target.is_foreign(view.locale())) return;
  const Corpus& corpus = view.corpus();
  const LocaleIndex locale = *target.anchor_lost_in;
  const PageIndex there = corpus.translation(target.page, locale);
  const Href href = parse_href(view.link.destination);
  sink.add(view.finding(
      quote("#" + std::string(href.fragment)) +
          " is no anchor of the page in " + language(corpus, locale) +
          ", where this one is served untranslated",
      {corpus.page(there).facts.file + " is what readers get there"}));
}

}  // namespace

const Rule anchor_lost_in_copy = {
    .id = "anchor-lost-in-copy",
    .family = Family::links,
    .severity = Severity::warning,
    .summary =
        "a fragment leads nowhere in a language that serves this page "
        "untranslated",
    .explanation =
        R"(A page without a translation is served as it is, and its links then lead to the
pages of that language. Where one of those is translated, and its heading has
another slug, readers land at the top of the page.

    docs/hives.md: [Make wax](wax.md#make)       <!-- hives.md is English only -->
    docs/wax.md: ## Make
    i18n/fr/.../wax.md: ## En faire              <!-- #en-faire -->

`paralint ids` gives the headings one id in every language.)",
    .link = check,
};

}  // namespace paralint
