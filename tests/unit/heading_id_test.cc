#include "heading_id.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

struct Row {
  std::string_view content;
  std::string_view expected;  // "brace a at {#a}"; empty: no id
};

std::string described(std::string_view content,
                      const std::optional<ExplicitId>& id) {
  if (!id) return {};
  const Span where{id->where.begin - 100, id->where.end - 100};
  return std::string(name_of(id->syntax)) + " " + id->id + " at " +
         std::string(where.in(content));
}

BOOST_AUTO_TEST_SUITE(heading_id_test)

BOOST_AUTO_TEST_CASE(ids_at_the_end_of_a_heading) {
  const Row rows[] = {
      {"", ""},
      {"A", ""},
      {"A {#b}", "brace b at {#b}"},
      {"A{#b}", "brace b at {#b}"},
      {"A {#b} \t", "brace b at {#b}"},
      {"{#b}", "brace b at {#b}"},
      {"A {#}", "brace  at {#}"},
      {"A {#b .c}", "brace b at {#b .c}"},
      {"A {#b c=\"d\"}", "brace b at {#b c=\"d\"}"},
      {"A {#1.2:b_c-d}", "brace 1.2:b_c-d at {#1.2:b_c-d}"},
      {"A {#\u00e9}", "brace \u00e9 at {#\u00e9}"},
      {"A {#b} {#c}", "brace c at {#c}"},
      {"A { #b }", "spaced-brace b at { #b }"},
      {"A { #b .c }", "spaced-brace b at { #b .c }"},
      {"A {: #b}", "colon-brace b at {: #b}"},
      {"A {:#b .c}", "colon-brace b at {:#b .c}"},
      {"A {/* #b */}", "jsx-comment b at {/* #b */}"},
      {"A {/*#b*/}", "jsx-comment b at {/*#b*/}"},
      {"A {/* b */}", "jsx-bare b at {/* b */}"},
      {"A {/*b-c_d*/}", "jsx-bare b-c_d at {/*b-c_d*/}"},
      {"A <!-- #b -->", "html-comment b at <!-- #b -->"},
      {"A <!--#b-->", "html-comment b at <!--#b-->"},
      {"A(#b)", "paren b at (#b)"},
      {"A (#b-2)", "paren b-2 at (#b-2)"},
      // None of these is an id.
      {"A {b}", ""},
      {"A {.b #c}", ""},
      {"A {#b", ""},
      {"A #b}", ""},
      {"A {#b}.", ""},
      {"A \\{#b}", ""},
      {"A \\{#b\\}", ""},
      {"A `{#b}`", ""},
      {"A `{#b` }", ""},
      {"A {#<b>}", ""},
      {"A {}", ""},
      {"}", ""},
      {"A {/* b c */}", ""},
      {"A {/**/}", ""},
      {"A {/*/}", ""},
      {"A <!-- b -->", ""},
      {"A <!-->", ""},
      {"-->", ""},
      {"[A](#b)", ""},
      {"A\\(#b)", ""},
      {"A (#12)", ""},
      {"A (#)", ""},
      {"A (#b c)", ""},
      {"A (b)", ""},
      {"(#b)", ""},
      {")", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(
        described(row.content, trailing_id(row.content, 100)) == row.expected,
        row.content);
  }
}

BOOST_AUTO_TEST_CASE(ids_in_a_paragraph_of_their_own) {
  const Row rows[] = {
      {"{#a}", "own-paragraph a at {#a}"},
      {"[]{#a}", "own-paragraph a at {#a}"},
      {"{ #a .b }", "own-paragraph a at { #a .b }"},
      {"{: #a}", "own-paragraph a at {: #a}"},
      {"a {#b}", ""},
      {"{#a} {#b}", ""},
      {"{/* #a */}", ""},
      {"[a]{#b}", ""},
      {"{a}", ""},
      {"{", ""},
      {"}", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(
        described(row.content, paragraph_id(row.content, 100)) == row.expected,
        row.content);
  }
}

BOOST_AUTO_TEST_CASE(a_heading_is_found_around_its_texts) {
  struct Place {
    std::string_view text;
    int level;
    std::string_view shown;
    std::string_view lines;
    std::string_view content;
  };
  const Place rows[] = {
      {"# A\n", 1, "A", "# A", "A"},
      {"x\n## *A* b ##\ny", 2, "A* b", "## *A* b ##", "*A* b"},
      {"> 1. # A", 1, "A", "> 1. # A", "A"},
      {"- [x] A\n  ===", 1, "A", "- [x] A\n  ===", "A"},
      {"*A*\nb\n---\nc", 2, "A*\nb", "*A*\nb\n---", "*A*\nb"},
      {"A\r\n---", 2, "A", "A\r\n---", "A"},
      {"\xEF\xBB\xBF# A", 1, "A", "# A", "A"},
  };
  for (const Place& row : rows) {
    const auto begin = static_cast<uint32_t>(row.text.find(row.shown));
    const auto size = static_cast<uint32_t>(row.shown.size());
    const HeadingPlace place =
        place_heading(row.text, row.level, {begin, begin + size});
    BOOST_TEST(place.lines.in(row.text) == row.lines);
    BOOST_TEST(place.content.in(row.text) == row.content);
  }
}

BOOST_AUTO_TEST_CASE(a_heading_without_content_is_found_by_its_marks) {
  struct Place {
    std::string_view text;
    int level;
    std::string_view lines;  // empty: none
  };
  const Place rows[] = {
      {"#", 1, "#"},
      {"a # \n# #\n", 1, "# #"},
      {"# a\n##\n#\n", 1, "#"},
      {"> ##  \nx", 2, "> ##  "},
      {"- #\t", 1, "- #\t"},
      {"a #\n##", 1, ""},
      {"", 1, ""},
      {"#a\n", 1, ""},
  };
  for (const Place& row : rows) {
    const auto place = place_empty_heading(row.text, row.level, 0);
    BOOST_TEST((place ? place->lines.in(row.text) : "") == row.lines, row.text);
    if (place) BOOST_TEST(place->content.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
