// Front matter by yaml-cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "front_matter.h"

namespace paralint {

// The fields of a block of YAML, and what is wrong with it. `offset` is the
// block's place in the page, for the place of the problem; `span` stays empty.
FrontMatter yaml_fields(std::string_view yaml, uint32_t offset);

}  // namespace paralint
