#include "mapping_file.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "error.h"
#include "mapping_lines.h"
#include "text.h"

namespace paralint {
namespace {

const std::vector<std::string> locales = {"en", "fr"};

std::string yaml_of(char page, const std::string& french) {
  return std::string("{en: /") + page + ", fr: /" + french +
         ", by: [key], confidence: 1.0}";
}

// Pages /a, /b, ... whose French keys are the words of `french`.
std::vector<DerivedList> pages(const std::vector<std::string>& french) {
  DerivedList list{"pages", {}};
  char page = 'a';
  for (const std::string& word : french) {
    if (!word.empty()) {
      list.entries.push_back(
          {entry_name("", "en", std::string("/") + page), yaml_of(page, word)});
    }
    ++page;
  }
  return {list, {"routes", {}}};
}

// The new text, or the trouble; what is written is written once.
std::string updated(std::string_view text,
                    const std::vector<DerivedList>& lists) {
  try {
    const MappingUpdate update =
        updated_mapping("m.yaml", text, lists, locales);
    BOOST_TEST((update.text == text) == update.changes.empty());
    const MappingUpdate again =
        updated_mapping("m.yaml", update.text, lists, locales);
    BOOST_TEST(again.changes.empty());
    BOOST_TEST(again.text == update.text);
    return update.text;
  } catch (const Error& error) {
    return error.what();
  }
}

// "outdated 3, missing 0": kinds and lines of all changes.
std::string changes(std::string_view text,
                    const std::vector<DerivedList>& lists) {
  std::string result;
  for (const MappingChange& change :
       updated_mapping("m.yaml", text, lists, locales).changes) {
    result += result.empty() ? "" : ", ";
    result += name_of(change.kind) + (" " + std::to_string(change.line));
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_file)

BOOST_AUTO_TEST_CASE(a_new_file_has_a_header) {
  const std::string text = updated("", pages({"x", "y"}));
  BOOST_TEST(text.starts_with("# What paralint found out by itself"));
  BOOST_TEST(
      text.ends_with("\n\npages:\n"
                     "  - {en: /a, fr: /x, by: [key], confidence: 1.0}\n"
                     "  - {en: /b, fr: /y, by: [key], confidence: 1.0}\n"));
  BOOST_TEST(updated("", pages({})) == "");
  BOOST_TEST(updated("# Mine\n", pages({"x"})) ==
             "# Mine\n\npages:\n  - " + yaml_of('a', "x") + "\n");
}

// Everything that people wrote stays where it is.
BOOST_AUTO_TEST_CASE(curated_entries_and_comments_stay) {
  const std::string old =
      "# Head\n"
      "redirects:\n"
      "  - {from: /x, to: /y}  # moved in May\n"
      "\n"
      "pages:\n"
      "    # about the first one\n"
      "    - {en: /z, fr: /q}   # Anne: sure\n"
      "    - {en: /a, fr: /old, by: [key], confidence: 1.0}  # really?\n"
      "    # about the curated one\n"
      "    - en: /y\n"
      "      fr: /yy\n"
      "    - {en: /c, fr: /z, by: [key], confidence: 1.0}\n"
      "    - {en: /gone, fr: /z, confidence: 0.9}\n"
      "    # the end of the pages\n"
      "\n"
      "routes:\n"
      "  - {en: /p, fr: /t}\n";
  const auto lists = pages({"x", "y", "z", "w"});
  BOOST_TEST(updated(old, lists) ==
             "# Head\n"
             "redirects:\n"
             "  - {from: /x, to: /y}  # moved in May\n"
             "\n"
             "pages:\n"
             "    # about the first one\n"
             "    - {en: /z, fr: /q}   # Anne: sure\n"
             "    - {en: /a, fr: /x, by: [key], confidence: 1.0}  # really?\n"
             "    - {en: /b, fr: /y, by: [key], confidence: 1.0}\n"
             "    # about the curated one\n"
             "    - en: /y\n"
             "      fr: /yy\n"
             "    - {en: /c, fr: /z, by: [key], confidence: 1.0}\n"
             "    - {en: /d, fr: /w, by: [key], confidence: 1.0}\n"
             "    # the end of the pages\n"
             "\n"
             "routes:\n"
             "  - {en: /p, fr: /t}\n");
  BOOST_TEST(changes(old, lists) ==
             "outdated 8, superfluous 13, missing 0, missing 0");
}

BOOST_AUTO_TEST_CASE(order_is_restored) {
  const std::string old = "pages:\n- " + yaml_of('b', "y") + "\n- " +
                          yaml_of('c', "z") + "\n- " + yaml_of('a', "x") +
                          " # of Anne\n";
  BOOST_TEST(updated(old, pages({"x", "y", "z"})) ==
             "pages:\n- " + yaml_of('a', "x") + "  # of Anne\n- " +
                 yaml_of('b', "y") + "\n- " + yaml_of('c', "z") + "\n");
  BOOST_TEST(changes(old, pages({"x", "y", "z"})) == "misplaced 4");
}

BOOST_AUTO_TEST_CASE(an_entry_is_written_once) {
  const std::string line = "  - " + yaml_of('a', "x") + "\n";
  BOOST_TEST(updated("pages:\n" + line + line, pages({"x"})) ==
             "pages:\n" + line);
}

// An entry of more lines than one gets its own form back, with its comments.
BOOST_AUTO_TEST_CASE(derived_entries_in_blocks) {
  BOOST_TEST(updated("pages:\n"
                     "  -\n"
                     "    en: /a # one\n"
                     "    # two\n"
                     "    fr: /x\n"
                     "\n"
                     "    confidence: 1\n"
                     "# three\n",
                     pages({"x"})) ==
             "pages:\n"
             "  - {en: /a, fr: /x, by: [key], confidence: 1.0}  # one # two\n"
             "# three\n");
}

BOOST_AUTO_TEST_CASE(empty_lists) {
  const std::string entry = "  - " + yaml_of('a', "x") + "\n";
  BOOST_TEST(updated("pages:\nroutes:\n", pages({"x"})) ==
             "pages:\n" + entry + "routes:\n");
  BOOST_TEST(updated("pages: [] # none\n", pages({"x"})) ==
             "pages: # none\n" + entry);
  BOOST_TEST(updated("pages: [ ]\nroutes: ~\n", pages({"x"})) ==
             "pages:\n" + entry + "routes: ~\n");
  BOOST_TEST(updated("pages: ~ # none\n", pages({"x"})) ==
             "pages: # none\n" + entry);
  BOOST_TEST(updated("pages: null\n", pages({"x"})) == "pages:\n" + entry);
  BOOST_TEST(updated("pages:  # none", pages({"x"})) ==
             "pages:  # none\n" + entry);
  BOOST_TEST(updated("pages:\n" + entry, pages({})) == "pages:\n");
}

BOOST_AUTO_TEST_CASE(line_ends_stay_as_they_are) {
  BOOST_TEST(updated("pages:\r\n  - {en: /z, fr: /q}\r\n", pages({"x"})) ==
             "pages:\r\n  - {en: /z, fr: /q}\r\n  - " + yaml_of('a', "x") +
                 "\r\n");
  BOOST_TEST(updated("pages:\n  - {en: /z, fr: /q}", pages({"x"})) ==
             "pages:\n  - {en: /z, fr: /q}\n  - " + yaml_of('a', "x") + "\n");
  BOOST_TEST(
      updated("\xEF\xBB\xBFpages:\n  - {en: /z, fr: /q}\n", pages({"x"})) ==
      "\xEF\xBB\xBFpages:\n  - {en: /z, fr: /q}\n  - " + yaml_of('a', "x") +
          "\n");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_document_stays_at_the_end) {
  const std::string line = "  - " + yaml_of('a', "x") + "\n";
  BOOST_TEST(updated("---\npages:\n  - {en: /a, fr: /o, confidence: 1}\n...\n",
                     pages({"x"})) == "---\npages:\n" + line + "...\n");
}

// Better no new file than a broken one.
BOOST_AUTO_TEST_CASE(what_cannot_be_changed_line_by_line) {
  const std::string refused =
      "`map` cannot change `pages` line by line; give each entry a line of its "
      "own, behind `- `";
  for (const std::string text : {
           "pages: [{en: /z, fr: /q}]\n",
           "pages:\n  [{en: /z, fr: /q},\n   {en: /y, fr: /y}]\n",
           "{pages: [{en: /z, fr: /q}], routes: []}\n",
           "pages:\n  ~\n",
           "pages: [\n  ]\n",
           "pages: word\n",
           "pages: {en: /a}\n",
           "pages:\n  - &z {en: /a, fr: /x, confidence: 1}\n  - *z\n",
           "pages:\n  - &z {en: /z, fr: /q}\n  - *z\n",
       }) {
    BOOST_TEST(
        updated(text, pages({"x"})) == "m.yaml:" + std::string("1: ") + refused,
        text);
  }
  BOOST_TEST(
      updated("routes: []\n...\n", pages({"x"})).ends_with("behind `- `"));
  // Where there is nothing to write, nothing is wrong with it.
  BOOST_TEST(updated("pages: [{en: /z, fr: /q}]\n", pages({})) ==
             "pages: [{en: /z, fr: /q}]\n");
}

BOOST_AUTO_TEST_CASE(broken_files) {
  BOOST_TEST(updated("pages: [\n", pages({"x"})) ==
             "m.yaml:2:1: broken YAML: end of sequence flow not found");
  BOOST_TEST(updated("- a\n", pages({"x"})) ==
             "m.yaml:1:1: a mappings file is a mapping, not a list");
  BOOST_TEST(updated("a: \xFF\n", pages({"x"})) ==
             "m.yaml:1:4: the byte 0xFF is not UTF-8");
  BOOST_TEST(updated("pages:\npages:\n", pages({"x"})) ==
             "m.yaml:2:1: `pages` is given twice, first in line 1");
}

// Whatever lines stand in the file: those of people come out again, in order.
BOOST_AUTO_TEST_CASE(lines_of_people_survive) {
  const std::vector<std::string> lines = {
      "  # comment",
      "",
      "  - {en: /z, fr: /q} # curated",
      "  - en: /y\n    fr: /y",
      "  -\n    # inside\n    en: /x",
      "  - " + yaml_of('a', "x"),
      "  - " + yaml_of('b', "old") + " # derived",
      "  - " + yaml_of('c', "y"),
      "  - {en: /gone, confidence: 0.5}",
      "  - {fr: /lone, url: {fr: '/l #'}, confidence: 0.5}",
  };
  const auto is_of_people = [](const std::string& line) {
    return line.find("confidence") == npos;
  };
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text = "pages:\n";
    std::string kept = text;
    for (size_t count = random() % 9; count > 0; --count) {
      const std::string& line = lines[random() % lines.size()];
      text += line + "\n";
      if (is_of_people(line)) kept += line + "\n";
    }
    const auto lists = pages({random() % 2 ? "x" : "", "new", "y"});
    const std::string result = updated(text, lists);
    std::string left;
    for (const std::string_view line : split(result, '\n')) {
      if (line.find("confidence") == npos) (left += line) += '\n';
    }
    left.pop_back();
    BOOST_TEST(left == kept, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
