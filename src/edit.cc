#include "edit.h"

#include <algorithm>

namespace paralint {

bool collide(Span a, Span b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

std::string with_edits(std::string_view text, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return a.where.begin < b.where.begin;
  });
  std::string made;
  uint32_t from = 0;
  for (const Edit& edit : edits) {
    made.append(text, from, edit.where.begin - from);
    made += edit.text;
    from = edit.where.end;
  }
  made.append(text, from, npos);
  return made;
}

}  // namespace paralint
