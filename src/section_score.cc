#include "section_score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numeric>

#include "sequence_alignment.h"

namespace paralint {
namespace {

// What each kind of evidence is worth, in natural logarithms of odds.
constexpr double same_id = 12;
constexpr double other_id = -2.5;
constexpr double same_level = 0.6;
constexpr double next_level = -2.2;
constexpr double other_level = -3.8;
constexpr double both_titles = 2.5;
constexpr double same_text = 5.5;
constexpr double most_for_marks = 9;
constexpr double most_against_marks = -4;
constexpr double contradiction = 3;
constexpr double worth_of_mark = 1.2;
constexpr double loss_of_mark = 0.7;

float weight_of(Evidence kind) {
  if (kind == by_images) return 1.5F;
  return kind == by_links ? 1.0F : 0.7F;
}

// Names and numbers stay as they are: where both have some and share none, they
// are different things.
double names_odds(const Phrase& a, const Phrase& b) {
  constexpr double other_names = -3.5;
  bool has_names = false;
  for (const Word& word : a) {
    if (!word.is_name) continue;
    for (const Word& other : b) {
      has_names |= other.is_name;
      if (other.hash == word.hash) return 0;
    }
  }
  return has_names ? other_names : 0;
}

// Whether the first heading stands above all others.
bool has_title(const Outline& outline) {
  const auto is_top = [](const Section& section) {
    return section.heading->level == 1;
  };
  const auto& sections = outline.sections;
  return std::ranges::count_if(sections, is_top) == 1 &&
         is_top(sections.front());
}

// What the likeness of two phrases, from 0 to 1, says.
double words_odds(double likeness) {
  constexpr double nothing = -2.0;
  constexpr double neutral = 0.25;
  constexpr double everything = 5.0;
  if (likeness < neutral) return nothing * (1 - likeness / neutral);
  return everything * (likeness - neutral) / (1 - neutral);
}

}  // namespace

SectionScorer::SectionScorer(const Outline& reference,
                             const Outline& translation, const Lexicon& lexicon,
                             double length_bias)
    : reference_(reference),
      translation_(translation),
      lexicon_(lexicon),
      length_bias_(length_bias),
      have_titles_(has_title(reference) && has_title(translation)),
      marks_(reference),
      translated_marks_(translation) {
  weigh_marks();
  count_repeats();
  for (const Section& section : reference.sections) {
    words_.push_back(lexicon.look_up(section.words));
  }
  for (const Section& section : translation.sections) {
    translated_words_.push_back(lexicon.look_up(section.words));
  }
}

void SectionScorer::count_repeats() {
  const auto texts = [](const Outline& outline) {
    std::vector<uint32_t> made;
    made.reserve(outline.size());
    for (const Section& section : outline.sections) {
      made.push_back(section.text_hash);
    }
    std::ranges::sort(made);
    return made;
  };
  const std::vector<uint32_t> of_reference = texts(reference_);
  const std::vector<uint32_t> of_translation = texts(translation_);
  const auto count = [](const std::vector<uint32_t>& all, uint32_t text) {
    return std::ranges::equal_range(all, text).size();
  };
  repeats_.reserve(reference_.size());
  for (const Section& section : reference_.sections) {
    const size_t most = std::max(count(of_reference, section.text_hash),
                                 count(of_translation, section.text_hash));
    repeats_.push_back(most == 1 ? 0 : std::log(static_cast<double>(most)));
  }
}

// Room for as many marks as each section has.
SectionScorer::Marks::Marks(const Outline& outline)
    : all_(outline.marks.size()), begins_(outline.size() + 1) {
  for (const Mark& mark : outline.marks) ++begins_[mark.section() + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  begins_.pop_back();
  ends_ = begins_;
}

// Only what both pages have can be expected to be in both sections; what few
// sections have says most.
void SectionScorer::weigh_marks() {
  const auto sections =
      static_cast<double>(reference_.size() + translation_.size() + 2);
  const auto& ours = reference_.marks;
  const auto& theirs = translation_.marks;
  auto first = ours.begin();
  auto first2 = theirs.begin();
  while (first != ours.end() && first2 != theirs.end()) {
    const Mark& mark = std::min(*first, *first2);
    const Evidence kind = mark.kind();
    const auto is_other = [what = mark.what()](const Mark& other) {
      return other.what() != what;
    };
    const auto last = std::find_if(first, ours.end(), is_other);
    const auto last2 = std::find_if(first2, theirs.end(), is_other);
    if (first != last && first2 != last2) {
      const auto count = static_cast<double>((last - first) + (last2 - first2));
      const float weight =
          static_cast<float>(std::log(sections / count)) * weight_of(kind);
      ++mark_numbers_;
      for (; first != last; ++first) {
        marks_.add(first->section(), {mark_numbers_, weight, kind});
      }
      for (; first2 != last2; ++first2) {
        translated_marks_.add(first2->section(), {mark_numbers_, weight, kind});
      }
    }
    first = last;
    first2 = last2;
  }
}

namespace {

constexpr size_t set_bits = 64;

}  // namespace

SectionScorer::MarkSets SectionScorer::sets_of(const Marks& marks) const {
  MarkSets made;
  const size_t size = mark_numbers_ / set_bits + 1;
  made.bits.resize(marks.size() * size);
  for (size_t i = 0; i < marks.size(); ++i) {
    double weight = 0;
    for (const Weighed& one : marks.of(i)) {
      made.bits[i * size + one.mark / set_bits] |= uint64_t{1}
                                                   << (one.mark % set_bits);
      weight += one.weight;
    }
    made.weights.push_back(weight);
  }
  return made;
}

// No mark, and so much else that it could not weigh more against them.
bool SectionScorer::have_nothing_in_common(size_t i, size_t j) const {
  if (mark_sets_.weights.empty()) return false;
  const double lone = mark_sets_.weights[i] + translated_mark_sets_.weights[j];
  constexpr double margin = 0.01;  // sums in another order differ by less
  if (loss_of_mark * lone < margin - most_against_marks) return false;
  const size_t size = mark_numbers_ / set_bits + 1;
  const uint64_t* const ours = mark_sets_.bits.data() + i * size;
  const uint64_t* const theirs = translated_mark_sets_.bits.data() + j * size;
  for (size_t k = 0; k < size; ++k) {
    if (ours[k] & theirs[k]) return false;
  }
  return true;
}

void SectionScorer::compare_levels(size_t i, size_t j,
                                   SectionScore& score) const {
  const int step = std::abs(reference_.sections[i].heading->level -
                            translation_.sections[j].heading->level);
  score.add(step == 0   ? same_level
            : step == 1 ? next_level
                        : other_level,
            by_level);
  if (have_titles_ && i == 0 && j == 0) score.add(both_titles, by_level);
}

void SectionScorer::compare_ids(size_t i, size_t j, SectionScore& score) const {
  const std::string* a = reference_.sections[i].id;
  const std::string* b = translation_.sections[j].id;
  if (a && b) score.add(*a == *b ? same_id : other_id, by_id);
}

void SectionScorer::expect(size_t first, size_t last, size_t first2,
                           size_t last2) {
  // Of few sections a table costs more than it saves, of very many too much.
  constexpr size_t fewest = 16;
  constexpr size_t most_words = 512;
  const auto words = [](std::span<const KnownPhrase> phrases) {
    size_t count = 0;
    for (const KnownPhrase& phrase : phrases) count += phrase.entries.size();
    return count;
  };
  if (mark_sets_.weights.empty()) {
    mark_sets_ = sets_of(marks_);
    translated_mark_sets_ = sets_of(translated_marks_);
  }
  const auto ours = std::span(words_).subspan(first, last - first);
  const auto theirs =
      std::span(translated_words_).subspan(first2, last2 - first2);
  table_.reset();
  if (ours.size() * theirs.size() < fewest || words(ours) > most_words ||
      words(theirs) > most_words)
    return;
  table_.emplace(ours, theirs);
}

void SectionScorer::compare_words(size_t i, size_t j, const WordTable* table,
                                  SectionScore& score) const {
  const Section& a = reference_.sections[i];
  const Section& b = translation_.sections[j];
  if (a.words.empty() || b.words.empty()) return;
  // A text that stands five times on a page says less.
  const double repeats = repeats_[i];
  if (a.text_hash == b.text_hash) {
    score.add(same_text - repeats, by_text);
    return;
  }
  const Lexicon::Likeness found =
      lexicon_.compare(words_[i], translated_words_[j], table);
  const double odds = found.known * words_odds(found.likeness) -
                      contradiction * found.contradicted +
                      names_odds(a.words, b.words);
  score.add(odds > 0 ? std::max(0.0, odds - repeats) : odds, by_words);
}

void SectionScorer::compare_marks(MarkList a, MarkList b, SectionScore& score) {
  double shared = 0;
  double lone = 0;
  unsigned kinds = 0;
  auto x = a.begin();
  auto y = b.begin();
  // Which one comes first cannot be guessed: no branch depends on it.
  while (x != a.end() && y != b.end()) {
    const bool has_x = x->mark <= y->mark;
    const bool has_y = y->mark <= x->mark;
    const double weight = has_x ? x->weight : y->weight;
    const bool has_both = has_x && has_y;
    shared += has_both ? weight : 0;
    lone += has_both ? 0 : weight;
    kinds |= has_both ? unsigned{x->kind} : 0U;
    x += has_x ? 1 : 0;
    y += has_y ? 1 : 0;
  }
  for (; x != a.end(); ++x) lone += x->weight;
  for (; y != b.end(); ++y) lone += y->weight;
  score.odds += std::clamp(worth_of_mark * shared - loss_of_mark * lone,
                           most_against_marks, most_for_marks);
  score.evidence = static_cast<uint16_t>(score.evidence | kinds);
}

void SectionScorer::compare_code(size_t i, size_t j,
                                 SectionScore& score) const {
  const auto a = static_cast<int>(reference_.sections[i].code_blocks);
  const auto b = static_cast<int>(translation_.sections[j].code_blocks);
  if (a == 0 && b == 0) return;
  score.add(a == b ? 0.8 : -0.6 * std::min(3, std::abs(a - b)), by_code);
}

// After Gale and Church (1993): the logarithm of the ratio of two lengths is
// spread like a bell, narrowly if the texts answer each other and widely if
// they do not. Of a line or two it says little.
double SectionScorer::length_odds(double reference, double translation) const {
  constexpr double narrow = 0.28;
  constexpr double wide = 1.1;
  constexpr double smallest = 40;  // bytes
  constexpr double full = 160;     // bytes, from which on lengths are telling
  const double step =
      std::log((translation + smallest) / (reference + smallest)) -
      length_bias_;
  const double odds =
      std::log(wide / narrow) -
      step * step / 2 * (1 / (narrow * narrow) - 1 / (wide * wide));
  const double telling = std::min(1.0, std::max(reference, translation) / full);
  return std::max(-3.0, odds) * telling;
}

void SectionScorer::compare_contents(size_t i, size_t j,
                                     SectionScore& score) const {
  if (have_nothing_in_common(i, j)) {
    score.odds += most_against_marks;
  } else {
    compare_marks(marks_.of(i), translated_marks_.of(j), score);
  }
  compare_code(i, j, score);
}

SectionScore SectionScorer::compare_headings(size_t i, size_t j,
                                             const WordTable* table) const {
  SectionScore made;
  compare_levels(i, j, made);
  compare_ids(i, j, made);
  compare_words(i, j, table, made);
  return made;
}

SectionScore SectionScorer::score(size_t i, size_t j) const {
  SectionScore made = compare_headings(i, j, nullptr);
  compare_contents(i, j, made);
  made.add(
      length_odds(reference_.sections[i].bytes, translation_.sections[j].bytes),
      by_length);
  return made;
}

std::vector<SectionScorer::Weighed> SectionScorer::joined(MarkList a,
                                                          MarkList b) {
  std::vector<Weighed> made;
  std::ranges::set_union(a, b, std::back_inserter(made), {}, &Weighed::mark,
                         &Weighed::mark);
  return made;
}

namespace {

// Whether the length of a section grows likelier by that much if it holds the
// next one, too.
constexpr double least_gain_in_length = 1;

// Whether the next section is below this one or beside it.
bool may_hold_next(const Outline& outline, size_t section) {
  const auto& sections = outline.sections;
  return section + 1 < sections.size() &&
         sections[section + 1].heading->level >=
             sections[section].heading->level;
}

}  // namespace

LogOdds SectionScorer::odds(size_t i, size_t j) const {
  const double bytes = reference_.sections[i].bytes;
  const double bytes2 = translation_.sections[j].bytes;
  const SectionScore headings =
      compare_headings(i, j, table_ ? &*table_ : nullptr);
  const double length = length_odds(bytes, bytes2);
  SectionScore both = headings;
  compare_contents(i, j, both);
  LogOdds made{.match = both.odds + length};
  if (headings.odds < same_level) return made;
  if (may_hold_next(reference_, i)) {
    const double joint =
        length_odds(bytes + reference_.sections[i + 1].bytes, bytes2);
    if (joint >= length + least_gain_in_length) {
      both = headings;
      compare_marks(joined(marks_.of(i), marks_.of(i + 1)),
                    translated_marks_.of(j), both);
      made.two_to_one = both.odds + joint;
    }
  }
  if (may_hold_next(translation_, j)) {
    const double joint =
        length_odds(bytes, bytes2 + translation_.sections[j + 1].bytes);
    if (joint >= length + least_gain_in_length) {
      both = headings;
      compare_marks(
          marks_.of(i),
          joined(translated_marks_.of(j), translated_marks_.of(j + 1)), both);
      made.one_to_two = both.odds + joint;
    }
  }
  return made;
}

}  // namespace paralint
