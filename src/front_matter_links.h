// Links in the front matter, which layouts of home pages make: the buttons of a
// hero, cards of features, the pages before and after.
#pragma once

#include <string_view>
#include <vector>

#include "front_matter.h"
#include "page.h"

namespace paralint {

// Entries `link: /hives` inside of others, of YAML, in order. Their destination
// has a span where it is a plain or quoted word.
std::vector<Link> front_matter_links(std::string_view page,
                                     const FrontMatter& matter);

}  // namespace paralint
