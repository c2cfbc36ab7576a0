// JUnit XML: a test suite for each locale, a failed test case for each finding
// that is shown, and a passed one for each page without any.

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "report.h"
#include "rule.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

// Text in XML 1.0, which has no place for control characters and noncharacters,
// not even escaped.
std::string xml(std::string_view text) {
  std::string out;
  size_t from = 0;
  const std::string whole = well_formed(text);
  const auto put = [&](size_t at, size_t size, std::string_view instead) {
    out.append(whole, from, at - from);
    out += instead;
    from = at + size;
  };
  for (size_t at = 0; at < whole.size(); ++at) {
    const char c = whole[at];
    if (c == '&') put(at, 1, "&amp;");
    if (c == '<') put(at, 1, "&lt;");
    if (c == '>') put(at, 1, "&gt;");
    if (c == '"') put(at, 1, "&quot;");
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) put(at, 1, "\uFFFD");
    const std::string_view rest = std::string_view(whole).substr(at);
    if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      put(at, 3, "\uFFFD");
    }
  }
  out.append(whole, from);
  return out;
}

// "fr.docs.inspections": readers make folders of the dots.
std::string class_name(const Corpus& corpus, const SitePage& page) {
  std::string name = corpus.tag(page.locale) + page.key;
  std::ranges::replace(name, '.', '_');
  std::ranges::replace(name, '/', '.');
  return printable(name);
}

class Suite {
 public:
  Suite(const ReportInput& input, LocaleIndex locale)
      : input_(input), locale_(locale) {}

  void add(PageIndex index, std::span<const Finding* const> findings) {
    const SitePage& page = input_.site.corpus().page(index);
    const std::string place =
        fmt::format("classname=\"{}\" file=\"{}\"",
                    xml(class_name(input_.site.corpus(), page)),
                    xml(printable(opened_as(input_, index))));
    if (findings.empty()) {
      cases_ += fmt::format(
          "    <testcase name=\"no findings\" {} time=\"0\"/>\n", place);
      ++tests_;
    }
    for (const Finding* finding : findings) add(*finding, place);
  }

  std::string text() const {
    return fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" "
        "skipped=\"0\" time=\"0\">\n{}  </testsuite>\n",
        xml(input_.site.corpus().tag(locale_)), tests_, failures_, cases_);
  }

  size_t tests() const { return tests_; }
  size_t failures() const { return failures_; }

 private:
  void add(const Finding& finding, const std::string& place) {
    const uint32_t line = input_.places->of(finding).begin.line;
    // Names that do not change with the lines, and are not there twice: that is
    // how readers tell what is new.
    std::string name = fmt::format("{}: {}", finding.rule,
                                   shortened(printable(finding.message), 200));
    if (!names_.insert(place + name).second) name += " " + finding.fingerprint;
    ++tests_;
    ++failures_;
    cases_ += fmt::format(
        "    <testcase name=\"{}\" {} line=\"{}\" time=\"0\">\n"
        "      <failure type=\"{}\" message=\"{}\">{}:{}\n{}</failure>\n"
        "    </testcase>\n",
        xml(name), place, line, name_of(finding.severity),
        xml(printable(finding.message)),
        xml(printable(opened_as(input_, finding.page))), line,
        xml(whole_message(input_, finding)));
  }

  const ReportInput& input_;
  LocaleIndex locale_;
  std::unordered_set<std::string> names_;
  std::string cases_;
  size_t tests_ = 0;
  size_t failures_ = 0;
};

// What could not be read, and what else the run fails for, is an error by the
// report's own terms.
std::string error_suite(const char* name, const std::vector<Trouble>& troubles,
                        const ReportInput& input) {
  if (troubles.empty()) return {};
  std::string out = fmt::format(
      "  <testsuite name=\"{1}\" tests=\"{0}\" failures=\"0\" "
      "errors=\"{0}\" skipped=\"0\" time=\"0\">\n",
      troubles.size(), name);
  for (const Trouble& trouble : troubles) {
    const std::string place =
        trouble.line == 0 ? opened_as(input, trouble.file)
                          : fmt::format("{}:{}", trouble.file, trouble.line);
    out += fmt::format(
        "    <testcase name=\"{0}\" classname=\"{2}\" time=\"0\">\n"
        "      <error type=\"{2}\" message=\"{1}\">{1}</error>\n"
        "    </testcase>\n",
        xml(printable(place)), xml(printable(trouble.sentence)), name);
  }
  return out + "  </testsuite>\n";
}

}  // namespace

std::string junit_report(const ReportInput& input) {
  const Corpus& corpus = input.site.corpus();
  std::vector<std::vector<const Finding*>> by_page(corpus.pages().size());
  for (const Finding& finding : input.result.findings) {
    if (input.shows(finding)) by_page[finding.page].push_back(&finding);
  }
  std::vector<Suite> suites;
  for (LocaleIndex i = 0; i < corpus.locales(); ++i) {
    suites.emplace_back(input, i);
  }
  for (PageIndex i = 0; i < by_page.size(); ++i) {
    const SitePage& page = corpus.page(i);
    if (is_in_scope(input.scope, page.facts.file)) {
      suites[page.locale].add(i, by_page[i]);
    }
  }
  const size_t errors = corpus.unreadable().size() + input.failures.size();
  size_t tests = errors;
  size_t failures = 0;
  std::string text;
  for (const Suite& suite : suites) {
    tests += suite.tests();
    failures += suite.failures();
    text += suite.text();
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"paralint\" tests=\"{}\" failures=\"{}\" "
      "errors=\"{}\" time=\"0\">\n{}{}</testsuites>\n",
      tests, failures, errors, text,
      error_suite("unreadable", corpus.unreadable(), input) +
          error_suite("baseline and budgets", input.failures, input));
}

}  // namespace paralint
