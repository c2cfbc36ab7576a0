#include "all.h"

namespace paralint {
namespace {

std::string destination(const PairView& view, PageIndex page, int32_t link) {
  return quote(view.corpus()
                   .page(page)
                   .facts.links[static_cast<size_t>(link)]
                   .destination);
}

// "Wax" (line 12): the section that a link leads to; empty for a whole page.
std::string section(const PairView& view, PageIndex page, int32_t link) {
  const Target& target = view.site.targets()[page][static_cast<size_t>(link)];
  if (target.heading == no_heading) return {};
  const Heading& heading =
      view.corpus()
          .page(target.page)
          .facts.headings[static_cast<size_t>(target.heading)];
  return titled(heading.text) + " (line " + std::to_string(heading.line) + ")";
}

std::string difference(const PairView& view, const LinkMatch& match) {
  const PageIndex a = view.pair.reference;
  const PageIndex b = view.pair.translation;
  const std::string there = destination(view, a, match.reference);
  const std::string here = destination(view, b, match.translation);
  const std::string reference =
      language(view.corpus(), view.reference().locale);
  const std::string section_there = section(view, a, match.reference);
  const std::string section_here = section(view, b, match.translation);
  // Equal headings of a page are told apart by number.
  if (there == here && !section_there.empty() && !section_here.empty()) {
    return here + " leads to " + section_here + ", in " + reference + " to " +
           section_there;
  }
  return "the " + reference + " page links to " + there +
         " here, this one to " + here;
}

// One text that leads to two pages since one of the languages has a redirect
// from there: `redirected` speaks of that.
bool is_by_redirect(const PairView& view, const LinkMatch& match) {
  const auto is_redirected = [&](PageIndex page, int32_t link) {
    return view.site.targets()[page][static_cast<size_t>(link)].redirected;
  };
  const PageIndex a = view.pair.reference;
  const PageIndex b = view.pair.translation;
  return destination(view, a, match.reference) ==
             destination(view, b, match.translation) &&
         (is_redirected(a, match.reference) ||
          is_redirected(b, match.translation));
}

// What speaks for the match, and against one of the two.
std::vector<std::string> evidence(const PairView& view,
                                  const LinkMatch& match) {
  std::vector<std::string> made;
  if (match.suspect == LinkSide::translation) {
    made.push_back("the text of this link names the other target");
  }
  if (match.suspect == LinkSide::reference) {
    made.push_back("the text of the " +
                   language(view.corpus(), view.reference().locale) +
                   " link names this target: that one may be wrong");
  }
  if (match.evidence & link_by_place) {
    made.push_back("they stand at the same place of the section");
  }
  if (match.evidence & link_by_text) made.push_back("their texts are alike");
  return made;
}

void check(const PairView& view, Sink& sink) {
  for (const LinkMatch& match : view.alignment.links) {
    const bool differs = match.relation == LinkRelation::target ||
                         match.relation == LinkRelation::fragment;
    if (!differs || is_by_redirect(view, match)) continue;
    const LinkView link{
        view.site, view.pair.translation, match.translation,
        view.translation().facts.links[static_cast<size_t>(match.translation)],
        view.site.targets()[view.pair.translation]
                           [static_cast<size_t>(match.translation)]};
    Finding finding =
        link.finding(difference(view, match), evidence(view, match));
    finding.confidence = match.confidence;
    // That two links stand at the same place is not enough to be sure.
    finding.is_unsure = match.confidence < sure_enough &&
                        !(match.evidence & link_by_text) &&
                        match.suspect == LinkSide::unknown;
    finding.other_is_doubtful =
        finding.is_unsure || match.suspect == LinkSide::reference;
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule link_differs = {
    .id = "link-differs",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a link leads elsewhere than in the other language",
    .explanation =
        R"(Two links at the same place of a page and its translation lead to different
pages, or to different sections of one page; or two links have exchanged their
targets. One of the languages is wrong, or out of date. Where the text of a link
is the title of the other target, the finding says so.

    en: See [Refunds](/docs/billing#refunds).
    fr: Voir [Remboursements](/docs/billing#invoices).
)",
    .pair = check,
};

}  // namespace paralint
