// Which heading of a translation answers which, known without the program's
// alignment.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site.h"

namespace paralint::bench {

// The headings of one pair of pages, as numbers on the untouched pages.
struct PairTruth {
  std::string reference;    // the file
  std::string translation;  // the file
  std::vector<std::pair<int32_t, int32_t>> headings;
};

struct Truth {
  const char* name;
  std::vector<PairTruth> pairs;  // those with at least one heading

  size_t headings() const;
};

// Headings that bear the same explicit id, which either page has once.
Truth truth_by_ids(const Site& site);

// The i-th heading answers the i-th on pages that have the same levels in the
// same order, and the same number of code blocks and images. Pages whose ids
// contradict that are left out.
Truth truth_by_order(const Site& site);

}  // namespace paralint::bench
