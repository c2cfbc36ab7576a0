// The files of a commit as a disk.
#pragma once

#include <memory>
#include <string>

#include "disk.h"

struct git_repository;
struct git_tree;

namespace paralint {

// A folder, "" for the top, as `tree`, the whole repository at some time, has
// it; neither is owned. Symbolic links are followed where they stay inside the
// folder. What git ignores has no past: it is there as `today`, a disk of that
// folder, has it. Nothing can be written. Reading says "is missing from the
// repository" where a clone left objects out.
std::unique_ptr<Disk> revision_disk(git_repository* repository,
                                    const git_tree* tree,
                                    const std::string& folder,
                                    const Disk& today);

}  // namespace paralint
