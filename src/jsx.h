// What MDX has of JavaScript, and md4c takes for text.
#pragma once

#include <string_view>
#include <vector>

#include "markup.h"

namespace paralint {

// Whether a paragraph is a line of JavaScript.
bool is_javascript(std::string_view paragraph);

// The tags that begin in `where`, from byte `from` on, one behind the other:
// those whose JSX expressions keep md4c from seeing tags. They may reach beyond
// `where`.
std::vector<Tag> jsx_tags(std::string_view text, Span where, uint32_t from);

}  // namespace paralint
