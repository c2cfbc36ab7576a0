#include "markdown.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "surroundings.h"

namespace paralint {
namespace {

constexpr Dialect plain{.mdx = false, .math = false};
constexpr Dialect mdx{.mdx = true, .math = false};
constexpr Dialect math{.mdx = false, .math = true};

struct Row {
  std::string_view markdown;
  std::string_view expected;
};

void add(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : "\n") + item;
}

// "2: # A *b* = A b {brace c}": line, level, source, text, ids.
std::string headings(std::string_view text, Dialect dialect) {
  std::string list;
  for (const Heading& heading : parse_page("x.md", text, dialect).headings) {
    const std::string source(heading.text_span.in(text));
    std::string item = std::to_string(heading.line) + ": ";
    item += heading.html ? "<h" + std::to_string(heading.level) + ">"
                         : std::string(heading.level, '#');
    if (!source.empty()) item += " " + source;
    if (heading.text != source) item += " = " + heading.text;
    for (const ExplicitId& id : heading.ids) {
      item += std::string(" {") + name_of(id.syntax) + " " + id.id + "}";
    }
    add(list, item);
  }
  return list;
}

// "[a](b) -> b": source, destination; "=>" where it is spelled otherwise, "~>"
// where its place is not known, "?>" where it is an expression.
std::string links(std::string_view text, Dialect dialect) {
  std::string list;
  for (const Link& link : parse_page("x.md", text, dialect).links) {
    std::string item;
    if (link.syntax != LinkSyntax::inline_link) {
      item = std::string(name_of(link.syntax)) + " ";
    }
    item += link.span.in(text);
    const std::string_view spelled = link.destination_span.in(text);
    item += link.expression               ? " ?> "
            : spelled.empty()             ? " ~> "
            : spelled == link.destination ? " -> "
                                          : " => ";
    add(list, item + link.destination);
  }
  return list;
}

template <size_t size>
void check(std::string (*facts)(std::string_view, Dialect), Dialect dialect,
           const Row (&rows)[size]) {
  for (const Row& row : rows) {
    BOOST_TEST(facts(row.markdown, dialect) == row.expected,
               "----\n"
                   << row.markdown << "\n---- gives\n"
                   << facts(row.markdown, dialect) << "\n---- instead of\n"
                   << row.expected);
  }
}

BOOST_AUTO_TEST_SUITE(markdown_test)

BOOST_AUTO_TEST_CASE(atx_headings) {
  const Row rows[] = {
      {"# A", "1: # A"},
      {"###### A\n", "1: ###### A"},
      {"####### A\n#B\n\\# C\n", ""},
      {"   ## A\n", "1: ## A"},
      {"#\tA\n", "1: # A"},
      {"text\n## A\ntext\n# B", "2: ## A\n4: # B"},
      {"## A ##\n", "1: ## A"},
      {"## A ####   \n", "1: ## A"},
      {"## A#\n", "1: ## A#"},
      {"## A #b\n", "1: ## A #b"},
      {"## A \\##\n", "1: ## A \\## = A ##"},
      {"#\n##\n### ###\n#### \n", "1: #\n2: ##\n3: ###\n4: ####"},
      {"a # b\n#\n", "2: #"},
      {"> # A\n>> ## B\n", "1: # A\n2: ## B"},
      {"- # A\n- ## B\n1. ### C\n10) #\n", "1: # A\n2: ## B\n3: ### C\n4: #"},
      {"- > - # A {#b}\n", "1: # A {brace b}"},
      {"# A\n# A\n", "1: # A\n2: # A"},
  };
  check(headings, plain, rows);
}

BOOST_AUTO_TEST_CASE(setext_headings) {
  const Row rows[] = {
      {"A\n=\n\nB\n---\n", "1: # A\n4: ## B"},
      {"A\nb *c*\n===\n", "1: # A\nb *c* = A b c"},
      {"  A  \n  ===\n", "1: # A"},
      {"**A** b\n===\n", "1: # **A** b = A b"},
      {"\\# A\n===\n", "1: # \\# A = # A"},
      {"1\\. A\n===\n", "1: # 1\\. A = 1. A"},
      {"A ##\n===\n", "1: # A ##"},
      {"A {#b}\n---\n", "1: ## A {brace b}"},
      {"> A\n> b\n> ---\n", "1: ## A\n> b = A b"},
      {"- A\n  b\n  ---\n", "1: ## A\n  b = A b"},
      {"1. **A**\n   ===\n", "1: # **A** = A"},
      {"- [ ] A\n  ===\n", "1: # A"},
      {"A\r\n===\r\nb", "1: # A"},
      {"A\r===\rb", "1: # A"},
      {"[a](b) c\n===\n", "1: # [a](b) c = a c"},
      {"![](a)\n===\n", "1: # ![](a) = "},
      {"A\n\n---\n", ""},
      {"[a]: /b\n===\n\n---\n", ""},
      {"- A\n---\n", ""},
  };
  check(headings, plain, rows);
}

BOOST_AUTO_TEST_CASE(a_heading_spans_its_lines) {
  const Row rows[] = {
      {"x\n\n## A ##  \ny\n", "## A ##  "},
      {"> ## A\n> y\n", "> ## A"},
      {"A\nb\n===\ny", "A\nb\n==="},
      {"A\r\n---\r\ny", "A\r\n---"},
      {"A\n---", "A\n---"},
      {"- ##\n", "- ##"},
      {"a <h2 id=b>c</h2> d", "<h2 id=b>c</h2>"},
  };
  for (const Row& row : rows) {
    const Page page = parse_page("x.md", row.markdown, plain);
    BOOST_REQUIRE(page.headings.size() == 1u);
    BOOST_TEST(page.headings[0].span.in(row.markdown) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(headings_and_what_stands_beside_them) {
  const Row rows[] = {
      {"<!-- # A -->\n<!--\n# B\n\n# C\n-->\n# D\n", "7: # D"},
      {"<div>\n# A\n\n# B\n</div>\n", "4: # B"},
      {"```\n# A\n```\n~~~\n# B\n~~~\n\n    # C\n", ""},
      {"[a]: /b\n# A\n", "2: # A"},
      {"[a]: /b '#\n#'\n\n#\n", "4: #"},
      // md4c takes these for rows.
      {"|a|\n|-|\n|b|\n# A\nc\n", "4: # A"},
      {"a | b\n:-- | --:\n# A\n\n# B", "3: # A\n5: # B"},
      {"> |a|\n> |-|\n> ## A {#b}\n> c\n", "3: ## A {brace b}"},
      {"|a|\r\n|-|\r\n# A\r\n|b|\r\n|-|\r\n# B\r\n", "3: # A\n6: # B"},
      {"|a|\n|-|\n```\n# A\n```\n# B\n", "6: # B"},
      {"```\n|a|\n|-|\n# A\n```\n# B\n", "6: # B"},
  };
  check(headings, plain, rows);
}

BOOST_AUTO_TEST_CASE(the_text_of_a_heading_has_no_markup) {
  const Row rows[] = {
      {"# *A* **b** `c` ~~d~~ <i>e</i>",
       "1: # *A* **b** `c` ~~d~~ <i>e</i> = A b c d e"},
      {"# A &amp; &eacute; &#x26; &unknown;",
       "1: # A &amp; &eacute; &#x26; &unknown; = A & \u00e9 & &unknown;"},
      {"# A\\*b\\* \\\\", "1: # A\\*b\\* \\\\ = A*b* \\"},
      {"# [A](b) ![c](d) <https://e.f>",
       "1: # [A](b) ![c](d) <https://e.f> = A c https://e.f"},
      {"# ![](a)", "1: # ![](a) = "},
      {"# [](a)", "1: # [](a) = "},
      {"# \u00c9t\u00e9 \U0001F600", "1: # \u00c9t\u00e9 \U0001F600"},
      {"# A <!-- b -->", "1: # A <!-- b --> = A"},
      {"# <a id=\"a\"></a> B", "1: # <a id=\"a\"></a> B = B"},
      {"# A\u00a0b", "1: # A\u00a0b"},
      {"# A  b\tc", "1: # A  b\tc"},
  };
  check(headings, plain, rows);
}

static std::string first_text(const Heading& heading) {
  return heading.variants ? heading.variants->first_text : "";
}

static bool has_first_text(const Heading& heading) {
  return heading.variants && heading.variants->has_first_text;
}

static std::string text_if_inert(const Heading& heading) {
  return heading.variants ? heading.variants->text_if_inert : "";
}

BOOST_AUTO_TEST_CASE(the_first_text_of_a_heading_ends_at_markup) {
  const Row rows[] = {
      {"# A b", ""},
      {"# A `b`", "A"},
      {"# **A** b", "A"},
      {"# **A**", ""},
      {"# [A](b) c", "A"},
      {"# A &amp; b *c*", "A & b"},
      {"# A\\_b *c*", "A_b"},
      {"# A <b>c</b>", "A"},
      {"A\nb *c*\n===", "A b"},
      {"# A {#b}", ""},
      {"# A *b* {#c}", "A"},
  };
  for (const Row& row : rows) {
    const Page page = parse_page("x.md", row.markdown, plain);
    BOOST_REQUIRE(page.headings.size() == 1u);
    const Heading& heading = page.headings[0];
    BOOST_TEST(first_text(heading) == row.expected, row.markdown);
    BOOST_TEST(has_first_text(heading) == !row.expected.empty());
  }
  const Page code = parse_page("x.md", "# `A`", plain);
  BOOST_TEST(has_first_text(code.headings[0]));
  BOOST_TEST(first_text(code.headings[0]) == "");
}

BOOST_AUTO_TEST_CASE(ids_written_by_hand) {
  const Row rows[] = {
      {"## A {#b}", "1: ## A {brace b}"},
      {"## A{#b}", "1: ## A {brace b}"},
      {"## A {#b} ##", "1: ## A {brace b}"},
      {"## A {#b}  ", "1: ## A {brace b}"},
      {"## A {#}", "1: ## A {brace }"},
      {"## A {#b .c d=e}", "1: ## A {brace b}"},
      {"## A { #b }", "1: ## A {spaced-brace b}"},
      {"## A {: #b }", "1: ## A {colon-brace b}"},
      {"## A {:#b .c}", "1: ## A {colon-brace b}"},
      {"## A {/* #b */}", "1: ## A {jsx-comment b}"},
      {"## A {/*b*/}", "1: ## A {jsx-bare b}"},
      {"## A {/* words of a comment */}", "1: ## A {/* words of a comment */}"},
      {"## A <!-- #b -->", "1: ## A {html-comment b}"},
      {"## A <!-- b -->", "1: ## A <!-- b --> = A"},
      {"## A(#b)", "1: ## A {paren b}"},
      {"## A (#b)", "1: ## A {paren b}"},
      {"## A (#12)", "1: ## A (#12)"},
      {"## A \\{#b}", "1: ## A \\{#b} = A {#b}"},
      {"## A \\{#b\\}", "1: ## A \\{#b\\} = A {#b}"},
      {"## [A](#b)", "1: ## [A](#b) = A"},
      {"## A `{#b}`", "1: ## A `{#b}` = A {#b}"},
      {"## `A` {#b}", "1: ## `A` = A {brace b}"},
      {"## A {#b} c", "1: ## A {#b} c"},
      {"## {#b}", "1: ## {brace b}"},
      {"## A {.b}", "1: ## A {.b}"},
      {"## A *b* {#c-d_e.f}", "1: ## A *b* = A b {brace c-d_e.f}"},
      {"## A {#\u00e9t\u00e9}", "1: ## A {brace \u00e9t\u00e9}"},
      {"## A {#a__b__c}", "1: ## A {brace a__b__c}"},
  };
  check(headings, plain, rows);
}

BOOST_AUTO_TEST_CASE(comments_at_the_end_of_a_heading_in_mdx) {
  const Row rows[] = {
      {"## A {/* b c */}", "1: ## A {/* b c */} = A"},
      {"## A {/* #b */}", "1: ## A {jsx-comment b}"},
      {"## A {/*b*/}", "1: ## A {jsx-bare b}"},
  };
  check(headings, mdx, rows);
}

BOOST_AUTO_TEST_CASE(an_inert_id_is_part_of_the_text) {
  const Row rows[] = {
      {"## A", ""},
      {"## A {#b}", "A {#b}"},
      {"## A *b* { #c }", "A b { #c }"},
      {"## A <!-- #b -->", "A"},
  };
  for (const Row& row : rows) {
    const Page page = parse_page("x.md", row.markdown, plain);
    BOOST_TEST(text_if_inert(page.headings.at(0)) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(html_headings) {
  const Row rows[] = {
      {"<h2 id=\"a\">B <i>c</i> &amp; d</h2>",
       "1: <h2> B <i>c</i> &amp; d = B c & d {heading-tag a}"},
      {"a <H3>B</H3> c", "1: <h3> B"},
      {"<h2>A\n</h2>\n\n# B\n\n<h4>\nC\n</h4>\n",
       "1: <h2> A\n = A\n4: # B\n6: <h4> \nC\n = C"},
      {"<h2>A\n\n# B\n", "1: <h2>\n3: # B"},
      {"<h2 id=''>A</h2>", "1: <h2> A {heading-tag }"},
      {"<h7>A</h7><header>B</header>", ""},
      {"`<h2>A</h2>`", ""},
  };
  check(headings, plain, rows);
  check(
      headings, mdx,
      {Row{"<h2 id=\"a\">B</h2>\n## C", "1: <h2> B {heading-tag a}\n2: ## C"}});
}

BOOST_AUTO_TEST_CASE(ids_of_elements_and_paragraphs) {
  const auto ids = [](std::string_view text, Dialect dialect) {
    const Page page = parse_page("x.md", text, dialect);
    std::string list;
    for (const HtmlId& id : page.html_ids) add(list, id.id);
    for (const ExplicitId& id : page.block_ids) {
      BOOST_TEST((id.syntax == IdSyntax::own_paragraph));
      add(list, id.id + " at " + std::string(id.where.in(text)));
    }
    return list;
  };
  const Row rows[] = {
      {"<a id=\"a\"></a> <a name='b'></a> <div id=c>", "a\nb\nc"},
      {"<a id=a name=b> <a id=c name=c>", "a\nb\nc"},
      {"<A NAME=\"a\">", "a"},
      {"<a id=\"a&amp;b\">", "a&b"},
      {"<a id=\"\"> <a id> <input name=a>", ""},
      {"{#a}\n\n[]{#b}\n\n{: #c .d}\n\n{ #e }",
       "a at {#a}\nb at {#b}\nc at {: #c .d}\ne at { #e }"},
      {"text {#a}\n\n{/* #b */}\n\n{.c}\n\n`{#d}`", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(ids(row.markdown, plain) == row.expected);
  }
  BOOST_TEST(ids("<Tab id=\"a\"> <div id={b}> <p id=\"c\">", mdx) == "c");
}

BOOST_AUTO_TEST_CASE(inline_links) {
  const Row rows[] = {
      {"[a](/b)", "[a](/b) -> /b"},
      {"[a](</b c>)", "[a](</b c>) -> /b c"},
      {"[a](/b \"c\")", "[a](/b \"c\") -> /b"},
      {"[a](/b 'c)')", "[a](/b 'c)') -> /b"},
      {"[a](/b (c))", "[a](/b (c)) -> /b"},
      {"[a](</b> \"c\\\"d\")", "[a](</b> \"c\\\"d\") -> /b"},
      {"[a]( /b )", "[a]( /b ) -> /b"},
      {"[a](\n/b\n'c')", "[a](\n/b\n'c') -> /b"},
      {"[a](/b(c)d)", "[a](/b(c)d) -> /b(c)d"},
      {"[a](/b\\(c)", "[a](/b\\(c) => /b(c"},
      {"[a](/b_c_d)", "[a](/b_c_d) -> /b_c_d"},
      {"[a](/b\\_c)", "[a](/b\\_c) => /b_c"},
      {"[a](/b&amp;c)", "[a](/b&amp;c) => /b&c"},
      {"[a](/b?c=1&d=2)", "[a](/b?c=1&d=2) -> /b?c=1&d=2"},
      {"[a](</b?c=1&d=2> 'e')", "[a](</b?c=1&d=2> 'e') -> /b?c=1&d=2"},
      {"[a](/b?c&unknown;d)", "[a](/b?c&unknown;d) -> /b?c&unknown;d"},
      {"[a](/%C3%A9)", "[a](/%C3%A9) -> /%C3%A9"},
      {"[a](/\u00e9)", "[a](/\u00e9) -> /\u00e9"},
      {"[a](#b)", "[a](#b) -> #b"},
      {"[a](b\\\\c)", "[a](b\\\\c) => b\\c"},
      {"[a]()", "[a]() ~> "},
      {"[a](<>)", "[a](<>) ~> "},
      {"[a](#)", "[a](#) -> #"},
      {"[](/b)", "[](/b) -> /b"},
      {"[ ](/b&c)", "[ ](/b&c) -> /b&c"},
      {"[]()", "[]() ~> "},
      {"x [](/a) [](/b?c&d) [](</e f>)",
       "[](/a) -> /a\n[](/b?c&d) -> /b?c&d\n[](</e f>) -> /e f"},
      {"``` [](/a)\n```\n[](/b)", "[](/b) -> /b"},
      {"[a\\]b](/c)", "[a\\]b](/c) -> /c"},
      {"[a [b] c](/d)", "[a [b] c](/d) -> /d"},
      {"[`a]`](/b)", "[`a]`](/b) -> /b"},
      {"[**a** `b` <i>c</i> d](/e)", "[**a** `b` <i>c</i> d](/e) -> /e"},
      {"*[a](/b)* **[c](/d)** ~~[e](/f)~~",
       "[a](/b) -> /b\n[c](/d) -> /d\n[e](/f) -> /f"},
      {"[a\nb](/c)", "[a\nb](/c) -> /c"},
      {"> [a\n> b](\n> /c)", "[a\n> b](\n> /c) -> /c"},
      {"- [ ] [a](/b)", "[a](/b) -> /b"},
      {"# [a](/b) #\n[c](/d)\n===", "[a](/b) -> /b\n[c](/d) -> /d"},
      {"|[a](/b)|\n|-|\n|![c](d) [e](/f?g&h)|\n",
       "[a](/b) -> /b\n![c](d) -> d\n[e](/f?g&h) -> /f?g&h"},
      // Neither do addresses in the text of links count.
      {"[a@b.cd.](mailto:a@b.cd)", "[a@b.cd.](mailto:a@b.cd) -> mailto:a@b.cd"},
      {"[a https://b.c d](/e)", "[a https://b.c d](/e) -> /e"},
      {"\\[a](/b) [a]\\(/b) [a] (/b) [a](/b", ""},
      {"[a](/b c)", ""},
  };
  check(links, plain, rows);
}

BOOST_AUTO_TEST_CASE(images) {
  const Row rows[] = {
      {"![a](b)", "![a](b) -> b"},
      {"![](b)", "![](b) -> b"},
      {"![](b&c) ![](</d e>)", "![](b&c) -> b&c\n![](</d e>) -> /d e"},
      {"[![a](b)](/c)", "[![a](b)](/c) -> /c\n![a](b) -> b"},
      {"[![](b)](/c)", "[![](b)](/c) -> /c\n![](b) -> b"},
      {"[![](b) c ![d](e)](/f)",
       "[![](b) c ![d](e)](/f) -> /f\n![](b) -> b\n![d](e) -> e"},
      // The text of an image has no links.
      {"![a [b](/c) d](e)", "![a [b](/c) d](e) -> e"},
      {"![a ![b](c)](d)", "![a ![b](c)](d) -> d"},
      {"![<a href=\"/b\">](c)", "![<a href=\"/b\">](c) -> c"},
      {"!\\[a](b) \\![a](b)", "[a](b) -> b"},
  };
  check(links, plain, rows);
  const Page page = parse_page("x.md", "[![a](b) c](/d)", plain);
  BOOST_REQUIRE(page.links.size() == 2u);
  BOOST_TEST(!page.links[0].image);
  BOOST_TEST(page.links[0].text == "a c");
  BOOST_TEST(page.links[1].image);
  BOOST_TEST(page.links[1].text == "a");
  BOOST_TEST(page.links[1].text_span.empty());
}

BOOST_AUTO_TEST_CASE(references) {
  const Row rows[] = {
      {"[a][b]\n\n[b]: /c", "reference [a][b] -> /c"},
      {"[b]: /c\n\n[a][b] [b][] [b]",
       "reference [a][b] -> /c\nreference [b][] -> /c\nreference [b] -> /c"},
      {"[a][B\nc]\n\n[b C]: </d e> 'f'", "reference [a][B\nc] -> /d e"},
      {"![a][b] ![][b] [][b]\n\n[b]: c",
       "reference ![a][b] -> c\nreference ![][b] -> c\nreference [][b] -> c"},
      {"[b]: /c\n[d]: /e", ""},
      {"[a][b] [c]", ""},
      {"[b]: /c\n[b]: /d\n\n[b]", "reference [b] -> /c"},
      {"[a\\]b]\n\n[a\\]b]: /c", "reference [a\\]b] -> /c"},
      {"[a]\n\n[a]: /b\\_c", "reference [a] => /b_c"},
      {"[a]\n\n[a]: /b?c&d", "reference [a] -> /b?c&d"},
      {"[x][A  b] ![c][a b]\n\n> [a b]:\n> </b?c&d>",
       "reference [x][A  b] -> /b?c&d\nreference ![c][a b] -> /b?c&d"},
      {"[a](\n\n[a]: /b?c&d", "reference [a] -> /b?c&d"},
      {"[a](b c) [a](d)\n\n[a]: /e?f&g",
       "reference [a] -> /e?f&g\n[a](d) -> d"},
      {"[a][b](c)\n\n[a]: /d\n[b]: /e", "reference [a][b] -> /e"},
      // Which of the two md4c took is not known.
      {"[a]\n\n[a]: /b?c&d\n[A]: /b?c&d", "reference [a] ~> /b?c&d"},
      {"Fact.[^1] [^a]\n\n[^1]: Word\n[^a]: https://b.c", ""},
  };
  check(links, plain, rows);
}

BOOST_AUTO_TEST_CASE(autolinks) {
  const Row rows[] = {
      {"<https://a.b/c>", "autolink <https://a.b/c> -> https://a.b/c"},
      {"<https://a.b/?c&d>", "autolink <https://a.b/?c&d> -> https://a.b/?c&d"},
      {"<a@b.cd>", "autolink <a@b.cd> ~> mailto:a@b.cd"},
      {"<mailto:a@b.cd>", "autolink <mailto:a@b.cd> -> mailto:a@b.cd"},
      {"https://a.b", "bare-url https://a.b -> https://a.b"},
      {"See https://a.b/c. (https://d.e/f)",
       "bare-url https://a.b/c -> https://a.b/c\n"
       "bare-url https://d.e/f -> https://d.e/f"},
      {"https://a.b/?c=1&d=2,",
       "bare-url https://a.b/?c=1&d=2 -> "
       "https://a.b/?c=1&d=2"},
      {"https://a.b/c_(d)", "bare-url https://a.b/c_(d) -> https://a.b/c_(d)"},
      {"www.a.bc/d", "bare-url www.a.bc/d ~> http://www.a.bc/d"},
      {"a@b.cd, e", "bare-url a@b.cd ~> mailto:a@b.cd"},
      {"*https://a.b*", "bare-url https://a.b -> https://a.b"},
      {"# https://a.b", "bare-url https://a.b -> https://a.b"},
      {"[a@b.cd](mailto:a@b.cd)", "[a@b.cd](mailto:a@b.cd) -> mailto:a@b.cd"},
      {"[https://a.b](https://c.d)",
       "[https://a.b](https://c.d) -> "
       "https://c.d"},
      {"[**/a&b**](/a&b)", "[**/a&b**](/a&b) -> /a&b"},
      {"`https://a.b` \\<https//a>", ""},
  };
  check(links, plain, rows);
}

BOOST_AUTO_TEST_CASE(html_links) {
  const Row rows[] = {
      {"a <a href=\"/b\">c</a>", "html <a href=\"/b\"> -> /b"},
      {"<p>\n<a href='/b'>c</a>\n</p>", "html <a href='/b'> -> /b"},
      {"<A HREF=/b>c</A>", "html <A HREF=/b> -> /b"},
      {"<p>\n<a class=\"x\"\n  href=\"/b\"\n>c</a>",
       "html <a class=\"x\"\n  href=\"/b\"\n> -> /b"},
      {"> <p>\n> <a\n> href=\"/b\">c</a>", "html <a\n> href=\"/b\"> -> /b"},
      {"> c <a\n> href=\"/b\">c</a>", "html <a\n> href=\"/b\"> -> /b"},
      {"<a href=\"/b?c&amp;d\">", "html <a href=\"/b?c&amp;d\"> => /b?c&d"},
      {"<a href=\"/b?c&d\">", "html <a href=\"/b?c&d\"> -> /b?c&d"},
      {"<a href=\" /b \">", "html <a href=\" /b \"> -> /b"},
      {"<a href>", "html <a href> ~> "},
      {"<img src=\"a.png\"> <video src=b><source src=c></video>",
       "html <img src=\"a.png\"> -> a.png\nhtml <video src=b> -> b\n"
       "html <source src=c> -> c"},
      {"<link href=\"a.css\">", ""},
      {"<!-- <a href=\"/b\"> -->\n\n<!--\n\n[a](/b)\n-->", ""},
      {"a <!-- <a href=\"/b\"> [c](/d) --> [e](/f)", "[e](/f) -> /f"},
      {"<script>\nlet a = '<a href=\"/b\">';\n\n</script>\n[c](/d)",
       "[c](/d) -> /d"},
      {"<style>\na[href=\"/b\"] {}\n</style>", ""},
      {"<pre>\n<a href=\"/b\">c</a> [d](/e)\n</pre>",
       "html <a href=\"/b\"> -> /b"},
      {"<div>\n[a](/b)\n\n[c](/d)\n</div>", "[c](/d) -> /d"},
      {"<a href=\"/b\"", ""},
      {"`<a href=\"/b\">` \\<a href=\"/c\">\n\n    <a href=\"/d\">", ""},
      {"# <a href=\"/b\">c</a>", "html <a href=\"/b\"> -> /b"},
      {"[<img src=\"a\">](/b)",
       "[<img src=\"a\">](/b) -> /b\n"
       "html <img src=\"a\"> -> a"},
  };
  check(links, plain, rows);
}

BOOST_AUTO_TEST_CASE(jsx_links) {
  const Row rows[] = {
      {"<Link href=\"/a\">b</Link>", "jsx <Link href=\"/a\"> -> /a"},
      {"<Link href={a}>b</Link>", "jsx <Link href={a}> ?> a"},
      {"<Link href={\"/a\"}>b</Link>", "jsx <Link href={\"/a\"}> -> /a"},
      {"<a href={'/a'} />", "html <a href={'/a'} /> -> /a"},
      {"<a href={ `/a` } />", "html <a href={ `/a` } /> -> /a"},
      {"<a href={`/a/${b}`} />", "html <a href={`/a/${b}`} /> ?> `/a/${b}`"},
      {"<a href={\"/a\" + \"b\"} />",
       "html <a href={\"/a\" + \"b\"} /> ?> \"/a\" + \"b\""},
      {"<Link {...props} href=\"/a\">b</Link>",
       "jsx <Link {...props} href=\"/a\"> -> /a"},
      {"<Box style={{a: \"b\"}} on={() => { c(\"}\") }} href=\"/d\">",
       "jsx <Box style={{a: \"b\"}} on={() => { c(\"}\") }} href=\"/d\"> -> "
       "/d"},
      {"<Link {/* don't */} href=\"/a\" />",
       "jsx <Link {/* don't */} href=\"/a\" /> -> /a"},
      {"<Link\n  a={b}\n\n  href=\"/c\"\n>\n\n[d](/e)\n\n</Link>",
       "jsx <Link\n  a={b}\n\n  href=\"/c\"\n> -> /c\n[d](/e) -> /e"},
      {"<A>\n<B c={\"[d](/e)\"}>\n[f](/g)\n</B>\n</A>", "[f](/g) -> /g"},
      {"<A>\n\n  <B>\n\n      [f](/g)\n\n  </B>\n\n</A>", "[f](/g) -> /g"},
      {"<A b={<Link href=\"/c\" />} />", "jsx <Link href=\"/c\" /> -> /c"},
      {"1. <InlineImage width=\"13\">![a](../b.png)</InlineImage> c",
       "![a](../b.png) -> ../b.png"},
      {"{/* [a](/b) */} [c](/d)", "[c](/d) -> /d"},
      {"{/*\n\n# A\n\n[a](/b) <a href=\"/c\">\n\n*/}\n\n[c](/d)",
       "[c](/d) -> /d"},
      {"<!--\n\n[a](/b)\n\n-->\n\n[c](/d)", "[c](/d) -> /d"},
      {"`<!--` [a](/b) `-->` \\<!-- [c](/d) -->",
       "[a](/b) -> /b\n[c](/d) -> /d"},
      {"<!-- [a](/b)", "[a](/b) -> /b"},
      {"import A from \"./[a](/b)\"\nimport {c_d} from 'https://e.f'\n\n"
       "export const g = [h](/i)\n\n[j](/k)",
       "[j](/k) -> /k"},
      {"import your [a](/b)\n\nexport it: [c](/d)",
       "[a](/b) -> /b\n[c](/d) -> /d"},
      {"<script>\na[0](b)\n\nc[0](d)\n</script>\n[e](/f)", "[e](/f) -> /f"},
      {"<Script src=\"a\" />\n[b](/c)",
       "jsx <Script src=\"a\" /> -> a\n[b](/c) -> /c"},
      {"<style>{`a [b](c)`}</style>\n[e](/f)", "[e](/f) -> /f"},
      {"a <b [c](/d) > e", "[c](/d) -> /d"},
      {"a < b, [c](/d)", "[c](/d) -> /d"},
      {"    [a](/b)\n\n- c\n\n      [d](/e)", "[a](/b) -> /b\n[d](/e) -> /e"},
      {"```jsx\n<Link href={\"/a\"}>\n```\n`<Link href={\"/b\"}>`", ""},
  };
  check(links, mdx, rows);
  check(headings, mdx,
        {Row{"<A>\n  ## B {#c}\n\n  D <E f={\"g\"} />\n  ---\n</A>\n"
             "{/*\n# H\n*/}\n<!--\n# I\n-->\n# J",
             "2: ## B {brace c}\n4: ## D <E f={\"g\"} />\n13: # J"}});
}

BOOST_AUTO_TEST_CASE(nothing_is_a_link_in_code_and_formulas) {
  const Row rows[] = {
      {"`[a](/b)` ``[`](/c)``", ""},
      {"```\n[a](/b)\n```\n\n~~~\n[c](/d)\n~~~\n\n    [e](/f)\n\t[g](/h)", ""},
      {"> ```\n> [a](/b)\n> ```\n\n- ```\n  [c](/d)\n  ```", ""},
      {"```\n[a](/b)", ""},
      {"$[a](/b)$ and $$c [d](/e)$$", ""},
      {"$5 and [a](/b) for $6", "[a](/b) -> /b"},
      {"$5, [a](/b), $6", "[a](/b) -> /b"},
      {"$ [a](/b) $", "[a](/b) -> /b"},
      {"$a\n2$ [b](/c) $d$", "[b](/c) -> /c"},
  };
  check(links, math, rows);
  check(links, plain, {Row{"$[a](/b)$", "[a](/b) -> /b"}});
}

BOOST_AUTO_TEST_CASE(the_text_of_links) {
  const Row rows[] = {
      {"[a *b* `c` &amp; \\_](/d)", "a *b* `c` &amp; \\_ = a b c & _"},
      {"[a\nb](/c)", "a\nb = a b"},
      {"[](/c)", " = "},
      {"https://a.b", "https://a.b = https://a.b"},
      {"<a@b.cd>", "a@b.cd = a@b.cd"},
      {"[a *b*]\n\n[a *b*]: /c", "a *b* = a b"},
      {"<a href=\"/b\">c <b>d</b> &amp;</a> <abbr>", " = c d &"},
      {"<a href=\"/b\"><abbr>c</abbr> d</a>", " = c d"},
      {"<img src=\"b\" alt=\"c\">", " = "},
  };
  for (const Row& row : rows) {
    const Page page = parse_page("x.md", row.markdown, plain);
    BOOST_REQUIRE(page.links.size() == 1u);
    const Link& link = page.links[0];
    BOOST_TEST(std::string(link.text_span.in(row.markdown)) + " = " +
                   link.text ==
               row.expected);
  }
}

BOOST_AUTO_TEST_CASE(the_text_around_links_that_may_lead_to_a_page) {
  const std::string far(150, 'x');
  const std::string near(59, 'x');
  const Row rows[] = {
      {"before [a](/b) after", "before   after"},
      {"y\n\nbefore\n[a](b.md)\nafter\n \nz", "before\n \nafter"},
      {"x [a](#b) y", ""},
      {"x [a](https://b.c) y", ""},
      {"x [a](https://own.example/b) y", "x   y"},
      {"x [a](http-api.md) y", "x   y"},
      {"x [a](mailto:b@c.d) y", ""},
      {"x ![a](/b) y", ""},
  };
  const auto around = [](std::string_view text) {
    Page page = parse_page("x.md", text, plain);
    note_surroundings(
        text,
        [](std::string_view url) {
          return starts_with(url, "https://own.example");
        },
        page);
    return std::string(page.links.at(0).around.in(page.surroundings));
  };
  for (const Row& row : rows) {
    BOOST_TEST(trim(around(row.markdown)) == row.expected);
  }
  BOOST_TEST(around(far + "[a](/b)" + far).size() == 60u + 1u + 60u);
  // No code point is cut.
  BOOST_TEST(around("[a](/b)" + near + "\u00e9\u00e9") ==
             " " + near + "\u00e9");
  BOOST_TEST(around("\u00e9\u00e9" + near + "[a](/b)") == near + " ");
}

BOOST_AUTO_TEST_CASE(sections_are_found_one_by_one_and_in_a_row) {
  const std::string text = "a\n\n# B\n\nc\n\n## D\n## E\n\nf\n";
  const Page page = parse_page("x.md", text, plain);
  SectionWalk sections(page);
  for (uint32_t at = 0; at <= text.size(); ++at) {
    BOOST_TEST(sections.to(at) == section_of(page, at));
  }
  BOOST_TEST(section_of(page, 0) == no_heading);
  BOOST_TEST(section_of(page, static_cast<uint32_t>(text.size())) == 2);
}

BOOST_AUTO_TEST_CASE(line_ends_and_odd_bytes) {
  const Row rows[] = {
      {"# A\r\n\r\n## B {#c}\r\n", "1: # A\n3: ## B {brace c}"},
      {"# A\r\r## B\r", "1: # A\n3: ## B"},
      {"\xEF\xBB\xBF# A", "1: # A"},
      {"\xEF\xBB\xBF---\na: b\n---\n# A", "4: # A"},
      {"---\na: b\n---\n---\n\nB\n\n---\n\n# C\n", "10: # C"},
      {"---\r\na: b\r\n---\r\n# A", "4: # A"},
      {"---\n# A\n---\n", ""},
      {"", ""},
      {"\n\n\n", ""},
      {"# \xFF\xFE", "1: # \xFF\xFE"},
      {"# \xC3", "1: # \xC3"},
      {std::string_view("# \0 {#a}", 8),
       std::string_view("1: # \0 = \xEF\xBF\xBD {brace a}", 22)},
      {"\t# A\n\n# B", "3: # B"},
  };
  check(headings, plain, rows);
  check(links, plain,
        {Row{"[a](/b)\r\n[c](/d)\r[e]\r\r[e]: /f",
             "[a](/b) -> /b\n[c](/d) -> /d\nreference [e] -> /f"},
         Row{"\xFF[\xFE](/\xFD)", "[\xFE](/\xFD) -> /\xFD"}});
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_bytes_is_said_once) {
  const std::string_view text("a\xFF\0\xFE\0", 5);
  const Page page = parse_page("x.md", text, plain);
  BOOST_REQUIRE(page.encoding.size() == 2u);
  BOOST_TEST(page.encoding[0].offset == 1u);
  BOOST_TEST(page.encoding[0].message == "is not valid UTF-8");
  BOOST_TEST(page.encoding[1].offset == 2u);
  BOOST_TEST(page.encoding[1].message == "holds a NUL byte");
  BOOST_TEST(parse_page("x.md", "\u00e9", plain).encoding.empty());
}

BOOST_AUTO_TEST_CASE(code_blocks_have_a_place) {
  const auto code = [](std::string_view text, Dialect dialect) {
    std::string list;
    for (const CodeBlock& block : parse_page("x.md", text, dialect).code) {
      add(list, std::string(block.where.in(text)));
    }
    return list;
  };
  BOOST_TEST(code("```js\na\nb\n```\n\n    c\n\n`d`\n", plain) == "a\nb\nc");
  BOOST_TEST(code("    c\n", mdx) == "");
  BOOST_TEST(code("> ~~~\n> a\n> ~~~", plain) == "a");
}

BOOST_AUTO_TEST_CASE(the_title_is_the_front_matters_or_the_first_heading) {
  const Row rows[] = {
      {"---\ntitle: A\n---\n# B", "A"},
      {"---\nother: A\n---\n# B *c*\n# D", "B c"},
      {"text", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST(parse_page("x.md", row.markdown, plain).title() == row.expected);
  }
}

std::string repeated(std::string_view part, size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (size_t i = 0; i < count; ++i) text += part;
  return text;
}

// Each of these has been quadratic in one Markdown parser or another.
BOOST_AUTO_TEST_CASE(bad_input_is_read_in_linear_time) {
  const std::string_view parts[] = {
      "[",
      "]",
      "<",
      "<a ",
      "![](",
      "*",
      "_a",
      "`",
      "> ",
      "- ",
      "<!--",
      "<!--\n\n",
      "{/*",
      "{/* \n\n",
      "<a href=\"",
      "<a href='x",
      "<a b={",
      "# \n",
      "# ",
      "#\n\n",
      "<h2>",
      "<h2>\n\n",
      "<script>",
      "a <script>\n\n",
      "[](a&b) ",
      "[a](b) ",
      "<a href=x>",
      "&",
      "&amp;",
      "|a",
      "|-|\n",
      "$",
      "$a$ ",
      "\\",
      "[a]: b\n",
      "[^1] ",
      "<a\n",
      "> <a\n> b=\"\n",
      "a@",
      "---\n",
      "\r",
      "{#",
      "import a \"b\"\n",
      "<!-- paralint-ignore a ",
      "<A b={\"c\"} ",
  };
  for (const std::string_view part : parts) {
    const std::string text = repeated(part, 200'000 / part.size());
    for (const Dialect dialect : {plain, mdx, math}) {
      const Page page = parse_page("x.md", text, dialect);
      BOOST_TEST(page.size == text.size());
    }
  }
  const std::string attribute =
      "<a href=\"" + repeated("&", 200'000) + "\">x</a>";
  BOOST_TEST(parse_page("x.md", attribute, plain).links.size() == 1u);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_read) {
  const std::string quotes = repeated("> ", 10'000) + "# A [b](/c)\n";
  const Page quoted = parse_page("x.md", quotes, plain);
  BOOST_TEST(quoted.headings.size() == 1u);
  BOOST_TEST(quoted.links.size() == 1u);
  const std::string brackets =
      repeated("[", 100'000) + "a" + repeated("](/b)", 100'000);
  BOOST_TEST(parse_page("x.md", brackets, plain).links.size() == 1u);
  const std::string images =
      repeated("![a ", 20'000) + repeated("](b)", 20'000);
  BOOST_TEST(parse_page("x.md", images, plain).links.size() == 1u);
  const std::string equal = repeated("## Same\n\n", 5'000);
  BOOST_TEST(parse_page("x.md", equal, plain).headings.size() == 5'000u);
  const std::string references = "[a]: /b?c&d\n\n" + repeated("[a] ", 20'000);
  BOOST_TEST(parse_page("x.md", references, plain).links.size() == 20'000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
