// Which heading (and so which section) of a page answers which of its
// translation, and which link answers which.
//
// Headings that a mapping names, and the longest chain of shared explicit ids,
// are fixed (fixed_headings.h), and so are long runs that leave no doubt
// (certain_sections.h). What lies between is aligned as sequences, in which
// two can be one (sequence_alignment.h), by levels, words, lengths and contents
// (section_score.h). Then sections are looked for that stand elsewhere. What is
// sure teaches the lexicon, by which uneven pages may be aligned anew.
#pragma once

#include <cstdint>
#include <vector>

#include "pairing.h"
#include "resolve.h"
#include "section.h"

namespace paralint {

// One row of the table: two headings that answer each other, or one that has
// no counterpart (the other side is no_heading).
struct HeadingMatch {
  int32_t reference = no_heading;
  int32_t translation = no_heading;
  uint16_t evidence = 0;  // a set of Evidence
  // The section stands elsewhere on the other page.
  bool is_moved = false;
  // The section is part of the other page's, which answers the one before it:
  // one was made of two, or two of one.
  bool is_part = false;
  // How probable it is that the row holds.
  float confidence = 0;

  bool is_whole() const {
    return reference != no_heading && translation != no_heading && !is_part;
  }
  // The names of the evidence: "id", "level", "order", "text", ...
  std::vector<const char*> aligned_by() const;
};

enum class LinkRelation : uint8_t {
  same,      // the same heading of the same page
  fragment,  // the same page, another heading
  target,    // another page
  broken,    // one of them leads nowhere
  missing,   // only the reference has it
  extra,     // only the translation has it
};

inline constexpr int32_t no_link = -1;

// What speaks for a match of links.
enum LinkEvidence : uint8_t {
  link_by_target = 1,
  link_by_place = 2,
  link_by_text = 4,
};

// In what the other page has no link to that page.
enum class LinkScope : uint8_t {
  page,
  section,
  repeat,  // it has one in the section, but not as many
};

// Of two links that lead elsewhere the one whose text speaks against it.
enum class LinkSide : uint8_t { unknown, reference, translation };

struct LinkMatch {
  LinkRelation relation = LinkRelation::same;
  int32_t reference = no_link;  // index into the page's links
  int32_t translation = no_link;
  uint8_t evidence = 0;                  // a set of LinkEvidence
  LinkScope scope = LinkScope::page;     // of missing and extra ones
  LinkSide suspect = LinkSide::unknown;  // of fragment and target
  float confidence = 1;
};

struct Alignment {
  std::vector<HeadingMatch> headings;  // in the order of the pages
  std::vector<LinkMatch> links;        // in the order of the pages
  // For each heading and link of either page its counterpart, or -1.
  std::vector<int32_t> heading_of_reference;
  std::vector<int32_t> heading_of_translation;
  std::vector<int32_t> link_of_reference;
  std::vector<int32_t> link_of_translation;
  // How probable it is that the headings' counterparts are right, or 0.
  std::vector<float> confidence_of_reference;
  std::vector<float> confidence_of_translation;
};

// One Alignment for each pair.
std::vector<Alignment> align_all(const Corpus& corpus, const Targets& targets,
                                 const std::vector<Pair>& pairs,
                                 const Work& work);

}  // namespace paralint
