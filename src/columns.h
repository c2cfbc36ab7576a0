// How much room a text takes on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paralint {

// Columns, after East Asian Width (Unicode annex 11): 2 for "語", 0 for marks
// that combine.
size_t columns(std::string_view text);

// The text in exactly so many columns: cut with "…", or filled with spaces.
std::string in_columns(std::string_view text, size_t width);

}  // namespace paralint
