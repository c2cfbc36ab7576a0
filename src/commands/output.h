// Standard output, for texts that are to come out whole.
#pragma once

#include <string>

namespace paralint {

// Throws Error where not all of it could be written.
void write_out(const std::string& text);

// The same of all that was printed before.
void require_written();

}  // namespace paralint
