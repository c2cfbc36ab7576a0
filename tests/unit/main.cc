#define BOOST_TEST_MODULE paralint
#include <boost/test/unit_test.hpp>
