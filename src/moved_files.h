// What a page says of files beside it, by relative paths that are no links to
// pages: images, downloads, imports of MDX. Where the page or the file has
// moved, the path must become another one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edit.h"
#include "overlay.h"
#include "site.h"

namespace paralint {

using Moves = std::map<std::string, std::string>;  // old file to new

// The place of a file, which may not have moved.
const std::string& moved(const Moves& moves, const std::string& file);

// Edits of pages as they are before they move. Throws Error where a path that
// would have to change is spelled in a way that cannot be edited.
std::vector<Edit> edits_for_moves(const Site& site, const Disk& disk,
                                  const Moves& moves);

}  // namespace paralint
