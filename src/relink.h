// Where headings got other ids, pages other names, or a site other customs:
// how each link must be written so that it leads where it should.
#pragma once

#include <functional>
#include <vector>

#include "edit.h"
#include "resolve.h"
#include "site.h"

namespace paralint {

// Links that do not lead where they should are always written anew. These may
// be, although they work, if they are links of Markdown:
struct Relinking {
  // Page parts that are not written by the site's first reading.
  bool all_paths = false;
  // Fragments that are not written by its first reading, of links to these
  // headings; null: none.
  std::function<bool(PageIndex, int32_t)> fragments_of;
};

// Edits of links of the site's pages. `wanted` says where each should lead: by
// page and link of this site, as its targets are. A link of which the wanted
// target leads nowhere, or that no edit brings there, is left alone; each new
// destination was resolved.
std::vector<Edit> relinked(const Site& site, const Targets& wanted,
                           const Relinking& which);

// Whether both lead to the same heading of the same page in the same language.
bool is_same_place(const Target& a, const Target& b);

}  // namespace paralint
