#include "all.h"

#include <algorithm>

namespace paralint {
namespace {

std::string written(const std::string* id) {
  return id ? "the id " + quote(*id) : "no explicit id";
}

// Where links may name slugs, a slug that equals the other page's id is as
// good.
bool has_same_slug(const PairView& view, const HeadingMatch& match,
                   const std::string* reference, const std::string* own) {
  const auto& fragments = view.corpus().renderer().fragments;
  if (std::ranges::count(fragments, FragmentReading::slug) == 0) return false;
  if (reference && own) return false;
  const SitePage& page = reference ? view.translation() : view.reference();
  const int32_t heading = reference ? match.translation : match.reference;
  const std::string& slug =
      page.anchors.headings()[static_cast<size_t>(heading)].slug;
  return slug == (reference ? *reference : *own);
}

void check(const PairView& view, Sink& sink) {
  for (const HeadingMatch& match : view.alignment.headings) {
    if (!match.is_whole() || match.confidence < sure_enough) continue;
    const SitePage& a = view.reference();
    const SitePage& b = view.translation();
    const std::string* reference =
        explicit_id(a.facts, a.anchors, match.reference);
    const std::string* own = explicit_id(b.facts, b.anchors, match.translation);
    if (!reference && !own) continue;
    if (reference && own && *reference == *own) continue;
    if (has_same_slug(view, match, reference, own)) continue;
    const Heading& heading =
        b.facts.headings[static_cast<size_t>(match.translation)];
    sink.add(about_match(view, match,
                         titled(heading.text) + " has " + written(own) +
                             ", in " + language(view.corpus(), a.locale) +
                             " it has " + written(reference)));
  }
}

}  // namespace

const Rule id_differs = {
    .id = "id-differs",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary =
        "two headings that answer each other have different explicit ids",
    .explanation =
        R"(An explicit id is the same in every language, so that a link to it works on
every translation of the page.

    en: ## Refunds {#refunds}
    fr: ## Remboursements {#remboursements}
)",
    .pair = check,
};

}  // namespace paralint
