#include "counted.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_CASE(one_thing_and_many) {
  BOOST_TEST(counted(0, "link") == "0 links");
  BOOST_TEST(counted(1, "link") == "1 link");
  BOOST_TEST(counted(12, "link") == "12 links");
}

}  // namespace
}  // namespace paralint
