// How much two pages look like translations of each other.
//
// The numbers are of logistic regressions over candidates of six documentation
// sites in several pairs of languages, with the names of their pages hidden and
// some pages left out; leaving out one site at a time changed little.
#pragma once

#include <array>
#include <vector>

#include "feature_index.h"
#include "page_features.h"

namespace paralint {

// What two pages share and do not share, by kind, in nats.
struct Overlap {
  std::array<float, feature_kinds> shared{};
  std::array<float, feature_kinds> mean{};  // of what each of them has
  float levels = 0;  // how alike the levels of their headings are, in [0, 1]
  float length = 0;  // the logarithm of how much longer one of them is
  float folder = 0;  // the logarithm of how likely their folders are
};

// How much each feature is worth on its more familiar side.
struct FeatureWorths {
  const Frequencies& reference;
  const Frequencies& translation;
  float of(Feature feature) const;
};

// `folders` is how likely a page of the one folder answers one of the other.
Overlap overlap(const PageFeatures& reference, const PageFeatures& translation,
                const FeatureWorths& worths, double folders);

// What they share enough of to speak of it, the strongest first.
struct PageEvidence {
  std::array<FeatureKind, feature_kinds> kinds{};
  uint8_t count = 0;
};
PageEvidence evidence(const Overlap& overlap);

// The words for it, each once: "text", "images".
std::vector<const char*> names_of(const PageEvidence& evidence);

// One of the candidates of a page.
struct Likeness {
  double here = 0;
  double least = 0;       // if the two pages held nothing in common
  bool is_taken = false;  // the candidate has its partner already
};
Likeness likeness(const Overlap& overlap);

// By how much each candidate of a page is better than the best one that is no
// twin of it, or than nothing. Which of several twins it is is for all pages
// together to say.
std::vector<double> leads(const std::vector<Likeness>& candidates);

// How likely the two pages are a pair, as if they were alone in the world;
// `folder` is the overlap's, the leads are over the candidates of either page.
double log_odds(const Likeness& likeness, double folder,
                double lead_of_reference, double lead_of_translation);

}  // namespace paralint
