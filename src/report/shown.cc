#include "report/shown.h"

#include "parallel.h"
#include "text.h"
#include "text_buffer.h"

namespace paralint {
namespace {

void keep(const Excerpt& excerpt, ShownPlace& place) {
  place.line.reserve(excerpt.before.size() + excerpt.marked.size() +
                     excerpt.after.size());
  place.line += excerpt.before;
  place.mark_begin = static_cast<uint32_t>(place.line.size());
  place.line += excerpt.marked;
  place.mark_end = static_cast<uint32_t>(place.line.size());
  place.line += excerpt.after;
  place.is_cut_before = excerpt.is_cut_before;
  place.is_cut_after = excerpt.is_cut_after;
}

}  // namespace

Excerpt ShownPlace::excerpt() const {
  const std::string_view text = line;
  return {text.substr(0, mark_begin),
          text.substr(mark_begin, mark_end - mark_begin), text.substr(mark_end),
          is_cut_before, is_cut_after};
}

std::vector<bool> printed_findings(const ReportInput& input) {
  const std::vector<Finding>& findings = input.result.findings;
  std::vector<bool> made(findings.size());
  std::vector<bool> told(input.result.causes.size());
  for (size_t i = 0; i < findings.size(); ++i) {
    const size_t cause = findings[i].cause;
    if (!input.shows(findings[i]) || (told[cause] && !input.all)) continue;
    made[i] = told[cause] = true;
  }
  return made;
}

Also also_wrong(const ReportInput& input, size_t finding) {
  constexpr size_t few = 4;
  const std::vector<Finding>& findings = input.result.findings;
  Also made;
  for (const size_t i : input.result.causes[findings[finding].cause].findings) {
    if (i == finding || !input.shows(findings[i])) continue;
    if (made.named.size() < few) {
      made.named.push_back(i);
    } else {
      ++made.more;
    }
  }
  return made;
}

std::vector<ShownPlace> shown_places(const ReportInput& input,
                                     const std::vector<bool>& is_printed) {
  const std::vector<Finding>& findings = input.result.findings;
  std::vector<bool> is_told = is_printed;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!is_printed[i] || input.all) continue;
    for (const size_t other : also_wrong(input, i).named) is_told[other] = true;
  }
  std::vector<ShownPlace> places(findings.size());
  std::vector<size_t> pages;  // the first finding that is told of each
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!is_told[i]) continue;
    if (pages.empty() || findings[pages.back()].page != findings[i].page) {
      pages.push_back(i);
    }
  }
  for_each_index(pages.size(), input.threads, [&](size_t page) {
    const size_t begin = pages[page];
    const Page& facts = input.site.corpus().page(findings[begin].page).facts;
    size_t end = begin;
    bool has_printed = false;
    for (; end < findings.size() && findings[end].page == findings[begin].page;
         ++end) {
      has_printed = has_printed || is_printed[end];
      if (is_told[end]) {
        places[end].at.line = facts.lines.line_of(findings[end].where.begin);
      }
    }
    if (!has_printed) return;
    std::string& text = text_buffer();
    if (!input.disk.read(facts.file, text).empty()) text.clear();
    Walker walker(facts.lines, text);
    for (size_t i = begin; i < end; ++i) {
      if (!is_printed[i]) continue;
      const Span where = findings[i].where;
      places[i].at = walker.to(where.begin);
      if (where != Span{}) keep(excerpt(text, where, 60, 100), places[i]);
    }
  });
  return places;
}

}  // namespace paralint
