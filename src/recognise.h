// Which findings are the ones of another day, although lines have moved and
// pages may have other names now.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding.h"
#include "history.h"
#include "site.h"

namespace paralint {

inline constexpr size_t unknown = SIZE_MAX;

// By finding: the index of its fingerprint in `known`, or `unknown`; each is
// taken once. Where fingerprints are left over, those that the findings had
// before pages were renamed are tried as well, as `history` tells it (it may
// be null), from the newest commit back.
std::vector<size_t> recognised(const Site& site,
                               const std::vector<Finding>& findings,
                               const std::vector<std::string>& known,
                               const History* history);

}  // namespace paralint
