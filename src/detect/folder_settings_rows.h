// Sites whose folders hold a settings file each, in which a folder without one
// is not served.
#pragma once

#include <string>

#include "detect/detected.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

// The renderer whose settings files lie beside pages, or "".
std::string renderer_by_settings_files(const Tree& tree);

// Adds a row for each branch without settings files in which every page has one
// name, as posts of a blog have: the folder is then the page's key, and the
// front matter names its URL.
void add_rows_without_settings(const Tree& tree, const Disk& disk,
                               Detected& detected);

}  // namespace paralint
