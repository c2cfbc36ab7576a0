// Which pages have a feature, and how much it says that they do.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "page_features.h"

namespace paralint {

// How often features occur in some pages. Counted by some of a feature's bits,
// so that memory is bounded; a feature may seem more common than it is.
class Frequencies {
 public:
  explicit Frequencies(const std::vector<PageFeatures>& pages);

  // How surprising it is that a page has the feature, in nats.
  float worth(Feature feature) const;

 private:
  size_t place(Feature feature) const {
    return (feature * 0x9E3779B1u >> 8) & (counts_.size() - 1);
  }
  std::vector<uint16_t> counts_;
  std::vector<float> worths_;  // by count
};

// Finds pages by feature.
class FeatureIndex {
 public:
  using Entry = std::pair<Feature, uint32_t>;  // the page's index

  explicit FeatureIndex(const std::vector<PageFeatures>& pages);

  // Of the feature, and of others that fell into the same place.
  std::span<const Entry> entries(Feature feature) const;

 private:
  size_t place(Feature feature) const {
    return (feature * 0x9E3779B1u >> 7) & (begin_.size() - 2);
  }
  std::vector<uint32_t> begin_;
  std::vector<Entry> entries_;
};

}  // namespace paralint
