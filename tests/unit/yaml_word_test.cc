#include "yaml_word.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "yaml.h"

namespace paralint {

BOOST_AUTO_TEST_SUITE(yaml_word_suite)

BOOST_AUTO_TEST_CASE(plain_where_nobody_is_misled) {
  for (const char* text : {"/docs/a-b_c.d", "give-access", "été", "設定", "fr",
                           "zh-Hant", "/", "c++", "nobody"}) {
    BOOST_TEST(yaml_word(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(quoted_elsewhere) {
  const std::pair<std::string, std::string> rows[] = {
      {"", R"("")"},
      {"no", R"("no")"},
      {"Null", R"("Null")"},
      {"2024", R"("2024")"},
      {"1.5", R"("1.5")"},
      {"-a", R"("-a")"},
      {"~", R"("~")"},
      {"a: b", R"("a: b")"},
      {"a,b", R"("a,b")"},
      {"#x", R"("#x")"},
      {"it's", R"("it's")"},
      {R"(a"b\c)", R"("a\"b\\c")"},
      {"a\nb", R"("a\x0Ab")"},
      {"a\xC2\xA0z", "\"a\xC2\xA0z\""},
      {"\xE2\x80\xAE", R"("\u202E")"},
      {"\xEF\xBB\xBF", R"("\uFEFF")"},
  };
  for (const auto& [text, quoted] : rows) BOOST_TEST(yaml_word(text) == quoted);
}

// Each code point of a text comes back from YAML, as key and as value.
BOOST_AUTO_TEST_CASE(comes_back) {
  for (uint32_t c = 1; c < 0x250; ++c) {
    std::string text = "a";
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else {
      text += static_cast<char>(0xC0 | c >> 6);
      text += static_cast<char>(0x80 | (c & 0x3F));
    }
    for (const std::string& each : {text, text + " b", text.substr(1)}) {
      const YamlTree tree =
          parse_yaml("{" + yaml_word(each) + ": " + yaml_word(each) + "}");
      BOOST_REQUIRE_MESSAGE(tree.root, each);
      BOOST_TEST(tree.root->children.at(0)->word == each);
      BOOST_TEST(tree.root->children.at(1)->word == each);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
