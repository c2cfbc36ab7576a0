// From a tree of files to the settings of a site: its generator, its locales,
// where they stand in paths, and how links are read.
#pragma once

#include <optional>

#include "detect/detected.h"
#include "disk.h"

namespace paralint {

// Lists the disk, and reads the configurations of generators and some hundred
// pages at most. Nothing where neither a generator is known nor folders are
// named like locales. Throws nothing: what cannot be read says nothing.
std::optional<Detected> detect(const Disk& disk);

}  // namespace paralint
