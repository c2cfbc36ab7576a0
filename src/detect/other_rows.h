// Rows of the layout for pages that are served elsewhere than their paths say.
#pragma once

#include <string>
#include <vector>

#include "config.h"
#include "detect/detected.h"
#include "detect/generator.h"

namespace paralint {

// Adds them in front of the rows that the pages have so far, and a sentence
// where the generator's configuration says more than rows can. `config` is what
// was detected so far.
void add_rows_of_other_urls(const std::vector<std::string>& pages,
                            const Generator& generator, const Config& config,
                            Detected& detected);

}  // namespace paralint
