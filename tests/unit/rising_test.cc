#include "rising.h"

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_CASE(longest_rising_subsequence) {
  const auto check = [](const std::vector<size_t>& values,
                        const std::vector<bool>& expected) {
    BOOST_TEST(longest_rising(values) == expected,
               boost::test_tools::per_element());
  };
  check({}, {});
  check({5}, {true});
  check({0, 1, 2}, {true, true, true});
  check({0, 3, 1, 2}, {true, false, true, true});
  check({3, 0, 1, 2}, {false, true, true, true});
  check({1, 2, 0}, {true, true, false});
  check({1, 1}, {false, true});
}

}  // namespace paralint
