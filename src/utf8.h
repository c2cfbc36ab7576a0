// UTF-8, many bytes at once.
#pragma once

#include <cstddef>
#include <string_view>

namespace paralint {

// The first byte at or behind `from` that is not ASCII, or the text's size.
size_t skip_ascii(std::string_view text, size_t from);

// As Unicode 15, table 3-7, defines it.
bool is_well_formed(std::string_view text);

}  // namespace paralint
