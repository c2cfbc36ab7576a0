// Writing YAML.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// A text as YAML inside {} and [], as plain as every reader of YAML takes it
// for that text: `/docs/a`, but `"no"` (Norwegian, or false) and `"2024"`.
// `text` is UTF-8.
std::string yaml_word(std::string_view text);

}  // namespace paralint
