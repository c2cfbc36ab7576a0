// Correspondences as the entries of a mappings file.
#pragma once

#include <vector>

#include "correspondence.h"
#include "mapping_file.h"

namespace paralint {

// The lists `pages`, `routes` and `anchors` of what no curated entry says.
// Names that are not UTF-8 cannot be written and are left out.
std::vector<DerivedList> mapping_entries(const Site& site,
                                         const Correspondences& found);

// The locales as entries are named by them: the reference first.
std::vector<std::string> naming_locales(const Config& config);

}  // namespace paralint
