// Changes to the bytes of files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace paralint {

struct Edit {
  std::string file;
  Span where;  // of the text as it is; empty: an insertion
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

// Whether two changes of one text cannot both be made: they share a byte, or
// one inserts at a place that the other touches.
bool collide(Span a, Span b);

// The text after all edits, which are of one file, in any order, and of which
// no two collide.
std::string with_edits(std::string_view text, std::vector<Edit> edits);

}  // namespace paralint
