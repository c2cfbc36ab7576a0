// Where in its section a link stands, and how well two places of a section and
// its translation agree.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "page.h"

namespace paralint {

// The lines of a section that hold something, and the paragraphs that they
// make up. A paragraph is what blank lines enclose, so it may be a list or a
// table, whose items or rows are lines.
class SectionLines {
 public:
  SectionLines(const Page& page, int32_t heading);

  size_t count() const { return lines_.size(); }
  size_t paragraphs() const { return paragraphs_; }
  bool has_shape_of(const SectionLines& other) const;

  struct Place {
    size_t line = 0;
    size_t paragraph = 0;
    double in_line = 0;  // 0: at its beginning, 1: at its end
    double in_section = 0;
  };
  Place place(uint32_t offset) const;

 private:
  struct Line {
    uint32_t begin = 0;
    uint32_t paragraph = 0;
  };
  Span span_;
  std::vector<Line> lines_;
  size_t paragraphs_ = 0;
};

// A section and its translation. Where both have the same lines, or as many
// paragraphs, places are compared by these; else by how far down they are,
// between the landmarks, which are places that are known to answer each other:
// images, links with the same target.
class SectionPlaces {
 public:
  // A byte of the section, a byte of its translation.
  using Landmark = std::pair<uint32_t, uint32_t>;

  SectionPlaces(SectionLines reference, SectionLines translation,
                std::vector<Landmark> landmarks);

  // From -1, which is elsewhere, to 1.
  double agreement(uint32_t reference, uint32_t translation) const;

  // Both are in the same line, or paragraph, of sections that have the same
  // lines, or as many paragraphs; and not the only one.
  bool share_line(uint32_t reference, uint32_t translation) const;

 private:
  double expected(double in_section) const;

  SectionLines reference_;
  SectionLines translation_;
  bool same_lines_ = false;
  bool same_paragraphs_ = false;
  std::vector<std::pair<double, double>> landmarks_;  // rising on both sides
};

}  // namespace paralint
