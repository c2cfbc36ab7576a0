// Which route answers which in another language. Routes have no text to
// compare, but pages link to them: where a section holds as many links to
// routes as the section that answers it, the links answer each other in their
// order, and each pair of them is a vote.
#pragma once

#include <string>
#include <vector>

#include "site.h"

namespace paralint {

struct RoutePair {
  std::string reference;  // routes without prefix
  std::string translation;
  bool same_url = false;  // that speaks for them
  bool linked = false;    // so do links
  double confidence = 0;
};

// The pairs of the reference's routes with those of `locale`, by reference. A
// pair needs most of the votes of both of its routes; a route is in one pair at
// most.
std::vector<RoutePair> route_pairs(const Site& site, LocaleIndex locale);

}  // namespace paralint
