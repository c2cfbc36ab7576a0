// The words of a heading or title, for comparing phrases of two languages.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace paralint {

struct Word {
  uint32_t hash = 0;     // of the word without case and accents
  bool is_name = false;  // it has a digit or an inner capital: 2024, useState
  uint8_t pairs = 0;     // how many slots letter_pairs has
  // Of its first letters, where it has enough of them to be known again in a
  // related language: "connexion" and "connect". 0 for others.
  uint32_t stem = 0;
  // Its pairs of letters, as a set of 64 slots: "payment" and "paiement" share
  // most of theirs.
  uint64_t letter_pairs = 0;
};

using Phrase = std::vector<Word>;

// How alike two words are spelled, in [0, 1]: the share of letter pairs that
// they have in common (Dice 1945). 0 for words of few letters.
inline double spelled_alike(const Word& a, const Word& b) {
  const uint64_t both = a.letter_pairs & b.letter_pairs;
  return both == 0 ? 0 : 2.0 * std::popcount(both) / (a.pairs + b.pairs);
}

// The words in their order. Of scripts that are written without blanks, Chinese
// and Japanese are cut where the script changes, and Chinese characters into
// pairs; others (Thai, Khmer ...) are broken into words by ICU's dictionaries.
Phrase phrase(std::string_view text);

}  // namespace paralint
