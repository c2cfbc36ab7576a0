#include "href.h"

#include <array>
#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

const char* word(HrefKind kind) {
  constexpr const char* words[] = {"empty",    "fragment", "absolute",
                                   "relative", "external", "contact",
                                   "templated"};
  return words[static_cast<size_t>(kind)];
}

BOOST_AUTO_TEST_SUITE(href_test)

BOOST_AUTO_TEST_CASE(a_destination_has_a_kind_and_parts) {
  struct Row {
    std::string_view destination;
    const char* kind;
    std::string_view path;
    std::string_view query;
    std::string_view fragment;
    bool has_fragment = false;
  };
  const Row rows[] = {
      {"", "empty", "", "", ""},
      {"#", "fragment", "", "", "", true},
      {"#a", "fragment", "", "", "a", true},
      {"#a?b#c", "fragment", "", "", "a?b#c", true},
      {"?a=b", "fragment", "", "a=b", ""},
      {"?a=b#c", "fragment", "", "a=b", "c", true},
      {"/", "absolute", "/", "", ""},
      {"/a/b?c=d#e", "absolute", "/a/b", "c=d", "e", true},
      {"/a?b?c", "absolute", "/a", "b?c", ""},
      {"/a#", "absolute", "/a", "", "", true},
      {"/a:b", "absolute", "/a:b", "", ""},
      {"a", "relative", "a", "", ""},
      {"../a.md#b", "relative", "../a.md", "", "b", true},
      {"./a:b", "relative", "./a:b", "", ""},
      {"a/b:c", "relative", "a/b:c", "", ""},
      {"c:\\a", "relative", "c:\\a", "", ""},
      {"12:30", "relative", "12:30", "", ""},
      {"\u00e9t\u00e9:a", "relative", "\u00e9t\u00e9:a", "", ""},
      {"//a.b/c", "external", "//a.b/c", "", ""},
      {"https://a.b/c?d#e", "external", "https://a.b/c", "d", "e", true},
      {"HTTP://a.b", "external", "HTTP://a.b", "", ""},
      {"ftp://a", "external", "ftp://a", "", ""},
      {"https:", "external", "https:", "", ""},
      {"https://{{ a }}/b", "external", "https://{{ a }}/b", "", ""},
      {"mailto:a@b.cd?subject=e", "contact", "mailto:a@b.cd", "subject=e", ""},
      {"tel:+33", "contact", "tel:+33", "", ""},
      {"javascript:void(0)", "contact", "javascript:void(0)", "", ""},
      {"vscode+a.b-c:d", "contact", "vscode+a.b-c:d", "", ""},
      {"{{ a }}", "templated", "{{ a }}", "", ""},
      {"/a/${b}#c", "templated", "/a/${b}", "", "c", true},
      {"{% link a.md %}", "templated", "{% link a.md %}", "", ""},
      {"<%= a %>", "templated", "<%= a %>", "", ""},
      {"#{a}", "templated", "", "", "{a}", true},
  };
  for (const Row& row : rows) {
    const Href href = parse_href(row.destination);
    BOOST_TEST(word(href.kind) == std::string_view(row.kind), row.destination);
    BOOST_TEST(href.path == row.path, row.destination);
    BOOST_TEST(href.query == row.query, row.destination);
    BOOST_TEST(href.fragment == row.fragment, row.destination);
    BOOST_TEST(href.has_fragment == row.has_fragment, row.destination);
  }
}

struct Pair {
  std::string_view in;
  std::string_view out;
};

BOOST_AUTO_TEST_CASE(percent_escapes) {
  const Pair rows[] = {
      {"", ""},
      {"a%20b", "a b"},
      {"donn%C3%A9", "donn\u00e9"},
      {"%c3%a9", "\u00e9"},
      {"%", "%"},
      {"%2", "%2"},
      {"%2g%-1% 1", "%2g%-1% 1"},
      {"%25%32%30", "%20"},
      {"a+b", "a+b"},
      {"%%41", "%A"},
  };
  for (const Pair& row : rows) {
    BOOST_TEST(percent_decoded(row.in) == row.out, row.in);
  }
}

BOOST_AUTO_TEST_CASE(query_parameters) {
  const Pair rows[] = {
      {"", ""},
      {"locale=fr", "fr"},
      {"a=b&locale=fr&c", "fr"},
      {"a&amp;locale=fr", "fr"},
      {"locale=", ""},
      {"locale", ""},
      {"locale=fr-FR%20x", "fr-FR x"},
      {"xlocale=fr", ""},
      {"locale=fr&locale=en", "fr"},
      {"locale=a=b", "a=b"},
  };
  for (const Pair& row : rows) {
    BOOST_TEST(query_parameter(row.in, "locale") == row.out, row.in);
  }
}

BOOST_AUTO_TEST_CASE(file_endings) {
  const Pair rows[] = {
      {"a.png", "png"}, {"a/b.PNG", "png"}, {"a.tar.gz", "gz"}, {"a", ""},
      {"a.b/c", ""},    {".a", ""},         {"a.", ""},         {"..", ""},
      {"", ""},         {"../a", ""},       {"/v1.2", "2"},
  };
  for (const Pair& row : rows) BOOST_TEST(extension(row.in) == row.out, row.in);
}

BOOST_AUTO_TEST_CASE(paths_are_joined) {
  struct Row {
    std::string_view folder;
    std::string_view relative;
    std::string_view joined;
  };
  const Row rows[] = {
      {"/a/b", "../c/./d", "/a/c/d"},
      {"/a", "b", "/a/b"},
      {"/a/", "/b/", "/a/b"},
      {"/a", "../../../b", "/b"},
      {"/", "", "/"},
      {"", "..", "/"},
      {"a//b", "c", "/a/b/c"},
      {"/a", "b/..", "/a"},
      {"/a", "...", "/a/..."},
  };
  for (const Row& row : rows) {
    BOOST_TEST(joined_path(row.folder, row.relative) == row.joined);
  }
}

BOOST_AUTO_TEST_CASE(slashes_at_the_end) {
  const Pair rows[] = {{"/a/", "/a"}, {"/a//", "/a"}, {"/", "/"},
                       {"//", "/"},   {"/a", "/a"},   {"", ""}};
  for (const Pair& row : rows) {
    BOOST_TEST(without_trailing_slash(row.in) == row.out, row.in);
  }
}

BOOST_AUTO_TEST_CASE(a_relative_path_leads_from_a_file_to_another) {
  for (const auto& [from, to, path] : {std::array{"a/b.md", "a/c.md", "c.md"},
                                       {"a/b.md", "c.md", "../c.md"},
                                       {"b.md", "a/c.md", "a/c.md"},
                                       {"a/b/c.md", "a/d/e.md", "../d/e.md"},
                                       {"a/b.md", "a/b.md", "b.md"},
                                       {"/a/b/", "/a/b", "../b"},
                                       {"/a/b/", "/a/b/c", "c"}}) {
    BOOST_TEST(relative_path(from, to) == path);
  }
}

BOOST_AUTO_TEST_CASE(a_path_is_encoded_as_little_as_it_can_be) {
  for (const char* path : {"a b", "100%", "what?", "a#b", "x<y>\"z\""}) {
    BOOST_TEST(percent_decoded(percent_encoded(path)) == path);
    BOOST_TEST(percent_encoded(path) != path);
  }
  BOOST_TEST(percent_encoded("../é/a_b(1).md") == "../é/a_b(1).md");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
