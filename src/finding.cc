#include "finding.h"

#include <array>

namespace paralint {

const char* name_of(Standing standing) {
  constexpr std::array<const char*, 4> words = {"new", "debt", "accepted",
                                                "old"};
  return words[static_cast<size_t>(standing)];
}

}  // namespace paralint
