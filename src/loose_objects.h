// The objects of a git repository that lie in files of their own. libgit2 waits
// for ever for the rest of one that is cut off (as of 1.5.1), so this unit
// reads them in its place: a broken disk must not stop a check.
#pragma once

struct git_repository;

namespace paralint {

// To be called before a repository is opened.
void prepare_guard();

// Makes libgit2 read such objects of the repository through this unit; false
// where it refuses.
bool guard_loose_objects(git_repository* repository);

}  // namespace paralint
