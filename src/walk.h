// Lists a tree of the real file system.
#pragma once

#include <string>

#include "disk.h"

namespace paralint {

// What Disk::list promises, for the real folder `root`. `folder` is taken as it
// stands, also where it leads out of the root.
Listing walk(const std::string& root, const std::string& folder);

}  // namespace paralint
