#include "text.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace paralint {

static std::ostream& operator<<(std::ostream& out, Position position) {
  return out << position.line << ':' << position.column;
}

static bool operator==(Position a, Position b) {
  return a.line == b.line && a.column == b.column;
}

static std::vector<uint32_t> starts(std::string_view text) {
  const Lines lines(text);
  std::vector<uint32_t> found;
  for (uint32_t line = 1; line <= lines.count(); ++line) {
    found.push_back(lines.start_of(line));
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(text_test)

// Texts are looked through in pieces of 64 bytes.
BOOST_AUTO_TEST_CASE(a_line_end_may_stand_anywhere) {
  for (size_t size = 1; size < 200; ++size) {
    for (const std::string end : {"\n", "\r", "\r\n"}) {
      const std::string line(size, '\v');
      const std::string text = line + end + line + end;
      const auto step = static_cast<uint32_t>(size + end.size());
      BOOST_TEST((starts(text) == std::vector<uint32_t>{0, step, 2 * step}),
                 size << " bytes and " << end.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_begins_behind_each_line_end) {
  struct Row {
    std::string_view text;
    std::vector<uint32_t> starts;
  };
  const Row rows[] = {
      {"", {0}},
      {"a", {0}},
      {"a\n", {0, 2}},
      {"a\nb", {0, 2}},
      {"\n\n", {0, 1, 2}},
      {"a\r\nb\r\n", {0, 3, 6}},
      {"a\rb\rc", {0, 2, 4}},
      {"a\r", {0, 2}},
      {"\r", {0, 1}},
      {"\r\r\n\n\r", {0, 1, 3, 4, 5}},
      {"\n\r", {0, 1, 2}},
      {"a\nb\r\nc\rd\n", {0, 2, 5, 7, 9}},
      {"a\rb\nc\nd", {0, 2, 4, 6}},
  };
  for (const Row& row : rows) {
    const auto found = starts(row.text);
    BOOST_TEST(found == row.starts, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(every_byte_lies_in_a_line) {
  const Lines lines("ab\ncd\r\n\r\nef");
  const uint32_t expected[] = {1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4};
  for (uint32_t offset = 0; offset < std::size(expected); ++offset) {
    BOOST_TEST(lines.line_of(offset) == expected[offset]);
  }
  BOOST_TEST(Lines().line_of(5) == 1u);
  BOOST_TEST(Lines().count() == 1u);
}

BOOST_AUTO_TEST_CASE(a_column_counts_code_points) {
  struct Row {
    std::string_view text;
    uint32_t offset;
    Position position;
  };
  const Row rows[] = {
      {"", 0, {1, 1}},           {"abc", 2, {1, 3}},
      {"abc", 3, {1, 4}},        {"abc", 9, {1, 4}},
      {"a\nbc", 3, {2, 2}},      {"a\n", 2, {2, 1}},
      {"été", 2, {1, 2}},        {"été", 3, {1, 3}},
      {"été", 1, {1, 1}},  // within a code point: where that begins
      {"été", 4, {1, 3}},        {"\n😀x", 5, {2, 2}},
      {"\n😀x", 4, {2, 1}},       {"\n€x", 3, {2, 1}},
      {"a\xFF\xFEz", 3, {1, 4}},  // malformed bytes count one each
      {"a\xFF\xFEz", 2, {1, 3}}, {"a\xE2\x82z", 2, {1, 3}},
      {"a\xE2\x82z", 3, {1, 4}},
  };
  for (const Row& row : rows) {
    const Lines lines(row.text);
    BOOST_TEST(position(row.text, lines, row.offset) == row.position);
  }
}

BOOST_AUTO_TEST_CASE(the_line_around_a_byte_has_no_line_end) {
  struct Row {
    std::string_view text;
    uint32_t offset;
    std::string_view line;
  };
  const Row rows[] = {
      {"", 0, ""},           {"abc", 1, "abc"},     {"abc", 3, "abc"},
      {"abc", 9, "abc"},     {"ab\ncd", 0, "ab"},   {"ab\ncd", 2, "ab"},
      {"ab\ncd", 3, "cd"},   {"ab\ncd", 5, "cd"},   {"ab\r\ncd", 2, "ab"},
      {"ab\r\ncd", 3, "ab"}, {"ab\r\ncd", 4, "cd"}, {"ab\rcd", 2, "ab"},
      {"ab\rcd", 3, "cd"},   {"ab\n\ncd", 3, ""},   {"ab\n", 3, ""},
      {"\n", 0, ""},         {"ab\n\rcd", 3, ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(line_at(row.text, row.offset) == row.line);
  }
}

BOOST_AUTO_TEST_CASE(utf8_is_checked_by_table_3_7) {
  struct Row {
    std::string_view text;
    size_t invalid;
    size_t code_points;
  };
  const Row rows[] = {
      {"", npos, 0},
      {"plain", npos, 5},
      {"été €uro 😀", npos, 10},
      {"\x7F\xC2\x80\xDF\xBF", npos, 3},
      {"\xE0\xA0\x80\xEC\xBF\xBF\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", npos, 5},
      {"\xF0\x90\x80\x80\xF1\x80\x80\x80\xF4\x8F\xBF\xBF", npos, 3},
      {"a\x80", 1, 2},              // a continuation alone
      {"a\xC0\xAF", 1, 3},          // overlong "/"
      {"a\xC1\xBF", 1, 3},          // overlong
      {"a\xE0\x9F\xBF", 1, 4},      // overlong
      {"a\xF0\x8F\xBF\xBF", 1, 5},  // overlong
      {"a\xED\xA0\x80", 1, 4},      // a surrogate
      {"a\xF4\x90\x80\x80", 1, 5},  // above U+10FFFF
      {"a\xF5\x80\x80\x80", 1, 5},
      {"é\xFF", 2, 2},
      {"\xC3", 0, 1},  // cut off
      {"\xE2\x82", 0, 2},
      {"\xF0\x9F\x98", 0, 3},
      {"\xE2\x82z", 0, 3},
      {"\xC3\xC3\xA9", 0, 2},
      {"12345678\xE9", 8, 9},
      {"1234567\xE9 in Latin-1", 7, 19},
      {"123456789012345678é\xE9", 20, 20},
      {{"a\0b", 3}, npos, 3},
  };
  for (const Row& row : rows) {
    BOOST_TEST(first_invalid_utf8(row.text) == row.invalid);
    BOOST_TEST(code_points(row.text) == row.code_points);
  }
}

BOOST_AUTO_TEST_CASE(a_bad_byte_is_found_wherever_it_stands) {
  for (size_t size = 0; size < 40; ++size) {
    std::string text(size, 'x');
    BOOST_TEST(first_invalid_utf8(text) == npos);
    for (size_t at = 0; at < size; ++at) {
      text[at] = '\xFF';
      BOOST_TEST(first_invalid_utf8(text) == at);
      BOOST_TEST(code_points(text) == size);
      text[at] = 'x';
    }
  }
}

BOOST_AUTO_TEST_CASE(only_ascii_letters_are_lowered) {
  BOOST_TEST(ascii_lower("ABC xyz @[`{ 09 ÉÀ") == "abc xyz @[`{ 09 ÉÀ");
  BOOST_TEST(ascii_lower("") == "");
}

BOOST_AUTO_TEST_CASE(characters_are_classed_as_ascii) {
  std::string alnums, spaces;
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    if (is_ascii_alnum(byte)) alnums += byte;
    if (is_ascii_space(byte)) spaces += byte;
  }
  BOOST_TEST(alnums ==
             "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  BOOST_TEST(spaces == "\t\n\v\f\r ");
}

BOOST_AUTO_TEST_CASE(white_space_is_trimmed_at_both_ends) {
  BOOST_TEST(trim(" \t\r\n a b \v\f") == "a b");
  BOOST_TEST(trim("a") == "a");
  BOOST_TEST(trim(" \n ") == "");
  BOOST_TEST(trim("") == "");
  BOOST_TEST(trim("\u00A0a") == "\u00A0a");
}

BOOST_AUTO_TEST_CASE(prefixes_and_suffixes) {
  BOOST_TEST(starts_with("/docs", "/"));
  BOOST_TEST(starts_with("/docs", ""));
  BOOST_TEST(!starts_with("/docs", "/docs/"));
  BOOST_TEST(!starts_with("/docs", "docs"));
  BOOST_TEST(ends_with("a.md", ".md"));
  BOOST_TEST(ends_with("a.md", ""));
  BOOST_TEST(!ends_with("md", ".md"));
}

BOOST_AUTO_TEST_CASE(a_text_is_split_into_one_part_more_than_separators) {
  struct Row {
    std::string_view text;
    std::vector<std::string_view> parts;
  };
  const Row rows[] = {
      {"", {""}},          {"a", {"a"}},
      {"a/b", {"a", "b"}}, {"/a//b/", {"", "a", "", "b", ""}},
      {"/", {"", ""}},
  };
  for (const Row& row : rows) {
    const auto parts = split(row.text, '/');
    BOOST_TEST(parts == row.parts, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(edit_distances_are_exact_up_to_the_limit) {
  struct Row {
    std::string_view a;
    std::string_view b;
    size_t limit;
    size_t distance;
  };
  const Row rows[] = {
      {"", "", 0, 0},
      {"", "abc", 5, 3},
      {"abc", "", 5, 3},
      {"kitten", "sitting", 5, 3},
      {"kitten", "sitting", 3, 3},
      {"kitten", "sitting", 2, 3},
      {"kitten", "sitting", 0, 1},
      {"local", "locales", 9, 2},
      {"ab", "ba", 9, 2},
      {"abcdefgh", "z", 3, 4},
      {"intention", "execution", 9, 5},
      {"abcdef", "uvwxyz", 4, 5},
      {"abc", "abd", npos, 1},
  };
  for (const Row& row : rows) {
    BOOST_TEST(edit_distance(row.a, row.b, row.limit) == row.distance);
    BOOST_TEST(edit_distance(row.b, row.a, row.limit) == row.distance);
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_name_is_what_the_writer_meant) {
  const std::vector<std::string_view> candidates = {
      "locales", "layout", "renderer", "reference", "rules", "routes"};
  struct Row {
    std::string_view name;
    std::string_view nearest;
  };
  const Row rows[] = {
      {"local", "locales"},
      {"locales", "locales"},
      {"rule", "rules"},
      {"rendrer", "renderer"},
      {"referense", "reference"},
      {"route", "routes"},
      {"colour", ""},
      {"", ""},
      {"title", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(nearest(row.name, candidates) == row.nearest);
  }
  BOOST_TEST(nearest("cat", {"hat", "bat"}) == "hat");
  BOOST_TEST(nearest("cat", {}) == "");
}

// As Unicode 15, table 3-8 and the two below it, has it.
BOOST_AUTO_TEST_CASE(malformed_bytes_are_replaced) {
  const std::string r = "\uFFFD";
  BOOST_TEST(well_formed("") == "");
  BOOST_TEST(well_formed("aé語🐝") == "aé語🐝");
  BOOST_TEST(well_formed("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
             r + r + r + r + r + r + r + r + "A");
  BOOST_TEST(well_formed("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
             r + r + r + r + r + r + r + r + "A");
  BOOST_TEST(well_formed("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") ==
             r + r + r + r + "A");
}

BOOST_AUTO_TEST_CASE(a_hash_does_not_depend_on_what_can_be_read_behind) {
  const std::string text = "Deliveries_2024_of_the_bakery, and what follows";
  for (size_t size = 0; size <= 30; ++size) {
    const std::string alone = text.substr(0, size);
    const std::string_view inside = std::string_view(text).substr(0, size);
    BOOST_TEST(short_hash(alone) == short_hash(inside, text.size()),
               size << " bytes");
    BOOST_TEST((size == 0 ||
                short_hash(alone) != short_hash(alone.substr(0, size - 1))));
  }
  BOOST_TEST(short_hash("Deliveries_2024") == short_hash("dELIVERIES_2024"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
