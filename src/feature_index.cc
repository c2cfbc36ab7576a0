#include "feature_index.h"

#include <algorithm>
#include <cmath>

namespace paralint {
namespace {

size_t features_of(const std::vector<PageFeatures>& pages) {
  size_t total = 0;
  for (const PageFeatures& page : pages) total += page.features.size();
  return total;
}

size_t power_of_two(size_t least) {
  size_t size = 1024;
  while (size < least) size *= 2;
  return size;
}

}  // namespace

Frequencies::Frequencies(const std::vector<PageFeatures>& pages) {
  constexpr size_t most_places = size_t{1} << 18;
  // A few pages do not know what is rare.
  constexpr double unseen = 20;
  counts_.resize(std::min(power_of_two(2 * features_of(pages)), most_places));
  for (const PageFeatures& page : pages) {
    for (const Feature feature : page.features) {
      uint16_t& count = counts_[place(feature)];
      if (count < UINT16_MAX) ++count;
    }
  }
  const size_t most = std::min<size_t>(pages.size(), UINT16_MAX);
  const double all = static_cast<double>(pages.size()) + unseen;
  for (size_t count = 0; count <= most; ++count) {
    const auto with = static_cast<double>(std::max<size_t>(count, 1));
    worths_.push_back(static_cast<float>(std::log(all / with)));
  }
}

float Frequencies::worth(Feature feature) const {
  return worths_[std::min<size_t>(counts_[place(feature)], worths_.size() - 1)];
}

FeatureIndex::FeatureIndex(const std::vector<PageFeatures>& pages) {
  const size_t total = features_of(pages);
  begin_.resize(power_of_two(total) + 1);
  for (const PageFeatures& page : pages) {
    for (const Feature feature : page.features) ++begin_[place(feature) + 1];
  }
  for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  entries_.resize(total);
  std::vector<uint32_t> at(begin_.begin(), begin_.end() - 1);
  for (uint32_t i = 0; i < pages.size(); ++i) {
    for (const Feature feature : pages[i].features) {
      entries_[at[place(feature)]++] = {feature, i};
    }
  }
}

std::span<const FeatureIndex::Entry> FeatureIndex::entries(
    Feature feature) const {
  const size_t at = place(feature);
  return std::span(entries_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
}

}  // namespace paralint
