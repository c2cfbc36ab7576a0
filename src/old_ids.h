// The explicit ids that headings had in older versions of their pages, where
// the site lies in a repository: translation tools and exports strip them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "heading_place.h"
#include "history.h"

namespace paralint {

struct OldId {
  std::string id;
  std::string until;      // "until 3f2c1a9": the commit that took it away
  double confidence = 0;  // that it was this heading
};

class OldIds {
 public:
  // Null: nothing is remembered.
  explicit OldIds(const History* history) : history_(history) {}

  // Looks up headings that it was not asked about before; where there are none,
  // history is not opened. Pages and their headings must be the same in each
  // call, but for ids.
  void recall(const Corpus& corpus, const std::vector<HeadingPlace>& places);

  // The last explicit id of a heading that was asked about, or null. An id that
  // another heading of the page has had since is not its own any more.
  const OldId* find(const HeadingPlace& place) const;

 private:
  const History* history_;
  std::set<HeadingPlace> asked_;
  std::map<HeadingPlace, OldId> found_;
};

}  // namespace paralint
