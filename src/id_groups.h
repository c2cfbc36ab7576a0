// Which headings are to have the same id: those that answer each other for
// sure.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "heading_place.h"
#include "site.h"

namespace paralint {

// Headings that are matched with less confidence than this get no id for it: an
// id that stands at the wrong heading is worse than none.
inline constexpr double sure_enough_to_write = 0.95;

// The headings that answer each other for sure, the reference's first; or one
// heading alone.
struct IdGroup {
  std::vector<HeadingPlace> members;
  // Of other languages, which are said to answer them, but not for sure.
  std::vector<HeadingPlace> doubtful;
};

struct IdGroups {
  std::vector<IdGroup> all;  // by the reference's heading, then the lone ones
  // Headings that answer nothing for sure. In no group, unless they must have
  // an id.
  std::set<HeadingPlace> unsure;
};

// What decides besides the alignment.
struct GroupingBy {
  // Without an id a link to it leads nowhere, which is worse than an id that a
  // check would take for the right one as well.
  std::function<bool(const HeadingPlace&)> must_have_id;
  // What is called the same needs little else to speak for it; empty: nobody
  // knows.
  std::function<std::string(const HeadingPlace&)> name_of;
};

IdGroups id_groups(const Site& site, const GroupingBy& by);

}  // namespace paralint
