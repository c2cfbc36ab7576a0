// How good suggestions and fixes are, by kind of fault.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fault_judge.h"
#include "quality.h"
#include "table.h"

namespace paralint::bench {

class AdviceSums {
 public:
  // Faults of links only; others have no advice.
  void add(const std::string& kind, const std::vector<Outcome>& outcomes);

  // The last row is all of them together.
  Table table(const std::string& title) const;
  Table calibration() const;

 private:
  struct Sum {
    size_t links = 0;
    size_t named = 0;
    size_t given = 0;
    size_t first_right = 0;
    size_t byte_for_byte = 0;
    size_t any_right = 0;
    size_t safe_fixes = 0;
    size_t safe_wrong = 0;

    void add(const Outcome& outcome);
    std::vector<Cell> row(const std::string& name) const;
  };
  Sum& sum_of(const std::string& kind);

  std::vector<std::pair<std::string, Sum>> kinds_;  // as they came
  Sum all_;
  Calibration first_;
};

}  // namespace paralint::bench
