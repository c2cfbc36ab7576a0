// What hexo-util makes of letters with marks in a slug.
#pragma once

#include <string_view>

namespace paralint {

// "e" of "é", "ae" of "æ"; empty for what stays.
std::string_view hexo_letter(char32_t code_point);

}  // namespace paralint
