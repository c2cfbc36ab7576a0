// The ways in which people write an id by hand at the end of a heading.
#pragma once

#include <optional>
#include <string_view>

#include "page.h"

namespace paralint {

// The id syntax at the end of a heading's inline source, if there is one:
// "Give access {#give-access}". `offset` is where `content` begins in the file.
std::optional<ExplicitId> trailing_id(std::string_view content,
                                      uint32_t offset);

// A paragraph that is nothing but "{#id}", "{: #id}" or "[]{#id}".
std::optional<ExplicitId> paragraph_id(std::string_view content,
                                       uint32_t offset);

}  // namespace paralint
