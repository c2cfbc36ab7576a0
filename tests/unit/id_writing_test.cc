#include "id_writing.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "heading_id.h"
#include "markdown.h"

namespace paralint {
namespace {

constexpr IdSyntax every_syntax[] = {
    IdSyntax::brace,       IdSyntax::spaced_brace, IdSyntax::colon_brace,
    IdSyntax::jsx_comment, IdSyntax::jsx_bare,     IdSyntax::html_comment,
    IdSyntax::paren,       IdSyntax::heading_tag,  IdSyntax::own_paragraph};

constexpr Dialect dialects[] = {{.mdx = false, .math = true},
                                {.mdx = true, .math = false}};

Page read(std::string_view text, Dialect dialect = {}) {
  return parse_page("page.md", text, dialect);
}

// The text with the edit made; "left" where there is none.
std::string written(std::string_view text, IdSyntax syntax,
                    std::string_view id) {
  const Page page = read(text);
  BOOST_REQUIRE(page.headings.size() == 1);
  const auto edit = written_id(page, text, page.headings[0], syntax, id);
  return edit ? with_edits(text, {*edit}) : "left";
}

// "" where both pages say the same, apart from the ids of headings.
std::string difference(const Page& before, const Page& after) {
  if (after.headings.size() != before.headings.size()) return "headings";
  if (after.links.size() != before.links.size()) return "links";
  if (after.html_ids.size() < before.html_ids.size()) return "HTML ids";
  if (after.code.size() != before.code.size()) return "code";
  for (size_t i = 0; i < before.headings.size(); ++i) {
    const Heading& was = before.headings[i];
    const Heading& is = after.headings[i];
    if (is.text != was.text) return was.text + " reads " + is.text;
    if (is.level != was.level) return "level of " + was.text;
    if (is.line != was.line) return "line of " + was.text;
    if (is.html != was.html) return "form of " + was.text;
  }
  for (size_t i = 0; i < before.links.size(); ++i) {
    const Link& was = before.links[i];
    const Link& is = after.links[i];
    if (is.destination != was.destination) return was.destination;
    if (is.text != was.text) return was.text + " reads " + is.text;
  }
  return {};
}

// "" where the heading has gained the id and the page has stayed as it was.
std::string mistake(const Page& before, const Page& after, size_t heading,
                    std::string_view id) {
  std::string found = difference(before, after);
  if (!found.empty()) return found;
  const auto& ids = after.headings[heading].ids;
  if (ids.size() != 1) return "no id at " + before.headings[heading].text;
  return ids[0].id == id ? "" : "id " + ids[0].id;
}

BOOST_AUTO_TEST_SUITE(id_writing_test)

BOOST_AUTO_TEST_CASE(each_syntax_has_its_form) {
  struct Row {
    IdSyntax syntax;
    std::string_view expected;
  };
  const Row rows[] = {
      {IdSyntax::brace, "## Feed {#feed}\n"},
      {IdSyntax::spaced_brace, "## Feed { #feed }\n"},
      {IdSyntax::colon_brace, "## Feed {: #feed }\n"},
      {IdSyntax::jsx_comment, "## Feed {/* #feed */}\n"},
      {IdSyntax::jsx_bare, "## Feed {/*feed*/}\n"},
      {IdSyntax::html_comment, "## Feed <!-- #feed -->\n"},
      {IdSyntax::paren, "## Feed(#feed)\n"},
      {IdSyntax::heading_tag, "left"},
      {IdSyntax::own_paragraph, "left"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(written("## Feed\n", row.syntax, "feed") == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(an_id_stands_behind_the_text) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"# A", "# A {#i}"},
      {"# A  \t\n", "# A {#i}  \t\n"},
      {"# A #\n", "# A {#i} #\n"},
      {"## A b ##  \n", "## A b {#i} ##  \n"},
      {"# A#\n", "# A# {#i}\n"},
      {"# A \\#\n", "# A \\# {#i}\n"},
      {"#\tA\n", "#\tA {#i}\n"},
      {"   ### A\n", "   ### A {#i}\n"},
      {"A\n===\n", "A {#i}\n===\n"},
      {"A\nb  \n---\n", "A\nb {#i}  \n---\n"},
      {"> # A\n", "> # A {#i}\n"},
      {"> A\n> ---\n", "> A {#i}\n> ---\n"},
      {"- # A\n  b\n", "- # A {#i}\n  b\n"},
      {"1. A\n   ===\n", "1. A {#i}\n   ===\n"},
      {"# A\r\nb\r\n", "# A {#i}\r\nb\r\n"},
      {"A\r\n---\r\n", "A {#i}\r\n---\r\n"},
      {"\xEF\xBB\xBF# A\n", "\xEF\xBB\xBF# A {#i}\n"},
      {"---\ntitle: T\n---\n# A\n", "---\ntitle: T\n---\n# A {#i}\n"},
      {"#\n", "# {#i}\n"},
      {"## ##\n", "## {#i} ##\n"},
      {"# `a`\n", "# `a` {#i}\n"},
      {"# *a*\n", "# *a* {#i}\n"},
      {"# [a](/b)\n", "# [a](/b) {#i}\n"},
      {"# ![a](b.png)\n", "# ![a](b.png) {#i}\n"},
      {"# C:\\\n", "# C:\\ {#i}\n"},
      {"# https://a.b/c\n", "# https://a.b/c {#i}\n"},
      {"# Café\n", "# Café {#i}\n"},
      {"# 日本語\n", "# 日本語 {#i}\n"},
      {"# A {b}\n", "# A {b} {#i}\n"},
      {"# A {#b\n", "# A {#b {#i}\n"},
      {"# A <!-- b -->\n", "# A <!-- b --> {#i}\n"},
      {"# <a id=\"b\"></a>\n", "# <a id=\"b\"></a> {#i}\n"},
      {"<h2>A</h2>\n", "<h2 id=\"i\">A</h2>\n"},
      {"<h3 class=\"c\">A</h3>\n", "<h3 id=\"i\" class=\"c\">A</h3>\n"},
      {"<H2\nclass=\"c\">A</H2>\n", "<H2 id=\"i\"\nclass=\"c\">A</H2>\n"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(
        written(row.text, IdSyntax::brace, "i") == row.expected,
        row.text << " became " << written(row.text, IdSyntax::brace, "i"));
  }
}

// Whatever the heading's form and the syntax, the page reads as before.
BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  constexpr std::string_view texts[] = {
      "A",          "A `b`",        "*A*",     "**A** _b_", "[A](/b)",
      "![A](b)",    "A\\",          "A \\\\",  "A]",        "[A]",
      "A <b>c</b>", "A <!-- b -->", "A <!--",  "A (b)",     "A {b}",
      "A {#b",      "A {{#b}",      "A (#1)",  "A $b$",     "A &amp;",
      "A b.c",      "<a@b.c>",      "A | b",   "A `b",      "A b*",
      "A ~~b~~",    "A :smile:",    "A {/* b", "日本語",    "A é",
      "{A}",        "A}",           "A)",      "A #",       "A -",
  };
  struct Form {
    std::string_view before;
    std::string_view behind;
  };
  constexpr Form forms[] = {
      {"# ", "\n"},       {"## ", " ##\n"},    {"### ", "  \n"},
      {"# ", "\r\n"},     {"", "\n===\n"},     {"", "\r\n---\r\n"},
      {"> ## ", "\n"},    {"- # ", "\n"},      {"> 1. ", "\n>    ---\n"},
      {"x\ny ", "\n-\n"}, {"<h2>", "</h2>\n"}, {"#", "\n"},
  };
  constexpr std::string_view ids[] = {"i", "give-access", "2.1", "a_b", "été"};
  for (const Dialect dialect : dialects) {
    for (const Form& form : forms) {
      for (const std::string_view content : texts) {
        const std::string text = "[r]: /s\n\n" + std::string(form.before) +
                                 std::string(content) +
                                 std::string(form.behind) + "\nEnd [r].\n";
        const Page before = read(text, dialect);
        if (before.headings.size() != 1 || !before.headings[0].ids.empty()) {
          continue;
        }
        for (const IdSyntax syntax : every_syntax) {
          for (const std::string_view id : ids) {
            const auto edit =
                written_id(before, text, before.headings[0], syntax, id);
            if (!edit) continue;
            const std::string now = with_edits(text, {*edit});
            const std::string wrong =
                mistake(before, read(now, dialect), 0, id);
            BOOST_TEST(wrong.empty(), wrong << " in\n" << now);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_syntax_holds_what_it_reads_again) {
  struct Row {
    std::string_view id;
    std::string_view holds;  // by every_syntax: y or n
  };
  const Row rows[] = {
      {"a", "yyyyyyyyn"},    {"give-access_2", "yyyyyyyyn"},
      {"2024", "yyyyyynyn"}, {"a.b:c", "yyyyyynyn"},
      {"été", "yyyyyynyn"},  {"日本語", "yyyyyynyn"},
      {"a--b", "yyyyynyyn"}, {"a+b", "yyyynynyn"},
      {"", "nnnnnnnnn"},     {"a b", "nnnnnnnnn"},
      {"a\tb", "nnnnnnnnn"}, {"a}", "nnnnnnnnn"},
      {"a*/", "nnnnnnnnn"},  {"a\"b", "nnnnnnnnn"},
      {"a#b", "nnnnnnnnn"},  {"a&b", "nnnnnnnnn"},
      {"a(b)", "nnnnnnnnn"}, {"-->", "nnnnnnnnn"},
      {"a\\", "nnnnnnnnn"},  {"\x7F", "nnnnnnnnn"},
  };
  for (const Row& row : rows) {
    std::string holds;
    for (const IdSyntax syntax : every_syntax) {
      holds += can_hold(syntax, row.id) ? 'y' : 'n';
    }
    BOOST_TEST(holds == row.holds, row.id);
  }
}

// Each heading of real pages gets an id: one at a time, then all at once.
BOOST_AUTO_TEST_CASE(real_pages_stay_as_they_are) {
  namespace fs = std::filesystem;
  const fs::path folder = PARALINT_SOURCE "/../shared/corpora";
  if (!fs::exists(folder)) {
    BOOST_TEST_MESSAGE("skipped: no " << folder);
    return;
  }
  size_t headings = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".md" && ending != ".mdx") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const Dialect dialect = dialects[ending == ".mdx" ? 1 : 0];
    const Page before = read(text, dialect);
    std::vector<Edit> edits;
    for (size_t i = 0; i < before.headings.size(); ++i) {
      const Heading& heading = before.headings[i];
      if (!heading.ids.empty()) continue;
      const std::string id = "i-" + std::to_string(i);
      const auto edit = written_id(before, text, heading, IdSyntax::brace, id);
      if (!edit) continue;
      ++headings;
      edits.push_back(*edit);
      // One at a time tells more than all at once where a few are enough.
      if (i % 16 != 0) continue;
      const Page after = read(with_edits(text, {*edit}), dialect);
      const std::string wrong = mistake(before, after, i, id);
      BOOST_TEST(wrong.empty(), entry.path().string() << ": " << wrong);
    }
    const Page after = read(with_edits(text, edits), dialect);
    const std::string wrong = difference(before, after);
    BOOST_TEST(wrong.empty(), entry.path().string() << ": " << wrong);
    for (size_t i = 0; i < after.headings.size(); ++i) {
      BOOST_TEST(!after.headings[i].ids.empty(),
                 entry.path().string() << ": " << after.headings[i].text);
    }
  }
  BOOST_TEST(headings > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
