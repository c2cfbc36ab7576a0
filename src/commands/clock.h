// What day it is. The only unit that asks.
#pragma once

#include <string>

namespace paralint {

// In universal time, "2026-11-25T21:30:00Z"; what $SOURCE_DATE_EPOCH says
// (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch)
// where it is set.
std::string time_now();

// Its day, "2026-11-25".
std::string today();

}  // namespace paralint
