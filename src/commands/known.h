// The baseline of a project: where it is, and what it makes of a result.
#pragma once

#include <string>

#include "baseline.h"
#include "command.h"

namespace paralint {

// Whether a baseline has to be there.
enum class Presence { required, optional };

// `file` is what --baseline says; where it is empty, the configuration says it.
// An optional one that is not there knows nothing.
Baseline open_baseline(const Project& project, const std::string& file,
                       Presence presence);

}  // namespace paralint
