#include "yaml_edit.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(yaml_edit)

// The text with the value of its first key replaced.
std::string with_value(const std::string& text, const std::string& word) {
  const YamlTree tree = parse_yaml(text);
  return with_edits(text,
                    {word_edit("x.yaml", text, *tree.root->children[1], word)});
}

BOOST_AUTO_TEST_CASE(a_word_keeps_its_quotes) {
  struct Row {
    const char* text;
    const char* word;
    const char* expected;
  };
  for (const Row& row : {Row{"a: /b # c\n", "/d", "a: /d # c\n"},
                         {"a: \"/b\\\"\" # c\n", "/d", "a: \"/d\" # c\n"},
                         {"a: '/b''s'\n", "/d", "a: '/d'\n"},
                         {"{a: /b, c: /b}", "/d", "{a: /d, c: /b}"},
                         {"\xEF\xBB\xBF"
                          "a: b",
                          "d",
                          "\xEF\xBB\xBF"
                          "a: d"},
                         {"é: ü\r\n", "ö", "é: ö\r\n"},
                         {"a: b\n", "no", "a: \"no\"\n"},
                         {"a: 'b'\n", "it's", "a: 'it''s'\n"}}) {
    BOOST_TEST(with_value(row.text, row.word) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(a_word_whose_bytes_are_not_known_is_an_error) {
  for (const char* text : {"a: >\n  b\n", "a: &x b\n", "a: !!str b\n",
                           "a: \"b\n  c\"\n", "a: b\n  c\n"}) {
    BOOST_CHECK_THROW(with_value(text, "d"), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
