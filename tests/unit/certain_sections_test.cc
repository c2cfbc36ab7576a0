#include "certain_sections.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using paralint::certain_matches;
using paralint::CertainMatch;
using paralint::SectionScore;

namespace {

// Sections of the same letter answer each other; of a capital little speaks for
// that. The letters of the first ones that are certain, and dots.
std::string certain(std::string_view a, std::string_view b) {
  const auto matches =
      certain_matches(a.size(), b.size(), [&](size_t i, size_t j) {
        SectionScore score;
        const bool is_weak = a[i] >= 'A' && a[i] <= 'Z';
        score.odds = a[i] != b[j] ? -5 : is_weak ? 1 : 9;
        return score;
      });
  std::string found(a.size(), '.');
  for (const CertainMatch& match : matches) {
    BOOST_TEST(a[match.first] == b[match.second]);
    found[match.first] = a[match.first];
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(certain_sections)

BOOST_AUTO_TEST_CASE(all_of_the_same_order) {
  BOOST_TEST(certain("abcdefgh", "abcdefgh") == "abcdefgh");
}

BOOST_AUTO_TEST_CASE(what_is_weak_is_left_to_be_compared) {
  BOOST_TEST(certain("abCdefgh", "abCdefgh") == "ab.defgh");
}

BOOST_AUTO_TEST_CASE(beside_what_is_missing_nothing_is_certain) {
  BOOST_TEST(certain("abcdefghijklmnop", "abcdefgijklmnop") ==
             "abcde.....klmnop");
  BOOST_TEST(certain("abcdefgijklmnop", "abcdefghijklmnop") ==
             "abcde....klmnop");
}

BOOST_AUTO_TEST_CASE(the_end_is_found_beyond_what_differs) {
  BOOST_TEST(
      certain("abcdefgh123456789qrstuv", "abcdefgh-------------qrstuv") ==
      "abcdef.............stuv");
}

BOOST_AUTO_TEST_CASE(a_weak_end_of_a_run_belongs_to_what_follows) {
  BOOST_TEST(certain("abcdefghIJKlmnopq", "abcdefghIJKxlmnopq") ==
             "abcdef.......nopq");
}

BOOST_AUTO_TEST_CASE(what_repeats_is_not_certain) {
  BOOST_TEST(certain("aaaaaaaaaa", "aaaaaaaaa") == "..........");
}

BOOST_AUTO_TEST_CASE(a_short_run_is_not_enough) {
  BOOST_TEST(certain("1234abcd5678", "9123abcd4567") == "............");
}

BOOST_AUTO_TEST_CASE(of_nothing_nothing) {
  BOOST_TEST(certain("", "") == "");
  BOOST_TEST(certain("abcdef", "") == "......");
}

BOOST_AUTO_TEST_SUITE_END()
