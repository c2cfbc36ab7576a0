#include "json_text.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <random>

using namespace paralint;
using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(json_text)

namespace {

std::string spelled(std::string_view text) {
  JsonText json(JsonLayout::one_line);
  json.value(text);
  return json.take();
}

void tell(JsonText& json) {
  json.begin_object();
  json.field("text", "a\"b");
  json.field("number", -7);
  json.field("large", uint64_t{1} << 63);
  json.field("real", 0.25);
  json.field("whole", 1.0);
  json.field("yes", true);
  json.key("nothing");
  json.null();
  json.key("empty");
  json.begin_object();
  json.end_object();
  json.array("list", std::vector<std::string>{"x", "y"});
  json.array("none", std::vector<int>{});
  json.end_object();
}

const Json told = {{"text", "a\"b"},
                   {"number", -7},
                   {"large", uint64_t{1} << 63},
                   {"real", 0.25},
                   {"whole", 1.0},
                   {"yes", true},
                   {"nothing", nullptr},
                   {"empty", Json::object()},
                   {"list", {"x", "y"}},
                   {"none", Json::array()}};

}  // namespace

BOOST_AUTO_TEST_CASE(is_what_others_write) {
  JsonText line(JsonLayout::one_line);
  tell(line);
  BOOST_TEST(line.take() == told.dump());
  JsonText lines(JsonLayout::indented);
  tell(lines);
  BOOST_TEST(lines.take() == told.dump(1));
}

BOOST_AUTO_TEST_CASE(is_put_together_from_parts) {
  const Json expected = {{"of", {told, told, told}}};
  for (const JsonLayout layout : {JsonLayout::one_line, JsonLayout::indented}) {
    JsonText json(layout);
    json.begin_object();
    json.key("of");
    json.begin_array();
    JsonText one(layout, json.depth());
    tell(one);
    JsonText two(layout, json.depth());
    tell(two);
    tell(two);
    json.splice(one.take());
    json.splice("");
    json.splice(two.take());
    json.end_array();
    json.end_object();
    BOOST_TEST(json.take() ==
               expected.dump(layout == JsonLayout::indented ? 1 : -1));
  }
}

BOOST_AUTO_TEST_CASE(escapes_as_others_do) {
  for (int c = 0; c < 128; ++c) {
    const std::string text{'a', static_cast<char>(c), 'b'};
    BOOST_TEST(spelled(text) == Json(text).dump());
  }
  BOOST_TEST(spelled("é語🐝") == "\"é語🐝\"");
}

// Bytes that are likely to begin a sequence and not to end it.
BOOST_AUTO_TEST_CASE(replaces_as_others_do) {
  std::mt19937 random(5);
  const std::string bytes =
      "a\"\x01\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xed\xef\xf0"
      "\xf1\xf3\xf4\xf5\xff";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (size_t n = random() % 9; n > 0; --n) {
      text += bytes[random() % bytes.size()];
    }
    BOOST_REQUIRE_EQUAL(
        spelled(text),
        Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

BOOST_AUTO_TEST_CASE(writes_confidences_as_others_do) {
  for (int i = 0; i <= 100; ++i) {
    JsonText json(JsonLayout::one_line);
    json.value(i / 100.0);
    BOOST_TEST(json.take() == Json(i / 100.0).dump());
  }
}

BOOST_AUTO_TEST_SUITE_END()
