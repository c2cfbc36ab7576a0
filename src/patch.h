// Changes of files as text.
#pragma once

#include <string>
#include <vector>

#include "disk.h"

namespace paralint {

// A patch that `git apply` and `patch -p1` take, and that gives the very same
// bytes, whatever they are. Its paths are those of the changes, and are looked
// for in the folder where it is applied, also in the middle of a repository.
// There, `git apply` guesses what a path is relative to if it begins like that
// folder's own; `git apply -p1` does not. A file without a byte, made or
// removed, is found from the top of the repository only.
//
// Throws Error where a file does not lie below that folder ("/tmp/a.md",
// "../a.md").
std::string unified_patch(const std::vector<FileChange>& changes);

}  // namespace paralint
