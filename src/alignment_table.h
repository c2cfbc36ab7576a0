// The alignment of a page and its translation as a table for people.
#pragma once

#include <cstddef>
#include <string>

#include "site.h"

namespace paralint {

// Which heading answers which, one row each, and the links that differ, in
// lines of at most `width` columns. `pair` is an index into Site::pairs().
std::string alignment_table(const Site& site, size_t pair, size_t width);

}  // namespace paralint
