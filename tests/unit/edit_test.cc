#include "edit.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(edit)

BOOST_AUTO_TEST_CASE(edits_are_made_in_the_order_of_the_text) {
  BOOST_TEST(with_edits("one two three", {{"", {8, 13}, "3"},
                                          {"", {0, 0}, "> "},
                                          {"", {4, 7}, ""}}) == "> one  3");
  BOOST_TEST(with_edits("one", {}) == "one");
  BOOST_TEST(with_edits("one", {{"", {3, 3}, "!"}}) == "one!");
}

BOOST_AUTO_TEST_CASE(spans_collide_where_both_cannot_be_replaced) {
  struct Row {
    Span a, b;
    bool collide;
  };
  for (const Row& row : {Row{{0, 4}, {4, 8}, false}, Row{{0, 5}, {4, 8}, true},
                         Row{{0, 8}, {2, 3}, true}, Row{{4, 4}, {4, 4}, true},
                         Row{{4, 4}, {4, 8}, true}, Row{{4, 4}, {0, 4}, true},
                         Row{{4, 4}, {5, 8}, false}}) {
    BOOST_TEST_INFO(row.a.begin << "-" << row.a.end << ", " << row.b.begin
                                << "-" << row.b.end);
    BOOST_TEST(collide(row.a, row.b) == row.collide);
    BOOST_TEST(collide(row.b, row.a) == row.collide);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
