// The text of a paralint.yaml, from what was detected.
#pragma once

#include <string>

#include "detect/detected.h"

namespace paralint {

// Short, with a comment for each setting that says how sure it is and why.
// `read_config` reads it.
std::string config_text(const Detected& detected);

// What was assumed, for one line: "a Docusaurus site with the locales en and fr
// (reference en)".
std::string assumption(const Detected& detected);

}  // namespace paralint
