#include "words.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "text.h"

namespace paralint {

std::string opened_as(const ReportInput& input, std::string_view file) {
  return input.root.empty() ? std::string(file)
                            : input.root + "/" + std::string(file);
}

std::string opened_as(const ReportInput& input, PageIndex page) {
  return opened_as(input, input.site.corpus().page(page).facts.file);
}

std::optional<RelatedPlace> counterpart(const ReportInput& input,
                                        const Finding& finding) {
  if (finding.other_page == none) return std::nullopt;
  const Page& page = input.site.corpus().page(finding.other_page).facts;
  if (finding.other_link != no_link) {
    const Link& link = page.links[static_cast<size_t>(finding.other_link)];
    return RelatedPlace{finding.other_page, link.line, link.destination};
  }
  if (finding.other_heading != no_heading) {
    const Heading& heading =
        page.headings[static_cast<size_t>(finding.other_heading)];
    return RelatedPlace{finding.other_page, heading.line, heading.text};
  }
  return std::nullopt;
}

std::vector<RelatedPlace> related_places(const ReportInput& input,
                                         const Finding& finding) {
  const Corpus& corpus = input.site.corpus();
  std::vector<RelatedPlace> places;
  if (auto other = counterpart(input, finding)) {
    const LocaleIndex locale = corpus.page(other->page).locale;
    other->text = "in " + corpus.language(locale) + ": " + other->text;
    places.push_back(std::move(*other));
  }
  if (finding.link == no_link) return places;
  const Target& target =
      input.site.targets()[finding.page][static_cast<size_t>(finding.link)];
  if (target.page == none) return places;
  const Page& page = corpus.page(target.page).facts;
  if (target.heading != no_heading) {
    const Heading& heading = page.headings[static_cast<size_t>(target.heading)];
    places.push_back({target.page, heading.line, "leads to: " + heading.text});
  } else if (target.page != finding.page) {
    places.push_back({target.page, 1, "leads to: " + page.title()});
  }
  return places;
}

const char* advice(const Finding& finding, const Suggestion& suggestion) {
  if (finding.link == no_link) return "add a link to";
  const bool is_sure = finding.fix && &suggestion == &finding.suggestions[0];
  return is_sure ? "write" : "maybe";
}

std::string whole_message(const ReportInput& input, const Finding& finding) {
  std::string text = printable(finding.message);
  for (const Suggestion& suggestion : finding.suggestions) {
    text += fmt::format("\n{}: `{}`", advice(finding, suggestion),
                        printable(suggestion.destination));
    if (!suggestion.reason.empty()) {
      text += fmt::format(" ({})", printable(suggestion.reason));
    }
  }
  for (const std::string& evidence : finding.evidence) {
    text += "\nnote: " + printable(evidence);
  }
  if (const auto other = counterpart(input, finding)) {
    const Corpus& corpus = input.site.corpus();
    text += fmt::format("\n{}: {}:{}: {}",
                        corpus.tag(corpus.page(other->page).locale),
                        printable(opened_as(input, other->page)), other->line,
                        printable(other->text));
  }
  return text;
}

std::string shortened(std::string_view text, size_t limit) {
  size_t at = 0;
  for (size_t count = 0; at < text.size(); ++count) {
    if (count == limit) return std::string(text.substr(0, at)) + "…";
    at += code_point(text, at).size;
  }
  return std::string(text);
}

std::vector<ShownCause> worst_causes(const ReportInput& input) {
  std::vector<ShownCause> shown;
  const auto add = [&](ShownCause cause) {
    if (cause.findings.empty()) return;
    std::ranges::stable_sort(cause.findings, std::ranges::greater(),
                             &Finding::severity);
    cause.worst = cause.findings.front()->severity;
    shown.push_back(std::move(cause));
  };
  for (const Cause& cause : input.result.causes) {
    ShownCause together{&cause, Severity::info, {}};
    for (const size_t i : cause.findings) {
      const Finding& finding = input.result.findings[i];
      if (!input.shows(finding)) continue;
      together.findings.push_back(&finding);
      if (!input.all) continue;
      add(std::move(together));
      together = {&cause, Severity::info, {}};
    }
    add(std::move(together));
  }
  std::ranges::stable_sort(shown, [](const ShownCause& a, const ShownCause& b) {
    return std::tuple(a.worst, a.findings.size()) >
           std::tuple(b.worst, b.findings.size());
  });
  return shown;
}

std::string counted_severities(size_t errors, size_t warnings, size_t infos) {
  const auto counted = [](size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  };
  std::string text =
      counted(errors, "error") + ", " + counted(warnings, "warning");
  if (infos > 0) text += ", " + counted(infos, "note");
  return text;
}

}  // namespace paralint
