// What holds for the facts of any page, tried on random mixtures of Markdown
// and on real documentation.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "edit.h"
#include "entities.h"
#include "markdown.h"
#include "surroundings.h"
#include "written.h"

namespace paralint {
namespace {

constexpr std::string_view replacements[] = {"/x-replaced",
                                             "/x(y) <z>`\"|[a]&amp;\\$é"};

// "" where all is well, else the first thing that is not.
class Checker {
 public:
  Checker(std::string_view text, Dialect dialect)
      : text_(text),
        dialect_(dialect),
        page_(parse_page("page.md", text, dialect)),
        valid_(first_invalid_utf8(text) == npos) {
    note_surroundings(
        text, [](std::string_view) { return true; }, page_);
  }

  std::string run() {
    check_order();
    for (const Heading& heading : page_.headings) check(heading);
    for (const Link& link : page_.links) check(link);
    for (const HtmlId& id : page_.html_ids) check(id.where, "HTML id");
    for (const ExplicitId& id : page_.block_ids) check(id.where, "block id");
    for (const CodeBlock& code : page_.code) check(code.where, "code");
    for (const Ignore& ignore : page_.ignores) check(ignore);
    for (const std::string_view each : replacements) check_replacing(each);
    return problem_;
  }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds && problem_.empty()) problem_ = what;
  }

  bool splits_code_point(uint32_t at) const {
    return valid_ && at < text_.size() &&
           (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80;
  }

  void check(Span span, const std::string& what) {
    expect(span.begin <= span.end && span.end <= text_.size(),
           what + " reaches out of the file");
    expect(!splits_code_point(span.begin) && !splits_code_point(span.end),
           what + " splits a code point");
  }

  void check_order() {
    const auto by_place = [](const auto& a, const auto& b) {
      return a.span.begin < b.span.begin;
    };
    expect(
        std::is_sorted(page_.headings.begin(), page_.headings.end(), by_place),
        "headings are out of order");
    expect(std::is_sorted(page_.links.begin(), page_.links.end(), by_place),
           "links are out of order");
  }

  void check(const Heading& heading) {
    check(heading.span, "heading");
    check(heading.text_span, "heading's text");
    expect(heading.span.begin <= heading.text_span.begin &&
               heading.text_span.end <= heading.span.end,
           "heading's text lies outside of it");
    expect(heading.line == page_.lines.line_of(heading.span.begin),
           "heading's line");
    for (const ExplicitId& id : heading.ids) check(id.where, "id");
  }

  void check(const Link& link) {
    check(link.span, "link");
    check(link.text_span, "link's text");
    check(link.destination_span, "destination");
    expect(!link.span.empty(), "link without a place");
    expect(link.line == page_.lines.line_of(link.span.begin), "link's line");
    const std::string source(link.span.in(text_));
    if (!link.destination_span.empty()) {
      const std::string_view spelled = link.destination_span.in(text_);
      const bool is_html =
          link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx;
      expect(spelled == link.destination ||
                 (is_html ? decode_entities(spelled)
                          : markdown_destination(spelled)) == link.destination,
             "destination's place in " + source);
    }
    if (link.syntax == LinkSyntax::inline_link) {
      expect(starts_with(source, link.image ? "![" : "["),
             "begin of " + source);
      expect(ends_with(source, ")"), "end of " + source);
      expect(link.image || text_[link.text_span.begin - 1] == '[',
             "begin of the text of " + source);
      expect(link.image || text_[link.text_span.end] == ']',
             "end of the text of " + source);
    }
    if (valid_) {
      expect(first_invalid_utf8(link.around.in(page_.surroundings)) == npos,
             "around " + source);
    }
  }

  void check(const Ignore& ignore) {
    check(ignore.where, "ignore comment");
    expect(ignore.first_line <= ignore.last_line &&
               ignore.last_line <= page_.lines.count(),
           "ignored lines");
  }

  // Whether another destination can stand in the link's place. That of an
  // autolink is its text.
  static bool is_replaceable(const Link& link, std::string_view by) {
    return link.syntax != LinkSyntax::autolink && written(link, by).has_value();
  }

  // In "[![a](b[c](d)](e)" no link is left once "b[c" is gone.
  static bool is_plain(const Link& link) {
    return link.destination.find_first_of("[]<>{}\"'`$*\\|\r\n") == npos;
  }

  void check_replacing(std::string_view replacement) {
    if (!std::all_of(page_.links.begin(), page_.links.end(), is_plain)) return;
    std::map<uint32_t, Edit> edits;  // one for each definition
    for (const Link& link : page_.links) {
      if (!is_replaceable(link, replacement)) continue;
      const Span where = link.destination_span;
      edits[where.begin] = {"", where, *written(link, replacement)};
    }
    std::vector<Edit> list;
    for (const auto& [begin, edit] : edits) {
      const bool overlaps =
          !list.empty() && collide(list.back().where, edit.where);
      expect(!overlaps, "destinations overlap");
      if (overlaps) return;
      list.push_back(edit);
    }
    const std::string replaced = with_edits(text_, list);
    const Page after = parse_page("page.md", replaced, dialect_);
    expect(after.headings.size() == page_.headings.size(),
           "replacing destinations changes the headings");
    check_replaced(steady(after.links), steady(page_.links), replacement);
  }

  // Without bare URLs: md4c finds that of "[[a](/b)](https://c)" or not,
  // depending on what "/b" is.
  static std::vector<Link> steady(std::vector<Link> links) {
    std::erase_if(links, [](const Link& link) {
      return link.syntax == LinkSyntax::bare_url;
    });
    return links;
  }

  void check_replaced(const std::vector<Link>& after,
                      const std::vector<Link>& before,
                      std::string_view replacement) {
    expect(after.size() == before.size(),
           "replacing destinations changes the links");
    for (size_t i = 0; i < after.size() && i < before.size(); ++i) {
      const Link& link = before[i];
      expect(
          after[i].destination == (is_replaceable(link, replacement)
                                       ? replacement
                                       : link.destination),
          "replacing the destination of " + std::string(link.span.in(text_)));
    }
  }

  std::string_view text_;
  Dialect dialect_;
  Page page_;
  bool valid_;
  std::string problem_;
};

constexpr Dialect dialects[] = {{.mdx = false, .math = true},
                                {.mdx = true, .math = false}};

constexpr std::string_view snippets[] = {
    "# A\n",
    "## Été {#id}\n",
    "Two\nlines\n===\n",
    "[a](/b)",
    "[é *x*](</y z> \"t\")",
    "![i](j.png)",
    "![](k&l)",
    "[](m)",
    "[![n](o)](p)",
    "[q][r]",
    "[r]",
    "\n\n[r]: /s?t=1&u=2 'v'\n\n",
    "\n[w\nx]: <y>\n",
    "<https://z.a>",
    "https://b.c/d?e=1&f=2.",
    "www.g.h",
    "i@j.kl",
    "<a href=\"/m\" id='n'>o</a>",
    "<a\nhref=/p>",
    "<Link href={\"/q\"} {...r}>s</Link>",
    "<h2 id=\"t\">u</h2>",
    "<div>\n",
    "</div>\n",
    "<!-- v -->",
    "{/* [w](x) */}",
    "<!-- paralint-ignore y: z -->\n",
    "<script>a[0](b)</script>",
    "`[c](d)`",
    "\n```\n[e](f)\n```\n",
    "\n    [g](h)\n",
    "$[i](j)$",
    "$5",
    "> ",
    "- ",
    "1. ",
    "\n|k|l|\n|-|-|\n|[m](n)|o|\n",
    "&amp;",
    "&eacute;",
    "\\",
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "](",
    "(",
    ")",
    "<",
    ">",
    "{",
    "}",
    "\"",
    "#",
    "\n---\n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "日本",
    "😀",
    "word ",
    "import a from \"b\"\n\n",
};

std::string mixture(std::mt19937& random) {
  const auto below = [&](size_t n) { return random() % n; };
  std::string text;
  for (size_t i = 0, n = 1 + below(12); i < n; ++i) {
    text += snippets[below(std::size(snippets))];
  }
  for (size_t i = 0, n = below(4); i < n && !text.empty(); ++i) {
    const size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(3));
        break;
      case 1:
        text.insert(at, snippets[below(std::size(snippets))]);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), below(20)));
        break;
      default:
        text[at] = static_cast<char>(below(256));
    }
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(markdown_property_test)

BOOST_AUTO_TEST_CASE(facts_of_random_mixtures_hold) {
  std::mt19937 random(20240);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = mixture(random);
    for (const Dialect dialect : dialects) {
      const std::string problem = Checker(text, dialect).run();
      BOOST_TEST(problem.empty(), problem << (dialect.mdx ? " (mdx)" : "")
                                          << "\n----\n"
                                          << text << "\n----");
    }
  }
}

// What one block of Python-Markdown holds, in another.
std::string in_blocks(const std::string& text, std::mt19937& random) {
  constexpr std::string_view openings[] = {"!!! note\n", "??? tip \"x\"\n\n",
                                           "=== \"y\"\n", "##z\n"};
  std::string result;
  size_t depth = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (random() % 4 == 0) {
      const std::string_view opening = openings[random() % 4];
      result += std::string(4 * depth, ' ') + std::string(opening);
      if (opening[0] != '#') depth = random() % 3 == 0 ? 0 : depth + 1;
    }
    result += std::string(4 * depth, ' ') + std::string(line) + "\n";
  }
  return result;
}

BOOST_AUTO_TEST_CASE(facts_in_blocks_of_python_markdown_hold) {
  std::mt19937 random(20241);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = in_blocks(mixture(random), random);
    const std::string problem = Checker(text, {.python_markdown = true}).run();
    BOOST_TEST(problem.empty(), problem << "\n----\n" << text << "\n----");
  }
}

BOOST_AUTO_TEST_CASE(facts_of_real_pages_hold) {
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
    for (const Dialect dialect : dialects) {
      const std::string problem = Checker(text, dialect).run();
      BOOST_TEST(problem.empty(), entry.path().string()
                                      << (dialect.mdx ? " (mdx): " : ": ")
                                      << problem);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
