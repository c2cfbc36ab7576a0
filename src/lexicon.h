// Which words of two languages answer each other, learned from the site itself:
// from titles, headings and link texts of what already aligns, as hunalign does
// (Varga et al. 2005). No dictionary ships.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "words.h"

namespace paralint {

// A word of the reference's language, and how surely it is meant, in [0, 1].
struct Meaning {
  uint32_t word = 0;
  float probability = 0;
};

// A phrase as a lexicon knows it, looked up once for many comparisons. Lives as
// long as the lexicon.
struct KnownPhrase {
  struct Entry {
    Word word;
    double weight = 0;      // rare words say more
    bool is_known = false;  // the lexicon has seen it
    std::span<const Meaning> meanings;
    uint32_t number = 0;  // given by WordTable
  };
  uint32_t hash = 0;  // of all its words
  std::vector<Entry> entries;
};

// For phrases of two pages that are all compared with each other: how much two
// words are the same is found out once.
class WordTable {
 public:
  // Numbers the words of the phrases.
  WordTable(std::vector<KnownPhrase>& reference,
            std::vector<KnownPhrase>& translation);

  double likeness(const KnownPhrase::Entry& reference,
                  const KnownPhrase::Entry& translation);

 private:
  size_t columns_;
  std::vector<double>
      known_;  // by both numbers; empty where there are too many
};

class Lexicon {
 public:
  // How much two phrases say the same, in [0, 1], and how much of them is
  // words that the lexicon could know, in [0, 1]: where that is 0, so is the
  // likeness, and it says nothing.
  struct Likeness {
    double likeness = 0;
    double known = 0;
    // How much of the translation is words whose meaning the reference does not
    // have, in [0, 1].
    double contradicted = 0;
  };
  Likeness compare(const KnownPhrase& reference, const KnownPhrase& translation,
                   WordTable* table = nullptr) const;
  Likeness compare(const Phrase& reference, const Phrase& translation) const {
    return compare(look_up(reference), look_up(translation));
  }
  KnownPhrase look_up(const Phrase& phrase) const;

  // Of a word of the translation; the most probable first.
  std::span<const Meaning> meanings(uint32_t word) const;
  // How many of the phrases learned from hold the word, of either language.
  uint32_t frequency(uint32_t word) const;
  bool empty() const { return phrases_ == 0; }

 private:
  friend class LexiconLearner;
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  std::vector<Meaning> meanings_;
  std::unordered_map<uint32_t, Range> meanings_of_;  // translation's word
  std::unordered_map<uint32_t, uint32_t> frequency_;
  uint32_t phrases_ = 0;
  // Whole phrases that answer each other again and again.
  std::unordered_map<uint64_t, float> whole_;  // by both hashes
};

// Collects pairs of phrases and learns a lexicon from them by IBM Model 1
// (Brown et al. 1993) in both directions: a word means what explains it best on
// both sides. What repeats counts less than what differs.
class LexiconLearner {
 public:
  // "Connect" is "Connexion". Phrases beyond the first `most_pairs` different
  // pairs are not needed any more.
  void add(std::string_view reference, std::string_view translation);
  Lexicon learn() const;
  // Of different pairs.
  size_t size() const { return pairs_.size(); }

 private:
  void note_frequencies(Lexicon& made) const;
  void note_whole_phrases(Lexicon& made) const;
  void note_meanings(Lexicon& made) const;

  static constexpr size_t most_pairs = 50'000;
  static constexpr size_t most_words = 12;  // of a phrase
  struct Pair {
    Phrase reference;
    Phrase translation;
    uint32_t count = 0;
  };
  std::vector<Pair> pairs_;
  std::unordered_map<uint64_t, uint32_t> pair_of_;  // by the texts' hashes
};

}  // namespace paralint
