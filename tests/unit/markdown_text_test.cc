#include "markdown_text.h"

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_SUITE(markdown_text_suite)

BOOST_AUTO_TEST_CASE(text_stays_text) {
  BOOST_TEST(plain_markdown("a, b: c.") == "a, b: c.");
  BOOST_TEST(plain_markdown("*a* [b](c)") == "\\*a\\* \\[b\\]\\(c\\)");
  BOOST_TEST(plain_markdown("@a #1") == "\\@<!-- -->a \\#<!-- -->1");
  BOOST_TEST(plain_markdown("http://a") == "http:<!-- -->//a");
  BOOST_TEST(plain_markdown("www.a") == "www<!-- -->.a");
}

BOOST_AUTO_TEST_CASE(code_holds_anything) {
  BOOST_TEST(code_markdown("#queen") == "`#queen`");
  BOOST_TEST(code_markdown("a`b") == "``a`b``");
  BOOST_TEST(code_markdown("``a") == "``` ``a ```");
  BOOST_TEST(code_markdown(" a ") == "`  a  `");
  BOOST_TEST(code_markdown("") == "`  `");
}

BOOST_AUTO_TEST_CASE(quotes_of_a_sentence_are_code) {
  BOOST_TEST(sentence_markdown("`#a` is *no* `b|c`") ==
             "`#a` is \\*no\\* `b|c`");
  BOOST_TEST(sentence_markdown("one ` only") == "one \\` only");
  BOOST_TEST(sentence_markdown("none ``here") == "none \\`\\`here");
}

BOOST_AUTO_TEST_CASE(bars_do_not_end_a_cell) {
  BOOST_TEST(cell_markdown("`a|b` | c") == "`a\\|b` \\| c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
