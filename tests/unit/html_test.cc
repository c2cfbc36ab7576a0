// The data of the HTML report; what it looks like is tested in a browser.

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "check.h"
#include "report.h"

using namespace paralint;
using Json = nlohmann::json;

namespace {

constexpr const char* config_text = R"(locales: [en, fr]
layout:
  - docs/{locale}/{name}.md
renderer: github
)";

std::unique_ptr<Disk> small_site() {
  return memory_disk({
      {"paralint.yaml", config_text},
      {"docs/en/bread.md",
       "# Bread\n\nWe bake [rolls](/rolls).\n\n## `</script>`\n"},
      {"docs/fr/bread.md",
       "# Le pain\n\nNous cuisons\ndes [petits pains](/gone#x).\n\n## Fin\n"},
      {"docs/en/rolls.md", "# Rolls\n"},
      {"docs/fr/rolls.md", "# Petits pains\n"},
  });
}

// The element of JSON with that id.
Json element(const std::string& page, const std::string& id) {
  const std::string open =
      "<script type=\"application/json\" id=\"" + id + "\">";
  const size_t from = page.find(open);
  BOOST_REQUIRE_NE(from, std::string::npos);
  const size_t begin = from + open.size();
  return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

std::string report(const std::vector<RunTotals>& history, unsigned threads) {
  const auto disk = small_site();
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Site site(config, *disk, threads);
  const Result result = check(site, {}, threads);
  ReportInput input{site, result, *disk, Severity::info, false, {}};
  input.history = history;
  input.threads = threads;
  return html_report(input);
}

}  // namespace

BOOST_AUTO_TEST_CASE(html_index_and_details) {
  const std::string page = report(
      {{"2026-11-24", "abc", 3, 2, 1, 4}, {"2026-11-25", "", 1, 0, 0, 4}}, 1);
  const Json index = element(page, "index");
  BOOST_TEST(index["locales"] == Json({"en", "fr"}));
  BOOST_TEST(index["checkedPages"] == 4);
  BOOST_TEST(index["links"] == Json({2, 2, 0, 0, 0}));
  BOOST_TEST(index["history"] == Json::parse(R"([["2026-11-24","abc",3,2,1,4],
                             ["2026-11-25","",1,0,0,4]])"));
  const Json& findings = index["findings"];
  const size_t count = findings["rule"].size();
  BOOST_TEST(count > 0u);
  for (const char* column : {"severity", "page", "otherPage", "line", "cause",
                             "standing", "repair", "message"}) {
    BOOST_TEST(findings[column].size() == count, column);
  }
  const auto at =
      std::ranges::find_if(findings["message"], [&](const Json& message) {
        const Json& text = findings["messages"][message.get<size_t>()];
        return text == "`/gone#x` leads to no page";
      });
  BOOST_REQUIRE(at != findings["message"].end());
  const size_t finding = static_cast<size_t>(at - findings["message"].begin());
  BOOST_TEST(findings["line"][finding] == 4);
  const size_t number = findings["page"][finding].get<size_t>();
  BOOST_TEST(index["pages"]["file"][number] == "docs/fr/bread.md");

  // Its part: headings, links with their lines, and the finding itself.
  const Json part = element(page, "page-" + std::to_string(number));
  BOOST_TEST(part[0] == Json::parse(R"([[1,1,"Le pain","le-pain",0],
                                        [6,2,"Fin","fin",0]])"));
  BOOST_TEST(part[1] ==
             Json::parse(R"([[0,4,"/gone#x","des [petits pains](","/gone#x",
                              ")."]])"));
  BOOST_TEST(part[2][0][0] == 20);  // the column
}

BOOST_AUTO_TEST_CASE(html_threads_do_not_show) {
  const std::string one = report({}, 1);
  for (const unsigned threads : {2u, 8u}) {
    BOOST_TEST((report({}, threads) == one));
  }
}

// No text of a page can end the element it stands in.
BOOST_AUTO_TEST_CASE(html_elements_end_where_they_should) {
  const std::string page = report({}, 1);
  size_t open = 0;
  size_t closed = 0;
  for (size_t at = 0; (at = page.find("<script", at)) != page.npos; ++at)
    ++open;
  for (size_t at = 0; (at = page.find("</script", at)) != page.npos; ++at) {
    ++closed;
  }
  BOOST_TEST(open == closed);
  BOOST_TEST(page.find("\\u003c/script>") != page.npos);
}
