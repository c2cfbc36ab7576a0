// Finds the pages of a site on disk and reads each once, on all cores.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "anchors.h"
#include "folders.h"
#include "layout.h"
#include "page.h"
#include "parallel.h"

namespace paralint {

struct LoadedPage {
  Page facts;
  Anchors anchors;
  PathParts parts;
};

struct Loaded {
  std::vector<LoadedPage> pages;  // sorted by file
  Folders folders;
  std::vector<Trouble> unreadable;  // sorted by file
};

// Pages that were read before, by file; their `parts` do not count. Their files
// have not changed since.
using KnownPages = std::unordered_map<std::string, LoadedPage>;

// The page of a file that is read anew, but for its `parts`; the reason where
// it cannot be read.
std::string load_page(const Config& config, const Disk& disk,
                      const std::string& file, LoadedPage& page);

Loaded load(const Config& config, const Layout& layout, const Disk& disk,
            const Work& work, KnownPages known = {});

}  // namespace paralint
