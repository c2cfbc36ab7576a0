#include "all.h"

namespace paralint {
namespace {

void check(const Site& site, Sink& sink) {
  const Corpus& corpus = site.corpus();
  for (const UrlClash& clash : corpus.url_clashes()) {
    Finding finding;
    finding.page = clash.second;
    finding.other_page = clash.first;
    finding.message = "this page has the URL " +
                      quote(corpus.page(clash.second).url) +
                      ", and so has another";
    finding.evidence = {corpus.page(clash.first).facts.file};
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule duplicate_url = {
    .id = "duplicate-url",
    .family = Family::pages,
    .severity = Severity::error,
    .summary = "two pages have the same URL",
    .explanation =
        R"(Only one of the two is served. Often the front matter of a page was copied with
its URL.)",
    .site = check,
};

}  // namespace paralint
