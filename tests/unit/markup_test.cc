#include "markup.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

std::vector<Tag> tags(std::string_view text, Span range) {
  TagReader reader(text);
  reader.begin(range);
  std::vector<Tag> all;
  while (const Tag* tag = reader.next()) all.push_back(*tag);
  return all;
}

// "<a href=/x b={y}>": as read_tag understands it, values without quotes.
std::string described(std::string_view text, const Tag& tag) {
  std::string made = tag.closing ? "</" : "<";
  made += tag.name;
  for (const Attribute& attribute : tag.attributes) {
    const std::string value(attribute.value.in(text));
    made += " " + std::string(attribute.name) + "=";
    made += attribute.expression ? "{" + value + "}" : value;
  }
  return made + ">";
}

BOOST_AUTO_TEST_SUITE(markup_test)

BOOST_AUTO_TEST_CASE(a_tag_has_a_name_and_attributes) {
  struct Row {
    std::string_view text;
    std::string_view expected;  // empty: no tag
    size_t left = 0;            // bytes behind the tag
  };
  const Row rows[] = {
      {"<a>", "<a>"},
      {"<a>b", "<a>", 1},
      {"</a >", "</a>"},
      {"<br/>", "<br>"},
      {"<Tabs.Item />", "<Tabs.Item>"},
      {"<my-tag a>", "<my-tag a=>"},
      {"<a b=\"c d\" e='f\"g' h=i>", "<a b=c d e=f\"g h=i>"},
      {"<a b = \"c\"\n\t d\n>", "<a b=c d=>"},
      {"<a b=\"\">", "<a b=>"},
      {"<a b=/c/d/>", "<a b=/c/d/>"},
      {"<a b=c/>d", "<a b=c/>", 1},
      {"<a b=\"c>d\">", "<a b=c>d>"},
      {"<a b=\"c\"d=e>", "<a b=c d=e>"},
      {"<a @b=\"c\" :d=e [f]=\"g\" (h)=i>", "<a @b=c :d=e [f]=g (h)=i>"},
      {"<a {...b} c={d}>", "<a c={d}>"},
      {"<a b={{c: \"}\"}} d={() => e > f}>",
       "<a b={{c: \"}\"}} d={() => e > f}>"},
      {"<a b={\"c\\\"}\"} d>", "<a b={\"c\\\"}\"} d=>"},
      {"<a b={'\"'} c={`}`}>", "<a b={'\"'} c={`}`}>"},
      {"<a {/* don't } */} b>", "<a b=>"},
      {"<a b={c /* } */}>", "<a b={c /* } */}>"},
      {"", ""},
      {"<", ""},
      {"<>", ""},
      {"< a>", ""},
      {"<1>", ""},
      {"<!-- a -->", ""},
      {"<a", ""},
      {"<a <b>", ""},
      {"<a b=\"c>", ""},
      {"<a b={c>", ""},
      {"<a b={\"c}>", ""},
      {"<a {/* }>", ""},
      // In a block quote.
      {"> <a\n> b=c\n> >d", "<a b=c>", 1},
      {">> - <a\n>>   b=c>", "<a b=c>"},
      {"x <a\n> b", "<a>", 2},
  };
  for (const Row& row : rows) {
    const auto begin =
        static_cast<uint32_t>(std::min(row.text.find('<'), row.text.size()));
    const auto end = static_cast<uint32_t>(row.text.size());
    const auto tag =
        begin == end ? std::nullopt : read_tag(row.text, begin, end);
    BOOST_TEST((tag ? described(row.text, *tag) : "") == row.expected,
               row.text);
    if (tag) BOOST_TEST(row.text.size() - tag->span.end == row.left, row.text);
  }
}

BOOST_AUTO_TEST_CASE(a_tag_ends_before_the_limit) {
  const std::string_view text = "<a b=\"c\" d={e}>";
  for (uint32_t end = 1; end < text.size(); ++end) {
    BOOST_TEST(!read_tag(text, 0, end).has_value());
  }
}

BOOST_AUTO_TEST_CASE(attributes_are_found_in_whatever_case) {
  const std::string_view text = "<A HREF=a Href=b>";
  const auto tag = read_tag(text, 0, static_cast<uint32_t>(text.size()));
  BOOST_REQUIRE(tag.has_value());
  BOOST_REQUIRE(tag->find("href") != nullptr);
  BOOST_TEST(tag->find("href")->value.in(text) == "a");
  BOOST_TEST(tag->find("id") == nullptr);
  BOOST_TEST(tag->is_component());
}

BOOST_AUTO_TEST_CASE(all_tags_of_a_range_in_order) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"a <b>c</b> <d", "<b></b>"},
      {"<a><!-- <b> --><c>", "<a><c>"},
      {"<a><!-- <b>", "<a>"},
      {"<script>'<a>'</script><b>", "<script></script><b>"},
      {"<STYLE><a></sTyLe><b>", "<STYLE></sTyLe><b>"},
      {"<script><a>", "<script>"},
      {"<script></scripts><a></script>", "<script></script>"},
      {"a < b <c>", "<c>"},
      {"<a <b>", "<b>"},
  };
  for (const Row& row : rows) {
    std::string all;
    const Span range{0, static_cast<uint32_t>(row.text.size())};
    for (const Tag& tag : tags(row.text, range)) {
      all += described(row.text, tag);
    }
    BOOST_TEST(all == row.expected, row.text);
  }
  BOOST_TEST(tags("<a><b><c>", {3, 6}).size() == 1u);
  BOOST_TEST(tags("<a><b><c>", {3, 8}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(closing_tags) {
  BOOST_TEST(closing_tag("a</b></a>", "a", 0) == 5u);
  BOOST_TEST(closing_tag("</abbr></A >", "a", 0) == 7u);
  BOOST_TEST(closing_tag("</a></a", "A", 1) == 4u);
  BOOST_TEST(closing_tag("</a>", "b", 0) == npos);
}

BOOST_AUTO_TEST_CASE(expressions_that_are_a_string) {
  struct Row {
    std::string_view expression;
    std::string_view expected;  // "-": none
  };
  const Row rows[] = {
      {"\"/a\"", "/a"},   {"'/a'", "/a"},     {"`/a`", "/a"},
      {" '/a'\n", "/a"},  {"''", ""},         {"'a\"b'", "a\"b"},
      {"'a' + 'b'", "-"}, {"`/a/${b}`", "-"}, {"'a\\'b'", "-"},
      {"a", "-"},         {"", "-"},          {"'", "-"},
      {"\"a'", "-"},      {"f(\"a\")", "-"},  {"{a}", "-"},
  };
  for (const Row& row : rows) {
    const Span all{0, static_cast<uint32_t>(row.expression.size())};
    const auto literal = string_literal(row.expression, all);
    BOOST_TEST((literal ? literal->in(row.expression) : "-") == row.expected,
               row.expression);
  }
}

BOOST_AUTO_TEST_CASE(comments_of_both_kinds) {
  struct Row {
    std::string_view text;
    std::string_view expected;
    std::vector<Span> code = {};
  };
  const Row rows[] = {
      {"a <!-- b --> c {/* d */} e", "<!-- b -->{/* d */}"},
      {"{/* a <!-- b */} --> <!--c-->", "{/* a <!-- b */}<!--c-->"},
      {"<!-- a {/* b */}", "{/* b */}"},
      {"{/* a <!-- b -->", "<!-- b -->"},
      {"\\<!-- a --> \\{/* b */}", ""},
      {"`<!--` a <!-- b -->", "<!-- b -->", {{1, 5}}},
      {"<!-- a -->", "", {{0, 10}}},
      {"", ""},
  };
  for (const Row& row : rows) {
    std::string all;
    for (const Span span : comments(row.text, 0, row.code)) {
      all += span.in(row.text);
    }
    BOOST_TEST(all == row.expected, row.text);
  }
  BOOST_TEST(comments("<!-- a --> <!-- b -->", 1, {}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(spans_that_hold_a_byte) {
  const std::vector<Span> spans = {{2, 4}, {4, 5}, {8, 9}};
  const bool expected[] = {false, false, true,  true, true,
                           false, false, false, true, false};
  for (uint32_t i = 0; i < std::size(expected); ++i) {
    BOOST_TEST(in_any(spans, i) == expected[i]);
  }
  BOOST_TEST(!in_any({}, 0));
}

BOOST_AUTO_TEST_CASE(text_without_tags) {
  BOOST_TEST(without_tags(" in <b>French</b> ") == "in French");
  BOOST_TEST(without_tags("<a\nb=c>") == "");
  BOOST_TEST(without_tags("a > b") == "a > b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
