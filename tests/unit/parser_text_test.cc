#include "parser_text.h"

#include <boost/test/unit_test.hpp>

#include "python_markdown.h"
#include "table_gaps.h"

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(parser_text_test)

BOOST_AUTO_TEST_CASE(a_blank_line_ends_a_table) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"|a|\n|-|\n# B\n", "|a|\n|-|\n\n# B\n"},
      {"|a|\n|-|\n|b|\n## C", "|a|\n|-|\n|b|\n\n## C"},
      {"|a|\r\n|-|\r\n#\r\n", "|a|\r\n|-|\r\n\n#\r\n"},
      {"|a|\n|-|\n```\nb\n```\n", "|a|\n|-|\n\n```\nb\n```\n"},
      {"> |a|\n> |-|\n> # B\n", "> |a|\n> |-|\n> \n> # B\n"},
      {"a|b\n:-:|-\n# B\nc|d\n-|-\n~~~", "a|b\n:-:|-\n\n# B\nc|d\n-|-\n\n~~~"},
      // Nothing to do.
      {"", ""},
      {"|a|\n|-|\n\n# B\n", "|a|\n|-|\n\n# B\n"},
      {"|a|\n|-|\n|b|\ntext\n", "|a|\n|-|\n|b|\ntext\n"},
      {"|a|\n# B\n", "|a|\n# B\n"},
      {"|a|\n|-|\n#b\n", "|a|\n|-|\n#b\n"},
  };
  for (const Row& row : rows) {
    const ParserText text(row.text, 0,
                          table_gaps(row.text, Lines(row.text), 0));
    BOOST_TEST(text.text() == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(every_byte_is_found_in_the_original) {
  const std::string_view text = "---\n|a|\n> |-|\n> # B\n|c|\n|-|\n## D\n";
  const ParserText gaps(text, 4, table_gaps(text, Lines(text), 4));
  const std::string_view padded = gaps.text();
  BOOST_TEST(padded.size() == text.size() - 4 + 3 + 1);
  for (uint32_t i = 0; i < padded.size(); ++i) {
    const uint32_t original = gaps.original(i);
    BOOST_TEST(original < text.size());
    if (i > 0) BOOST_TEST(original >= gaps.original(i - 1));
  }
  for (const std::string_view part : {"|a|", "# B", "|c|", "## D"}) {
    const auto at = static_cast<uint32_t>(padded.find(part));
    BOOST_TEST(gaps.original(at) == text.find(part));
  }
}

BOOST_AUTO_TEST_CASE(python_markdown_is_read_as_commonmark) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"##x\n", "## x\n"},
      {"a\n#b\n", "a\n# b\n"},
      {"#!x", "# !x"},
      {"!!! note\n    a\n", "!!! note\n\na\n"},
      {"!!! note \"T\"\n\n    a\n\n    ##b\nc\n",
       "!!! note \"T\"\n\n\na\n\n## b\n\nc\n"},
      {"??? tip\n\ta\n", "??? tip\n\na\n"},
      {"???+ tip\r\n    a\r\n", "???+ tip\r\n\na\r\n"},
      {"=== \"T\"\n    a\n=== \"U\"\n    b\n",
       "=== \"T\"\n\na\n\n=== \"U\"\n\nb\n"},
      {"===! \"T\"\n    a", "===! \"T\"\n\na"},
      // One in another, and in an item.
      {"!!! a\n    ??? b\n        ##c\n    d\n",
       "!!! a\n\n??? b\n\n## c\n\nd\n"},
      {"- a\n\n    !!! b\n        c\n    d\n",
       "- a\n\n    !!! b\n\n    c\n\n    d\n"},
      // Its content keeps what is indented more.
      {"!!! a\n    b\n\n        code\n", "!!! a\n\nb\n\n    code\n"},
      {"!!! a\n    ```\n    ##b\n    ```\n    ##c\n",
       "!!! a\n\n```\n##b\n```\n## c\n"},
      // Nothing to do.
      {"", ""},
      {"# x\n\n## y ##\n", "# x\n\n## y ##\n"},
      {"#\n##\n", "#\n##\n"},
      {"#######x", "#######x"},
      {"```\n##x\n!!! a\n    b\n```\n", "```\n##x\n!!! a\n    b\n```\n"},
      {"    ##x\n", "    ##x\n"},
      {"\\##x\n", "\\##x\n"},
      {"!!! \n    a\n", "!!! \n    a\n"},
      {"!!!!\n    a\n", "!!!!\n    a\n"},
      {"===\n    a\n", "===\n    a\n"},
      {"a\n===\n", "a\n===\n"},
      {"!!! a\nb\n", "!!! a\n\nb\n"},
  };
  for (const Row& row : rows) {
    const ParserText text(
        row.text, 0, python_markdown_changes(row.text, Lines(row.text), 0));
    BOOST_TEST(text.text() == row.expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
