#include "redirect_table.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

// "lang=fr splat=a/b ", or "no".
std::string captured(std::string_view pattern, std::string_view path) {
  const auto found = captures(pattern, path);
  if (!found) return "no";
  std::string text;
  for (const auto& [word, value] : *found) text += word + "=" + value + " ";
  return text;
}

std::string target(const RedirectTable& table, std::string_view url) {
  const auto found = table.find(url);
  return found ? found->to : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(redirect_table)

BOOST_AUTO_TEST_CASE(patterns) {
  BOOST_TEST(captured("/a/*", "/a/b/c") == "splat=b/c ");
  BOOST_TEST(captured("/a/*", "/a") == "splat= ");
  BOOST_TEST(captured("/a/*", "/ab") == "no");
  BOOST_TEST(captured("/*", "/") == "splat= ");
  BOOST_TEST(captured("/:lang/a/:page", "/fr/a/b") == "lang=fr page=b ");
  BOOST_TEST(captured("/:lang/a/:page/", "/fr/a/b") == "lang=fr page=b ");
  BOOST_TEST(captured("/:lang/a", "/fr/a/b") == "no");
  BOOST_TEST(captured("/:lang/a/b", "/fr/a") == "no");
  BOOST_TEST(captured("/a*", "/ab") == "no");
  BOOST_TEST(captured("/*/a", "/b/a") == "no");
  BOOST_TEST(captured("/:/a", "/b/a") == "no");
}

BOOST_AUTO_TEST_CASE(what_was_captured_is_filled_in) {
  const Captures words{{"lang", "fr"}, {"splat", "a/b"}};
  BOOST_TEST(with_captures("/:lang/x/:splat", words) == "/fr/x/a/b");
  BOOST_TEST(with_captures("https://x:80/:lang?l=:lang", words) ==
             "https://x:80/fr?l=fr");
  BOOST_TEST(with_captures("/:language/:", words) == "/:language/:");
  BOOST_TEST(with_captures("", words) == "");
}

BOOST_AUTO_TEST_CASE(the_first_that_fits_counts) {
  RedirectTable table;
  table.add({.from = "/a/b", .to = "/first", .place = {}});
  table.add(
      {.from = "/a/*", .to = "/x/:splat", .place = {}, .is_pattern = true});
  table.add({.from = "/a/c", .to = "/never", .place = {}});
  table.add({.from = "/d/", .to = "/d", .place = {}});
  table.add(
      {.from = "/e/*", .to = "/e/:splat/", .place = {}, .is_pattern = true});
  table.add({.from = "/caf%C3%A9", .to = "/tea", .place = {}});
  BOOST_TEST(target(table, "/a/b") == "/first");
  BOOST_TEST(target(table, "/a/c") == "/x/c");
  BOOST_TEST(target(table, "/d") == "none");
  BOOST_TEST(target(table, "/e/f") == "none");
  BOOST_TEST(target(table, "/café") == "/tea");
  BOOST_TEST(target(table, "/A/B") == "none");
}

BOOST_AUTO_TEST_CASE(case_may_not_matter) {
  RedirectTable table(true);
  table.add({.from = "/A/B", .to = "/C", .place = {}});
  table.add({.from = "/d", .to = "/D", .place = {}});
  BOOST_TEST(target(table, "/a/b") == "/C");
  BOOST_TEST(target(table, "/d") == "none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
