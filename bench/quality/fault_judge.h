// What a check says of a site with one mistake, and did not say before.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "fault.h"
#include "fault_advice.h"

namespace paralint::bench {

struct Outcome {
  std::vector<std::string> found_by;  // rules; empty: missed
  std::vector<Advice> advice;         // one for each of the fault's spoiled
  size_t safe_fixes = 0;              // that there were none of before
  size_t safe_wrong = 0;              // of those
  std::vector<std::string> wrong_lines;
  size_t consequences = 0;
  size_t errors_elsewhere = 0;
  size_t far = 0;                  // extra ones of other pages
  std::vector<std::string> extra;  // rules
  std::vector<std::string> extra_lines;
};

// Two findings with the same key are the same finding: the rule, the place, and
// for rules about pairs the place on the other page.
using FindingKey =
    std::tuple<std::string, PageIndex, uint32_t, PageIndex, uint32_t>;

// What a fix does to the untouched site.
using FixKey = std::tuple<std::string, uint32_t, uint32_t, std::string>;

class FaultJudge {
 public:
  // `disk` holds the untouched site, whose findings these are.
  FaultJudge(const Healthy& healthy, const Disk& disk,
             const std::vector<Finding>& findings);

  // Checks the site with the fault, on one thread.
  Outcome judge(const FaultKind& kind, const Fault& fault) const;

 private:
  void count(const Site& site, const Fault& fault, const Finding& finding,
             const std::vector<Spot>& spots, Outcome& outcome) const;
  void count_fixes(const Fault& fault, const std::vector<Finding>& findings,
                   Outcome& outcome) const;
  std::string line_of(const Corpus& corpus, const Finding& finding,
                      const std::vector<Spot>& spots) const;

  const Healthy& healthy_;
  const Disk& disk_;
  std::map<FindingKey, size_t> known_;
  std::set<FixKey> known_fixes_;
};

}  // namespace paralint::bench
