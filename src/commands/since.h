// What a change has caused: the site is held against itself as it was.
#pragma once

#include "check.h"
#include "command.h"
#include "old_repository.h"
#include "site.h"

namespace paralint {

// Checks the project as `past` has it, by the configuration of that time, and
// gives findings of `result` that were there already the standing `old`. What
// is not committed is part of the change. `past` must last as long as the
// process. Throws Error where git cannot tell how the site was.
void mark_since(const Project& project, const OldRepository& past,
                const Work& work, const Site& site, Result& result);

}  // namespace paralint
