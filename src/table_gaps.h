// md4c takes a heading or a code block right below a table for rows of the
// table. It sees them when a blank line stands between.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser_text.h"

namespace paralint {

// The blank lines that are missing in the page from `body` on, in order.
std::vector<TextChange> table_gaps(std::string_view text, const Lines& lines,
                                   uint32_t body);

}  // namespace paralint
