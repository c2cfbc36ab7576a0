// How probably words of two languages explain each other, learned from phrases
// that mean the same: IBM Model 1 (Brown et al. 1993) in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace paralint {

// Words that were seen once must not be sure of anything.
inline constexpr float doubt = 0.5F;

// A phrase and one of the other language, by the numbers of their words.
struct NumberedPair {
  std::vector<uint32_t> reference;
  std::vector<uint32_t> translation;
  float weight = 1;
};

struct Explanation {
  uint32_t reference = 0;
  uint32_t translation = 0;
  float probability = 0;  // of each given the other, as their geometric mean
};

// Of all words that stand in two phrases of a pair, by the translation's word,
// then by the reference's. Numbers are below `references` and `translations`.
std::vector<Explanation> explanations(const std::vector<NumberedPair>& pairs,
                                      size_t references, size_t translations);

}  // namespace paralint
