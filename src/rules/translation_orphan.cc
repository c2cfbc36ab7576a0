#include "all.h"

#include <algorithm>

namespace paralint {
namespace {

// pair-ambiguous speaks of it, or of another language's page of its key.
bool is_in_doubt(const Site& site, PageIndex page) {
  const Corpus& corpus = site.corpus();
  return std::ranges::any_of(site.doubts(), [&](const Doubt& doubt) {
    return corpus.page(doubt.translation).set == corpus.page(page).set;
  });
}

void check(const Site& site, PageIndex index, Sink& sink) {
  const Corpus& corpus = site.corpus();
  const SitePage& page = corpus.page(index);
  if (page.locale == corpus.reference() || !page.served) return;
  if (corpus.translation(index, corpus.reference()) != none) return;
  if (is_in_doubt(site, index)) return;
  Finding finding;
  finding.page = index;
  finding.message = quote(page.key) + " is a translation of no " +
                    language(corpus, corpus.reference()) + " page";
  sink.add(std::move(finding));
}

}  // namespace

const Rule translation_orphan = {
    .id = "translation-orphan",
    .family = Family::pairs,
    .severity = Severity::info,
    .summary = "a translation has no page in the reference locale",
    .explanation =
        R"(No page of the reference locale has the same key, and none holds the same. The
page may be written for this language only; or the reference page was rewritten
or removed, and a line in `mappings/` or a removal is due.)",
    .page = check,
};

}  // namespace paralint
