// Whether repairs did what they should: what a check says after them against
// what it said before.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "edit.h"
#include "finding.h"

namespace paralint {

// What a finding is about, whatever edits do to the places of the page.
using Subject = std::tuple<std::string_view, PageIndex, int32_t, int32_t,
                           PageIndex, int32_t, int32_t>;
Subject subject_of(const Finding& finding);

using SubjectCounts = std::map<Subject, size_t>;
SubjectCounts count_subjects(const std::vector<Finding>& findings);

// A finding and what would repair it.
struct Plan {
  Subject subject;
  std::vector<Edit> edits;
};

// The repairs that left their finding where it was, or brought another one.
struct Harm {
  std::set<Subject> by;
  // Where a new finding is about no link that was repaired: the repairs on its
  // pages, of which at least one did it. No repair is in two groups.
  std::vector<std::set<Subject>> suspects;
  // There is a new finding on a page that no repair concerns.
  bool is_unexplained = false;

  bool is_none() const {
    return by.empty() && suspects.empty() && !is_unexplained;
  }
};

// `now` are the findings after `plans`.
Harm harm_of(const std::vector<Plan>& plans, const SubjectCounts& before,
             const std::vector<Finding>& now);

}  // namespace paralint
