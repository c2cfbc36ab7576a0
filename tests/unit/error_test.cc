#include "error.h"

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_SUITE(error_test)

BOOST_AUTO_TEST_CASE(a_trouble_says_the_place_as_far_as_it_is_known) {
  struct Row {
    Trouble trouble;
    std::string text;
  };
  const Row rows[] = {
      {{"paralint.yaml", 3, 1, "unknown key `local`"},
       "paralint.yaml:3:1: unknown key `local`"},
      {{"paralint.yaml", 3, 0, "no locales"}, "paralint.yaml:3: no locales"},
      {{"paralint.yaml", 0, 0, "is a folder"}, "paralint.yaml: is a folder"},
      {{"paralint.yaml", 0, 7, "is a folder"}, "paralint.yaml: is a folder"},
      {{"", 0, 0, "nothing to check"}, "nothing to check"},
      {{"", 3, 1, "no locales"}, "3:1: no locales"},
      {{"a.yaml", 4294967295, 4294967295, "x"},
       "a.yaml:4294967295:4294967295: x"},
  };
  for (const Row& row : rows) BOOST_TEST(row.trouble.text() == row.text);
}

BOOST_AUTO_TEST_CASE(an_error_is_made_of_one_sentence_or_trouble) {
  const Error sentence("nothing to check");
  BOOST_TEST(sentence.what() == "nothing to check");
  BOOST_TEST(sentence.troubles().size() == 1u);
  BOOST_TEST(sentence.troubles()[0].sentence == "nothing to check");

  const Error trouble(Trouble{"a.yaml", 2, 5, "no locales"});
  BOOST_TEST(trouble.what() == "a.yaml:2:5: no locales");
  BOOST_TEST(trouble.troubles()[0].line == 2u);
}

BOOST_AUTO_TEST_CASE(an_error_says_all_its_troubles_in_their_order) {
  const Error error({{"b.yaml", 2, 5, "no locales"}, {"a.yaml", 0, 0, "odd"}});
  BOOST_TEST(error.what() == "b.yaml:2:5: no locales\na.yaml: odd");
  BOOST_TEST(error.troubles().size() == 2u);
  BOOST_TEST(Error(std::vector<Trouble>{}).what() == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
