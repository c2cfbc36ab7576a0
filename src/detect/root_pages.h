// Pages of a layout whose paths name no locale.
#pragma once

#include <string>
#include <vector>

#include "detect/locale_layout.h"

namespace paralint {

// Those of the layout's rows without one. `pages` are all, sorted.
std::vector<std::string> pages_of_root(const LocaleLayout& layout,
                                       const std::vector<std::string>& pages);

// Whether most of them have one of that locale beside them, "x.md" and
// "x.en.md".
bool have_twins(const LocaleLayout& layout,
                const std::vector<std::string>& pages, const std::string& word);

}  // namespace paralint
