// What broken links once led to, from the site's history: the page that was
// renamed, the heading that is worded otherwise now.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "finding.h"
#include "history.h"
#include "site.h"

namespace paralint {

// What is remembered of one link's target.
struct Memory {
  PageIndex page = none;         // as it is today; none: it was deleted
  int32_t heading = no_heading;  // of that page
  std::string fragment;          // of that page, where it is no heading's
  double confidence = 0;         // never certain
  std::string reason;            // "was *Edit invoices* until 3f2c1a9"
  std::string evidence;          // of a page that is gone: what became of it
};

class Memories {
 public:
  // Null where nothing is known, or where the finding is about something else.
  const Memory* find(const Finding& finding) const;

 private:
  friend class Recollection;
  std::vector<Memory> memories_;
  std::unordered_map<uint64_t, size_t> by_link_;
};

// Looks up the findings about links that lead nowhere. Without such findings
// the history is not opened.
Memories recollect(const Site& site, const std::vector<Finding>& findings,
                   const History& history);

}  // namespace paralint
