#include "all.h"

namespace paralint {
namespace {

// The heading of the translation after which the section should stand.
int32_t heading_before(const PairView& view, size_t row) {
  for (size_t i = row; i-- > 0;) {
    const int32_t here = view.alignment.headings[i].translation;
    if (here != no_heading) return here;
  }
  return no_heading;
}

// A missing section is reported once, not again for each section below it.
bool is_missing_below(const PairView& view, const Heading& heading,
                      const HeadingMatch& match) {
  return match.translation == no_heading &&
         view.reference()
                 .facts.headings[static_cast<size_t>(match.reference)]
                 .level > heading.level;
}

std::string of_the_page(const PairView& view) {
  return " of the " + language(view.corpus(), view.reference().locale) +
         " page";
}

// A last line that is marked up as a heading, but opens nothing: a signature,
// or the name of the tool that made the page.
bool opens_nothing(const Page& page, int32_t heading) {
  const auto index = static_cast<size_t>(heading);
  return index > 0 && index + 1 == page.headings.size() &&
         page.headings[index].line == page.last_line &&
         page.headings[index].level > page.headings[index - 1].level + 1;
}

// A row without translation, and the rows of the sections below it.
Finding about_section(const PairView& view, size_t row, size_t below) {
  const HeadingMatch& match = view.alignment.headings[row];
  const Heading& heading =
      view.reference().facts.headings[static_cast<size_t>(match.reference)];
  Finding finding;
  finding.page = view.pair.translation;
  finding.confidence = match.confidence;
  const bool is_doubtful = match.confidence < sure_enough;
  finding.is_unsure =
      is_doubtful || opens_nothing(view.reference().facts, match.reference);
  finding.message = "the section " + titled(heading.text) + of_the_page(view) +
                    (is_doubtful ? " may be missing here" : " is missing here");
  const int32_t before = heading_before(view, row);
  if (before != no_heading) {
    const Heading& last =
        view.translation().facts.headings[static_cast<size_t>(before)];
    finding.where = last.span;
    finding.evidence = {"it should come after " + titled(last.text)};
  } else {
    const uint32_t body = view.translation().facts.front_matter.span.end;
    finding.where = {body, body};
    finding.evidence = {"it should come first"};
  }
  if (below > 0) {
    finding.evidence.push_back("so are the sections below it: " +
                               std::to_string(below));
  }
  finding.other_page = view.pair.reference;
  finding.other_heading = match.reference;
  return finding;
}

// A page of which most is missing has another outline: one finding says so.
struct Lack {
  size_t sections = 0;
  size_t missing = 0;

  bool is_most() const { return missing >= 4 && 2 * missing > sections; }
};

Lack lack(const PairView& view) {
  Lack made;
  for (const HeadingMatch& match : view.alignment.headings) {
    if (match.reference == no_heading) continue;
    ++made.sections;
    if (match.translation == no_heading) ++made.missing;
  }
  return made;
}

Finding about_page(const PairView& view, const Lack& lack) {
  Finding finding;
  finding.page = view.pair.translation;
  const uint32_t body = view.translation().facts.front_matter.span.end;
  finding.where = {body, body};
  finding.message = "most sections" + of_the_page(view) +
                    " are missing here: " + std::to_string(lack.missing) +
                    " of " + std::to_string(lack.sections);
  finding.other_page = view.pair.reference;
  return finding;
}

void check(const PairView& view, Sink& sink) {
  if (view.pair.is_abridged) return;
  const Lack all = lack(view);
  if (all.is_most()) return sink.add(about_page(view, all));
  const auto& rows = view.alignment.headings;
  for (size_t row = 0; row < rows.size(); ++row) {
    const HeadingMatch& match = rows[row];
    if (match.translation != no_heading || match.confidence < 0.5) continue;
    const Heading& heading =
        view.reference().facts.headings[static_cast<size_t>(match.reference)];
    const size_t first = row;
    while (row + 1 < rows.size() &&
           is_missing_below(view, heading, rows[row + 1])) {
      ++row;
    }
    sink.add(about_section(view, first, row - first));
  }
}

}  // namespace

const Rule section_missing = {
    .id = "section-missing",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a translation lacks a section of the reference page",
    .explanation =
        R"(The reference page has a heading that answers none of this page. The finding
stands at the heading after which the section belongs. Where another heading may
be its answer, or it is a last line of a far lower level, it is an information only.
A page that lacks more than half of the
sections has an outline of its own, and one finding says so.)",
    .pair = check,
};

}  // namespace paralint
