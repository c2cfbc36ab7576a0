#include "slug.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "anchors.h"
#include "markdown.h"

namespace paralint {
namespace {

struct Row {
  std::string_view heading;
  std::string_view slug;
};

std::string slug(std::string_view algorithm, std::string_view heading) {
  return find_slugger(algorithm)->slug(heading);
}

void check_rows(std::string_view algorithm, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(algorithm << ": `" << row.heading << "`") {
      BOOST_TEST(slug(algorithm, row.heading) == row.slug);
    }
  }
}

std::vector<std::string> slugs(std::string_view algorithm,
                               const std::vector<std::string>& headings) {
  PageSlugs page(*find_slugger(algorithm));
  std::vector<std::string> slugs;
  for (const std::string& heading : headings) {
    slugs.push_back(page.next(heading));
  }
  return slugs;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slug_unit)

BOOST_AUTO_TEST_CASE(sluggers_are_found_by_name) {
  std::string previous;
  for (const Slugger& slugger : sluggers()) {
    BOOST_TEST(find_slugger(slugger.name) == &slugger);
    BOOST_TEST(!slugger.source.empty());
    const bool is_sorted = previous < slugger.name;
    BOOST_TEST(is_sorted, slugger.name);
    previous = slugger.name;
  }
  BOOST_TEST(find_slugger("github") != nullptr);
  BOOST_TEST(find_slugger("GitHub") == nullptr);
  BOOST_TEST(find_slugger("") == nullptr);
}

// The ids are what github-slugger 2.0.0 gives in Node.
BOOST_AUTO_TEST_CASE(github) {
  check_rows("github",
             {
                 {"", ""},
                 {"Opening hours", "opening-hours"},
                 {"  Two  spaces  ", "--two--spaces--"},
                 {"snake_case and kebab-case", "snake_case-and-kebab-case"},
                 {"--dry-run", "--dry-run"},
                 {"What is new in 2.0?", "what-is-new-in-20"},
                 {"C++ & C#", "c--c"},
                 {"100% / 50 € (½ price)", "100--50---price"},
                 {"Tab\there", "tabhere"},
                 {"No\u00A0break", "nobreak"},
                 {"Line\u2028separator", "lineseparator"},
                 {"Zero\u200Bwidth", "zerowidth"},
                 {"soft\u00ADhyphen", "softhyphen"},
                 {"<br/> `code` *bold*", "br-code-bold"},
                 {"“Quotes” — dash… and ‘more’", "quotes--dash-and-more"},
                 {"À quand l’été ?", "à-quand-lété-"},
                 {"L’Été", "lété"},
                 {"L’E\u0301te\u0301", "le\u0301te\u0301"},
                 {"ŒUVRES", "œuvres"},
                 {"Ærøskøbing", "ærøskøbing"},
                 {"Straße", "straße"},
                 {"STRAẞE", "straße"},
                 {"Ÿ und Ž", "ÿ-und-ž"},
                 {"İstanbul", "i\u0307stanbul"},
                 {"ISPARTA ılıca", "isparta-ılıca"},
                 {"ΟΔΟΣ", "οδος"},
                 {"ΑΣ. ΣΑΣ Σ", "ας-σας-σ"},
                 {"ΣΊΣΥΦΟΣ", "σίσυφος"},
                 {"Ǆungla ǅ", "ǆungla-ǆ"},
                 {"Привет, МИР!", "привет-мир"},
                 {"हिन्दी में लिखें", "हिन्दी-में-लिखें"},
                 {"ภาษาไทยน้ำ", "ภาษาไทยน้ำ"},
                 {"日本語の見出し（例）", "日本語の見出し例"},
                 {"ひらがな・カタカナー", "ひらがなカタカナー"},
                 {"全角\u3000スペース", "全角スペース"},
                 {"한국어 제목", "한국어-제목"},
                 {"إعداد الحساب؟", "إعداد-الحساب"},
                 {"מַדְרִיךְ", "מַדְרִיךְ"},
                 {"👩\u200D💻 Code", "-code"},
                 {"❤\uFE0F Love", "\uFE0F-love"},
                 {"1\uFE0F\u20E3 First", "1\uFE0F\u20E3-first"},
                 {"🇫🇷 France", "-france"},
                 {"Ⅷ ⅷ ① x² x₂", "ⅷ-ⅷ--x-x"},
                 {"Ⓐ", "ⓐ"},
                 {"\u212A", "k"},
                 {"ﬁn", "ﬁn"},
                 {"𝐁old 𐐀", "𝐁old-𐐨"},
                 {"a‿b⁀c", "a‿b⁀c"},
                 {"क्\u200Dष", "क्ष"},
                 {"ꟀⰯ𖹀", "𖹠"},
                 {"‘’\u0301", "\u0301"},
             });
}

BOOST_AUTO_TEST_CASE(github_drops_what_is_no_text) {
  using namespace std::string_view_literals;
  check_rows("github", {
                           {"a\0b"sv, "ab"},
                           {"a\x7F\x01z", "az"},
                           {"caf\xE9 noir", "caf-noir"},
                           {"\xE2\x82 10", "-10"},
                           {"\xED\xA0\x80 É", "-é"},
                       });
}

// Every id of large sets of real headings, as the originals made them.
BOOST_AUTO_TEST_CASE(algorithms_agree_with_the_originals) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"github", "github-slugger"},
      {"hugo", "hugo-0.111.3_github"},
      {"kramdown", "kramdown-core"},
      {"kramdown-gfm", "kramdown-gfm"},
      {"python-markdown", "python-markdown-3.4.1_toc"},
      {"vitepress", "mdit-vue_slugify"},
  };
  for (const auto& [algorithm, name] : files) {
    std::ifstream golden(PARALINT_SOURCE "/../shared/golden-slugs/" + name +
                         ".tsv");
    if (!golden) {
      BOOST_TEST_MESSAGE("skipped: ../shared/golden-slugs is absent");
      continue;
    }
    size_t compared = 0;
    for (std::string line; std::getline(golden, line); ++compared) {
      const size_t tab = line.rfind('\t');
      BOOST_REQUIRE(tab != std::string::npos);
      const std::string heading = line.substr(0, tab);
      BOOST_TEST_CONTEXT(algorithm << ": `" << heading << "`") {
        const Slugger& slugger = *find_slugger(algorithm);
        std::string id = slugger.slug(heading);
        if (id.empty()) id = slugger.empty;
        BOOST_TEST(id == line.substr(tab + 1));
      }
    }
    BOOST_TEST(compared > 0u);
  }
}

// What the generators themselves made of headings of all scripts, with markup;
// scripts/golden-slugs makes these tables.
BOOST_AUTO_TEST_CASE(pages_have_the_ids_of_the_generators) {
  const std::filesystem::path folder = PARALINT_SOURCE "/tests/golden";
  size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".tsv") continue;
    const auto renderer = find_renderer(entry.path().stem().string());
    BOOST_REQUIRE(renderer.has_value());
    std::ifstream table(entry.path());
    std::ifstream headings(folder / "headings.txt");
    std::string line;
    for (std::string heading; std::getline(headings, heading); ++compared) {
      BOOST_REQUIRE(std::getline(table, line));
      BOOST_REQUIRE(line.starts_with(heading + '\t'));
      BOOST_TEST_CONTEXT(renderer->name << ": `" << heading << "`") {
        const Page page =
            parse_page("x.md", "## " + heading + "\n", renderer->dialect);
        const Anchors anchors(page, *renderer);
        BOOST_REQUIRE(anchors.headings().size() == 1u);
        BOOST_TEST(anchors.headings()[0].slug ==
                   line.substr(heading.size() + 1));
      }
    }
  }
  BOOST_TEST(compared > 500u);
}

BOOST_AUTO_TEST_CASE(numbers_of_equal_headings) {
  using List = std::vector<std::string>;
  const List headings = {"A", "A", "A 1", "A", "A"};
  BOOST_TEST(
      slugs("hugo", headings) == (List{"a", "a-1", "a-1-1", "a-2", "a-3"}),
      boost::test_tools::per_element());
  BOOST_TEST(
      slugs("kramdown", headings) == (List{"a", "a-1", "a-1", "a-2", "a-3"}),
      boost::test_tools::per_element());
  BOOST_TEST(slugs("mdn", headings) == (List{"a", "a_2", "a_1", "a_3", "a_4"}),
             boost::test_tools::per_element());
  BOOST_TEST(slugs("python-markdown", {"A", "A", "A_1", "A", "!", "!"}) ==
                 (List{"a", "a_1", "a_2", "a_3", "_1", "_2"}),
             boost::test_tools::per_element());
}

// What docsify 4.13 and 5.0 make of HTML and of Markdown.
BOOST_AUTO_TEST_CASE(docsify) {
  check_rows("docsify",
             {{"What's \"new\" & old", "what39s-quotnewquot-amp-old"},
              {"2 ways -- or more", "_2-ways-or-more"},
              {"Été des Abeilles", "Été-des-abeilles"},
              {"Wax :id=old-wax", "old-wax"},
              {"Wax :new and :bee: too", "wax-and-bee-too"},
              {"需要多少？", "需要多少？"}});
  check_rows("docsify-5", {{"What's \"new\" & old", "whats-new--old"},
                           {"2 ways -- or more", "_2-ways----or-more"},
                           {"Honey 🐝 and wax", "honey--and-wax"}});
}

// hexo-util's slugize, of text without tags.
BOOST_AUTO_TEST_CASE(hexo) {
  check_rows("hexo", {{"Été à Łódź", "Ete-a-Lodz"},
                      {"a <b>c</b> < d", "a-c-d"},
                      {" --force! ", "force"},
                      {"???", ""}});
}

// By the sources that the table names.
BOOST_AUTO_TEST_CASE(python_markdown_unicode) {
  check_rows(
      "python-markdown-unicode",
      {{"Où l'Été ?", "où-lété"}, {" a  -  b ", "a-b"}, {"日本 2", "日本-2"}});
}

BOOST_AUTO_TEST_CASE(pymdownx) {
  check_rows("pymdownx", {{"Où l'Été ?", "où-lété-"},
                          {"a  b", "a--b"},
                          {"<b>Bold</b> word", "bold-word"},
                          {"Cafe\u0301", "café"}});
}

BOOST_AUTO_TEST_CASE(mdbook) {
  check_rows("zola-safe", {{"Été à la mer", "Été_à_la_mer"},
                           {"Wax (raw) #1 [50%]", "Wax_raw_1_50"},
                           {"", ""}});
  check_rows("mdbook", {{" Où l'Été ? ", "où-lété-"},
                        {"snake_case - 2", "snake_case---2"},
                        {"日本\u3000語", "日本-語"}});
}

BOOST_AUTO_TEST_CASE(mdn) {
  check_rows("mdn", {{"Hive: open()", "hive_open"},
                     {"a  b", "a_b"},
                     {"Où l'Été ?", "où_lété"}});
}

BOOST_AUTO_TEST_CASE(docfx) {
  check_rows("docfx", {{"Où l'Été ?", "où-lété-"},
                       {"C# & F#", "c--f"},
                       {"snake_case", "snake_case"}});
}

BOOST_AUTO_TEST_CASE(empty_headings) {
  BOOST_TEST(slugs("hugo", {"?", "?"})[1] == "heading-1");
  BOOST_TEST(slugs("kramdown", {"?"})[0] == "section");
  BOOST_TEST(slugs("kramdown-gfm", {"?"})[0] == "");
  BOOST_TEST(slugs("mdn", {"?", "?"})[1] == "sect_2");
}

BOOST_AUTO_TEST_CASE(hubrise) {
  check_rows("hubrise",
             {
                 {"", ""},
                 {"?!", ""},
                 {"Opening Hours", "opening-hours"},
                 {"Café à l'hôtel", "cafe-a-l-hotel"},
                 {"Cafe\u0301 a\u0300 l'ho\u0302tel", "cafe-a-l-hotel"},
                 {"ÉCOLE ŽIŽKA", "ecole-zizka"},
                 {"Thé\u00A0vert", "the-vert"},
                 {"Le thé, est-il prêt\u00A0?", "le-the-est-il-pret"},
                 {"«\u00A0Panier\u00A0» & caisse", "panier-caisse"},
                 {"Bœuf, Straße, øre", "b-uf-stra-e-re"},
                 {"Phở Tiếng Việt", "pho-tieng-viet"},
                 {"10 \u212A", "k"},
                 {"2 ≠ 3", "3"},
                 {"日本 2", "2"},
                 {"snake_case", "snake_case"},
                 {"_private_ - value", "_private_-value"},
                 {"a\xFF\xC3z", "a-z"},
             });
}

BOOST_AUTO_TEST_CASE(hubrise_drops_a_leading_number) {
  const std::vector<Row> rows = {
      {"1. Menu", "menu"},
      {"3.2.1 Menu", "menu"},
      {"404 Pages", "pages"},
      {"12.\u00A0Menu", "menu"},
      {"12.\u2009Menu", "menu"},
      {"1. 2. Menu", "2-menu"},
      {"... Menu", "menu"},
      {"3D menu", "3d-menu"},
      {"1) Menu", "1-menu"},
      {" 1. Menu", "1-menu"},
      {"Menu 1. Soups", "menu-1-soups"},
      {"2021", "2021"},
      {"2.", "2"},
      {"2. ", ""},
      {"v2.0", "v2-0"},
  };
  check_rows("hubrise", rows);
  check_rows("hubrise-2021", rows);
}

BOOST_AUTO_TEST_CASE(hubrise_2021_splits_at_accents) {
  check_rows("hubrise-2021",
             {
                 {"", ""},
                 {"é", ""},
                 {"Opening Hours", "opening-hours"},
                 {"Café à l'hôtel", "caf-l-h-tel"},
                 {"Cafe\u0301 noir", "cafe-noir"},
                 {"École", "cole"},
                 {"Caisse à côté", "caisse-c-t"},
                 {"Le café\u00A0: les « prix »", "le-caf-les-prix"},
                 {"10 \u212Aelvin", "elvin"},
                 {"a\xFF\xC3z", "a-z"},
             });
}

// What github-slugger 2.0.0 gives for the same sequences.
BOOST_AUTO_TEST_CASE(repeated_headings_are_numbered) {
  const struct {
    std::vector<std::string> headings;
    std::vector<std::string> slugs;
  } rows[] = {
      {{"a", "a", "a-1", "a"}, {"a", "a-1", "a-1-1", "a-2"}},
      {{"a-1", "a", "a", "a"}, {"a-1", "a", "a-2", "a-3"}},
      {{"a", "a-1", "a-1", "a", "a-1"}, {"a", "a-1", "a-1-1", "a-2", "a-1-2"}},
      {{"A", "a", "a!"}, {"a", "a-1", "a-2"}},
      {{"", "", ""}, {"", "-1", "-2"}},
      {{"-", "", "-", ""}, {"-", "", "--1", "-1"}},
      {{"a", "a-2", "a", "a", "a"}, {"a", "a-2", "a-1", "a-3", "a-4"}},
      {{"constructor", "constructor", "__proto__", "__proto__"},
       {"constructor", "constructor-1", "__proto__", "__proto__-1"}},
  };
  for (const auto& row : rows) {
    BOOST_TEST(slugs("github", row.headings) == row.slugs,
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(repeated_headings_keep_their_slug) {
  const std::vector<std::string> headings = {"A b", "a-b", "A b"};
  const std::vector<std::string> same(3, "a-b");
  BOOST_TEST(slugs("hubrise", headings) == same,
             boost::test_tools::per_element());
  BOOST_TEST(slugs("hubrise-2021", headings) == same,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(thousands_of_equal_headings) {
  const std::vector<std::string> ids =
      slugs("github", std::vector<std::string>(5000, "Example"));
  BOOST_TEST(ids.front() == "example");
  BOOST_TEST(ids[1] == "example-1");
  BOOST_TEST(ids.back() == "example-4999");
}

// Every number is taken already when "a" begins to count.
BOOST_AUTO_TEST_CASE(thousands_of_taken_names) {
  std::vector<std::string> headings;
  for (int i = 1; i <= 5000; ++i) headings.push_back("a-" + std::to_string(i));
  headings.insert(headings.end(), 5000, "a");
  const std::vector<std::string> ids = slugs("github", headings);
  BOOST_TEST(ids[5000] == "a");
  BOOST_TEST(ids[5001] == "a-5001");
  BOOST_TEST(ids.back() == "a-9999");
  BOOST_TEST(std::set<std::string>(ids.begin(), ids.end()).size() == 10000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
