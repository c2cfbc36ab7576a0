#include "locale.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace paralint {

using Names = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(locale_unit)

BOOST_AUTO_TEST_CASE(canonical_locales) {
  const struct {
    std::string_view tag;
    std::string_view canonical;
  } rows[] = {
      {"en", "en"},
      {"FR", "fr"},
      {"pt-BR", "pt-BR"},
      {"pt-br", "pt-BR"},
      {"pt_BR", "pt-BR"},
      {"PT_br", "pt-BR"},
      {"zh-hans", "zh-Hans"},
      {"zh-TW", "zh-TW"},
      {"zh_hant_hk", "zh-Hant-HK"},
      {"es-419", "es-419"},
      {"sr-Latn-RS", "sr-Latn-RS"},
      {"sr_latn", "sr-Latn"},
      {"en-UK", "en-UK"},
      {"fil", "fil"},
      {"tl", "tl"},
      {"nb", "nb"},
      {"no", "no"},
      {"haw", "haw"},
      {"eng", "en"},
      {"iw", "he"},
      {"zh-yue", "yue"},
      {"ca-valencia", "ca-valencia"},
      {"de-CH-1996", "de-CH-1996"},
      {"de-u-co-phonebk", "de-u-co-phonebk"},
      {"en-x-legal", "en-x-legal"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.tag) {
      BOOST_TEST(canonical_locale(row.tag) == row.canonical);
      BOOST_TEST(canonical_locale(row.canonical) == row.canonical);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_locale) {
  using namespace std::string_view_literals;
  const std::string_view tags[] = {
      "",
      "-",
      "_",
      "e",
      "xx",
      "docs",
      "content",
      "src",
      "api",
      "img",
      "root",
      "und",
      "x-docs",
      "und-FR",
      "en-",
      "-en",
      "_en",
      "en--US",
      "en__US",
      "en-a",
      "en-x",
      "en-Docs",
      "fr-Blog",
      "en-content",
      "en-1",
      "en-US-docs",
      "fr.md",
      "en@euro",
      "fr_FR.UTF-8",
      "en US",
      " en",
      "en ",
      "en/fr",
      "français",
      "日本語",
      "en\0"sv,
      "en\0-US"sv,
      "en\xFF"sv,
      "2023",
      "404",
      "index",
      "a-very-long-folder-name-that-means-nothing-at-all",
  };
  for (const std::string_view tag : tags) {
    BOOST_TEST_CONTEXT(tag) {
      BOOST_TEST(canonical_locale(tag) == "");
    }
  }
  BOOST_TEST(canonical_locale(std::string(100'000, 'a')) == "");
  std::string endless = "en-x";
  for (int i = 0; i < 1000; ++i) endless += "-abc";
  BOOST_TEST(canonical_locale(endless) == "");
}

BOOST_AUTO_TEST_CASE(tags_that_are_likely_to_mean_the_same) {
  struct Row {
    std::string_view one;
    std::string_view other;
    bool are_same;
  };
  const Row rows[] = {
      {"en", "en-US", true},  {"zh-CN", "zh", true},  {"zh_Hans", "zh", true},
      {"pt-BR", "pt", true},  {"fr", "fr", true},     {"en", "en-GB", false},
      {"zh", "zh-TW", false}, {"pt", "pt-PT", false}, {"fr", "fr-CA", false},
      {"en", "fr", false},    {"", "", false}};
  for (const Row& row : rows) {
    BOOST_TEST(is_likely_same(row.one, row.other) == row.are_same);
    BOOST_TEST(is_likely_same(row.other, row.one) == row.are_same);
  }
}

BOOST_AUTO_TEST_CASE(languages_of_locales) {
  BOOST_TEST(language_of("pt-BR") == "pt");
  BOOST_TEST(language_of("sr-Latn-RS") == "sr");
  BOOST_TEST(language_of("fil") == "fil");
  BOOST_TEST(language_of("") == "");
}

BOOST_AUTO_TEST_CASE(names_of_languages) {
  const struct {
    std::string_view locale;
    Names readers;
    Names names;
  } rows[] = {
      {"en", {}, {"english"}},
      {"en", {"fr"}, {"english", "anglais"}},
      {"fr", {"en", "fr"}, {"french", "français"}},
      {"fr", {"de", "en"}, {"french", "français", "französisch"}},
      {"de", {"fr", "it"}, {"german", "deutsch", "allemand", "tedesco"}},
      {"pt-BR", {"en"}, {"portuguese", "português"}},
      {"zh-Hans", {}, {"chinese", "中文"}},
      {"zh-TW", {"zh-TW", "ja"}, {"chinese", "中文", "中国語"}},
      {"sr", {"sr-Latn-RS"}, {"serbian", "српски", "srpski"}},
      {"sr-Latn", {}, {"serbian", "srpski"}},
      {"el", {}, {"greek", "ελληνικά"}},
      {"hi", {"th"}, {"hindi", "हिन्दी", "ฮินดี"}},
      // ICU knows neither the Klingon nor the Abkhazian word.
      {"tlh", {"ab"}, {"klingon"}},
      {"fr", {"", "!", "docs"}, {"french", "français"}},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.locale) {
      BOOST_TEST(language_names(row.locale, row.readers) == row.names,
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(folded_case) {
  const struct {
    std::string_view text;
    std::string_view folded;
  } rows[] = {
      {"", ""},
      {"English Only", "english only"},
      {"EN FRANÇAIS", "en français"},
      {"E\u0301", "e\u0301"},
      {"Straße", "strasse"},
      {"ΟΔΟΣ οδος", "οδοσ οδοσ"},
      {"ISTANBUL İ ı", "istanbul i\u0307 ı"},
      {"ПРИВЕТ 日本", "привет 日本"},
      {"A\xFF", "a\uFFFD"},
      {"\xC3", "\uFFFD"},
      {"É\xE2\x82Z", "é\uFFFDz"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(fold_case(row.text) == row.folded);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
