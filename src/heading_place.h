// A heading of a site.
#pragma once

#include <compare>

#include "corpus.h"

namespace paralint {

struct HeadingPlace {
  PageIndex page = none;
  int32_t heading = no_heading;

  friend auto operator<=>(const HeadingPlace&, const HeadingPlace&) = default;
};

}  // namespace paralint
