#include "table_gap.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(table_gap_test)

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
    const TableGaps gaps(row.text, 0);
    BOOST_TEST(gaps.text() == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(every_byte_is_found_in_the_original) {
  const std::string_view text = "---\n|a|\n> |-|\n> # B\n|c|\n|-|\n## D\n";
  const TableGaps gaps(text, 4);
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
