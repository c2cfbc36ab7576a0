#include "lexicon.h"

#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

Word word(std::string_view text) {
  return phrase(text).front();
}

Lexicon learned(
    const std::vector<std::pair<std::string_view, std::string_view>>& pairs) {
  LexiconLearner learner;
  for (const auto& [a, b] : pairs) learner.add(a, b);
  return learner.learn();
}

const Lexicon& bakery() {
  static const Lexicon lexicon = learned({
      {"Opening hours", "Horaires d'ouverture"},
      {"Opening an account", "Ouverture d'un compte"},
      {"Close an account", "Fermer un compte"},
      {"Close the oven", "Fermer le four"},
      {"Clean the oven", "Nettoyer le four"},
      {"Clean the yard", "Nettoyer la cour"},
      {"Delivery hours", "Horaires de livraison"},
      {"Delivery", "Livraison"},
  });
  return lexicon;
}

double likeness(std::string_view a, std::string_view b) {
  return bakery().compare(phrase(a), phrase(b)).likeness;
}

}  // namespace

BOOST_AUTO_TEST_CASE(korean_is_the_same_in_syllables_and_in_letters) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"\uAC00", "\u1100\u1161"},
      {"\uAC01", "\u1100\u1161\u11A8"},
      {"\uD7A3", "\u1112\u1175\u11C2"},
      {"API \uACB0\uC81C", "API \u1100\u1167\u11AF\u110C\u1166"},
  };
  for (const auto& [syllables, letters] : rows) {
    const Phrase a = phrase(syllables);
    const Phrase b = phrase(letters);
    BOOST_REQUIRE(a.size() == b.size());
    for (size_t i = 0; i < a.size(); ++i) {
      BOOST_TEST(a[i].hash == b[i].hash);
      BOOST_TEST(a[i].stem == b[i].stem);
      BOOST_TEST(a[i].letter_pairs == b[i].letter_pairs);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_of_a_phrase) {
  struct Row {
    std::string_view text;
    size_t words;
  };
  const std::vector<Row> rows = {
      {"Give access", 2},
      {"l'\xC3\x89t\xC3\xA9 \xE2\x80\x93 enfin !", 3},
      {"  ", 0},
      {"\xE6\x9D\xB1\xE4\xBA\xAC\xE3\x81\xAB\xE8\xA1\x8C\xE3\x81\x8F",
       4},                              // 東京 に 行 く
      {"\u652F\u4ED8\u65B9\u5F0F", 3},  // pairs: 支付 付方 方式
      {"\u30C7\u30FC\u30BF\u306E API\uFF08\uFF11\uFF09",
       4},  // データの API（１）
      {"\u7532", 1},
      {"\u0E44\u0E1B\u0E15\u0E25\u0E32\u0E14", 2},  // Thai, by ICU
      {"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82, \xD0\xBC\xD0\xB8"
       "\xD1\x80",
       2},
      {"\xFF\xFE broken", 1},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(phrase(row.text).size() == row.words);
    }
  }
}

BOOST_AUTO_TEST_CASE(case_and_accents_do_not_matter) {
  BOOST_TEST(word("R\xC3\x89GLAGES").hash == word("reglages").hash);
  BOOST_TEST(word("e\xCC\x81t\xC3\xA9").hash == word("ete").hash);
  BOOST_TEST(word("reglage").hash != word("reglages").hash);
}

BOOST_AUTO_TEST_CASE(words_that_are_spelled_alike) {
  BOOST_TEST(spelled_alike(word("payment"), word("paiement")) > 0.55);
  BOOST_TEST(spelled_alike(word("connection"), word("connexion")) > 0.55);
  BOOST_TEST(spelled_alike(word("oven"), word("livraison")) < 0.55);
  BOOST_TEST(spelled_alike(word("le"), word("le")) == 0);
}

BOOST_AUTO_TEST_CASE(a_word_means_what_explains_it_best) {
  const auto meanings = bakery().meanings(word("four").hash);
  BOOST_TEST_REQUIRE(!meanings.empty());
  BOOST_TEST(meanings.front().word == word("oven").hash);
  BOOST_TEST(bakery().meanings(word("nothing").hash).empty());
  BOOST_TEST(bakery().frequency(word("oven").hash) == 2u);
}

BOOST_AUTO_TEST_CASE(phrases_that_were_never_seen_are_compared_by_their_words) {
  BOOST_TEST(likeness("Close the yard", "Fermer la cour") > 0.4);
  BOOST_TEST(likeness("Clean the yard", "Fermer le four") <
             likeness("Clean the yard", "Nettoyer la cour"));
  BOOST_TEST(likeness("Delivery hours", "Ouverture d'un compte") < 0.3);
}

BOOST_AUTO_TEST_CASE(unknown_words_say_nothing) {
  const auto found = bakery().compare(phrase("Zebra"), phrase("Gnou"));
  BOOST_TEST(found.known == 0);
  BOOST_TEST(found.likeness == 0);
}

BOOST_AUTO_TEST_CASE(what_repeats_is_one_pair) {
  LexiconLearner learner;
  for (int i = 0; i < 1000; ++i) learner.add("Oven", "Four");
  learner.add("", "Four");
  BOOST_TEST(learner.size() == 2u);
  const Lexicon lexicon = learner.learn();
  BOOST_TEST(lexicon.meanings(word("four").hash).size() == 1u);
  BOOST_TEST(Lexicon().empty());
}

}  // namespace paralint
