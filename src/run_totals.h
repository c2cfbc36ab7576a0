// What one run of `check` found, in numbers: a point of the trend.
#pragma once

#include <cstddef>
#include <string>

namespace paralint {

struct RunTotals {
  std::string date;    // as it is to be shown
  std::string commit;  // of the site; may be empty
  size_t errors = 0;
  size_t warnings = 0;
  size_t infos = 0;
  size_t pages = 0;
};

}  // namespace paralint
