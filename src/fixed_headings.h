// Headings that answer each other before anything is compared: those that a
// mapping names, and those of the same explicit id.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "corpus.h"
#include "pairing.h"
#include "section.h"

namespace paralint {

struct HeadingPair {
  size_t reference = 0;
  size_t translation = 0;
};

// The `anchors` of the mappings, which a person wrote.
class CuratedHeadings {
 public:
  // Throws Error where a line names a page or heading that is not there.
  explicit CuratedHeadings(const Corpus& corpus);

  // In the order of the mappings.
  std::vector<HeadingPair> of_pair(const Pair& pair) const;

 private:
  // The heading of each page that one line names.
  using Line = std::unordered_map<PageIndex, size_t>;
  std::unordered_map<SetIndex, std::vector<Line>> lines_;
  const Corpus& corpus_;
};

// The curated pairs that keep their order, and the longest chain of headings
// with shared ids that fits between them; on very long pages, also of headings
// with shared texts. In order.
std::vector<HeadingPair> fixed_headings(
    const Outline& reference, const Outline& translation,
    const std::vector<HeadingPair>& curated);

}  // namespace paralint
