// What the JSON diff says of the site as a whole.
#pragma once

#include "check.h"
#include "json_text.h"
#include "site.h"

namespace paralint {

// The fields "coverage", "summary" and "pages_only_in".
void json_totals(JsonText& json, const Site& site, const Result& result);

}  // namespace paralint
