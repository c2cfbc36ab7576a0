// Which findings were there before a change.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "check.h"
#include "site.h"

namespace paralint {

// Files of today, and what they were called.
using FormerNames = std::map<std::string, std::string>;

// Gives fresh findings of `result` that are among those of `before`, the site
// as it was, the standing `old`, and counts anew. Each finding of then stands
// for one of today, whatever line it is in, whatever its page and its heading
// are called. `renamed` is asked only where something is left to explain.
void mark_old(const Site& site, Result& result, const Site& then,
              const Result& before,
              const std::function<FormerNames()>& renamed);

}  // namespace paralint
