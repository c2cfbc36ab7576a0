// What one run found in all, as a trend over many runs shows it.
#pragma once

#include <cstddef>
#include <string>

namespace paralint {

struct RunTotals {
  std::string date;    // "2026-11-25T21:30:00Z"
  std::string commit;  // "3f2c1a9"; may be empty
  size_t errors = 0;
  size_t warnings = 0;
  size_t infos = 0;
  size_t pages = 0;
};

}  // namespace paralint
