// Changes of files that several names lead to.
#pragma once

#include <string>
#include <vector>

#include "disk.h"

namespace paralint {

// The changes under the names that the files have below `root` once links are
// followed, one of each file, sorted by file: a patch cannot go through a link.
// A file that does not lie below the root keeps its name. Throws Error where
// one file is changed in two ways.
std::vector<FileChange> under_real_names(
    const Disk& disk, const std::string& root,
    const std::vector<FileChange>& changes);

}  // namespace paralint
