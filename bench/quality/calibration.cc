#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "quality.h"

namespace paralint::bench {

void Calibration::add(double confidence, bool is_right) {
  // Confidences are stored in single precision: 0.95F is below 0.95.
  const auto bin = std::ranges::upper_bound(limits, confidence + 1e-6);
  const auto at = static_cast<size_t>(bin - limits.begin());
  ++rows[at];
  right[at] += is_right;
}

Table Calibration::table(const std::string& title) const {
  Table table{title, {"confidence", "rows", "right", "share right"}, {}, {}};
  const auto add = [&](const std::string& name, size_t first, size_t last) {
    const auto sum = [&](const auto& counts) {
      return std::accumulate(
          counts.begin() + static_cast<std::ptrdiff_t>(first),
          counts.begin() + static_cast<std::ptrdiff_t>(last), size_t{0});
    };
    table.rows.push_back(
        {name, sum(rows), sum(right), percent(sum(right), sum(rows))});
  };
  for (size_t i = 0; i < limits.size(); ++i) {
    add(fmt::format("{} to {}", i ? limits[i - 1] : 0,
                    std::min(limits[i], 1.0)),
        i, i + 1);
  }
  const auto sure = std::ranges::find(limits, 0.9) - limits.begin() + 1;
  add("0.9 and more", static_cast<size_t>(sure), limits.size());
  return table;
}

std::vector<Table> Calibrations::tables() const {
  return {in_order.table("confidence of headings matched in order"),
          moved.table("confidence of headings matched as moved"),
          part.table("confidence of sections said to be part of another"),
          absent.table("confidence of headings said to have no counterpart")};
}

std::vector<std::string> spread(const std::vector<std::string>& lines,
                                size_t count) {
  if (lines.size() <= count) return lines;
  std::vector<std::string> some;
  for (size_t i = 0; i < count; ++i) {
    some.push_back(lines[i * lines.size() / count]);
  }
  return some;
}

}  // namespace paralint::bench
