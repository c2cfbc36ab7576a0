#include "ignore.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

// "3-4 a b: why", "page a": lines or page, rules, reason.
std::string described(const Ignore& ignore) {
  std::string made = ignore.whole_page
                         ? "page"
                         : std::to_string(ignore.first_line) + "-" +
                               std::to_string(ignore.last_line);
  for (const std::string& rule : ignore.rules) made += " " + rule;
  if (!ignore.reason.empty()) made += ": " + ignore.reason;
  return made;
}

std::string all_of(std::string_view text, const std::vector<Span>& code) {
  std::string made;
  for (const Ignore& ignore : ignores(text, Lines(text), code)) {
    made += (made.empty() ? "" : "; ") + described(ignore);
  }
  return made;
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

BOOST_AUTO_TEST_SUITE(ignore_test)

BOOST_AUTO_TEST_CASE(a_comment_names_rules_and_a_reason) {
  const Row rows[] = {
      {"a <!-- paralint-ignore b -->", "1-1 b"},
      {"a <!--paralint-ignore b-->", "1-1 b"},
      {"a <!-- paralint-ignore -->", "1-1"},
      {"a <!-- paralint-ignore b, c d,e -->", "1-1 b c d e"},
      {"a <!-- paralint-ignore b: why: so -->", "1-1 b: why: so"},
      {"a <!-- paralint-ignore: why -->", "1-1: why"},
      {"a {/* paralint-ignore b: why */}", "1-1 b: why"},
      {"a {/*paralint-ignore b*/}", "1-1 b"},
      {"[//]: # (paralint-ignore-page b: why)", "page b: why"},
      {"[//]: # \"paralint-ignore-page b\"", "page b"},
      {"<!-- paralint-ignore-page -->", "page"},
      {"<!-- paralint-ignore-page: why -->", "page: why"},
      {"a <!--\n  paralint-ignore\n  b,\n  c: why\n--> d", "1-5 b c: why"},
      {"a <!-- paralint-ignore b --> <!-- paralint-ignore c -->",
       "1-1 b; 1-1 c"},
      // A misspelt word is kept: it will be said that no such rule exists.
      {"a <!-- paralint-ignore-next b -->", "1-1 -next b"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(all_of(row.text, {}) == row.expected, row.text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_ignore_comment) {
  const std::string_view rows[] = {
      "",
      "paralint-ignore b",
      "<!-- see paralint-ignore b -->",
      "<!-- paralint-ignored b -->",
      "<!-- paralint-ignore b",
      "{/* paralint-ignore b",
      "{paralint-ignore b}",
      "(paralint-ignore b)",
  };
  for (const std::string_view row : rows) BOOST_TEST(all_of(row, {}) == "");
  BOOST_TEST(all_of("`<!-- paralint-ignore b -->`", {{1, 27}}) == "");
}

BOOST_AUTO_TEST_CASE(a_comment_covers_its_line_or_the_next_paragraph) {
  const Row rows[] = {
      {"<!-- paralint-ignore -->\na\nb\n\nc", "2-3"},
      {"<!-- paralint-ignore -->\n\n\na\n", "4-4"},
      {"x\n\n  <!-- paralint-ignore -->  \n\na\nb", "5-6"},
      {"<!-- paralint-ignore -->", "1-1"},
      {"a\n<!-- paralint-ignore -->\n", "3-3"},
      {"<!-- paralint-ignore --> a\nb", "1-1"},
      {"a <!-- paralint-ignore -->\nb", "1-1"},
      {"a <!--\nparalint-ignore\n-->\nb", "1-3"},
      {"<!--\nparalint-ignore\n-->\nb\n\nc", "4-4"},
      {"> <!-- paralint-ignore -->\n> a\n> b\n>\n> c", "2-3"},
      {"- <!-- paralint-ignore -->\n  a\n\n  b", "2-2"},
      {"| a <!-- paralint-ignore --> |\n| b |", "1-1"},
      {"<!-- paralint-ignore -->\r\na\r\n\r\nb", "2-2"},
      {"<!-- paralint-ignore -->\ra\rb", "2-3"},
      {"[//]: # (paralint-ignore)\na", "2-2"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(all_of(row.text, {}) == row.expected, row.text);
  }
}

BOOST_AUTO_TEST_CASE(a_comment_has_a_place) {
  const std::string_view text = "a\n\nb {/* paralint-ignore c */} d";
  const std::vector<Ignore> found = ignores(text, Lines(text), {});
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].where.in(text) == "{/* paralint-ignore c */}");
  BOOST_TEST(found[0].line == 3u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
