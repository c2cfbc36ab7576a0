// What a check says of a site with one mistake, and did not say before.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "fault.h"

namespace paralint::bench {

struct Outcome {
  std::vector<std::string> found_by;  // rules; empty: missed
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

class FaultJudge {
 public:
  // `disk` holds the untouched site, whose findings these are.
  FaultJudge(const Sample& sample, const Disk& disk, const Site& site,
             const std::vector<Finding>& findings);

  // Checks the site with the fault, on one thread.
  Outcome judge(const Fault& fault) const;

 private:
  void count(const Site& site, const Fault& fault, const Finding& finding,
             const std::vector<Spot>& spots, Outcome& outcome) const;
  std::string line_of(const Corpus& corpus, const Finding& finding,
                      const std::vector<Spot>& spots) const;

  const Sample& sample_;
  const Disk& disk_;
  std::map<FindingKey, size_t> known_;
};

}  // namespace paralint::bench
