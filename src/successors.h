// Which heading of a page as it was is which one of the page as it became. Both
// are in one language, so that words can be compared.
//
// Ids written by hand and wordings that both have decide; what is left is
// judged by the words of heading and section, by what stands around it, and by
// how much better that is than its rivals.
#pragma once

#include <string>
#include <vector>

#include "anchors.h"
#include "page.h"

namespace paralint {

// A page as it was at some time.
struct Draft {
  Draft(std::string content, const Renderer& renderer);

  std::string text;
  Page page;
  Anchors anchors;
};

struct Successor {
  int32_t heading = no_heading;
  double confidence = 0;
};

// By heading of `before`: the one of `after`, with a confidence above even
// odds; 1 where an id or the wording decides.
std::vector<Successor> successors(const Draft& before, const Draft& after);

}  // namespace paralint
