// Writes a field of a page's front matter.
#pragma once

#include <string>
#include <string_view>

#include "edit.h"

namespace paralint {

// Sets the field, adds it behind the others, or makes the front matter where
// there is none. Throws Error where the front matter is broken, or the field's
// value is no word on one line.
Edit field_edit(const std::string& file, std::string_view page,
                const std::string& field, std::string_view value);

}  // namespace paralint
