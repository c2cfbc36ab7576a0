// Where in its section a link stands, and how well two places of a section and
// its translation agree.
#pragma once

#include <cstdint>
#include <vector>

#include "page.h"

namespace paralint {

struct LinkPlace {
  uint32_t offset = 0;
  uint32_t line = 0;
};
inline LinkPlace place_of(const Link& link) {
  return {link.span.begin, link.line};
}

// Places of a section and its translation that are known to answer each other:
// images, links with the same target.
struct Landmark {
  LinkPlace reference;
  LinkPlace translation;
};

// Where both sections have as many lines between two landmarks, places between
// them are compared by lines; else by how far down they are.
class SectionPlaces {
 public:
  // The headings of the sections, or no_heading for the text before the first.
  SectionPlaces(const Page& reference, int32_t heading, const Page& translation,
                int32_t translated_heading, std::vector<Landmark> landmarks);

  // From -1, which is elsewhere, to 1.
  double agreement(LinkPlace reference, LinkPlace translation) const;

  // Both stand in the same line of as many.
  bool share_line(LinkPlace reference, LinkPlace translation) const;

 private:
  struct Stretch {
    Landmark begin;
    Landmark end;
    bool has_same_lines() const;
  };
  Stretch stretch_around(LinkPlace reference) const;

  // In order on both sides; the first and last are the ends of the section.
  std::vector<Landmark> landmarks_;
};

}  // namespace paralint
