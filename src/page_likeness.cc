#include "page_likeness.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace paralint {
namespace {

float levels_likeness(const PageFeatures& a, const PageFeatures& b) {
  float both = 1;
  float any = 1;
  for (size_t i = 0; i < a.headings.size(); ++i) {
    both += std::min(a.headings[i], b.headings[i]);
    any += std::max(a.headings[i], b.headings[i]);
  }
  return both / any;
}

// How much what is shared speaks for a pair, and what only one of them has
// against it.
struct Worth {
  double shared = 0;
  double unshared = 0;
};
constexpr std::array<Worth, feature_kinds> worths = {{
    {0.8, 0.3},  // name
    {0.5, 0},    // folder
    {2.0, 1.0},  // placed
    {0.6, 0.6},  // text
    {0.4, 1.4},  // images
    {1.2, 0.8},  // links
    {0.9, 0.4},  // cited
    {0.2, 1.7},  // ids
    {0.1, 0},    // settings
    {1.1, 1.3},  // title
    {0.2, 0},    // stems
}};

// Not what pages hold, but where they are and what they are called.
bool is_of_place(size_t kind) {
  return kind <= static_cast<size_t>(FeatureKind::placed);
}

double likeness_of(const Overlap& overlap, size_t kind) {
  const double shared = overlap.shared[kind];
  const double unshared = std::max(0.0, overlap.mean[kind] - shared);
  return worths[kind].shared * std::log1p(shared) -
         worths[kind].unshared * std::log1p(unshared);
}

double likeness_of_place(const Overlap& overlap) {
  double sum = overlap.folder;
  for (size_t kind = 0; is_of_place(kind); ++kind) {
    sum += likeness_of(overlap, kind);
  }
  return sum;
}

double likeness_of_content(const Overlap& overlap) {
  constexpr double little = 3;  // of so little no part says anything
  double sum = 0.5 * overlap.levels - 1.2 * overlap.length;
  double shared = 0;
  double all = little;
  for (size_t kind = 0; kind < feature_kinds; ++kind) {
    if (is_of_place(kind)) continue;
    sum += likeness_of(overlap, kind);
    shared += overlap.shared[kind];
    all += overlap.mean[kind];
  }
  return sum + 1.8 * shared / all;
}

// The words for kinds of features, in reports.
constexpr std::array<const char*, feature_kinds> kind_names = {
    "name",  "folder", "folder",   "text",  "images", "links",
    "links", "ids",    "settings", "words", "words"};

}  // namespace

float FeatureWorths::of(Feature feature) const {
  return std::min(reference.worth(feature), translation.worth(feature));
}

Overlap overlap(const PageFeatures& reference, const PageFeatures& translation,
                const FeatureWorths& worths, double folders) {
  Overlap made;
  auto a = reference.features.begin();
  auto b = translation.features.begin();
  const auto a_end = reference.features.end();
  const auto b_end = translation.features.end();
  while (a != a_end || b != b_end) {
    const bool has_a = b == b_end || (a != a_end && *a <= *b);
    const bool has_b = a == a_end || (b != b_end && *b <= *a);
    const Feature feature = has_a ? *a : *b;
    const auto kind = static_cast<size_t>(kind_of(feature));
    const float worth = worths.of(feature);
    made.mean[kind] += has_a && has_b ? worth : worth / 2;
    if (has_a && has_b) made.shared[kind] += worth;
    if (has_a) ++a;
    if (has_b) ++b;
  }
  constexpr float little = 200;  // bytes
  made.levels = levels_likeness(reference, translation);
  made.length =
      std::abs(std::log((static_cast<float>(reference.size) + little) /
                        (static_cast<float>(translation.size) + little)));
  made.folder = static_cast<float>(std::log(folders));
  return made;
}

PageEvidence evidence(const Overlap& overlap) {
  PageEvidence made;
  for (size_t kind = 0; kind < feature_kinds; ++kind) {
    if (overlap.shared[kind] < 1) continue;
    made.kinds[made.count++] = static_cast<FeatureKind>(kind);
  }
  std::stable_sort(made.kinds.begin(), made.kinds.begin() + made.count,
                   [&](FeatureKind a, FeatureKind b) {
                     return overlap.shared[static_cast<size_t>(a)] >
                            overlap.shared[static_cast<size_t>(b)];
                   });
  return made;
}

std::vector<const char*> names_of(const PageEvidence& evidence) {
  std::vector<const char*> names;
  for (size_t i = 0; i < evidence.count; ++i) {
    const char* name = kind_names[static_cast<size_t>(evidence.kinds[i])];
    if (std::ranges::count(names, name) == 0) names.push_back(name);
  }
  return names;
}

Likeness likeness(const Overlap& overlap) {
  Overlap nothing = overlap;
  nothing.shared = {};
  const double place = likeness_of_place(overlap);
  return {place + likeness_of_content(overlap),
          place + likeness_of_content(nothing), false};
}

std::vector<double> leads(const std::vector<Likeness>& candidates) {
  constexpr double twins = 1;
  constexpr double most = 3;
  constexpr double nobody = -100;
  double top = nobody;
  double taken = nobody;
  for (const Likeness& one : candidates) {
    double& best = one.is_taken ? taken : top;
    best = std::max(best, one.here);
  }
  double second = nobody;
  for (const Likeness& one : candidates) {
    if (!one.is_taken && one.here < top - twins) {
      second = std::max(second, one.here);
    }
  }
  std::vector<double> made;
  for (const Likeness& one : candidates) {
    const double rival = one.here < top - twins ? top : second;
    made.push_back(std::clamp(one.here - std::max({rival, taken, one.least}),
                              -most, most));
  }
  return made;
}

double log_odds(const Likeness& likeness, double folder,
                double lead_of_reference, double lead_of_translation) {
  return -0.6 + 0.66 * likeness.here + folder +
         1.4 * std::min(lead_of_reference, lead_of_translation);
}

}  // namespace paralint
