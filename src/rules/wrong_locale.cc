#include "all.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

// "/docs/points-de-vente" on an English page.
void check_reading(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const Target& target = view.target;
  const std::string& prefix = corpus.layout().prefix(view.locale());
  const bool has_prefix =
      !prefix.empty() && starts_with(view.link.destination, prefix + "/");
  const char* kind = has_prefix ? " has the name of a page in "
                     : target.via == Reading::key ? " is a key in "
                                                  : " is a URL in ";
  sink.add(view.finding(quote(view.link.destination) + kind +
                            language(corpus, target.locale) + ", no " +
                            language(corpus, view.locale()) + " page has it",
                        {"in " + language(corpus, target.locale) + " it is " +
                         corpus.page(target.page).facts.file}));
}

// A page of the reference that is not translated and links to the target in its
// own language as well, such as a table of contents for all languages.
bool lists_languages(const LinkView& view, LocaleIndex locale) {
  const Corpus& corpus = view.corpus();
  if (view.locale() != corpus.reference() ||
      corpus.translation(view.page, locale) != none) {
    return false;
  }
  const PageIndex own = corpus.translation(view.target.page, view.locale());
  return std::ranges::any_of(
      view.site.targets()[view.page], [&](const Target& target) {
        return target.kind == TargetKind::page && target.page == own;
      });
}

// "/en/docs/locations" on a French page, with nothing that announces it.
void check_landing(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const Target& target = view.target;
  const bool own_counterpart =
      corpus.page(target.page).set == corpus.page(view.page).set;
  if (own_counterpart || announces_language(view, target.locale) ||
      lists_languages(view, target.locale)) {
    return;
  }
  Finding finding = view.finding(
      quote(view.link.destination) + " leads " +
      language(corpus, view.locale()) + " readers to the " +
      language(corpus, target.locale) + " page although there is one in " +
      language(corpus, view.locale()));
  finding.confidence = 0.9;
  sink.add(std::move(finding));
}

// "#donner-acces" on an English page.
void check_fragment(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const Target& target = view.target;
  const SitePage& other = corpus.page(target.foreign_page);
  const Heading& heading =
      other.facts.headings[static_cast<size_t>(target.foreign_heading)];
  const Href href = parse_href(view.link.destination);
  sink.add(view.finding(
      quote("#" + std::string(href.fragment)) + " names a heading of the " +
          language(corpus, other.locale) + " page, not of the " +
          language(corpus, view.locale()) + " one",
      {"it is the " + std::string(name_of(target.anchor)) + " of " +
       titled(heading.text) + " in " + other.facts.file}));
}

void check(const LinkView& view, Sink& sink) {
  const Corpus& corpus = view.corpus();
  const Target& target = view.target;
  if (target.kind != TargetKind::page) return;
  if (target.is_foreign(view.locale())) {
    if (corpus.is_served_in(target.page, view.locale())) {
      check_reading(view, sink);
    }
  } else if (target.locale != view.locale() &&
             corpus.translation(target.page, view.locale()) != none) {
    check_landing(view, sink);
  } else if (target.foreign_page != none) {
    check_fragment(view, sink);
  }
}

}  // namespace

const Rule wrong_locale = {
    .id = "wrong-locale",
    .family = Family::links,
    .severity = Severity::error,
    .summary =
        "a link works in another language only, or leads there although "
        "this one has the page",
    .explanation =
        R"(A link that was copied from a translation: it uses the other language's URL, or
the other language's slug of a heading, or leads readers out of their language.

    [Locations](/docs/points-de-vente)       <!-- on an English page -->
    [Access](/docs/users#donner-acces)       <!-- a French slug -->

Links that say so are respected: "available in French only", and a page's link
to its own translation.)",
    .link = check,
};

}  // namespace paralint
