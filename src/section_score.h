// How well a section of a page answers one of its translation: the sum of what
// each kind of evidence says, as natural logarithms of odds. Zero says nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lexicon.h"
#include "section.h"
#include "sequence_alignment.h"

namespace paralint {

struct SectionScore {
  double odds = 0;
  uint16_t evidence = 0;  // a set of Evidence

  void add(double more, Evidence why) {
    odds += more;
    if (more > 0.3) evidence = static_cast<uint16_t>(evidence | why);
  }
};

class SectionScorer {
 public:
  // `length_bias` is how much longer texts are in the translation's language,
  // as a logarithm. All must outlive this.
  SectionScorer(const Outline& reference, const Outline& translation,
                const Lexicon& lexicon, double length_bias);

  // To be called before `odds` is asked for of sections of these two ranges,
  // each with most of the other's: [first, last) and [first2, last2).
  void expect(size_t first, size_t last, size_t first2, size_t last2);

  SectionScore score(size_t reference, size_t translation) const;
  // The same, and what section i of the reference and the next one have in
  // common with section j of the translation, if the two are one there, under
  // the heading of the first; and the other way round.
  LogOdds odds(size_t i, size_t j) const;

 private:
  // A mark that both pages have, and what it is worth.
  struct Weighed {
    uint32_t mark = 0;  // a number, the same for both pages
    float weight = 0;
    Evidence kind = by_tokens;
  };
  using MarkList = std::span<const Weighed>;
  // Of all sections, one after another, each in the order of their numbers.
  class Marks {
   public:
    Marks() = default;
    explicit Marks(const Outline& outline);

    void add(size_t section, const Weighed& mark) {
      all_[ends_[section]++] = mark;
    }
    MarkList of(size_t section) const {
      const size_t begin = begins_[section];
      return std::span(all_).subspan(begin, ends_[section] - begin);
    }
    size_t size() const { return ends_.size(); }

   private:
    std::vector<Weighed> all_;
    std::vector<uint32_t> begins_;  // by section
    std::vector<uint32_t> ends_;
  };
  // The same as sets of their numbers, and what they weigh together.
  struct MarkSets {
    std::vector<uint64_t> bits;  // as many for each section
    std::vector<double> weights;
  };

  static std::vector<Weighed> joined(MarkList a, MarkList b);
  void weigh_marks();
  MarkSets sets_of(const Marks& marks) const;
  bool have_nothing_in_common(size_t i, size_t j) const;
  void count_repeats();
  void compare_levels(size_t i, size_t j, SectionScore& score) const;
  void compare_ids(size_t i, size_t j, SectionScore& score) const;
  void compare_words(size_t i, size_t j, const WordTable* table,
                     SectionScore& score) const;
  void compare_code(size_t i, size_t j, SectionScore& score) const;
  static void compare_marks(MarkList a, MarkList b, SectionScore& score);
  void compare_contents(size_t i, size_t j, SectionScore& score) const;
  SectionScore compare_headings(size_t i, size_t j,
                                const WordTable* table) const;
  double length_odds(double reference, double translation) const;

  const Outline& reference_;
  const Outline& translation_;
  const Lexicon& lexicon_;
  double length_bias_;
  bool have_titles_;                // both pages, as their first heading
  std::vector<KnownPhrase> words_;  // of the headings
  std::vector<KnownPhrase> translated_words_;
  std::optional<WordTable> table_;  // of what is expected
  Marks marks_;
  Marks translated_marks_;
  uint32_t mark_numbers_ = 0;
  MarkSets mark_sets_;  // made when many sections are compared
  MarkSets translated_mark_sets_;
  // Of the reference's sections, the logarithm of how often the heading's text
  // occurs on either page.
  std::vector<double> repeats_;
};

}  // namespace paralint
