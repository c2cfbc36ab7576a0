// Facts that were read where there is no Markdown.
#pragma once

#include <vector>

#include "page.h"

namespace paralint {

// Drops what was read in `hidden`, where nothing is a fact (scripts, comments),
// and in `jsx`, where Markdown is none but tags are tags.
void drop_hidden_facts(std::vector<Span> hidden, std::vector<Span> jsx,
                       Page& page);

}  // namespace paralint
