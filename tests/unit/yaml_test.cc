#include "yaml.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "yaml_reader.h"

namespace paralint {
namespace {

// {a: [b, ~]} with the line and column of each node.
std::string dump(const YamlNode& node) {
  const std::string place =
      "@" + std::to_string(node.line) + ":" + std::to_string(node.column);
  if (node.kind == YamlNode::Kind::empty) return "~" + place;
  if (node.kind == YamlNode::Kind::word) return node.word + place;
  std::string result = node.kind == YamlNode::Kind::list ? "[" : "{";
  for (const YamlNode* child : node.children) result += dump(*child) + " ";
  return result + (node.kind == YamlNode::Kind::list ? "]" : "}") + place;
}

std::string dump(std::string_view text) {
  const YamlTree tree = parse_yaml(text);
  if (tree.broken) return tree.broken->text() + tree.broken->sentence;
  return tree.root ? dump(*tree.root) : "";
}

struct Row {
  std::string text;
  std::string tree;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text.substr(0, 60)) {
      BOOST_TEST(dump(row.text) == row.tree);
    }
  }
}

std::string broken(std::string_view text) {
  const YamlTree tree = parse_yaml(text);
  if (!tree.broken) return {};
  BOOST_TEST(!tree.root);
  return std::to_string(tree.broken->line) + ":" +
         std::to_string(tree.broken->column) + ": " + tree.broken->sentence;
}

std::string repeated(std::string_view text, size_t count) {
  std::string result;
  while (count-- > 0) result += text;
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(trees) {
  check({
      {"", ""},
      {"# nothing\n", ""},
      {"null\n", ""},
      {"a", "a@1:1"},
      {"a: 1\nb:\n  - x\n  - 'y z'\n",
       "{a@1:1 1@1:4 b@2:1 [x@3:5 y z@4:5 ]@3:3 }@1:1"},
      {"---\n{a: off, \"b\": null}\n...\n",
       "{a@2:2 off@2:5 b@2:10 ~@2:10 }@2:1"},
      {"\xEF\xBB\xBF"
       "a: b",
       "{a@1:1 b@1:4 }@1:1"},
      {"a: b\r\nc: d\r\n", "{a@1:1 b@1:4 c@2:1 d@2:4 }@1:1"},
      {"é: [–, 𝄞, x]\ny: 1\n",
       "{é@1:1 [–@1:5 𝄞@1:8 x@1:11 ]@1:4 y@2:1 1@2:4 }@1:1"},
  });
}

// A value that is left out is where its key is.
BOOST_AUTO_TEST_CASE(values_left_out) {
  check({
      {"a:\n\n\nb:\n", "{a@1:1 ~@1:1 b@4:1 ~@4:1 }@1:1"},
      {"{a, b: ~}", "{a@1:2 ~@1:2 b@1:5 ~@1:5 }@1:1"},
  });
}

BOOST_AUTO_TEST_CASE(aliases_are_what_they_stand_for) {
  check({
      {"a: &x [b]\nc: *x\n", "{a@1:1 [b@1:8 ]@1:4 c@2:1 [b@1:8 ]@1:4 }@1:1"},
      {"- &a x\n- &a y\n- *a\n", "[x@1:3 y@2:3 y@2:3 ]@1:1"},
      {"- &a\n- {*a : *a}\n", "[~@1:3 {~@1:3 ~@1:3 }@2:3 ]@1:1"},
  });
}

BOOST_AUTO_TEST_CASE(broken_texts) {
  BOOST_TEST(broken("a: [b\nc: d\n") ==
             "2:2: broken YAML: end of sequence flow not found");
  BOOST_TEST(broken("a: b: c\n") == "1:5: broken YAML: illegal map value");
  BOOST_TEST(broken("é: *x\n") ==
             "1:4: broken YAML: the referenced anchor is not defined");
  BOOST_TEST(broken("a: 1\n---\nb: 2\n") ==
             "2:1: a second document begins here; only one is read");
  BOOST_TEST(broken("a: caf\xE9\n") == "1:7: the byte 0xE9 is not UTF-8");
  BOOST_TEST(broken("\xFF\xFE"
                    "a\0") == "1:1: the byte 0xFF is not UTF-8");
  BOOST_TEST(broken("a: 1\n\x04"
                    "b: 2\n") == "2:1: a text has no control character U+0004");
  BOOST_TEST(broken(std::string_view("a\0: 1", 5)) ==
             "1:2: a text has no control character U+0000");
}

BOOST_AUTO_TEST_CASE(deep_nesting) {
  BOOST_TEST(broken(repeated("[", 100'000)).ends_with("this lies too deep"));
  BOOST_TEST(broken(repeated("- ", 100'000)).ends_with("this lies too deep"));
  BOOST_TEST(broken(repeated("{a: ", 100'000)).ends_with("this lies too deep"));
  BOOST_TEST(broken(repeated("[", 100) + repeated("]", 100)) == "");
}

BOOST_AUTO_TEST_CASE(alias_bombs) {
  std::string bomb = "- &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string alias = "*a" + std::to_string(i - 1);
    bomb += "- &a" + std::to_string(i) + " [" + repeated(alias + ", ", 9) +
            alias + "]\n";
  }
  BOOST_TEST(broken(bomb) == "5:43: the aliases stand for too many values");
  BOOST_TEST(broken("a: &x [*x]\n") ==
             "1:8: this alias lies inside the value it stands for");
  BOOST_TEST(broken("a: &x {b: {c: *x}}\n") ==
             "1:15: this alias lies inside the value it stands for");
}

// One long line is not counted again for each of its nodes.
BOOST_AUTO_TEST_CASE(a_long_line) {
  const YamlTree tree = parse_yaml("[" + repeated("é:,", 100'000) + "é]");
  BOOST_REQUIRE(tree.root);
  BOOST_TEST(tree.root->children.size() == 100'001u);
  BOOST_TEST(tree.root->children.back()->column == 300'002u);
}

BOOST_AUTO_TEST_CASE(a_reader_collects) {
  YamlReader yaml("x.yaml", "b: 1\na: [p, q]\nb: 2\n");
  const auto entries =
      yaml.entries(*yaml.root(), "this is a mapping", {"a", "b"});
  BOOST_TEST(entries.size() == 2u);
  BOOST_TEST(find(entries, "b")->word == "1");
  BOOST_TEST(!find(entries, "c"));
  BOOST_TEST(!yaml.required(*yaml.root(), entries, "c"));
  BOOST_TEST(!yaml.word(*find(entries, "a"), "`a` is a word"));
  BOOST_TEST(yaml.items(*find(entries, "a"), "`a` is a list").size() == 2u);
  BOOST_TEST(yaml.items(*find(entries, "b"), "`b` is a list").empty());
  std::string all;
  for (const Trouble& trouble : yaml.troubles()) all += trouble.text() + "\n";
  BOOST_TEST(all ==
             "x.yaml:1:1: `c` is missing\n"
             "x.yaml:1:4: `b` is a list, not `1`\n"
             "x.yaml:2:4: `a` is a word, not a list\n"
             "x.yaml:3:1: `b` is given twice, first in line 1\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
