// How a mapping names a heading: by the id that is written at it, or by the
// slug that is made of its text.
#pragma once

#include <cstdint>
#include <string>

namespace paralint {

class Anchors;

// Either may be empty, not both.
struct HeadingName {
  std::string id;
  std::string slug;
};

// The heading of that id, else the one of that slug, else no_heading: a slug
// goes out of date with every new wording, an id does not.
int32_t heading_named(const Anchors& anchors, const HeadingName& name);

}  // namespace paralint
