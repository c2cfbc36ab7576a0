#include "detect/path_rewrite.h"

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_SUITE(path_rewrite)

BOOST_AUTO_TEST_CASE(patterns) {
  const auto rewritten = [](std::string_view from, std::string_view to,
                            std::string_view path) {
    return PathRewrite(from, to).rewritten(path).value_or("none");
  };
  BOOST_TEST(rewritten("a/b.md", "c.md", "a/b.md") == "c.md");
  BOOST_TEST(rewritten("a/b.md", "c.md", "x/a/b.md") == "none");
  BOOST_TEST(rewritten("a/b.md", "c.md", "a/b.mdx") == "none");
  BOOST_TEST(rewritten(":lang/b.md", ":lang/c.md", "fr/b.md") == "fr/c.md");
  BOOST_TEST(rewritten(":lang/b.md", ":lang/c.md", "a/fr/b.md") == "none");
  BOOST_TEST(rewritten("packages/:pkg/src/:page", ":pkg/:page",
                       "packages/wax/src/use.md") == "wax/use.md");
  BOOST_TEST(rewritten("packages/:pkg/src/:rest*", ":pkg/:rest*",
                       "packages/wax/src/a/b.md") == "wax/a/b.md");
  BOOST_TEST(rewritten("en/:rest*", ":rest*", "en/") == "");
  BOOST_TEST(rewritten("packages/:pkg/src/(.*)", ":pkg/index.md",
                       "packages/wax/src/a.md") == "wax/index.md");
  BOOST_TEST(rewritten(":a-:b.md", ":b-:a.md", "x-y-z.md") == "z-x-y.md");
  BOOST_TEST(rewritten(":rest(.*)", "new/:rest", "a/b") == "new/a/b");
  BOOST_TEST(rewritten("a:", "b:", "a:") == "b:");
  BOOST_TEST(rewritten("", "b", "") == "b");
}

BOOST_AUTO_TEST_CASE(what_is_not_known) {
  const auto is_known = [](std::string_view from) {
    return PathRewrite(from, "x").is_known();
  };
  BOOST_TEST(is_known("packages/:pkg/src/:rest*"));
  BOOST_TEST(is_known(":a/(.*)/:b"));
  BOOST_TEST(!is_known(":number(\\d+)-:rest"));
  BOOST_TEST(!is_known(":lang?/a"));
  BOOST_TEST(!is_known("(.*)a(.*)b(.*)c(.*)"));
  BOOST_TEST(!is_known(":a-:b-:c-:d-:e-:f-:g"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
