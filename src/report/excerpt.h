// A line of a page around the bytes to point at.
#pragma once

#include <cstddef>
#include <string_view>

#include "text.h"

namespace paralint {

struct Excerpt {
  std::string_view before, marked, after;
  bool is_cut_before = false;  // the line begins further left
  bool is_cut_after = false;
};

// Shows `left` bytes before the first byte of `where` and about `right` bytes
// from it on, no more than the line has; characters stay whole. No more of the
// text is looked at, since there are lines of megabytes.
Excerpt excerpt(std::string_view text, Span where, size_t left, size_t right);

}  // namespace paralint
