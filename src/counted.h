// Numbers with their nouns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paralint {

// "3 links" and "1 link".
std::string counted(size_t count, std::string_view noun);

}  // namespace paralint
