#include "successors.h"

#include <boost/test/unit_test.hpp>

#include "renderer.h"

namespace {

using namespace paralint;

// What a heading of the page as it was is called in the page as it became;
// "none" where nothing is.
std::string heir(const std::string& before, const std::string& heading,
                 const std::string& after, double least = 0.5) {
  const Renderer renderer = *find_renderer("hubrise");
  const Draft old(before, renderer);
  const Draft now(after, renderer);
  const auto found = successors(old, now);
  for (size_t i = 0; i < found.size(); ++i) {
    if (old.page.headings[i].text != heading) continue;
    if (found[i].heading == no_heading) return "none";
    BOOST_TEST(found[i].confidence >= least);
    return now.page.headings[static_cast<size_t>(found[i].heading)].text;
  }
  return "no such heading";
}

const std::string flour =
    "Rye flour keeps for half a year in a dry and dark place, wheat flour for "
    "a whole one. Look for moths before you bake.\n\n";
const std::string salt =
    "Take twenty grams for each kilogram of dough, and never pour it on the "
    "yeast: it would not survive.\n\n";
const std::string water =
    "Warm enough for a finger to rest in it. In summer, cool it with ice.\n\n";

BOOST_AUTO_TEST_SUITE(successors_of_headings)

BOOST_AUTO_TEST_CASE(ids_and_wordings_decide) {
  const std::string before =
      "# Flour\n\n" + flour + "# Salt {#salt}\n\n" + salt;
  BOOST_TEST(heir(before, "Flour", "# Salt {#salt}\n\n# Flour\n\n", 1) ==
             "Flour");
  BOOST_TEST(heir(before, "Salt", "# Sea salt {#salt}\n\n", 1) == "Sea salt");
  BOOST_TEST(heir(before, "Salt", "# Salt {#sea}\n\n" + salt, 0.9) == "Salt");
}

BOOST_AUTO_TEST_CASE(the_same_words_below_another_heading) {
  const std::string before = "# Flour\n\n" + flour + "# Salt\n\n" + salt;
  BOOST_TEST(heir(before, "Salt", "# Flour\n\n" + flour + "# Season\n\n" + salt,
                  0.9) == "Season");
  BOOST_TEST(heir(before, "Salt", "# Season\n\n" + salt + "# Flour\n\n" + flour,
                  0.7) == "Season");
}

BOOST_AUTO_TEST_CASE(all_headings_are_new) {
  const std::string before =
      "# Flour\n\n" + flour + "# Salt\n\n" + salt + "# Water\n\n" + water;
  const std::string after = "# Keep your sacks\n\n" + flour + "# Season\n\n" +
                            salt + "# Be gentle\n\n" + water;
  BOOST_TEST(heir(before, "Flour", after) == "Keep your sacks");
  BOOST_TEST(heir(before, "Salt", after) == "Season");
  BOOST_TEST(heir(before, "Water", after) == "Be gentle");
}

BOOST_AUTO_TEST_CASE(place_and_a_common_word) {
  BOOST_TEST(heir("# A\n\n# Change the oven\n\n# B\n", "Change the oven",
                  "# A\n\n# Replace the oven\n\n# B\n") == "Replace the oven");
}

BOOST_AUTO_TEST_CASE(scripts_without_blanks) {
  const std::string body =
      "把面粉放在干燥的地方，避免阳光直射，半年内用完。\n\n";
  BOOST_TEST(heir("# 面粉\n\n" + body, "面粉", "# 保存方法\n\n" + body) ==
             "保存方法");
}

BOOST_AUTO_TEST_CASE(what_is_gone_has_no_heir) {
  const std::string before = "# Flour\n\n" + flour + "# Salt\n\n" + salt;
  BOOST_TEST(heir(before, "Salt", "# Flour\n\n" + flour) == "none");
  BOOST_TEST(heir(before, "Salt",
                  "# Flour\n\n" + flour + "# Opening hours\n\n" + water) ==
             "none");
  BOOST_TEST(heir("# A\n\n# Salt\n\n# B\n", "Salt", "# A\n\n# Oven\n\n# B\n") ==
             "none");
  BOOST_TEST(heir(before, "Salt", "") == "none");
}

// "Notes" stands below any heading: another id, another section.
BOOST_AUTO_TEST_CASE(the_same_wording_elsewhere) {
  BOOST_TEST(heir("# Salt\n\n## Notes {#salt-notes}\n\n" + salt + "# Oven\n",
                  "Notes",
                  "# Oven\n\n## Notes {#oven-notes}\n\n" + water) == "none");
}

BOOST_AUTO_TEST_CASE(one_of_two_that_look_the_same) {
  const std::string before = "# Flour\n\n" + flour;
  const std::string after = "# Rye\n\n" + flour + "# Wheat\n\n" + flour;
  BOOST_TEST(heir(before, "Flour", after) == "none");
}

BOOST_AUTO_TEST_CASE(very_many_headings) {
  std::string before;
  std::string after;
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    before += "# Old " + number + "\n\n";
    after += "# New " + number + "\n\n";
  }
  BOOST_TEST(heir(before, "Old 7", after) == "none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
