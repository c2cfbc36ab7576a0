#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const Target& target = view.target;
  if (target.kind != TargetKind::page || target.is_foreign(view.locale())) {
    return;
  }
  const SitePage& page = corpus.page(target.page);
  const bool is_served_here = target.locale == view.locale();
  if (corpus.translation(target.page, view.locale()) != none ||
      announces_language(view, page.locale)) {
    return;
  }
  const std::string there = language(corpus, page.locale);
  sink.add(view.finding(
      quote(view.link.destination) +
          (is_served_here ? " leads to a page that is served in " + there
                          : " leads to the " + there + " page") +
          "; there is none in " + language(corpus, view.locale()),
      {page.facts.file}));
}

}  // namespace

const Rule untranslated_target = {
    .id = "untranslated-target",
    .family = Family::links,
    .severity = Severity::info,
    .summary = "a link leads to a page that has no translation",
    .explanation =
        R"(The link works, but its readers land on a page in another language: the site
serves such pages untranslated, or the link names the other language's page.

    [Graft](/fr/graft)      <!-- French, but served in English -->
    [Graft](/en/graft)      <!-- there is no French one -->

Translate the page, or say at the link which language it leads to ("in English
only"), which this rule respects.)",
    .link = check,
};

}  // namespace paralint
