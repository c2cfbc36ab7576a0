#include "culprits.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace paralint;

Subject subject(PageIndex page, int32_t link) {
  return {"rule", page, link, no_heading, none, no_link, no_heading};
}

std::vector<Plan> plans(PageIndex pages, int32_t links) {
  std::vector<Plan> made;
  for (PageIndex page = 0; page < pages; ++page) {
    for (int32_t link = 0; link < links; ++link) {
      made.push_back({subject(page, link), {}});
    }
  }
  return made;
}

// What a check says of repairs of which some do harm, page by page.
struct World {
  std::vector<Plan> all;
  std::set<Subject> harmful;
  bool is_explained = true;
  size_t trials = 0;

  Harm harm(const std::set<Subject>& left_out) const {
    Harm made;
    std::map<PageIndex, std::set<Subject>> groups;
    std::set<PageIndex> harmed;
    for (const Plan& plan : all) {
      if (left_out.contains(plan.subject)) continue;
      const PageIndex page = std::get<1>(plan.subject);
      groups[page].insert(plan.subject);
      if (harmful.contains(plan.subject)) harmed.insert(page);
    }
    if (!is_explained) {
      made.is_unexplained = !harmed.empty();
      return made;
    }
    for (const PageIndex page : harmed) made.suspects.push_back(groups[page]);
    return made;
  }

  std::set<Subject> found(size_t most_trials) {
    return culprits(harm({}), all, most_trials, [&](const auto& left_out) {
      ++trials;
      return harm(left_out);
    });
  }
};

BOOST_AUTO_TEST_SUITE(culprits_of_harm)

BOOST_AUTO_TEST_CASE(one_of_a_thousand_is_found_by_halves) {
  for (const int32_t link : {0, 1, 499, 500, 998, 999}) {
    World world{plans(1, 1000), {subject(0, link)}};
    BOOST_TEST((world.found(10) == world.harmful));
    BOOST_TEST(world.trials <= 10U);
  }
}

BOOST_AUTO_TEST_CASE(pages_are_searched_at_once) {
  World world{plans(8, 64), {}};
  for (PageIndex page = 0; page < 8; ++page) {
    world.harmful.insert(subject(page, 7 * static_cast<int32_t>(page)));
  }
  BOOST_TEST((world.found(6) == world.harmful));
  BOOST_TEST(world.trials == 6U);
}

BOOST_AUTO_TEST_CASE(of_two_the_first_is_found) {
  World world{plans(1, 64), {subject(0, 20), subject(0, 50)}};
  BOOST_TEST((world.found(10) == std::set<Subject>{subject(0, 20)}));
}

BOOST_AUTO_TEST_CASE(harm_that_nothing_explains_may_be_of_any) {
  World world{plans(4, 16), {subject(2, 3)}, false};
  BOOST_TEST((world.found(6) == world.harmful));
}

BOOST_AUTO_TEST_CASE(what_is_sure_needs_no_trial) {
  const std::vector<Plan> all = plans(1, 4);
  Harm harm;
  harm.by = {subject(0, 1)};
  harm.suspects = {{subject(0, 2), subject(0, 3)}};
  const auto found = culprits(harm, all, 10, [](const auto&) -> Harm {
    BOOST_FAIL("there is nothing to be tried");
    return {};
  });
  BOOST_TEST((found == harm.by));
}

BOOST_AUTO_TEST_CASE(with_too_few_trials_all_suspects_are_culprits) {
  World world{plans(2, 64), {subject(1, 5)}};
  BOOST_TEST(world.found(5).size() == 64U);
  BOOST_TEST(world.trials == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
