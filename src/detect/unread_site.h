// Sites whose languages are no Markdown pages, or pages that nothing tells to
// answer each other.
#pragma once

#include <string>

#include "disk.h"

namespace paralint {

// "`docs/conf.py` is of Sphinx, whose translations are ..."; empty where there
// is no such site.
std::string unread_site(const Disk& disk);

}  // namespace paralint
