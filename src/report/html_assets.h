// The files of report/html, which are built into the program.
#pragma once

#include <string_view>

namespace paralint {

// The page with its style, script and catalogue; what was found goes in
// between: an element of JSON, the rest of the page, and more elements of JSON.
extern const std::string_view html_before_index;
extern const std::string_view html_before_details;
extern const std::string_view html_after_details;

}  // namespace paralint
