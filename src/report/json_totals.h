// What the JSON diff says of the site as a whole.
#pragma once

#include <string_view>
#include <vector>

#include "check.h"
#include "error.h"
#include "json_text.h"
#include "site.h"

namespace paralint {

// The fields "coverage", "summary" and "pages_only_in".
void json_totals(JsonText& json, const Site& site, const Result& result);

// A field of what is wrong with files.
void json_troubles(JsonText& json, std::string_view name,
                   const std::vector<Trouble>& troubles);

}  // namespace paralint
