// Standard output, for texts that are to come out whole.
#pragma once

#include <string>

namespace paralint {

// Says whether all of it was written.
bool write_out(const std::string& text);

}  // namespace paralint
