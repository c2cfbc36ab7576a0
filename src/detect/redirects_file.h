// A file of redirects that lies among a site's files.
#pragma once

#include "detect/detected.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

// Settles `redirects`: files of a known format that hold some, and a YAML file
// of that name with two names in each entry.
void find_redirects(const Tree& tree, const Disk& disk, Detected& detected);

}  // namespace paralint
