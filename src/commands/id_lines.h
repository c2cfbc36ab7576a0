// What commands that give ids say about it.
#pragma once

#include <string>

#include "give_ids.h"

namespace paralint {

// A line for each heading that got an id, then for each link that was written
// anew; `root` is the project's.
std::string lines_of(const IdReport& report, const std::string& root);

// Prints a line for each heading that got none, on standard error.
void note_left(const IdReport& report, const std::string& root);

// "docs/fr/rolls.md:3: /bread#la-mie -> /bread#crumb"
std::string line_of(const LinkNote& link, const std::string& root);

}  // namespace paralint
