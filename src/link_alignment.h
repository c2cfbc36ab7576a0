// Which link of a page answers which of its translation: by target within
// aligned sections, so that order and wording may differ.
#pragma once

#include <vector>

#include "alignment.h"

namespace paralint {

// Fills `links`, `link_of_reference` and `link_of_translation` of every
// alignment, whose headings are known.
//
// Only links that lead to pages of this site, or should, are compared. Links
// with the same target answer each other, first within aligned sections, then
// anywhere on the page. What is left over in two aligned sections is paired in
// order where both sides have equally many; else it is missing or extra, unless
// the page links to the same page elsewhere or the locale does not have it.
void align_links(const Corpus& corpus, const Targets& targets,
                 const std::vector<Pair>& pairs, unsigned threads,
                 std::vector<Alignment>& alignments);

}  // namespace paralint
