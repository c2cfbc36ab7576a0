#include "link_places.h"

#include <algorithm>
#include <cmath>

namespace paralint {
namespace {

LinkPlace begin_of(const Page& page, int32_t heading) {
  if (heading == no_heading) {
    return {page.front_matter.span.end, page.first_line};
  }
  const Heading& own = page.headings[static_cast<size_t>(heading)];
  return {own.span.begin, own.line};
}

LinkPlace end_of(const Page& page, int32_t heading) {
  const auto next = static_cast<size_t>(heading + 1);
  if (next == page.headings.size()) return {page.size, page.last_line};
  return {page.headings[next].span.begin, page.headings[next].line};
}

bool comes_first(const Landmark& a, const Landmark& b) {
  return a.reference.offset < b.reference.offset;
}

// Those that have the same number of others before them on both sides.
std::vector<Landmark> steady(std::vector<Landmark> landmarks) {
  std::sort(landmarks.begin(), landmarks.end(), comes_first);
  std::vector<uint32_t> offsets;
  for (const Landmark& landmark : landmarks) {
    offsets.push_back(landmark.translation.offset);
  }
  std::sort(offsets.begin(), offsets.end());
  size_t at = 0;
  std::erase_if(landmarks, [&](const Landmark& landmark) {
    return landmark.translation.offset != offsets[at++];
  });
  return landmarks;
}

// How far down `at` is between two places.
double share(uint32_t begin, uint32_t end, uint32_t at) {
  if (end <= begin) return 0;
  return static_cast<double>(std::clamp(at, begin, end) - begin) /
         static_cast<double>(end - begin);
}

}  // namespace

SectionPlaces::SectionPlaces(const Page& reference, int32_t heading,
                             const Page& translation,
                             int32_t translated_heading,
                             std::vector<Landmark> landmarks)
    : landmarks_(steady(std::move(landmarks))) {
  landmarks_.insert(landmarks_.begin(),
                    {begin_of(reference, heading),
                     begin_of(translation, translated_heading)});
  landmarks_.push_back(
      {end_of(reference, heading), end_of(translation, translated_heading)});
}

bool SectionPlaces::Stretch::has_same_lines() const {
  return end.reference.line - begin.reference.line ==
         end.translation.line - begin.translation.line;
}

SectionPlaces::Stretch SectionPlaces::stretch_around(
    LinkPlace reference) const {
  auto after = std::upper_bound(landmarks_.begin() + 1, landmarks_.end() - 1,
                                Landmark{reference, {}}, comes_first);
  auto before = std::prev(after);
  if (before->reference.offset == reference.offset &&
      before != landmarks_.begin()) {
    --before;  // a landmark is not its own measure
  }
  return {*before, *after};
}

bool SectionPlaces::share_line(LinkPlace reference,
                               LinkPlace translation) const {
  const Stretch stretch = stretch_around(reference);
  return stretch.has_same_lines() &&
         reference.line - stretch.begin.reference.line ==
             translation.line - stretch.begin.translation.line;
}

double SectionPlaces::agreement(LinkPlace reference,
                                LinkPlace translation) const {
  const auto& [begin, end] = stretch_around(reference);
  const Landmark& first = landmarks_.front();
  const Landmark& last = landmarks_.back();
  const double here =
      share(begin.reference.offset, end.reference.offset, reference.offset);
  const double expected = begin.translation.offset +
                          here * (static_cast<double>(end.translation.offset) -
                                  begin.translation.offset);
  const double far =
      std::abs(expected - translation.offset) /
      std::max(1.0, static_cast<double>(last.translation.offset -
                                        first.translation.offset));
  if (stretch_around(reference).has_same_lines()) {
    // Word order makes little of places within a line.
    return share_line(reference, translation) ? 1 - std::min(0.4, far)
                                              : -0.6 - 0.4 * far;
  }
  constexpr uint32_t few = 6;  // lines
  if (last.reference.line - first.reference.line <= few) return 0.5 - far;
  return std::max(-0.5, 0.8 - 4 * far);
}

}  // namespace paralint
