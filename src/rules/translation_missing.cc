#include "all.h"

namespace paralint {
namespace {

void check(const Site& site, PageIndex index, Sink& sink) {
  const Corpus& corpus = site.corpus();
  const SitePage& page = corpus.page(index);
  if (page.locale != corpus.reference() || !page.served) return;
  std::string missing;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (corpus.is_served_in(index, locale)) continue;
    missing += (missing.empty() ? "" : ", ") + language(corpus, locale);
  }
  if (missing.empty()) return;
  Finding finding;
  finding.page = index;
  finding.message = quote(page.key) + " is not translated into " + missing;
  sink.add(std::move(finding));
}

}  // namespace

const Rule translation_missing = {
    .id = "translation-missing",
    .family = Family::pairs,
    .severity = Severity::info,
    .summary = "a page of the reference locale has no translation",
    .explanation =
        R"(No page of the other locale has the same key or holds the same, and no mapping
names one. The report lists all such pages under `pages_only_in`.)",
    .page = check,
};

}  // namespace paralint
