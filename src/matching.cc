#include "matching.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace paralint {
namespace {

constexpr int most_steps = 60;
// Then the steps are halved, so that what goes round in circles settles.
constexpr int whole_steps = 12;
constexpr double close_enough = 1e-4;
constexpr double surest = 16;  // larger odds only slow down the steps

// Edges by one of their ends.
struct Ends {
  std::vector<uint32_t> begin;
  std::vector<uint32_t> edges;
};

Ends ends(const std::vector<Edge>& edges, uint32_t Edge::*end) {
  uint32_t count = 0;
  for (const Edge& edge : edges) count = std::max(count, edge.*end + 1);
  Ends made;
  made.begin.resize(count + 1);
  for (const Edge& edge : edges) ++made.begin[edge.*end + 1];
  for (size_t i = 1; i <= count; ++i) made.begin[i] += made.begin[i - 1];
  made.edges.resize(edges.size());
  std::vector<uint32_t> at = made.begin;
  for (uint32_t i = 0; i < edges.size(); ++i) {
    made.edges[at[edges[i].*end]++] = i;
  }
  return made;
}

// What each end tells its edges: how free it is if that edge is left out.
// Returns by how much the answer differs from the one before.
double tell(const Ends& ends, const std::vector<double>& odds,
            const std::vector<double>& heard, double step,
            std::vector<double>& told) {
  double change = 0;
  for (size_t i = 0; i + 1 < ends.begin.size(); ++i) {
    const auto here =
        std::span(ends.edges)
            .subspan(ends.begin[i], ends.begin[i + 1] - ends.begin[i]);
    double all = 0;
    for (const uint32_t edge : here) all += odds[edge] * heard[edge];
    for (const uint32_t edge : here) {
      const double taken = std::max(0.0, all - odds[edge] * heard[edge]);
      const double now = 1 / (1 + taken);
      change = std::max(change, std::abs(now - told[edge]));
      told[edge] += step * (now - told[edge]);
    }
  }
  return change;
}

}  // namespace

std::vector<double> matching_probabilities(const std::vector<Edge>& edges) {
  std::vector<double> odds;
  odds.reserve(edges.size());
  for (const Edge& edge : edges) {
    odds.push_back(std::exp(std::clamp(edge.log_odds, -surest, surest)));
  }
  const Ends lefts = ends(edges, &Edge::left);
  const Ends rights = ends(edges, &Edge::right);
  std::vector<double> from_left(edges.size(), 1.0);
  std::vector<double> from_right(edges.size(), 1.0);
  for (int step = 0; step < most_steps; ++step) {
    const double part = step < whole_steps ? 1 : 0.5;
    const double change =
        std::max(tell(lefts, odds, from_right, part, from_left),
                 tell(rights, odds, from_left, part, from_right));
    if (change < close_enough) break;
  }
  std::vector<double> made;
  made.reserve(edges.size());
  for (size_t i = 0; i < edges.size(); ++i) {
    const double both = odds[i] * from_left[i] * from_right[i];
    made.push_back(both / (1 + both));
  }
  return made;
}

}  // namespace paralint
