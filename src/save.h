// Brings many changed files to the disk: all of them, or none, as far as a
// file system allows.
#pragma once

#include <vector>

#include "disk.h"

namespace paralint {

// First looks whether all the changes can be made: if a file is not what it was
// `before`, or may not be written, Error tells every such file and nothing is
// written. Then all the new bytes are brought to the disk beside the files,
// some thousand files at a time, before the files change their names in one
// step each: first new ones, then changed ones; what is to be removed goes
// last. At any moment, each file is the old one or the new one, and no text is
// lost that moves from one file to another. Where it fails in the middle, Error
// tells which files are written and which are not.
void save(const Disk& disk, const std::vector<FileChange>& changes);

}  // namespace paralint
