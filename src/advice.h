// How findings might be mended: what the history, the other language and the
// site's own names say.
#pragma once

#include <vector>

#include "finding.h"
#include "history.h"
#include "parallel.h"
#include "site.h"

namespace paralint {

// Gives suggestions and fixes to the findings that are chosen; what it gives to
// one does not depend on which others are. What broken links once led to is
// looked up in `history`, if there is one.
void advise(const Site& site, const History* history, const Work& work,
            const std::vector<bool>& chosen, std::vector<Finding>& findings);

}  // namespace paralint
