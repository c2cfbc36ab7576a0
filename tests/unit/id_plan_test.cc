#include "id_plan.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>

#include "config.h"
#include "disk.h"

namespace paralint {
namespace {

using Files = std::map<std::string, std::string>;

constexpr std::string_view two_languages = R"(
locales: [en, fr]
layout: ["{locale}/{path}/{name}.md"]
renderer: {preset: github, ids: {brace: replaces}}
)";
constexpr std::string_view three_languages = R"(
locales: [en, fr, de]
layout: ["{locale}/{path}/{name}.md"]
renderer: {preset: github, ids: {brace: replaces}}
)";

std::string name_of(IdSource source) {
  switch (source) {
    case IdSource::other_language:
      return "other language";
    case IdSource::history:
      return "history";
    case IdSource::precedent:
      return "precedent";
    case IdSource::translation:
      return "translation";
    case IdSource::slug:
      return "slug";
  }
  return "";
}

// A line for each heading: "fr/a.md Pain: bread (slug)", then those that are
// left: "fr/a.md Pain: why".
std::string planned(Files files, const IdChoice& choice = {},
                    std::string_view config_text = two_languages) {
  files.emplace("paralint.yaml", config_text);
  const auto disk = memory_disk(files);
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Site site(config, *disk, 1);
  const auto syntax = id_syntax_of(site.corpus());
  BOOST_REQUIRE(syntax.has_value());
  OldIds nothing(nullptr);
  const IdPlan plan = plan_ids(site, *syntax, choice, nothing);
  std::string lines;
  const auto heading = [&](PageIndex page, int32_t number) {
    const Page& facts = site.corpus().page(page).facts;
    return facts.file + " " + facts.headings[static_cast<size_t>(number)].text +
           ": ";
  };
  for (const GivenId& given : plan.given) {
    lines += heading(given.page, given.heading) + given.id + " (" +
             name_of(given.source) + ")\n";
  }
  for (const HeadingLeft& left : plan.left) {
    lines += heading(left.page, left.heading) + left.reason + "\n";
  }
  return lines;
}

BOOST_AUTO_TEST_SUITE(id_plan_test)

BOOST_AUTO_TEST_CASE(nothing_asks_for_an_id) {
  BOOST_TEST(planned({{"en/bread.md", "# Bread\n\n## Crust\n"},
                      {"fr/bread.md", "# Le pain\n\n## La croûte\n"}}) == "");
  BOOST_TEST(
      planned({{"en/bread.md", "# Bread\n\n## Crust {#crust}\n"},
               {"fr/bread.md", "# Le pain\n\n## La croûte {#crust}\n"}}) == "");
}

BOOST_AUTO_TEST_CASE(the_other_language_has_one) {
  BOOST_TEST(planned({{"en/bread.md", "# Bread\n\n## Crust {#shell}\n"},
                      {"fr/bread.md", "# Le pain\n\n## La croûte\n"}}) ==
             "fr/bread.md La croûte: shell (other language)\n");
  // Whichever it is.
  BOOST_TEST(
      planned({{"en/bread.md", "# Bread\n\n## Crust\n"},
               {"fr/bread.md", "# Le pain\n\n## La croûte {#shell}\n"}}) ==
      "en/bread.md Crust: shell (other language)\n");
}

BOOST_AUTO_TEST_CASE(a_link_asks_for_one) {
  BOOST_TEST(
      planned({{"en/bread.md", "# Bread\n\n## Crust\n\n## Crumb\n"},
               {"fr/bread.md", "# Le pain\n\n## La croûte\n\n## La mie\n"},
               {"en/oven.md", "# Oven\n\n[a](bread.md#crumb)\n"}}) ==
      "en/bread.md Crumb: crumb (slug)\n"
      "fr/bread.md La mie: crumb (slug)\n");
  // A link of the translation asks for the reference language's slug.
  BOOST_TEST(
      planned({{"en/bread.md", "# Bread\n\n## Crust\n\n## Crumb\n"},
               {"fr/bread.md",
                "# Le pain\n\n[a](#la-mie)\n\n## La croûte\n\n## La mie\n"}}) ==
      "en/bread.md Crumb: crumb (slug)\n"
      "fr/bread.md La mie: crumb (slug)\n");
  // A page without a translation has its own.
  BOOST_TEST(
      planned({{"fr/oven.md", "# Le four\n\n[a](#la-porte)\n\n## La porte\n"},
               {"en/bread.md", "# Bread\n"}}) ==
      "fr/oven.md La porte: la-porte (slug)\n");
}

BOOST_AUTO_TEST_CASE(all_headings_get_one) {
  BOOST_TEST(planned({{"en/bread.md", "# Bread\n\n## Crust\n"},
                      {"fr/bread.md", "# Le pain\n\n## La croûte\n"}},
                     {.all = true, .scope = {}}) ==
             "en/bread.md Bread: bread (slug)\n"
             "en/bread.md Crust: crust (slug)\n"
             "fr/bread.md Le pain: bread (slug)\n"
             "fr/bread.md La croûte: crust (slug)\n");
}

BOOST_AUTO_TEST_CASE(an_id_is_the_only_one_of_its_page) {
  // The slug of the second one has a number already.
  BOOST_TEST(planned({{"en/bread.md", "# Bread\n\n## Crust\n\n## Crust\n"},
                      {"fr/bread.md", "# Pain\n\n## Croûte\n\n## Écorce\n"}},
                     {.all = true, .scope = {}}) ==
             "en/bread.md Bread: bread (slug)\n"
             "en/bread.md Crust: crust (slug)\n"
             "en/bread.md Crust: crust-1 (slug)\n"
             "fr/bread.md Pain: bread (slug)\n"
             "fr/bread.md Croûte: crust (slug)\n"
             "fr/bread.md Écorce: crust-1 (slug)\n");
  // An id that somebody else has: by hand, in HTML, as the slug of another
  // heading in one of the languages.
  for (const std::string french :
       {"# Pain\n\n## Écorce\n\n![](crust.png)\n\n## Croûte {#crust}\n",
        "# Pain\n\n## Écorce\n\n![](crust.png)\n\n<a id=\"crust\"></a>\n",
        "# Crust\n\n## Écorce\n\n![](crust.png)\n"}) {
    BOOST_TEST(
        planned({{"en/bread.md",
                  "# Bread\n\n[a](#crust)\n\n## Crust\n\n![](crust.png)\n"},
                 {"fr/bread.md", french}}) ==
            "en/bread.md Crust: crust-2 (slug)\n"
            "fr/bread.md Écorce: crust-2 (slug)\n",
        french);
  }
  // The other language's id is not changed for that.
  BOOST_TEST(
      planned(
          {{"en/bread.md", "# Bread\n\n## Crust {#shell}\n\n![](crust.png)\n"},
           {"fr/bread.md",
            "# Pain\n\n<a id=\"shell\"></a>\n\n## "
            "Écorce\n\n![](crust.png)\n"}}) ==
      "fr/bread.md Écorce: another heading of the page has the id `shell` that "
      "it has in English\n");
}

Files shops(std::string_view last_en, std::string_view last_fr) {
  return {
      {"en/amber.md", "# Amber\n\n## Get help from Amber {#help}\n"},
      {"fr/amber.md", "# Amber\n\n## Demander de l'aide à Amber {#help}\n"},
      {"en/birch.md", "# Birch\n\n## Get help from Birch {#help}\n"},
      {"fr/birch.md", "# Birch\n\n## Demander de l'aide à Birch {#help}\n"},
      {"en/cedar.md",
       "# Cedar\n\n[a](#get-help-from-cedar)\n\n" + std::string(last_en)},
      {"fr/cedar.md", "# Cedar\n\n" + std::string(last_fr)},
  };
}

BOOST_AUTO_TEST_CASE(headings_of_its_kind_have_one) {
  BOOST_TEST(planned(shops("## Get help from Cedar\n",
                           "## Demander de l'aide à Cedar\n")) ==
             "en/cedar.md Get help from Cedar: help (precedent)\n"
             "fr/cedar.md Demander de l'aide à Cedar: help (precedent)\n");
  // One page alone is no custom.
  Files files = shops("## Get help from Cedar\n", "## Aide de Cedar\n");
  files.erase("en/birch.md");
  files.erase("fr/birch.md");
  BOOST_TEST(planned(files) ==
             "en/cedar.md Get help from Cedar: get-help-from-cedar (slug)\n"
             "fr/cedar.md Aide de Cedar: get-help-from-cedar (slug)\n");
  // Nor are two that disagree.
  files = shops("## Get help from Cedar\n", "## Aide de Cedar\n");
  files["en/birch.md"] = "# Birch\n\n## Get help from Birch {#support}\n";
  files["fr/birch.md"] =
      "# Birch\n\n## Demander de l'aide à Birch {#support}\n";
  BOOST_TEST(planned(files) ==
             "en/cedar.md Get help from Cedar: get-help-from-cedar (slug)\n"
             "fr/cedar.md Aide de Cedar: get-help-from-cedar (slug)\n");
}

BOOST_AUTO_TEST_CASE(languages_that_disagree_elsewhere_say_nothing) {
  Files files =
      shops("## Get help from Cedar\n", "## Demander de l'aide à Cedar\n");
  for (const char* file : {"fr/amber.md", "fr/birch.md"}) {
    std::string& text = files[file];
    text.replace(text.find("{#help}"), 7, "{#aide}");
  }
  constexpr std::string_view reason =
      "on other pages it is called `aide` in one language and `help` in "
      "another\n";
  BOOST_TEST(
      planned(files) ==
      "en/cedar.md Get help from Cedar: " + std::string(reason) +
          "fr/cedar.md Demander de l'aide à Cedar: " + std::string(reason));
}

BOOST_AUTO_TEST_CASE(a_page_alone_is_called_as_elsewhere) {
  BOOST_TEST(planned({{"en/a.md", "# Amber\n\n## Opening hours\n"},
                      {"fr/a.md", "# Amber\n\n## Heures d'ouverture\n"},
                      {"en/b.md", "# Birch\n\n## Opening hours\n"},
                      {"fr/b.md", "# Birch\n\n## Heures d'ouverture\n"},
                      {"fr/c.md",
                       "# Cedar\n\n[a](#heures-douverture)\n\n## Heures "
                       "d'ouverture\n"}}) ==
             "fr/c.md Heures d'ouverture: opening-hours (translation)\n");
}

BOOST_AUTO_TEST_CASE(three_languages_have_the_same_one) {
  const Files files = {
      {"en/bread.md", "# Bread\n\n## Crust\n\n## Crumb\n"},
      {"fr/bread.md", "# Le pain\n\n## La croûte {#shell}\n\n## La mie\n"},
      {"de/bread.md", "# Das Brot\n\n[a](#krume)\n\n## Kruste\n\n## Krume\n"}};
  BOOST_TEST(planned(files, {}, three_languages) ==
             "de/bread.md Kruste: shell (other language)\n"
             "de/bread.md Krume: crumb (slug)\n"
             "en/bread.md Crust: shell (other language)\n"
             "en/bread.md Crumb: crumb (slug)\n"
             "fr/bread.md La mie: crumb (slug)\n");
  // Where two differ, the third one cannot know.
  Files differing = files;
  differing["en/bread.md"] = "# Bread\n\n## Crust {#crust}\n\n## Crumb\n";
  BOOST_TEST(
      planned(differing, {.all = false, .scope = {"en"}}, three_languages) ==
      "de/bread.md Krume: crumb (slug)\n"
      "en/bread.md Crumb: crumb (slug)\n"
      "fr/bread.md La mie: crumb (slug)\n"
      "de/bread.md Kruste: the languages have different ids for it, "
      "`crust` and `shell`\n");
}

BOOST_AUTO_TEST_CASE(a_scope_is_meant_with_its_translations) {
  const Files files = {{"en/a.md", "# A\n\n## One {#uno}\n"},
                       {"fr/a.md", "# A\n\n## Un\n"},
                       {"en/b.md", "# B\n\n## Two\n"},
                       {"fr/b.md", "# B\n\n## Deux {#duo}\n"}};
  BOOST_TEST(planned(files, {.all = false, .scope = {"fr/a.md"}}) ==
             "fr/a.md Un: uno (other language)\n");
  BOOST_TEST(planned(files, {.all = false, .scope = {"fr/b.md"}}) ==
             "en/b.md Two: duo (other language)\n");
  BOOST_TEST(planned(files, {.all = false, .scope = {"de"}}) == "");
}

BOOST_AUTO_TEST_CASE(what_has_no_effect_is_left) {
  BOOST_TEST(planned({{"en/a.md", "# A\n\n## One {#uno}\n"},
                      {"fr/a.md", "# A\n\n## Un {: #un }\n"}}) ==
             "fr/a.md Un: it has an id already that has no effect here\n");
  // A slug that no syntax can hold.
  BOOST_TEST(
      planned({{"en/a.md", "# A\n\n## ???\n"}, {"fr/a.md", "# A\n\n## !!!\n"}},
              {.all = true, .scope = {}}) ==
      "en/a.md A: a (slug)\n"
      "fr/a.md A: a (slug)\n"
      "en/a.md ???: its text makes no id\n"
      "fr/a.md !!!: its text makes no id\n");
}

BOOST_AUTO_TEST_CASE(no_language_gets_one_alone) {
  // Nobody knows which of the two French ones answers the English one.
  const std::string english = "# Stove\n\n[a](#feed-it)\n\n## Feed it\n";
  BOOST_TEST(planned({{"en/a.md", english},
                      {"fr/a.md", "# Poêle\n\n## Le bois\n\n## L'eau\n"}}) ==
             "en/a.md Feed it: it is not sure which heading answers it\n");
  // The French one has something like an id already.
  BOOST_TEST(planned({{"en/a.md", english},
                      {"fr/a.md", "# Poêle\n\n## Le bois {: #bois }\n"}}) ==
             "en/a.md Feed it: the heading that answers it has an id that has "
             "no effect\n"
             "fr/a.md Le bois: it has an id already that has no effect here\n");
}

BOOST_AUTO_TEST_CASE(what_is_unsure_is_left) {
  // One of two sections has gone, and nothing tells which.
  BOOST_TEST(
      planned({{"en/a.md",
                "# Stove\n\n## Light it {#light}\n\nSome words.\n\n"
                "## Feed it {#feed}\n\nSome words.\n"},
               {"fr/a.md",
                "# Poêle\n\n[a](#le-bois)\n\n## Le bois\n\nDes mots.\n"}}) ==
      "fr/a.md Le bois: it is not sure which heading answers it\n");
}

BOOST_AUTO_TEST_CASE(the_sites_own_syntax) {
  const auto syntax = [](std::string_view ids, const std::string& text) {
    const Files files = {{"paralint.yaml",
                          "locales: [en]\nlayout: [\"{locale}/{name}.md\"]\n"
                          "renderer: {preset: github, ids: {" +
                              std::string(ids) + "}}\n"},
                         {"en/a.md", text}};
    const auto disk = memory_disk(files);
    const Config config = read_config(*disk, "paralint.yaml", *disk);
    const Corpus corpus(config, *disk, 1);
    const auto found = id_syntax_of(corpus);
    return found ? std::string(paralint::name_of(*found)) : "none";
  };
  BOOST_TEST(syntax("", "# A\n") == "none");
  BOOST_TEST(syntax("brace: adds", "# A\n") == "brace");
  BOOST_TEST(syntax("brace: adds, jsx-comment: replaces", "# A\n") == "brace");
  BOOST_TEST(syntax("brace: adds, jsx-comment: replaces",
                    "# A {/* #a */}\n\n## B {/* #b */}\n\n## C {#c}\n") ==
             "jsx-comment");
  // What has no effect is no example.
  BOOST_TEST(syntax("brace: adds", "# A { #a }\n\n## B { #b }\n") == "brace");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
