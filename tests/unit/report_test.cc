#include "report.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "check.h"
#include "config.h"

using namespace paralint;
using Json = nlohmann::json;

BOOST_AUTO_TEST_SUITE(report)

namespace {

// A page with three broken links: new, to be mended some day, and meant.
struct Known {
  std::unique_ptr<Disk> disk = memory_disk(
      {{"paralint.yaml",
        "locales: [en, fr]\nlayout: ['{locale}/{name}.md']\n"
        "renderer: github\n"},
       {"en/a.md", "# A\n\n[x](one.md) [y](two.md) [z](three.md)\n"},
       {"fr/a.md", "# A\n"}});
  Config config = read_config(*disk, "paralint.yaml", *disk);
  Site site{config, *disk, 1};
  Result result = check(site, {}, 1);

  Known() {
    std::erase_if(result.findings, [](const Finding& finding) {
      return finding.link == no_link || finding.page != 0;
    });
    BOOST_REQUIRE(result.findings.size() == 3);
    result.findings[1].standing = Standing::debt;
    result.findings[2].standing = Standing::accepted;
    count_findings(result);
    result.causes = causes(site, result.findings);
  }

  ReportInput input() const {
    return {site, result, *disk, Severity::info, false, "site"};
  }
};

size_t count(std::string_view text, std::string_view word) {
  size_t found = 0;
  for (size_t at = text.find(word); at != npos; at = text.find(word, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

// What annotates a change says nothing of what a baseline knows.
BOOST_AUTO_TEST_CASE(what_is_known_annotates_nothing) {
  const Known known;
  BOOST_TEST(count(github_report(known.input()), "::error ") == 1u);
  BOOST_TEST(count(rdjsonl_report(known.input()), "\n") == 1u);
  BOOST_TEST(Json::parse(gitlab_report(known.input())).size() == 1u);
  BOOST_TEST(count(junit_report(known.input()), "<failure") == 1u);
  const std::string markdown = markdown_report(known.input());
  BOOST_TEST(count(markdown, "**error**") == 1u);
  BOOST_TEST(count(markdown, "| en | 1 | 1 | 0 | 0 |") == 1u);
  BOOST_TEST(count(markdown, "2 more known from the baseline") == 1u);
}

BOOST_AUTO_TEST_CASE(tables_say_what_is_known) {
  const std::string csv = csv_report(Known().input());
  BOOST_TEST(count(csv, ",new\r\n") == 1u);
  BOOST_TEST(count(csv, ",debt\r\n") == 1u);
  BOOST_TEST(count(csv, ",accepted\r\n") == 1u);
}

BOOST_AUTO_TEST_CASE(sarif_suppresses_what_is_accepted) {
  const Json log = Json::parse(sarif_report(Known().input()));
  const Json& results = log["runs"][0]["results"];
  BOOST_REQUIRE(results.size() == 3u);
  BOOST_TEST(results[0]["baselineState"] == "new");
  BOOST_TEST(results[1]["baselineState"] == "unchanged");
  BOOST_TEST(results[2]["baselineState"] == "unchanged");
  BOOST_TEST(results[0]["suppressions"].empty());
  BOOST_TEST(results[1]["suppressions"].empty());
  BOOST_TEST(results[2]["suppressions"][0]["status"] == "accepted");
}

BOOST_AUTO_TEST_CASE(without_a_baseline_there_is_no_state) {
  Known known;
  for (Finding& finding : known.result.findings) {
    finding.standing = Standing::fresh;
  }
  const Json log = Json::parse(sarif_report(known.input()));
  for (const Json& result : log["runs"][0]["results"]) {
    BOOST_TEST(!result.contains("baselineState"));
    BOOST_TEST(!result.contains("suppressions"));
  }
}

// A site that does not lie below the working folder.
BOOST_AUTO_TEST_CASE(absolute_paths_are_uris_of_their_own) {
  const Known known;
  ReportInput input = known.input();
  input.root = "/some where";
  const Json log = Json::parse(sarif_report(input));
  const Json& place = log["runs"][0]["results"][0]["locations"][0]
                         ["physicalLocation"]["artifactLocation"];
  BOOST_TEST(place["uri"] == "file:///some%20where/en/a.md");
  BOOST_TEST(!place.contains("uriBaseId"));
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_read_are_told) {
  const auto disk =
      memory_disk({{"paralint.yaml",
                    "locales: [en, fr]\nlayout: ['{locale}/{name}.md']\n"
                    "renderer: github\n"},
                   {"en/a.md", "# A\n"},
                   {"fr/a.md", "# A\n"}},
                  {{"fr/b<c.md", "permission denied"}});
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Site site(config, *disk, 1);
  const Result result = check(site, {}, 1);
  ReportInput input{site, result, *disk, Severity::info, false, "site"};
  input.exit_code = 2;
  const Json log = Json::parse(sarif_report(input));
  const Json& invocation = log["runs"][0]["invocations"][0];
  BOOST_TEST(!invocation["executionSuccessful"].get<bool>());
  BOOST_TEST(invocation["exitCode"] == 2);
  const Json& told = invocation["toolExecutionNotifications"][0];
  BOOST_TEST(told["level"] == "error");
  BOOST_TEST(told["message"]["text"] == "fr/b<c.md: permission denied.");
  BOOST_TEST(
      told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
      "site/fr/b%3Cc.md");
  const std::string junit = junit_report(input);
  BOOST_TEST(count(junit, "errors=\"1\"") == 2u);
  BOOST_TEST(count(junit,
                   "<error type=\"unreadable\" "
                   "message=\"permission denied\">") == 1u);
  BOOST_TEST(count(junit, "name=\"site/fr/b&lt;c.md\"") == 1u);
  BOOST_TEST(count(markdown_report(input), "1 file could not be read") == 1u);
}

// A renamed heading has many links that still use its old name.
BOOST_AUTO_TEST_CASE(one_cause_is_told_once) {
  const auto disk =
      memory_disk({{"paralint.yaml",
                    "locales: [en, fr]\nlayout: ['{locale}/{name}.md']\n"
                    "renderer: github\n"},
                   {"en/a.md", "# A\n\n[x](b.md#old)\n\n[x](b.md#old)\n"},
                   {"en/b.md", "# B\n\n[x](#old)\n"},
                   {"fr/a.md", "# A\n"}});
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Site site(config, *disk, 1);
  const Result result = check(site, {}, 1);
  ReportInput input{site, result, *disk, Severity::error, false, ""};
  const std::string once = github_report(input);
  BOOST_TEST(count(once, "::error ") == 1u);
  BOOST_TEST(count(once, "%0Athe same in 2 more places\n") == 1u);
  const std::string markdown = markdown_report(input);
  BOOST_TEST(count(markdown,
                   "- **error** `broken-anchor` 3 times, about `#old` of `/b` "
                   "in English: `#old` names no heading of `/b`\n"
                   "  `en/a.md:3`\n"
                   "  <details><summary>and 2 more places</summary>\n\n"
                   "  - `en/a.md:5`\n  - `en/b.md:3`\n\n  </details>\n") == 1u);
  input.all = true;
  BOOST_TEST(count(github_report(input), "::error ") == 3u);
  BOOST_TEST(count(markdown_report(input), "**error**") == 3u);
}

// The heading and the last byte of the limit.
BOOST_AUTO_TEST_CASE(a_summary_keeps_its_limit) {
  const Known known;
  const size_t whole = step_summary(known.input(), 1 << 20).size();
  for (size_t limit = 0; limit < whole + 300; ++limit) {
    const std::string text = step_summary(known.input(), limit);
    BOOST_REQUIRE(text.size() <= limit);
    BOOST_TEST((text.empty() || text.ends_with("\n")));
  }
  BOOST_TEST(step_summary(known.input(), whole + 300).size() == whole);
}

BOOST_AUTO_TEST_CASE(endings_name_formats) {
  BOOST_TEST(format_of_file("a/report.json")->name == "json");
  BOOST_TEST(format_of_file("report.sarif")->name == "sarif");
  BOOST_TEST(format_of_file("tests.xml")->name == "junit");
  BOOST_TEST(format_of_file("report") == nullptr);
  BOOST_TEST(format_of_file("report.txt")->name == "console");
}

BOOST_AUTO_TEST_SUITE_END()
