// The links in which a page and its translation differ, each with the finding
// that says so.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "check.h"
#include "site.h"

namespace paralint {

struct LinkDifference {
  const char* kind =
      "";  // "target", "missing", ...: of docs/report.schema.json
  int32_t reference = no_link;
  int32_t translation = no_link;
  const Finding* finding = nullptr;  // null where none speaks of it
};

class LinkDifferences {
 public:
  explicit LinkDifferences(const Result& result);

  // In the order of the pages. Two links that agree are no difference; two of
  // the same target are one only where a rule minds how one is spelled.
  std::vector<LinkDifference> of(const Pair& pair,
                                 const Alignment& alignment) const;

 private:
  const Finding* finding_of(const Pair& pair, const LinkMatch& match) const;

  // The finding about a link, or about the lack of a link of the reference
  // page; by page and link.
  std::unordered_map<uint64_t, const Finding*> by_link_;
  std::unordered_map<uint64_t, const Finding*> by_lack_;
};

}  // namespace paralint
