// Pairs pages by what they hold where their names differ.
//
// What an earlier arrow left alone, translations without a reference page and
// reference pages without a translation, is compared by features
// (`page_features`): rare ones find a few candidates for each page, all of them
// give each candidate its odds, and the odds of all candidates together give
// the probability of each pair (`matching`). The surest pairs then teach names,
// words and links, and all is asked once more.
#pragma once

#include <vector>

#include "corpus.h"
#include "resolve.h"

namespace paralint {

struct ContentPair {
  PageIndex reference = none;
  PageIndex translation = none;
  double confidence = 0;
  std::vector<const char*> evidence;  // "text", "images"; the strongest first
};

// A page that may be a translation of several, or of another one than its own
// translations are of.
struct Doubt {
  PageIndex translation = none;
  std::vector<ContentPair> candidates;  // the most likely first
};

struct ContentPairs {
  std::vector<ContentPair> pairs;  // sorted by translation
  std::vector<Doubt> doubts;       // sorted by translation
};

ContentPairs pair_by_content(const Corpus& corpus, const Targets& targets,
                             const Work& work);

}  // namespace paralint
