// A file of redirects that lies among a site's files.
#pragma once

#include "detect/detected.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

// Settles `redirects`, where there is a YAML file of that name with two names
// in each entry; says in `open` where there are other redirects.
void find_redirects(const Tree& tree, const Disk& disk, Detected& detected);

}  // namespace paralint
