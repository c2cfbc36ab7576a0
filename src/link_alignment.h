// Which link of a page answers which of its translation: by target within
// aligned sections, so that order and wording may differ; what is left over, by
// its place and its text.
#pragma once

#include <span>
#include <vector>

#include "alignment.h"
#include "lexicon.h"

namespace paralint {

// Fills `links`, `link_of_reference` and `link_of_translation` of every
// alignment, whose headings are known. `lexicons` are by locale, or empty.
//
// Only links that lead to pages of this site, or should, are compared. Links of
// aligned sections with the same target answer each other; then those that
// stand at the same place, which lead elsewhere in one language. What is left
// has moved to another section, or is missing or extra; no link is missing
// whose page the locale does not have.
void align_links(const Corpus& corpus, const Targets& targets,
                 const std::vector<Pair>& pairs, const Work& work,
                 std::vector<Alignment>& alignments,
                 std::span<const Lexicon> lexicons = {});

}  // namespace paralint
