#include "tokens.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "markdown.h"
#include "text.h"

namespace paralint {
namespace {

Page page(std::string_view text) {
  return parse_page("page.md", text, Dialect{});
}

std::set<uint32_t> hashes(std::span<const uint32_t> tokens) {
  return {tokens.begin(), tokens.end()};
}

std::set<uint32_t> hashes(const std::vector<std::string_view>& words) {
  std::set<uint32_t> made;
  for (const std::string_view word : words) made.insert(short_hash(word));
  return made;
}

struct Row {
  std::string_view text;
  std::vector<std::string_view> tokens;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_token_is_the_same_wherever_it_stands) {
  for (const std::string word : {"v2", "Mac", "stop_times2", "translations1",
                                 "a_name_of_more_than_sixteen_bytes1"}) {
    for (size_t far = 1; far < 40; ++far) {
      const std::string text = std::string(far, 'x') + " " + word;
      const auto at_end = hashes(page(text).tokens.all());
      BOOST_TEST((at_end == hashes({word})), text);
      BOOST_TEST(
          (hashes(page(text + " and more of it").tokens.all()) == at_end),
          text);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_that_survive_translation) {
  const std::vector<Row> rows = {
      {"It costs 30 francs.", {"30"}},
      {"Open it with a Mac.", {"Mac"}},
      {"Names begin sentences. Bakers do, too.", {}},
      {"HubRise begins this one, and iOS ends it", {"HubRise", "iOS"}},
      {"Why? Because. Note: Nothing! Yes.", {}},
      {"Version v2 of utf8", {"v2", "utf8"}},
      {"a 1 is too short", {}},
      {"Use `git push` now", {"git", "push"}},
      {"the `a` key", {}},
      {"**The Bold** one", {"Bold"}},
      {"the [Link Text](/nowhere) here", {"Link", "Text"}},
      {"\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF"
       "HubRise\xE3\x81\xA7\xE3\x81\x99",
       {"HubRise"}},
      {"l'\xC3\xA9t\xC3\xA9 2024 \xC3\xA0 Li\xC3\xA8ge",
       {"2024", "Li\xC3\xA8ge"}},
      {"", {}},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST((hashes(page(row.text).tokens.all()) == hashes(row.tokens)));
    }
  }
}

BOOST_AUTO_TEST_CASE(tokens_lie_in_the_section_of_their_heading) {
  const Page made = page(
      "before 11\n\n# Title 22\n\nbelow 33\n\n## Empty\n\n## Code\n\n"
      "```\nint x44;\n```\n");
  const auto of = [&](int32_t heading) {
    return hashes(made.tokens.of_section(heading));
  };
  BOOST_TEST((of(no_heading) == hashes({"11"})));
  BOOST_TEST((of(0) == hashes({"33"})));
  BOOST_TEST(of(1).empty());
  BOOST_TEST((of(2) == hashes({"int", "x44"})));
  BOOST_TEST(of(3).empty());
}

BOOST_AUTO_TEST_CASE(of_very_many_tokens_the_same_ones_are_kept) {
  std::string forward;
  std::string backward;
  for (int i = 100; i < 400; ++i) {
    forward += std::to_string(i) + " ";
    backward += std::to_string(499 - i) + " ";
  }
  const Page a = page(forward);
  const Page b = page(backward);
  BOOST_TEST(a.tokens.all().size() == Tokens::most_of_a_section);
  BOOST_TEST((hashes(a.tokens.all()) == hashes(b.tokens.all())));
}

BOOST_AUTO_TEST_CASE(settings_are_the_scalars_of_the_front_matter) {
  const Page a = page("---\ntitle: One\nposition: 3\nlist: [1]\n---\n");
  const Page b = page("---\nposition: 3\ntitle: Un\n---\n");
  const Page c = page("---\nposition: 4\n---\n");
  BOOST_TEST(a.settings.size() == 1u);
  BOOST_TEST((a.settings == b.settings));
  BOOST_TEST((a.settings != c.settings));
}

}  // namespace paralint
