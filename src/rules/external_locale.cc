#include "all.h"

#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const std::string& destination = view.link.destination;
  for (const ExternalLinks& links : corpus.config().external_links) {
    if (!starts_with(destination, links.url)) continue;
    const std::string value =
        query_parameter(parse_href(destination).query, links.parameter);
    const std::string locale = canonical_locale(value);
    if (locale.empty() ||
        language_of(locale) == language_of(corpus.tag(view.locale()))) {
      continue;
    }
    sink.add(view.finding(quote(links.parameter + "=" + value) + " asks for " +
                          language_name(locale) + " on a page in " +
                          language(corpus, view.locale())));
  }
}

}  // namespace

const Rule external_locale = {
    .id = "external-locale",
    .family = Family::links,
    .severity = Severity::warning,
    .summary = "a link to another site carries another language",
    .explanation =
        R"(The configuration names sites whose URLs carry a locale (`external_links`).
A French page should send its readers to their French side, or leave the
parameter out.

    [sign up](https://account.example.com/signup?locale=en-GB)
)",
    .any_link = check,
};

}  // namespace paralint
