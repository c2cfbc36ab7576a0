// Which sections of two outlines answer each other beyond doubt: those amid a
// long run of sections, one after another on both sides, each of which has much
// more in common with its counterpart than with the sections beside that. What
// lies between is left to be compared each with each (sequence_alignment.h),
// and is little where a page lacks a section or two.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "section_score.h"

namespace paralint {

struct CertainMatch {
  size_t first = 0;
  size_t second = 0;
  SectionScore score;
};

using ScoreSections = std::function<SectionScore(size_t i, size_t j)>;

// Of so many sections on either side, in their order. Near to one that may have
// no counterpart none is certain: which of them is missing is a question.
std::vector<CertainMatch> certain_matches(size_t first, size_t second,
                                          const ScoreSections& score);

}  // namespace paralint
