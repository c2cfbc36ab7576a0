// Links that lead nowhere by a slip of the pen, or because something moved.
#pragma once

#include "link_faults.h"

namespace paralint::bench {

// The path lacks a letter.
Made dead_pages(const Healthy&, size_t count, Random&);
// The same on pages without a translation, where nothing else tells.
Made lone_dead_pages(const Healthy&, size_t count, Random&);
// The page stands in another folder.
Made wrong_folders(const Healthy&, size_t count, Random&);
// The fragment lacks a letter.
Made misspelled_fragments(const Healthy&, size_t count, Random&);
// The same on pages without a translation.
Made lone_misspelled_fragments(const Healthy&, size_t count, Random&);

}  // namespace paralint::bench
