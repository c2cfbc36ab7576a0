#include "link_places.h"

#include <algorithm>
#include <cmath>

namespace paralint {
namespace {

// From the heading to the next one; the text before the first for no_heading.
Span extent(const Page& page, int32_t heading) {
  const auto next = static_cast<size_t>(heading + 1);
  const uint32_t begin =
      heading == no_heading
          ? page.front_matter.span.end
          : page.headings[static_cast<size_t>(heading)].span.begin;
  const uint32_t end =
      next < page.headings.size() ? page.headings[next].span.begin : page.size;
  return {std::min(begin, end), end};
}

// Drops those that contradict an earlier one.
void keep_rising(std::vector<std::pair<double, double>>& landmarks) {
  std::sort(landmarks.begin(), landmarks.end());
  double highest = 0;
  std::erase_if(landmarks, [&](const std::pair<double, double>& landmark) {
    if (landmark.second < highest) return true;
    highest = landmark.second;
    return false;
  });
}

}  // namespace

SectionLines::SectionLines(const Page& page, int32_t heading)
    : span_(extent(page, heading)) {
  constexpr uint32_t blank = 2;  // bytes at most, "\r\n"
  const uint32_t first = page.lines.line_of(span_.begin);
  bool after_blank = true;
  for (uint32_t line = first;
       line <= page.lines.count() && page.lines.start_of(line) < span_.end;
       ++line) {
    const uint32_t begin = page.lines.start_of(line);
    const uint32_t end =
        line < page.lines.count() ? page.lines.start_of(line + 1) : page.size;
    const bool is_blank = end - begin <= blank;
    if (!is_blank) {
      if (after_blank) ++paragraphs_;
      lines_.push_back({begin, static_cast<uint32_t>(paragraphs_)});
    }
    after_blank = is_blank;
  }
}

bool SectionLines::has_shape_of(const SectionLines& other) const {
  return std::equal(
      lines_.begin(), lines_.end(), other.lines_.begin(), other.lines_.end(),
      [](const Line& a, const Line& b) { return a.paragraph == b.paragraph; });
}

SectionLines::Place SectionLines::place(uint32_t offset) const {
  const auto after = std::upper_bound(
      lines_.begin(), lines_.end(), offset,
      [](uint32_t o, const Line& line) { return o < line.begin; });
  Place place;
  const auto share = [&](uint32_t begin, uint32_t end) {
    return static_cast<double>(offset - std::min(begin, offset)) /
           std::max(1.0, static_cast<double>(end - begin));
  };
  place.in_section = share(span_.begin, span_.end);
  if (after == lines_.begin()) return place;
  const Line& line = *std::prev(after);
  place.line = static_cast<size_t>(after - lines_.begin());
  place.paragraph = line.paragraph;
  place.in_line =
      share(line.begin, after == lines_.end() ? span_.end : after->begin);
  return place;
}

SectionPlaces::SectionPlaces(SectionLines reference, SectionLines translation,
                             std::vector<Landmark> landmarks)
    : reference_(std::move(reference)),
      translation_(std::move(translation)),
      same_lines_(reference_.has_shape_of(translation_)),
      same_paragraphs_(reference_.paragraphs() == translation_.paragraphs()) {
  for (const auto& [a, b] : landmarks) {
    landmarks_.emplace_back(reference_.place(a).in_section,
                            translation_.place(b).in_section);
  }
  keep_rising(landmarks_);
}

// Between the landmarks around it the translation grows evenly.
double SectionPlaces::expected(double at) const {
  std::pair<double, double> before{0, 0};
  std::pair<double, double> after{1, 1};
  const auto it = std::upper_bound(landmarks_.begin(), landmarks_.end(),
                                   std::pair(at, 2.0));
  if (it != landmarks_.begin()) before = *std::prev(it);
  if (it != landmarks_.end()) after = *it;
  const double width = after.first - before.first;
  if (width <= 0) return before.second;
  return before.second +
         (at - before.first) / width * (after.second - before.second);
}

double SectionPlaces::agreement(uint32_t reference,
                                uint32_t translation) const {
  const SectionLines::Place a = reference_.place(reference);
  const SectionLines::Place b = translation_.place(translation);
  // Word order makes little of places within a sentence.
  const double in_line = 0.4 * std::abs(a.in_line - b.in_line);
  const double far = std::abs(expected(a.in_section) - b.in_section);
  if (same_lines_ && reference_.count() > 2) {
    return a.line == b.line ? 1 - in_line : -0.6 - 0.4 * far;
  }
  if (same_paragraphs_ && reference_.paragraphs() > 2) {
    return a.paragraph == b.paragraph ? 0.9 - far : -0.5 - 0.4 * far;
  }
  constexpr size_t few = 6;
  if (reference_.count() + translation_.count() <= few) return 0.5 - far;
  return std::max(-1.0, 0.8 - 4 * far);
}

bool SectionPlaces::share_line(uint32_t reference, uint32_t translation) const {
  const SectionLines::Place a = reference_.place(reference);
  const SectionLines::Place b = translation_.place(translation);
  if (same_lines_) return a.line == b.line;
  return same_paragraphs_ && a.paragraph == b.paragraph;
}

}  // namespace paralint
