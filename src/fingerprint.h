// Names for findings that survive edits elsewhere on the page.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "finding.h"
#include "site.h"

namespace paralint {

// The keys that pages had under other names.
using FormerKeys = std::unordered_map<PageIndex, std::string>;

// By finding: 16 hexadecimal digits of the 64-bit FNV-1a hash (Fowler, Noll,
// Vo) of the rule, the page's key and locale, what the link leads to or what
// the finding is about, and the nearest heading; never of line numbers.
// Findings that are alike in all of these are told apart by counting.
std::vector<std::string> fingerprints(const Site& site,
                                      const std::vector<Finding>& findings,
                                      const FormerKeys& former = {});

// The 16 hexadecimal digits of the hash.
std::string digest(std::string_view text);

// What a heading is called as long as nobody changes it: its explicit id, else
// its slug, else its text; empty for no_heading.
std::string name_of_heading(const SitePage& page, int32_t heading);

}  // namespace paralint
