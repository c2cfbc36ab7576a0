// What the alignment of a changed site says of headings, against the truth.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "draft.h"
#include "quality.h"
#include "site.h"
#include "truth.h"

namespace paralint::bench {

using Drafts = std::map<std::string, std::unique_ptr<Draft>>;  // by file

struct Score {
  size_t headings = 0;  // with a truth
  size_t right = 0;
  size_t partners = 0;  // headings whose counterpart is there
  size_t claims = 0;    // matches and parts, of a heading with a truth
  size_t right_claims = 0;
  size_t matched = 0;  // of the partners, rightly
  size_t parts = 0;    // of the claims
  size_t right_parts = 0;
  size_t touched = 0;  // concerned by the change
  size_t touched_right = 0;
  std::vector<std::string> wrong;
};

// `drafts` are the pages of the site, as they were changed. Pairs of which a
// page is not among them are left out. `calibrations` may be null.
Score judge(const Site& site, const Drafts& drafts, const Truth& truth,
            Calibrations* calibrations);

}  // namespace paralint::bench
