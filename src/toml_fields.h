// TOML front matter, read by toml++.
#pragma once

#include <cstdint>
#include <string_view>

#include "front_matter.h"

namespace paralint {

// The fields of the text between two `+++` lines, whose first byte is the
// page's byte `offset`. `span` is left empty.
FrontMatter toml_fields(std::string_view toml, uint32_t offset);

}  // namespace paralint
