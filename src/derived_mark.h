// How an entry of a mappings file says that `map` wrote it: by a `confidence`.
#pragma once

#include <string>
#include <string_view>

#include "yaml.h"

namespace paralint {

// The value of `confidence` in an entry, or null where it is curated.
const YamlNode* derived_mark(const YamlNode& entry);

// Whether a text is a number from 0 to 1.
bool is_confidence(std::string_view text);

// The text of a mappings file with an empty line for each derived entry that
// stands on one line as `map` writes it. Who wants curated entries only need
// not parse thousands of others: it takes longer than reading the pages.
std::string without_derived_lines(std::string_view text);

}  // namespace paralint
