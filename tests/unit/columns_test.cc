#include "columns.h"

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_SUITE(columns_suite)

BOOST_AUTO_TEST_CASE(counted) {
  BOOST_TEST(columns("") == 0u);
  BOOST_TEST(columns("abc") == 3u);
  BOOST_TEST(columns("été") == 3u);
  BOOST_TEST(columns("e\xCC\x81") == 1u);  // a letter and its accent
  BOOST_TEST(columns("設定") == 4u);
  BOOST_TEST(columns("a\xFFz") == 3u);
}

BOOST_AUTO_TEST_CASE(filled_and_cut) {
  BOOST_TEST(in_columns("ab", 4) == "ab  ");
  BOOST_TEST(in_columns("abcd", 4) == "abcd");
  BOOST_TEST(in_columns("abcde", 4) == "abc…");
  BOOST_TEST(in_columns("設定", 4) == "設定");
  BOOST_TEST(in_columns("設定する", 4) == "設… ");
  BOOST_TEST(in_columns("設定する", 5) == "設定…");
  BOOST_TEST(in_columns("設", 1) == "…");
  BOOST_TEST(in_columns("a", 0) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
