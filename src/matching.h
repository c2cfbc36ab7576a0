// How likely each of many uncertain pairs is, where nothing has more than one
// partner: the probabilities of the edges of a matching.
#pragma once

#include <cstdint>
#include <vector>

namespace paralint {

// A pair that may be one.
struct Edge {
  uint32_t left = 0;
  uint32_t right = 0;
  double log_odds = 0;  // as if these two were alone in the world
};

// For each edge the probability that it is in the matching, when every matching
// is as likely as the product of its edges' odds. Two equally good partners get
// a half each, unless one of them is wanted elsewhere. By belief propagation
// (Bayati, Shah and Sharma 2005), which is exact on trees; the number of steps
// is bounded, and each is linear in the edges.
std::vector<double> matching_probabilities(const std::vector<Edge>& edges);

}  // namespace paralint
