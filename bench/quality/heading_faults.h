// Mistakes in headings and sections.
#pragma once

#include "fault.h"

namespace paralint::bench {

// A section is missing, with its heading and body.
std::vector<Fault> dropped_sections(const Healthy&, size_t count, Random&);
// An explicit id is not that of the other language.
std::vector<Fault> changed_ids(const Healthy&, size_t count, Random&);
// A heading is one level higher or deeper.
std::vector<Fault> changed_levels(const Healthy&, size_t count, Random&);

}  // namespace paralint::bench
