#include "advice_sums.h"

#include <algorithm>

namespace paralint::bench {

void AdviceSums::Sum::add(const Outcome& outcome) {
  links += outcome.advice.size();
  for (const Advice& advice : outcome.advice) {
    named += advice.is_named;
    given += advice.is_given;
    first_right += advice.first_right;
    byte_for_byte += advice.byte_for_byte;
    any_right += advice.any_right;
  }
  safe_fixes += outcome.safe_fixes;
  safe_wrong += outcome.safe_wrong;
}

std::vector<Cell> AdviceSums::Sum::row(const std::string& name) const {
  return {name,
          links,
          named,
          percent(first_right, named),
          percent(byte_for_byte, named),
          percent(any_right, named),
          named - given,
          safe_fixes,
          safe_wrong};
}

AdviceSums::Sum& AdviceSums::sum_of(const std::string& kind) {
  for (auto& [name, sum] : kinds_) {
    if (name == kind) return sum;
  }
  return kinds_.emplace_back(kind, Sum{}).second;
}

void AdviceSums::add(const std::string& kind,
                     const std::vector<Outcome>& outcomes) {
  for (const Outcome& outcome : outcomes) {
    if (outcome.advice.empty()) continue;
    sum_of(kind).add(outcome);
    all_.add(outcome);
    for (const Advice& advice : outcome.advice) {
      if (advice.is_given) first_.add(advice.confidence, advice.first_right);
    }
  }
}

Table AdviceSums::table(const std::string& title) const {
  Table table{title,
              {"fault", "links", "named", "first right", "byte for byte",
               "any right", "no suggestion", "safe fixes", "safe wrong"},
              {},
              {}};
  for (const auto& [name, sum] : kinds_) table.rows.push_back(sum.row(name));
  table.rows.push_back(all_.row("all"));
  return table;
}

Table AdviceSums::calibration() const {
  return first_.table("confidence of first suggestions");
}

}  // namespace paralint::bench
