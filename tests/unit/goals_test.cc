#include "goals.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace paralint;

BOOST_AUTO_TEST_SUITE(goals)

BOOST_AUTO_TEST_CASE(what_two_sources_propose_is_surer) {
  Goals goals;
  goals.add({{1, 0, 0.6, "one"}, {2, 0, 0.4, "two"}});
  goals.add({{1, 0, 0.5, "again"}, {none, no_heading, 1, "nowhere"}});
  const auto best = goals.best(3);
  BOOST_REQUIRE(best.size() == 2);
  BOOST_TEST(best[0].page == 1u);
  BOOST_TEST(best[0].confidence == 0.8, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(best[0].reason == "one; again");
  BOOST_TEST(best[1].page == 2u);
}

// 0.8 * 0.3 to 0.7 * 0.2 that the first is right and the second is not.
BOOST_AUTO_TEST_CASE(places_that_exclude_each_other_are_less_sure) {
  Goals goals;
  goals.add({{1, 0, 0.7, "one"}});
  goals.add({{2, 0, 0.8, "two"}});
  const auto best = goals.best(3);
  BOOST_TEST(best[0].page == 2u);
  BOOST_TEST(best[0].confidence == 0.24 / 0.38,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(best[1].confidence == 0.14 / 0.38,
             boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(agreement_alone_is_never_certain) {
  Goals goals;
  for (int i = 0; i < 9; ++i) goals.add({{1, 0, 0.9, "x"}});
  BOOST_TEST(goals.best(1)[0].confidence < certain);
}

BOOST_AUTO_TEST_CASE(headings_and_fragments_are_places_of_their_own) {
  Goals goals;
  goals.add({{1, 0, 0.5, "a"}});
  goals.add({{1, 2, 0.5, "b"}, {1, 0, 0.5, "c", "id"}});
  BOOST_TEST(goals.best(9).size() == 3);
  BOOST_TEST(goals.best(2).size() == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
