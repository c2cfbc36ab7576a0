#include "entities.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_CASE(entities_are_decoded) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"a&amp;b", "a&b"},
      {"&lt;&gt;&quot;&apos;", "<>\"'"},
      {"&nbsp;&eacute;&yuml;&Agrave;", "\u00a0\u00e9\u00ff\u00c0"},
      {"&hellip;&euro;&rarr;&oelig;", "\u2026\u20ac\u2192\u0153"},
      {"&#233;&#xE9;&#Xe9;", "\u00e9\u00e9\u00e9"},
      {"&#128512;&#x1F600;", "\U0001F600\U0001F600"},
      {"&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD"},
      {"&#;&#x;&#xg;&#99999999999;", "&#;&#x;&#xg;&#99999999999;"},
      {"&unknown;&;& &amp", "&unknown;&;& &amp"},
      {"?a=1&b=2&amp;c", "?a=1&b=2&c"},
      {"&&amp;&amp;amp;", "&&&amp;"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(decode_entities(row.text) == row.expected, row.text);
  }
  BOOST_TEST(decode_entity("&copy;") == "\u00a9");
}

}  // namespace
}  // namespace paralint
