#include "written.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "edit.h"
#include "markdown.h"

namespace paralint {
namespace {

constexpr Dialect plain{.mdx = false, .math = false};
constexpr Dialect mdx{.mdx = true, .math = false};

// The page with another destination in its first link that has a place; "none"
// where it cannot stand there.
std::string rewritten(std::string_view page, std::string_view destination,
                      Dialect dialect) {
  for (const Link& link : parse_page("x.md", page, dialect).links) {
    if (link.destination_span.empty()) continue;
    const auto text = written(link, destination);
    if (!text) return "none";
    return with_edits(page, {{"x.md", link.destination_span, *text}});
  }
  return "no link";
}

struct Row {
  std::string_view page;
  std::string_view destination;
  std::string_view expected;
};

template <size_t size>
void check(Dialect dialect, const Row (&rows)[size]) {
  for (const Row& row : rows) {
    BOOST_TEST(rewritten(row.page, row.destination, dialect) == row.expected);
  }
}

BOOST_AUTO_TEST_SUITE(written_test)

BOOST_AUTO_TEST_CASE(reading_markdown) {
  const struct {
    std::string_view spelled;
    std::string_view expected;
  } rows[] = {
      {"", ""},
      {"/a", "/a"},
      {"/a\\_b", "/a_b"},
      {"/a\\b\\", "/a\\b\\"},
      {"\\\\\\(", "\\("},
      {"/a&amp;b&c;&#95;&eacute;", "/a&b&c;_é"},
      {"/a\\&amp;b", "/a&amp;b"},
      {"/a&amp\\;b", "/a&amp;b"},
      {"/%C3%A9", "/%C3%A9"},
  };
  for (const auto& row : rows) {
    BOOST_TEST(markdown_destination(row.spelled) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(inline_links) {
  check(plain, {
                   {"[a](/b)", "/c", "[a](/c)"},
                   {"[a](/b)", "/é/日本?x=1&y=2#z", "[a](/é/日本?x=1&y=2#z)"},
                   {"[a](/b)", "/%C3%A9%20", "[a](/%C3%A9%20)"},
                   {"[a](/b)", "/c d", "[a](</c d>)"},
                   {"[a](/b)", "", "[a](<>)"},
                   {"[a](/b \"t\")", "/c(d)", "[a](/c(d) \"t\")"},
                   {"[a](/b)", "/c(d", "[a](/c\\(d)"},
                   {"[a](/b)", "/c)d(", "[a](/c\\)d\\()"},
                   {"[a](/b)", "/c)d e", "[a](</c)d e>)"},
                   {"[a](/b)", "/c_d*e", "[a](/c_d*e)"},
                   {"[a](/b)", "/c$d", "[a](/c\\$d)"},
                   {"[a](/b)", "/c[d]|e", "[a](/c\\[d\\]\\|e)"},
                   {"[a](/b)", "<c>\"`", "[a](&lt;c&gt;&quot;&#96;)"},
                   {"[a](/b)", "/c\\d\\_\\", "[a](/c\\d\\\\_\\\\)"},
                   {"[a](/b)", "/c&amp;d&e", "[a](/c&amp;amp;d&e)"},
                   {"[a](/b?c&amp;d)", "/b?e&f", "[a](/b?e&amp;f)"},
                   {"[a](/b\\_c 't')", "/b_d", "[a](/b_d 't')"},
                   {"[a](/b)", "/c\nd", "none"},
                   {"[a](</b> 't')", "/c", "[a](</c> 't')"},
                   {"[a](</b>)", "/c d)", "[a](</c d)>)"},
                   {"[a](</b>)", "/c>\\", "[a](</c&gt;\\\\>)"},
                   {"[a](</b>)", "", "[a](<>)"},
                   {"![a](/b)", "/c d", "![a](</c d>)"},
                   {"[![a](b.png)](/c)", "/d", "[![a](b.png)](/d)"},
                   {"[a](/b)", "#", "[a](<#>)"},
               });
}

BOOST_AUTO_TEST_CASE(definitions) {
  check(plain, {
                   {"[a]\n\n[a]: /b 't'", "/c", "[a]\n\n[a]: /c 't'"},
                   {"[a]\n\n[a]: /b", "/c d", "[a]\n\n[a]: </c d>"},
                   {"[a]\n\n[a]: /b", "", "[a]\n\n[a]: <>"},
                   {"[a]\n\n[a]:\n</b>", "/c(", "[a]\n\n[a]:\n</c(>"},
                   {"[a]\n\n[a]: /b\\_c", "/d", "[a]\n\n[a]: /d"},
                   {"[a]\n\n> [a]: /b&amp;c", "/d&e", "[a]\n\n> [a]: /d&amp;e"},
               });
}

BOOST_AUTO_TEST_CASE(addresses_in_the_text) {
  check(plain, {
                   {"<https://a.b>", "http://c.d/e?f&g", "<http://c.d/e?f&g>"},
                   {"<https://a.b>", "/c", "none"},
                   {"<https://a.b>", "c:d", "none"},
                   {"<https://a.b>", "https://c.d/e f", "none"},
                   {"<https://a.b>", "https://c.d/?e&amp;f", "none"},
                   {"https://a.b", "https://c.d", "none"},
                   {"<a@b.cd>", "mailto:e@b.cd", "no link"},
               });
}

BOOST_AUTO_TEST_CASE(attributes) {
  check(
      plain,
      {
          {"<a href=\"/b\">", "/c d'e", "<a href=\"/c d'e\">"},
          {"<A HREF='/b'>", "/c\"'<>`|",
           "<A HREF='/c\"&#39;&lt;&gt;&#96;&#124;'>"},
          {"<a href=\" /b \">", "/c\"", "<a href=\" /c&quot; \">"},
          {"<a href=\"/b\">", "/c?d=1&e=2&f", "<a href=\"/c?d=1&e=2&amp;f\">"},
          {"<a href=\"/b\">", "/c&copy#", "<a href=\"/c&amp;copy#\">"},
          {"<a href=\"/b?c&amp;d\">", "/b?e=&f=", "<a href=\"/b?e=&amp;f=\">"},
          {"<a href=\"/b\">", "/c\\_d(", "<a href=\"/c\\_d(\">"},
          {"<a href=\"/b\">", " /c", "none"},
          {"<a href=/b>", "/é#d", "<a href=/é#d>"},
          {"<a href=/b>", "/c?d=e", "<a href=\"/c?d=e\">"},
          {"<a href=/b/>", "/c/", "<a href=\"/c/\">"},
          {"<a href=/b>", "", "<a href=\"\">"},
          {"<img src='b.png'/>", "c d.png", "<img src='c d.png'/>"},
      });
  check(mdx,
        {
            {"<Link href='/b'>", "/c&\"", "<Link href='/c&\"'>"},
            {"<Link {...d} href=\"/b\">", "/c\"",
             "<Link {...d} href=\"/c&quot;\">"},
            {"<Link href={\"/b\"}>", "/c d?e&f", "<Link href={\"/c d?e&f\"}>"},
            {"<Link href={'/b'}>", "/c'd", "none"},
            {"<Link href={b}>", "/c", "no link"},
        });
}

constexpr std::string_view destinations[] = {
    "/x",
    "x.md",
    "#x",
    "#",
    "?",
    "/x/",
    "../x y.md",
    "/é/日本",
    "/%C3%A9%20#%28",
    "/x(y)",
    "/x(y",
    "/x)y",
    ")(",
    "/x((y)(z))",
    "/x(y) z#é",
    "/x((((((((((y))))))))))",
    "<x>",
    "/x<y",
    "/x>y",
    "/x\"y'z",
    "'x'",
    "/x`y`z`",
    "/x[y]",
    "/x]y",
    "[x](y)",
    "/x|y",
    "/x_y_z*w*~v~",
    "/x$y$",
    "/x\\y",
    "/x\\_y",
    "/x\\",
    "\\\\x\\\\\\",
    "\\[\\]\\(\\)\\<\\>\\&amp;\\`",
    "/x?y=1&z=2",
    "/x?y&z&",
    "/x&amp;y",
    "/x&copy=1&copy#",
    "/x&#95;y&#x5F;z",
    "/x&unknown;y",
    "&",
    "/{x}/{{ y }}/${z}",
    "https://x.y/z?a=b#c",
    "mailto:a@b.cd",
    "www.x.yz",
    "!x",
    "=",
    "/x:y@z",
};

constexpr std::string_view pages[] = {
    "[a](/b)",
    "[a](</b>)",
    "[a]( /b \"t (u)\" )",
    "[a](/b 't'), [c](</d> (t)) and [e](/f)[g](/h)",
    "[a](\n  /b\n\"t\nu\")",
    "[a](/b\\_c), [d](/e&amp;f), [g](/h\\(i), [j](<k\\>l>)",
    "![a](/b) ![c](<d e> 'f')",
    "[![a](b.png 'c')](/d 'e')",
    "*a [b](/c) d* **[e](/f)** ~~[g](/h)~~ `[i](/j)` \\[k](l)",
    "[`a` *b*\nc](/d)",
    "# [a](/b) {#c}\n\n[d](/e)\n===\n\n## [f](/g)",
    "[a], [b][a], [c][]\n\n[a]: /d\n[c]: </e> 'f'",
    "[a] [b]\n\n> [a]: /c&amp;d (e)\n\n- [b]:\n  /f\\_g\n  \"h\"",
    "|a|b|\n|-|-|\n|[c](/d)|[e](</f> 'g')|\n|<a href='/h'>|[i][]|\n\n[i]: /j",
    "- [a](/b)\n  - [c](/d)\n\n    > 1. [e](/f)\n\t- [g](/h)\t\n",
    "> [a](/b)\n> <a\n> href='/c'>d</a>",
    "<https://a.b/c> https://d.e/f [g](/h) <i@j.kl>",
    "<a href=\"/b\">c</a> <a class=d href='/e'>f</a> <A HREF=/g>h</A>",
    "<div>\n<img src=\"/a\" alt='b'> <a href=/c/>d</a>\n</div>\n\n[e](/f)",
    "<Link href=\"/a\">b</Link> <Link href={\"/c\"} {...d}>e</Link>",
    "<Link {...a} href='/b&amp;c' title=\"d\">e</Link> [f](/g)",
    "\xEF\xBB\xBF---\r\nt: [a](/b)\r\n---\r\n\r\n[c](/d)\r\n[e]\r\n\r\n[e]: "
    "/f\r\n",
    "a ` b < c > d [e](/f) \" g | h",
    "a $5 b [c](/d) [e](</f>) [g][g]\n\n[g]: /h",
    "---\nt: u\n---\n[a](/b)  \n\n```\n[c](/d)\n```\n\n    [e](/f)",
};

// "inline [a] /b": what must be read again.
std::string facts(const Link& link, std::string_view destination) {
  const bool shows_it = link.syntax == LinkSyntax::autolink;
  return std::string(name_of(link.syntax)) + (link.image ? " ![" : " [") +
         (shows_it ? "" : link.text) + "] " + std::string(destination) +
         (link.destination_span.empty() ? " without a place" : "");
}

// md4c finds the bare URL of "[[a](/b)](https://c)" or not, depending on what
// "/b" is.
bool is_steady(const Link& link) {
  return link.syntax != LinkSyntax::bare_url;
}

// The links of the page, where those whose destination stands at `edited` lead
// to another: all that use one definition do.
std::vector<std::string> links(const Page& page, Span edited = {},
                               std::string_view destination = {}) {
  std::vector<std::string> made;
  for (const Link& link : page.links) {
    const bool is_edited = !edited.empty() && link.destination_span == edited;
    if (!is_steady(link)) continue;
    made.push_back(facts(link, is_edited ? destination : link.destination));
  }
  return made;
}

// Gives each link the destination in its turn.
void check_each(std::string_view text, std::string_view destination,
                Dialect dialect, const std::string& name) {
  const Page page = parse_page("x.md", text, dialect);
  for (const Link& link : page.links) {
    const auto spelled = written(link, destination);
    if (!spelled) continue;
    const std::string after =
        with_edits(text, {{"x.md", link.destination_span, *spelled}});
    const Page read = parse_page("x.md", after, dialect);
    const bool is_as_meant =
        links(read) == links(page, link.destination_span, destination) &&
        read.headings.size() == page.headings.size();
    BOOST_TEST(is_as_meant, name << ": " << destination << " in "
                                 << link.span.in(text) << " is " << *spelled);
  }
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  for (const Dialect dialect :
       {plain, mdx, Dialect{.mdx = false, .math = true}}) {
    for (const std::string_view page : pages) {
      for (const std::string_view destination : destinations) {
        check_each(page, destination, dialect, std::string(page));
      }
    }
  }
}

// The page with every destination changed that can be, and what it must read.
struct Rewritten {
  std::string text;
  std::vector<std::string> links;
};

template <typename Destination>
Rewritten all_rewritten(std::string_view text, const Page& page,
                        Destination destination_for) {
  std::map<uint32_t, Edit> edits;
  Rewritten made;
  for (const Link& link : page.links) {
    if (!is_steady(link)) continue;
    const std::string wanted = destination_for(link);
    const auto spelled = written(link, wanted);
    made.links.push_back(facts(link, spelled ? wanted : link.destination));
    if (spelled) {
      edits[link.destination_span.begin] = {"", link.destination_span,
                                            *spelled};
    }
  }
  std::vector<Edit> list;
  for (const auto& [begin, edit] : edits) list.push_back(edit);
  made.text = with_edits(text, std::move(list));
  return made;
}

void check_page(std::string_view text, Dialect dialect,
                const std::string& name) {
  const Page page = parse_page("x.md", text, dialect);
  const auto own = [](const Link& link) { return link.destination; };
  const auto simple = [](const Link&) { return std::string("/x/y"); };
  const auto odd = [](const Link&) {
    return std::string("/x(y) z?a&amp;b\\_|[c]`\"'<#é");
  };
  for (const Rewritten& made :
       {all_rewritten(text, page, own), all_rewritten(text, page, simple),
        all_rewritten(text, page, odd)}) {
    const Page read = parse_page("x.md", made.text, dialect);
    const auto found = links(read);
    const auto [expected, other] = std::mismatch(
        made.links.begin(), made.links.end(), found.begin(), found.end());
    const bool is_as_meant = found == made.links;
    BOOST_TEST(is_as_meant,
               name << (dialect.mdx ? " (mdx): " : ": ")
                    << (expected == made.links.end() ? "" : *expected)
                    << " is read as " << (other == found.end() ? "" : *other));
    BOOST_TEST(read.headings.size() == page.headings.size(), name);
  }
}

BOOST_AUTO_TEST_CASE(all_links_of_real_pages_can_be_rewritten) {
  namespace fs = std::filesystem;
  const fs::path folder = PARALINT_SOURCE "/../shared/corpora";
  if (!fs::exists(folder)) {
    BOOST_TEST_MESSAGE("skipped: no " << folder);
    return;
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".md" && ending != ".mdx") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (const Dialect dialect : {plain, mdx}) {
      check_page(text, dialect, entry.path().string());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
