// Which heading of a page answers which of its translation.
#pragma once

#include <vector>

#include "alignment.h"
#include "fixed_headings.h"
#include "lexicon.h"
#include "section.h"

namespace paralint {

// In the order of the reference, with what only the translation has in between.
// `length_bias` is how much longer texts are in the translation's language, as
// a logarithm; `curated` is obeyed.
std::vector<HeadingMatch> align_headings(
    const Outline& reference, const Outline& translation,
    const Lexicon& lexicon, double length_bias,
    const std::vector<HeadingPair>& curated);

}  // namespace paralint
