// Names for findings that survive edits elsewhere on the page.
#pragma once

#include <vector>

#include "finding.h"
#include "site.h"

namespace paralint {

// Fills `fingerprint`: 16 hexadecimal digits of the 64-bit FNV-1a hash
// (Fowler, Noll, Vo) of the rule, the page's key and locale, what the link
// leads to or what the finding is about, and the nearest heading; never of line
// numbers. Findings that are alike in all of these are told apart by counting.
void add_fingerprints(const Site& site, std::vector<Finding>& findings);

}  // namespace paralint
