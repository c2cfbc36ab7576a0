#include "front_matter.h"
#include "simple_fields.h"
#include "yaml_fields.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

using std::literals::operator""sv;

// "title=Locations; draft=~; tags=[]": `~` is null, `[]` is a list or mapping.
std::string shown(const std::vector<Field>& fields) {
  std::string text;
  for (const Field& field : fields) {
    if (!text.empty()) text += "; ";
    text += field.name + "=";
    if (field.kind == Field::Kind::scalar) text += field.value;
    if (field.kind == Field::Kind::null) text += "~";
    if (field.kind == Field::Kind::other) text += "[]";
  }
  return text;
}

// "3: `title` is given twice", or nothing.
std::string shown(const std::optional<FrontMatterProblem>& problem) {
  if (!problem) return {};
  return std::to_string(problem->offset) + ": " + problem->message;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n\n";
    } else if (byte < 0x20 || byte > 0x7E) {
      const char* const digits = "0123456789abcdef";
      result += std::string("\\x") + digits[byte / 16] + digits[byte % 16];
    } else {
      result += c;
    }
  }
  return result;
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  while (times-- > 0) result += text;
  return result;
}

// If the short cut answers, yaml-cpp must say the same. Returns whether it did
// answer.
bool agree(std::string_view yaml) {
  const std::optional<std::vector<Field>> simple = simple_fields(yaml);
  const FrontMatter full = yaml_fields(yaml, 0);
  if (!simple) return false;
  if (*simple != full.fields || full.problem) {
    BOOST_ERROR("read as " << shown(*simple) << "\ninstead of "
                           << shown(full.fields) << " " << shown(full.problem)
                           << "\nin\n"
                           << escaped(yaml));
  }
  return true;
}

BOOST_AUTO_TEST_SUITE(front_matter_test)

BOOST_AUTO_TEST_CASE(fences) {
  struct Case {
    std::string_view page;
    std::string_view block;  // the bytes of the span
    std::string_view fields;
    std::string_view problem;
  };
  const Case cases[] = {
      {"---\ntitle: A\n---\nBody\n", "---\ntitle: A\n---\n", "title=A", ""},
      {"---\ntitle: A\n---", "---\ntitle: A\n---", "title=A", ""},
      {"---\ntitle: A\n...\nBody\n", "---\ntitle: A\n...\n", "title=A", ""},
      {"---\r\ntitle: A\r\n---\r\nBody\r\n", "---\r\ntitle: A\r\n---\r\n",
       "title=A", ""},
      {"--- \t\ntitle: A\n---  \nBody\n", "--- \t\ntitle: A\n---  \n",
       "title=A", ""},
      {"\xEF\xBB\xBF---\ntitle: A\n---\n", "---\ntitle: A\n---\n", "title=A",
       ""},
      {"---\n---\n", "---\n---\n", "", ""},
      {"---\n---\n---\n", "---\n---\n", "", ""},
      {"---\n# nothing\n\n---\n", "---\n# nothing\n\n---\n", "", ""},
      {"---\ntitle: A\n---\n\n---\nb: c\n---\n", "---\ntitle: A\n---\n",
       "title=A", ""},
      {"---\na: 1\n ---\n--- b\n----\n---\n",
       "---\na: 1\n ---\n--- b\n----\n---\n", "a=1 ---",
       "14: unexpected text; check quotes, colons and indentation"},
      // Broken, but cut off.
      {"---\na: b: c\n---\nBody\n", "---\na: b: c\n---\n", "",
       "8: unexpected `:`; text with `: ` in it needs quotes"},
      {"---\n- a\n---\nBody\n", "---\n- a\n---\n", "",
       "4: front matter is a list, not a mapping"},
      {"\xEF\xBB\xBF---\r\na: b\r\na: c\r\n---\r\n",
       "---\r\na: b\r\na: c\r\n---\r\n", "a=b", "14: `a` is given twice"},
      // None.
      {"", "", "", ""},
      {"---", "", "", ""},
      {"---\n", "", "", ""},
      {"Text\n---\na: b\n---\n", "", "", ""},
      {"\n---\na: b\n---\n", "", "", ""},
      {" ---\na: b\n---\n", "", "", ""},
      {"----\na: b\n---\n", "", "", ""},
      {"--- a\na: b\n---\n", "", "", ""},
      {"...\na: b\n...\n", "", "", ""},
      {"---\n\nText after a line\n", "", "", ""},
      {"---\nText: here\n", "", "", "0: front matter is not closed"},
      {"---\ntitle:\n ---\n", "", "", "0: front matter is not closed"},
      {"\xEF\xBB\xBF---\r\ntitle: A\r\n", "", "",
       "3: front matter is not closed"},
      {"---\nText, https://a.b: c\n", "", "", ""},
      {"---\n# a: b\na: b\n", "", "", ""},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(escaped(c.page)) {
      const FrontMatter found = front_matter(c.page);
      BOOST_TEST(found.span.in(c.page) == c.block);
      BOOST_TEST(shown(found.fields) == c.fields);
      BOOST_TEST(shown(found.problem) == c.problem);
    }
  }
}

BOOST_AUTO_TEST_CASE(body_begins_behind_the_block) {
  const std::string_view page = "\xEF\xBB\xBF---\na: b\n---\nBody\n";
  BOOST_TEST((front_matter(page).span == Span{3, 16}));
  BOOST_TEST(page.substr(16) == "Body\n");
}

BOOST_AUTO_TEST_CASE(find_gives_scalars) {
  const FrontMatter found =
      front_matter("---\na: b\nempty:\nquoted: \"\"\nlist: [a]\n---\n");
  BOOST_REQUIRE(found.find("a"));
  BOOST_TEST(*found.find("a") == "b");
  BOOST_REQUIRE(found.find("quoted"));
  BOOST_TEST(found.find("quoted")->empty());
  BOOST_TEST(!found.find("empty"));
  BOOST_TEST(!found.find("list"));
  BOOST_TEST(!found.find("absent"));
}

// What sites write: the short cut must know it, and yaml-cpp must agree.
BOOST_AUTO_TEST_CASE(simple_blocks) {
  struct Case {
    std::string_view yaml;
    std::string_view fields;
  };
  const Case cases[] = {
      {"", ""},
      {"\n  \n# comment\n  # another\n", ""},
      {"title: Opening hours", "title=Opening hours"},
      {"title:   Opening hours  \n", "title=Opening hours"},
      {"title: Horaires d'été (2023) | À propos, [ici] & là ?\n",
       "title=Horaires d'été (2023) | À propos, [ici] & là ?"},
      {"a: b\r\nc: d\r\n\r\n", "a=b; c=d"},
      {"url: https://example.com/a#b\nat: 12:30:00\n",
       "url=https://example.com/a#b; at=12:30:00"},
      {"a: /\nb: <Link>\nc: ~/x.webp\nd: -5\ne: .ignore\nf: C#\n",
       "a=/; b=<Link>; c=~/x.webp; d=-5; e=.ignore; f=C#"},
      {"a: true\nb: yes\nc: 1.0\nd: 2024-01-31\n",
       "a=true; b=yes; c=1.0; d=2024-01-31"},
      {"a:\nb:  \nc: ~\nd: null\ne: Null\nf: NULL\ng: nULL\n",
       "a=~; b=~; c=~; d=~; e=~; f=~; g=nULL"},
      {"a: \"\"\nb: ''\nc: \"b: # c \"\nd: 'say \"a\"'\ne: \"~\"\n",
       "a=; b=; c=b: # c ; d=say \"a\"; e=~"},
      {"a: []\nb: [x]\nc: [x y, \"z\", '']\n", "a=[]; b=[]; c=[]"},
      {"meta:\n  title: A\n  more:\n    b: c\n  d: e\nlast: f\n",
       "meta=[]; last=f"},
      {"tags:\n  - a\n  - \"b\"\nnext: c\n", "tags=[]; next=c"},
      {"tags:\n- a\n\n# x\n- b\nnext: c\n", "tags=[]; next=c"},
      {"a:\n  b:\n  - c\n  d: e\nf: g\n", "a=[]; f=g"},
      {"head:\n  - tag: a\n    attrs:\n      b: c\n  - tag: d\nx: y\n",
       "head=[]; x=y"},
      {"a:\n  - b: 1\n  - b: 2\nc:\n  b: 3\n", "a=[]; c=[]"},
      {"a.b: 1\nc-d_e: 2\n3: 4\n", "a.b=1; c-d_e=2; 3=4"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(escaped(c.yaml)) {
      const std::optional<std::vector<Field>> simple = simple_fields(c.yaml);
      BOOST_REQUIRE(simple);
      BOOST_TEST(shown(*simple) == c.fields);
      BOOST_TEST(agree(c.yaml));
    }
  }
}

// The scalars of lists, by both ways.
BOOST_AUTO_TEST_CASE(lists_keep_their_words) {
  struct Case {
    std::string_view yaml;  // of a field `a`
    std::string_view words;
    bool is_simple;
  };
  const Case cases[] = {
      {"a: b\n", "b|", true},
      {"a: \"\"\n", "|", true},
      {"a: [b, 'c d', \"/e\", '', null]\n", "b|c d|/e||", true},
      {"a: []\n", "", true},
      {"a:\n  - b\n  - \"/c\"\n  - ~\nd: e\n", "b|/c|", true},
      {"a:\n- b\n- c: d\n  e: f\n- [g, h]\n- i\n", "b|i|", true},
      {"a:\n  b:\n    - c\nd:\n  - e\n", "", true},
      {"a: ~\nb: [c]\n", "", true},
      {"a: [/b, [c, {d: e}], \"f\\n\"]\n", "/b|f\n|", false},
      {"a:\n  - b # c\n  - >-\n    d\n    e\n", "b|d e|", false},
      {"x: &x y\na: [*x, b]\n", "y|b|", false},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(escaped(c.yaml)) {
      std::string words;
      const FrontMatter found = yaml_fields(c.yaml, 0);
      for (const std::string& word : found.words("a")) {
        words += word + "|";
      }
      BOOST_TEST(words == c.words);
      BOOST_TEST(agree(c.yaml) == c.is_simple);
    }
  }
}

// What only yaml-cpp reads.
BOOST_AUTO_TEST_CASE(other_blocks) {
  struct Case {
    std::string_view yaml;
    std::string_view fields;
  };
  const Case cases[] = {
      {"a: b # c\n", "a=b"},
      {"a: # c\n", "a=~"},
      {"a: \"b\\n\\u00e9\\\"\"\nc: 'it''s'\n", "a=b\né\"; c=it's"},
      {"a: |\n  b\n  c\nd: >\n  e\n  f\n", "a=b\nc\n; d=e f\n"},
      {"a: |+\n  b\n\n", "a=b\n\n"},
      {"a: |-\n  b\n", "a=b"},
      {"a: b\n  c\nd:\n  e\n  f\n", "a=b c; d=e f"},
      {"a: \"b\n  c\"\n", "a=b c"},
      {"\"a b\": c\n'd': e\nf g: h\né: i\n", "a b=c; d=e; f g=h; é=i"},
      {"{a: b, c: [d], e}\n", "a=b; c=[]; e=~"},
      {" a: b\n c: d\n", "a=b; c=d"},
      {"a:\tb\n", "a=b"},
      {"a: !!str 1\nb: !x y\nc: ! ~\n", "a=1; b=y; c=~"},
      {"a: &x b\nc: *x\nd: &y [e]\nf: *y\ng: &z\nh: *z\n*x : i\n",
       "a=b; c=b; d=[]; f=[]; g=~; h=~; b=i"},
      {"a: &x\n  - *x\n", "a=[]"},
      {"? a\n: b\n", "a=b"},
      {"? a\n", "a=~"},
      {"\"\": a\n", "=a"},
      {"title: {{ page.title }}\n", "title=[]"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "a=b"},
      {"~\n", ""},
      {"{}\n", ""},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(escaped(c.yaml)) {
      const FrontMatter found = yaml_fields(c.yaml, 0);
      BOOST_TEST(shown(found.fields) == c.fields);
      BOOST_TEST(shown(found.problem) == "");
      agree(c.yaml);
    }
  }
}

BOOST_AUTO_TEST_CASE(problems) {
  const std::string_view colon =
      "unexpected `:`; text with `: ` in it needs quotes";
  const std::string_view stray =
      "unexpected text; check quotes, colons and indentation";
  struct Case {
    std::string_view yaml;
    size_t offset;
    std::string_view message;
    std::string_view fields;  // those before the problem, at least
  };
  const Case cases[] = {
      {"- a\n- b\n", 0, "front matter is a list, not a mapping", ""},
      {"[a]\n", 0, "front matter is a list, not a mapping", ""},
      {"Some text\n", 0, "front matter is text, not a mapping", ""},
      {"key:value\n", 0, "front matter is text, not a mapping", ""},
      {"title: a\nb: c\ntitle: d\ne: f\n", 14, "`title` is given twice",
       "title=a; b=c; e=f"},
      {"a: 1\n\"a\": 2\n", 5, "`a` is given twice", "a=1"},
      {"a:\n  b: 1\n  b: 2\nc: d\n", 12, "`b` is given twice", "a=[]; c=d"},
      {"a: {b: 1, b: 2}\n", 10, "`b` is given twice", "a=[]"},
      {"a: b: c\n", 4, colon, ""},
      {"a: b\nc: d:\n", 9, colon, "a=b"},
      {"a: b\n  c: d\n", 8, colon, ""},
      {"a: \"b\" c\n", 7, stray, ""},
      {"a: 'it's'\n", 7, stray, ""},
      {"a:\n  - b\n c: d\n", 10, stray, ""},
      {" a: b\nc: d\n", 6, stray, "a=b"},
      {"a: b\nc\n", 5, "`c` is not followed by a colon", "a=b"},
      {"a: b\nc: \"d\ne: f\n\n", 5, "a quotation mark is not closed", "a=b"},
      {"a: [b, c", 7, "a `[` is not closed", ""},
      {"a: {b", 4, "a `{` is not closed", ""},
      {"a: ]\n", 3, "unexpected closing bracket", ""},
      {"a: - b\n", 3, "unexpected `- `; a list begins on a line of its own",
       ""},
      {"a: @b\n", 3, "text that begins with this character needs quotes", ""},
      {"a: * b\n", 4, "text that begins with `*` needs quotes", ""},
      {"a: *b\n", 3,
       "no anchor has this name; text that begins with `*` needs quotes", ""},
      {"a: \"\\q\"\n", 6, "unknown escape character: q", ""},
      {"? [a]\n: b\n", 2, "a key is a list or a mapping, not text", ""},
      {"{{ a }}: b\n", 0, "a key is a list or a mapping, not text", ""},
      {": b\n", 0, "a key is empty", ""},
      {"null: b\n", 0, "a key is empty", ""},
      {"a: b\nc: d\0e\n"sv, 9, "a control character, which YAML does not allow",
       ""},
      {"a: b\x04\nc: d\n", 4, "a control character, which YAML does not allow",
       ""},
      {"%YAML 3.0\na: b\n", 0, "YAML major version too large", ""},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(escaped(c.yaml)) {
      const FrontMatter found = yaml_fields(c.yaml, 100);
      BOOST_TEST(shown(found.problem) == std::to_string(100 + c.offset) + ": " +
                                             std::string(c.message));
      BOOST_TEST(shown(found.fields) == c.fields);
      BOOST_TEST(!simple_fields(c.yaml));
    }
  }
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_a_problem) {
  const int depth = 100'000;
  for (const std::string_view nest :
       {"[", "{", "- ", "? ", "[a, ", "{a: ", "a: [", "[[{"}) {
    BOOST_TEST_CONTEXT(nest) {
      BOOST_TEST(yaml_fields(repeated(nest, depth), 0).problem.has_value());
      BOOST_TEST(
          yaml_fields("a: " + repeated(nest, depth), 0).problem.has_value());
    }
  }
  std::string stairs;
  for (int i = 0; i < 3000; ++i) stairs += repeated(" ", i) + "a:\n";
  BOOST_TEST(!simple_fields(stairs));
  BOOST_TEST(shown(yaml_fields(stairs, 0).problem)
                 .ends_with("lists or mappings are nested too deeply"));
}

BOOST_AUTO_TEST_CASE(aliases_are_not_expanded) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    bomb += name + ": &" + name + " [" + repeated(inner + " , ", 9) + inner +
            " ]\n";
  }
  const FrontMatter found = yaml_fields(bomb, 0);
  BOOST_TEST(shown(found.problem) == "");
  BOOST_TEST(found.fields.size() == 30u);

  std::string copies = "a: &a " + repeated("x", 50'000) + "\n";
  for (int i = 0; i < 100; ++i) copies += "b" + std::to_string(i) + ": *a\n";
  BOOST_TEST(shown(yaml_fields(copies, 0).problem)
                 .ends_with(": aliases repeat too much text"));
}

// Real lines and nasty ones. The blocks of the next test are made of these.
const std::string_view lines[] = {
    "title: Opening hours",
    "title: Horaires d'été : l'essentiel",
    "position: 12",
    "layout: documentation",
    "draft: yes",
    "version: 1.0",
    "date: 2024-01-31",
    "time: 12:30",
    "path_override: \"/\"",
    "a: 'b c'",
    "c: https://example.com/a#b",
    "tags: [a, b]",
    "tags: [\"a\", '', c d]",
    "list: []",
    "empty:",
    "empty:   ",
    "meta:",
    "app_info:",
    "  title: A | B",
    "  description: Text, with commas (and more).",
    "  nested:",
    "    a: b",
    "    weight: 10",
    "  - item",
    "- item",
    "  - tag: a",
    "    attrs:",
    "      b: c",
    "- a: b",
    "  c: d",
    "    - deep",
    "# comment",
    "  # comment",
    "",
    "  ",
    "\xE2\x82\xAC: 5",
    "price: \xE2\x82\xAC"
    "5 / mois",
    "n: null",
    "n: ~",
    "n: Null",
    "n: nUll",
    "e: \"\"",
    "e: ''",
    // Nasty.
    "key: a: b",
    "key: a:",
    "a: b #c",
    "a: b#c",
    "a: #c",
    "- x",
    "- - x",
    "-",
    "- ",
    "  -",
    "key:value",
    "key :value",
    "key : value",
    "? x",
    "? ",
    ": x",
    "{",
    "}",
    "[",
    "]",
    "a: {b: c}",
    "a: {b",
    "a: [b",
    "a: [b,, c]",
    "a: [b,]",
    "a: [,]",
    "a: [b] c",
    "a: [b: c]",
    "a: [\"b\": c]",
    "a: [- b]",
    "a: [b #c]",
    "a: [b, c] # d",
    "a: \"unclosed",
    "a: 'unclosed",
    "a: \"",
    "a: '",
    "a: \"b\" c",
    "a: \"b\"c",
    "a: 'b': c",
    "a: \"b\\\"",
    "a: \"\\x41\"",
    "null: x",
    "~: x",
    "'it''s'",
    "a: 'it''s'",
    "a: it's",
    "!!str x",
    "a: !!str x",
    "a: !x",
    "a: ! b",
    "&a b",
    "a: &a b",
    "b: *a",
    "*a",
    "*a : b",
    "%YAML 1.2",
    "%",
    "a: %b",
    "---",
    "--- a",
    "...",
    "... a",
    "a: ---",
    "a: ...",
    "---a: b",
    "...a: b",
    "a: |",
    "a: >-",
    "a: |2",
    "  continued",
    " odd: b",
    "   odd: b",
    "\ta: b",
    "a:\tb",
    "a: b\t",
    "a: \tb",
    "\t",
    "a: b\rc: d",
    "a: b\r",
    "\r",
    "a: \xC2\x85 b",
    "a: b\xC2\x85",
    "\xC2\x85",
    "a: \xE2\x80\xA8",
    "a: b\xE2\x80\xA9"
    "c: d",
    "\xEF\xBB\xBF"
    "a: b",
    "a: \xEF\xBB\xBF",
    "a: b\xEF\xBB\xBF",
    "a: \xC2\xA0",
    "\xC2\xA0"
    "a: b",
    "a: \xFF",
    "a: \xC3",
    "\xFE\xFF",
    "\xFF\xFE",
    "a: @b",
    "a: `b`",
    "a: -",
    "a: - b",
    "a: -b",
    "a: ?",
    "a: ? b",
    "a: ?b",
    "a: :",
    "a: :b",
    "a: , b",
    "a: <<",
    "<<: *a",
    "a: <<: b",
    "a: ==",
    "a: =",
    "=: b",
    "a: \\",
    "a: b\\",
    "text",
    "more text here",
    "\"a\": b",
    "'a': b",
    "a b: c",
    "a.b: c",
    "-a: b",
    ".a: b",
    "a: (b",
    "a: $b",
    "a: +1",
    "a: ^",
    "a: ;",
    "a: b, c: d",
    "a: b ,c",
    "a: ~b",
    "a: ~ b",
    "a: nullx",
    "a: 0x1F",
    "a: \x7F",
    "a: \x01",
    "a: b\x0B",
    "a: \x0C"
    "b",
    "a: \x1B",
    "a: \x04"
    "b",
};

// Deterministic, unlike the distributions of the standard library.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  size_t below(size_t limit) { return engine_() % limit; }
  bool one_in(size_t chance) { return below(chance) == 0; }

 private:
  std::mt19937 engine_;
};

// Mostly the realistic lines, which come first in the table; most of them
// from its beginning, where entries fit together in any order.
std::string_view random_line(Dice& dice) {
  const size_t entries = 16;
  const size_t realistic = 43;
  if (dice.one_in(10)) return lines[dice.below(std::size(lines))];
  return lines[dice.below(dice.one_in(4) ? realistic : entries)];
}

std::string random_block(Dice& dice) {
  const std::string_view end = dice.one_in(8) ? "\r\n" : "\n";
  std::string block;
  for (size_t count = 1 + dice.below(7); count > 0; --count) {
    std::string line(random_line(dice));
    // Distinct keys, or nearly every block would have one twice.
    const size_t key = line.find_first_not_of(" -");
    if (key != npos && !dice.one_in(6)) {
      line.insert(key, 1, static_cast<char>('a' + dice.below(26)));
    }
    if (dice.one_in(10)) line.insert(0, dice.below(5), ' ');
    if (dice.one_in(10)) line.append(1 + dice.below(3), ' ');
    block += line;
    if (count > 1 || !dice.one_in(8)) block += end;
  }
  return block;
}

void mutate(std::string& block, Dice& dice) {
  const std::string_view bytes =
      "\0\t\n\r :#-?,[]{}&*!|>'\"%@`\\~.=<aZ0_\x04\x7F\x85\xC2\xE2\xEF\xFF"sv;
  const size_t at = dice.below(block.size() + 1);
  const char byte = dice.one_in(8) ? static_cast<char>(dice.below(256))
                                   : bytes[dice.below(bytes.size())];
  switch (dice.below(4)) {
    case 0:
      block.erase(at, 1 + dice.below(3));
      break;
    case 1:
      block.insert(at, block.substr(dice.below(block.size() + 1), 6));
      break;
    case 2:
      if (at < block.size()) block[at] = byte;
      break;
    default:
      block.insert(at, 1, byte);
  }
}

BOOST_AUTO_TEST_CASE(both_ways_give_the_same_fields) {
  Dice dice(20240131);
  const int blocks = 40'000;
  int simple = 0;
  for (int i = 0; i < blocks; ++i) {
    std::string block = random_block(dice);
    for (size_t n = dice.below(4); n > 1; --n) mutate(block, dice);
    if (agree(block)) ++simple;
  }
  BOOST_TEST_MESSAGE(simple << " of " << blocks << " blocks were simple");
  BOOST_TEST(simple > blocks / 10);
}

BOOST_AUTO_TEST_CASE(each_line_is_read_the_same_way_everywhere) {
  for (const std::string_view line : lines) {
    const std::string text(line);
    agree(text);
    agree(text + "\n");
    agree(text + "\r\n");
    agree("x: y\n" + text + "\nz: 1\n");
    agree("x:\n" + text + "\nz: 1\n");
    agree("x:\n  y: 1\n" + text + "\n  z: 1\n");
    agree("x:\n  - y\n" + text + "\n  - z\n");
    agree("x:\n- y\n" + text + "\n- z\n");
    agree("x:\n  - y: 1\n" + text + "\n    z: 1\n");
  }
}

BOOST_AUTO_TEST_CASE(random_pages_do_no_harm) {
  Dice dice(7);
  for (int i = 0; i < 5'000; ++i) {
    std::string page = "---\n" + random_block(dice) + "\n---\nBody\n";
    for (size_t n = dice.below(6); n > 0; --n) mutate(page, dice);
    const FrontMatter found = front_matter(page);
    BOOST_REQUIRE(found.span.end <= page.size());
    if (!found.problem) continue;
    BOOST_REQUIRE(found.problem->offset < page.size());
    BOOST_REQUIRE(!found.problem->message.empty());
  }
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The text between the fences.
std::string_view yaml_of(std::string_view page, Span span) {
  std::string_view block = span.in(page);
  block.remove_prefix(block.find('\n') + 1);
  const size_t end = block.find_last_not_of("-. \t\r\n");
  return block.substr(0, end == npos ? 0 : block.find('\n', end) + 1);
}

BOOST_AUTO_TEST_CASE(real_front_matter_is_simple) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(PARALINT_SOURCE) / "../shared/corpora";
  if (!fs::exists(folder)) {
    BOOST_TEST_MESSAGE("skipped: no folder " << folder);
    return;
  }
  int blocks = 0;
  int simple = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".md" && extension != ".mdx") continue;
    const std::string page = bytes_of(entry.path());
    const FrontMatter found = front_matter(page);
    BOOST_TEST_CONTEXT(entry.path()) {
      BOOST_TEST(shown(found.problem) == "");
      if (found.span.empty()) continue;
      ++blocks;
      if (agree(yaml_of(page, found.span))) ++simple;
    }
  }
  BOOST_TEST_MESSAGE(simple << " of " << blocks << " blocks are simple");
  BOOST_TEST(simple * 100 > blocks * 95);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
