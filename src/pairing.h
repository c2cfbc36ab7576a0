// Which page translates which: the reference page of each set with each of its
// translations.
#pragma once

#include <string>
#include <vector>

#include "content_pairing.h"
#include "corpus.h"
#include "resolve.h"

namespace paralint {

struct Pair {
  PageIndex reference = none;
  PageIndex translation = none;
  LocaleIndex locale = 0;              // of the translation
  std::vector<const char*> paired_by;  // "mapping", "field", "key", "text"
  double confidence = 1.0;
  // The translation sends its readers to the reference page ("the whole page is
  // available in English only"): it does not mean to say all of it.
  bool is_abridged = false;
  // Or the other way round: "this documentation is available in French only".
  bool reference_is_abridged = false;
};

// Sorted by the reference page, then by locale. Pages of folders that the site
// does not serve have no pairs.
std::vector<Pair> pairs(const Corpus& corpus, const Targets& targets,
                        const ContentPairs& by_content);

}  // namespace paralint
