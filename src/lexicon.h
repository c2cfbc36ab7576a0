// Which words of two languages answer each other, learned from the site itself:
// from titles, headings and link texts of what already aligns, as hunalign does
// (Varga et al. 2005). No dictionary ships.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
    bool is_sure = false;   // of its meaning
    std::span<const Meaning> meanings;
    uint64_t meant = 0;   // the slots of those
    uint32_t number = 0;  // of WordTable
  };
  uint32_t hash = 0;          // of all its words
  uint32_t number = 0;        // of WordTable
  bool may_be_whole = false;  // the lexicon knows it as a whole
  // The weights of all words, of known ones and of sure ones.
  double total = 0;
  double known = 0;
  double sure = 0;
  std::vector<Entry> entries;
};

// How much the words of some phrases and of some others are the same, where all
// these are to be compared with all of those.
class WordTable {
 public:
  // Numbers the phrases and their words.
  WordTable(std::span<KnownPhrase> reference,
            std::span<KnownPhrase> translation);

  // Whether any word of the one is like any of the other.
  bool share(const KnownPhrase& reference,
             const KnownPhrase& translation) const;
  bool share(const KnownPhrase::Entry& reference,
             const KnownPhrase& translation) const;
  // By the number of the translation's word.
  const double* likenesses(const KnownPhrase::Entry& reference) const {
    return likenesses_.data() + reference.number * columns_;
  }

 private:
  size_t columns_;                   // different words of the translation
  std::vector<double> likenesses_;   // by both numbers
  std::vector<uint64_t> held_;       // by phrase of the translation: its words
  std::vector<uint64_t> alike_;      // by word of the reference: those like it
  std::vector<uint64_t> answering_;  // and by phrase of the reference: those
                                     // that are like any of its own
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
                   const WordTable* table = nullptr) const;
  Likeness compare(const Phrase& reference, const Phrase& translation) const {
    return compare(look_up(reference), look_up(translation));
  }
  KnownPhrase look_up(const Phrase& phrase) const;

  // Of a word of the translation; the most probable first.
  std::span<const Meaning> meanings(uint32_t word) const {
    return meanings(known(word));
  }
  // How many of the phrases learned from hold the word, of either language.
  uint32_t frequency(uint32_t word) const;
  bool empty() const { return phrases_ == 0; }

 private:
  friend class LexiconLearner;
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  struct Known {
    uint32_t word = 0;
    uint32_t frequency = 0;  // of phrases that hold the word
    Range meanings;          // of a word of the translation
    uint64_t meant = 0;      // the slots of those
    double weight = 0;       // rare words say more
  };
  // By word, in a table without nodes: each comparison of two phrases asks for
  // all their words. What has no frequency is free.
  class Words {
   public:
    void count(uint32_t word) { ++at(word).frequency; }
    const Known* find(uint32_t word) const {
      if (table_.empty()) return nullptr;
      const Known& found = table_[place_of(word)];
      return found.frequency == 0 ? nullptr : &found;
    }
    // Of one that was counted.
    Known& counted(uint32_t word) { return table_[place_of(word)]; }
    std::span<Known> all() { return table_; }  // and what is free

   private:
    Known& at(uint32_t word);
    size_t place_of(uint32_t word) const;

    std::vector<Known> table_;  // of a size that is a power of two
    size_t size_ = 0;
  };
  double weight_of(uint32_t frequency) const;
  const Known& known(uint32_t word) const;
  std::span<const Meaning> meanings(const Known& known) const {
    return std::span(meanings_).subspan(
        known.meanings.begin, known.meanings.end - known.meanings.begin);
  }

  Words words_;  // of both languages
  std::vector<Meaning> meanings_;
  uint32_t phrases_ = 0;
  // Whole phrases that answer each other again and again: both hashes, and
  // those of the reference.
  std::unordered_set<uint64_t> whole_;
  std::unordered_set<uint32_t> whole_references_;
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
