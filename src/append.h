// Adds a line to a file that several runs may add to.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// Adds `line`, which ends with "\n", in one step: whoever reads the file sees
// all of it or nothing. Where the file's last line has no end, it gets one, so
// that the new one stands alone. Makes the file. Returns why it cannot be done,
// as a short phrase; empty when it went well.
std::string append_line(const std::string& path, std::string_view line);

}  // namespace paralint
