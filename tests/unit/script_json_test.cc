#include "report/script_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using paralint::add_percent;
using paralint::add_string;
using namespace std::literals;

namespace {

std::string json(std::string_view text) {
  std::string out;
  add_string(out, text);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(script_json_texts) {
  const std::pair<std::string_view, std::string_view> table[] = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"</script>", R"("\u003c/script>")"},
      {"<!--", R"("\u003c!--")"},
      {R"(a "b" \c)", R"("a \u0022b\u0022 \u005cc")"},
      {"a\tb\nc\r"sv, R"("a\u0009b\u000ac\u000d")"},
      {"\0\x1f\x7f"sv, R"("\u0000\u001f\u007f")"},
      {"é \u202E \u2028 🐝", "\"é \u202E \u2028 🐝\""},
      {"\xFF\xC3(\xE2\x82", "\"\uFFFD\uFFFD(\uFFFD\uFFFD\""},
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},            // half of a pair
      {"\xE0\x80\xAF", "\"\uFFFD\uFFFD\uFFFD\""},            // too long
      {"\xF7\xBF\xBF\xBF", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},  // too high
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST(json(text) == expected);
  }
}

// Whatever the bytes, another parser reads a text from it.
BOOST_AUTO_TEST_CASE(script_json_is_json) {
  std::string all;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      all += static_cast<char>(first);
      all += static_cast<char>(second);
    }
  }
  const std::string text = json(all);
  BOOST_TEST(text.find('<') == std::string::npos);
  const auto read = nlohmann::json::parse(text);
  BOOST_TEST(read.is_string());
  // The ASCII of it is all there.
  const auto& made = read.get_ref<const std::string&>();
  for (char c = 0; c >= 0 && c < 127; ++c) {
    BOOST_TEST((made.find(c) != std::string::npos), int{c});
  }
}

BOOST_AUTO_TEST_CASE(script_json_percent) {
  for (const auto& [probability, expected] :
       {std::pair{0.0, "0"}, {0.875, "88"}, {0.994, "99"}, {1.0, "100"}}) {
    std::string out;
    add_percent(out, probability);
    BOOST_TEST(out == expected);
  }
}
