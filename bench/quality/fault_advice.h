// What the findings about a spoiled link suggest, and whether that is right.
#pragma once

#include <string>
#include <vector>

#include "fault.h"

namespace paralint::bench {

// A finding of the changed site that the untouched one does not have.
struct NewFinding {
  const Finding* finding = nullptr;
  std::vector<Spot> spots;  // on the untouched site
};

struct Advice {
  bool is_named = false;       // there is a finding that may suggest something
  bool is_given = false;       // it does
  bool first_right = false;    // the page and heading that the link led to
  bool byte_for_byte = false;  // the first one is what stood there
  bool any_right = false;
  double confidence = 0;  // of the first one
  std::string wrong;      // the first one, if it is wrong
};

// Of the finding that names the link itself, else of one that names what
// answers it; those of rules that are meant for the fault go before others.
Advice advice(const Healthy& healthy, const FaultKind& kind, const Fault& fault,
              const SpoiledLink& link, const std::vector<NewFinding>& findings);

// Whether the fix of a finding, which replaces `where` of the untouched page,
// gives a spoiled link its target back.
bool puts_right(const Healthy& healthy, const Fault& fault,
                const Finding& finding, Span where);

}  // namespace paralint::bench
