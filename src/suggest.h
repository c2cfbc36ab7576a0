// What a link should be instead: the best destinations with their reasons, and
// a fix where the first one is certain.
#pragma once

#include <memory>

#include "finding.h"
#include "memory.h"
#include "site.h"

namespace paralint {

class Manners;
class NearNames;

class Suggester {
 public:
  Suggester(const Site& site, const Memories& memories);
  ~Suggester();

  // Fills `suggestions` and `fix` of a finding about a link, or about the lack
  // of one. May be called by several threads.
  void suggest(Finding& finding) const;

 private:
  const Site& site_;
  const Memories& memories_;
  std::unique_ptr<NearNames> names_;
  std::unique_ptr<Manners> manners_;
};

}  // namespace paralint
