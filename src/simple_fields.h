// Front matter of the plain form that most pages have, read directly.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "front_matter.h"

namespace paralint {

// The fields of a block of YAML, where every line is of a simple form; the same
// as `yaml_fields` gives. Nothing where yaml-cpp has to look.
std::optional<std::vector<Field>> simple_fields(std::string_view yaml);

// The length of the `key` that a line `key: value` begins with, 0 if the line
// is no such entry.
size_t key_length(std::string_view line);

}  // namespace paralint
