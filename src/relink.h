// Where headings got other ids, pages other names, or a site other customs:
// how each link must be written so that it leads where it should.
#pragma once

#include <vector>

#include "edit.h"
#include "resolve.h"
#include "site.h"

namespace paralint {

enum class Relink : uint8_t {
  broken,          // links that do not lead where they should
  unconventional,  // and those of Markdown that are not written by the site's
                   // first reading of pages and of fragments
};

// Edits of links of the site's pages. `wanted` says where each should lead: by
// page and link of this site, as its targets are. A link of which the wanted
// target leads nowhere, or that no edit brings there, is left alone; each new
// destination was resolved.
std::vector<Edit> relinked(const Site& site, const Targets& wanted,
                           Relink which);

// Whether both lead to the same heading of the same page in the same language.
bool is_same_place(const Target& a, const Target& b);

}  // namespace paralint
