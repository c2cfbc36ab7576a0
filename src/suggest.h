// What a link should be instead: the best destinations with their reasons, and
// a fix where the first one is certain.
#pragma once

#include "finding.h"
#include "site.h"

namespace paralint {

class Suggester {
 public:
  explicit Suggester(const Site& site);
  ~Suggester();

  // Fills `suggestions` and `fix` of a finding about a link. May be called by
  // several threads.
  void suggest(Finding& finding) const;

 private:
  struct Names;
  const Site& site_;
  std::unique_ptr<Names> names_;
};

}  // namespace paralint
