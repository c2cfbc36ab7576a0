#include "matching.h"

#include <boost/test/unit_test.hpp>

using paralint::Edge;
using paralint::matching_probabilities;

BOOST_AUTO_TEST_SUITE(matching)

BOOST_AUTO_TEST_CASE(no_edges) {
  BOOST_TEST(matching_probabilities({}).empty());
}

BOOST_AUTO_TEST_CASE(a_lone_edge_keeps_its_odds) {
  const auto found = matching_probabilities({{0, 0, 0.0}});
  BOOST_TEST(found[0] == 0.5, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(equal_partners_share) {
  const auto found = matching_probabilities({{0, 0, 8.0}, {0, 1, 8.0}});
  BOOST_TEST(found[0] == 0.5, boost::test_tools::tolerance(1e-2));
  BOOST_TEST(found[1] == found[0]);
}

BOOST_AUTO_TEST_CASE(a_partner_who_is_wanted_elsewhere_leaves_the_other) {
  const auto found =
      matching_probabilities({{0, 0, 4.0}, {0, 1, 4.0}, {1, 1, 12.0}});
  BOOST_TEST(found[0] > 0.9);
  BOOST_TEST(found[1] < 0.1);
  BOOST_TEST(found[2] > 0.9);
}

BOOST_AUTO_TEST_SUITE_END()
