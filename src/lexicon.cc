#include "lexicon.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include "text.h"
#include "word_model.h"

namespace paralint {
namespace {

constexpr float least_probability = 0.08F;
constexpr double same_stem = 0.7;
// Words that are less alike have nothing to do with each other.
constexpr double unlike = 0.2;

uint64_t joined(uint32_t a, uint32_t b) {
  return uint64_t{a} << 32 | b;
}

// A set of words as 64 slots: one whose slot is empty is not in it.
uint64_t slot_of(uint32_t word) {
  return uint64_t{1} << (word % 64);
}

uint32_t hash_of(const Phrase& phrase) {
  uint32_t hash = 0;
  for (const Word& word : phrase) hash = hash * 0x9E3779B1u + word.hash;
  return hash;
}

// Words by number, so that all tables are arrays.
class Numbers {
 public:
  uint32_t of(uint32_t word) {
    if (2 * (words_.size() + 1) > numbers_.size()) grow();
    uint32_t& number = numbers_[place_of(word)];
    if (number == none) {
      number = static_cast<uint32_t>(words_.size());
      words_.push_back(word);
    }
    return number;
  }
  std::vector<uint32_t> of(const Phrase& phrase) {
    std::vector<uint32_t> numbers;
    numbers.reserve(phrase.size());
    for (const Word& word : phrase) numbers.push_back(of(word.hash));
    return numbers;
  }
  // The number of a word that has one.
  std::optional<uint32_t> find(uint32_t word) const {
    if (numbers_.empty()) return std::nullopt;
    const uint32_t number = numbers_[place_of(word)];
    return number == none ? std::nullopt : std::optional(number);
  }
  uint32_t word(uint32_t number) const { return words_[number]; }
  size_t size() const { return words_.size(); }

 private:
  static constexpr uint32_t none = UINT32_MAX;

  // Hashes are spread evenly, so that the next free place is near.
  size_t place_of(uint32_t word) const {
    const size_t last = numbers_.size() - 1;
    size_t place = word & last;
    while (numbers_[place] != none && words_[numbers_[place]] != word) {
      place = (place + 1) & last;
    }
    return place;
  }
  void grow() {
    constexpr size_t smallest = 64;
    numbers_.assign(std::max(smallest, 2 * numbers_.size()), none);
    for (uint32_t number = 0; number < words_.size(); ++number) {
      numbers_[place_of(words_[number])] = number;
    }
  }

  std::vector<uint32_t> numbers_;  // a table of a size that is a power of two
  std::vector<uint32_t> words_;
};

}  // namespace

void LexiconLearner::add(std::string_view reference,
                         std::string_view translation) {
  const uint64_t key = joined(short_hash(reference), short_hash(translation));
  const auto it = pair_of_.find(key);
  if (it != pair_of_.end()) {
    ++pairs_[it->second].count;
    return;
  }
  if (pairs_.size() == most_pairs) return;
  pair_of_.emplace(key, static_cast<uint32_t>(pairs_.size()));
  Pair pair{phrase(reference), phrase(translation), 1};
  for (Phrase* side : {&pair.reference, &pair.translation}) {
    if (side->size() > most_words) side->resize(most_words);
  }
  pairs_.push_back(std::move(pair));
}

Lexicon LexiconLearner::learn() const {
  Lexicon made;
  note_frequencies(made);
  note_whole_phrases(made);
  note_meanings(made);
  return made;
}

void LexiconLearner::note_frequencies(Lexicon& made) const {
  for (const Pair& pair : pairs_) {
    if (pair.reference.empty() || pair.translation.empty()) continue;
    ++made.phrases_;
    for (const Word& word : pair.reference) made.words_.count(word.hash);
    for (const Word& word : pair.translation) made.words_.count(word.hash);
  }
  for (Lexicon::Known& known : made.words_.all()) {
    if (known.frequency != 0) known.weight = made.weight_of(known.frequency);
  }
}

void LexiconLearner::note_whole_phrases(Lexicon& made) const {
  constexpr float mostly = 0.5F;
  std::unordered_map<uint32_t, float> total;
  for (const Pair& pair : pairs_) {
    const auto count = static_cast<float>(pair.count);
    total[hash_of(pair.reference)] += count;
    total[hash_of(pair.translation)] += count;
  }
  for (const Pair& pair : pairs_) {
    const uint32_t a = hash_of(pair.reference);
    const uint32_t b = hash_of(pair.translation);
    if (a == b || pair.count < 2) continue;
    const auto count = static_cast<float>(pair.count);
    // Of texts that differ in their marks only, the last one counts.
    if (count / (total[a] + total[b] - count + doubt) <= mostly) {
      made.whole_.erase(joined(a, b));
      continue;
    }
    made.whole_.insert(joined(a, b));
    made.whole_references_.insert(a);
  }
}

void LexiconLearner::note_meanings(Lexicon& made) const {
  Numbers references;
  Numbers translations;
  std::vector<NumberedPair> numbered;
  for (const Pair& pair : pairs_) {
    if (pair.reference.empty() || pair.translation.empty()) continue;
    numbered.push_back({references.of(pair.reference),
                        translations.of(pair.translation),
                        1 + std::log2(static_cast<float>(pair.count))});
  }
  const auto explained =
      explanations(numbered, references.size(), translations.size());
  for (const Explanation& one : explained) {
    if (one.probability < least_probability) continue;
    const uint32_t word = translations.word(one.translation);
    const auto end = static_cast<uint32_t>(made.meanings_.size());
    Lexicon::Known& known = made.words_.counted(word);
    known.meant |= slot_of(references.word(one.reference));
    Lexicon::Range& range = known.meanings;
    if (range.begin == range.end) range.begin = end;
    made.meanings_.push_back({references.word(one.reference), one.probability});
    range.end = end + 1;
  }
  for (const Lexicon::Known& known : made.words_.all()) {
    const Lexicon::Range range = known.meanings;
    std::sort(made.meanings_.begin() + range.begin,
              made.meanings_.begin() + range.end,
              [](const Meaning& a, const Meaning& b) {
                return std::pair(-a.probability, a.word) <
                       std::pair(-b.probability, b.word);
              });
  }
}

const Lexicon::Known& Lexicon::known(uint32_t word) const {
  static const Known nothing;
  const Known* found = words_.find(word);
  return found ? *found : nothing;
}

// Hashes are spread evenly, so that the next free place is near.
size_t Lexicon::Words::place_of(uint32_t word) const {
  const size_t last = table_.size() - 1;
  size_t place = word & last;
  while (table_[place].frequency != 0 && table_[place].word != word) {
    place = (place + 1) & last;
  }
  return place;
}

Lexicon::Known& Lexicon::Words::at(uint32_t word) {
  constexpr size_t smallest = 64;
  if (2 * (size_ + 1) > table_.size()) {
    const std::vector<Known> before = std::exchange(
        table_, std::vector<Known>(std::max(smallest, 2 * table_.size())));
    for (const Known& known : before) {
      if (known.frequency != 0) table_[place_of(known.word)] = known;
    }
  }
  Known& made = table_[place_of(word)];
  if (made.frequency == 0) {
    made.word = word;
    ++size_;
  }
  return made;
}

uint32_t Lexicon::frequency(uint32_t word) const {
  return known(word).frequency;
}

double Lexicon::weight_of(uint32_t frequency) const {
  return std::log(1 + (phrases_ + 1.0) / (frequency + 1.0));
}

KnownPhrase Lexicon::look_up(const Phrase& phrase) const {
  constexpr float sure = 0.5F;
  KnownPhrase made;
  made.hash = hash_of(phrase);
  made.may_be_whole = whole_references_.contains(made.hash);
  made.entries.reserve(phrase.size());
  for (const Word& word : phrase) {
    KnownPhrase::Entry entry;
    entry.word = word;
    const Known& found = known(word.hash);
    entry.is_known = found.frequency > 0;
    entry.weight = entry.is_known ? found.weight : weight_of(0);
    entry.meanings = meanings(found);
    entry.meant = found.meant;
    entry.is_sure =
        !entry.meanings.empty() && entry.meanings.front().probability > sure;
    made.total += entry.weight;
    if (entry.is_known) made.known += entry.weight;
    if (entry.is_sure) made.sure += entry.weight;
    made.entries.push_back(entry);
  }
  return made;
}

namespace {

using Entry = KnownPhrase::Entry;

// Whether spelled_alike is above 0.55. Below, words are alike by chance, as
// nearly all are; so nothing is divided to find that out, and no branch depends
// on the letter or two that they may share.
bool are_alike(const Word& a, const Word& b) {
  const int shared = std::popcount(a.letter_pairs & b.letter_pairs);
  return shared != 0 && 40 * shared >= 11 * (a.pairs + b.pairs);
}

// What is alike for the most part is as good as the same: endings differ from
// language to language, and meanings are learned from few phrases.
double stretched(double likeness) {
  return std::min(1.0, 1.2 * likeness);
}

// By their letters.
double likeness_of(const Word& a, const Word& b) {
  if (a.hash == b.hash) return 1;
  const double by_letters =
      are_alike(a, b) ? stretched(spelled_alike(a, b)) : 0;
  const bool has_stem = a.stem != 0 && a.stem == b.stem;
  return has_stem ? std::max(same_stem, by_letters) : by_letters;
}

double likeness_of(const Meaning& meaning) {
  return stretched(meaning.probability);
}

double likeness_of(const Word& reference, const Entry& translation) {
  double best = likeness_of(reference, translation.word);
  if ((translation.meant & slot_of(reference.hash)) == 0) return best;
  for (const Meaning& meaning : translation.meanings) {
    if (meaning.word == reference.hash) {
      best = std::max(best, likeness_of(meaning));
    }
  }
  return best;
}

// What the words of two phrases say together.
struct Tally {
  double likeness = 0;
  double known = 0;
  double total = 0;
  double contradicted = 0;

  void add(const Entry& entry, double best) {
    total += entry.weight;
    if (best == 0 && !entry.is_known) return;
    known += entry.weight;
    likeness += entry.weight * best;
  }
};

// Gives equal words equal numbers; returns the first phrase's entry of each.
std::vector<const Entry*> number_words(std::span<KnownPhrase> phrases,
                                       Numbers& numbers) {
  std::vector<const Entry*> words;
  for (size_t i = 0; i < phrases.size(); ++i) {
    phrases[i].number = static_cast<uint32_t>(i);
    for (Entry& entry : phrases[i].entries) {
      entry.number = numbers.of(entry.word.hash);
      if (entry.number == words.size()) words.push_back(&entry);
    }
  }
  return words;
}

// Sets of numbers as bits, all of one size.
constexpr size_t set_bits = 64;
size_t set_size(size_t numbers) {
  return (numbers + set_bits - 1) / set_bits;
}

}  // namespace

WordTable::WordTable(std::span<KnownPhrase> reference,
                     std::span<KnownPhrase> translation) {
  Numbers our_numbers;
  Numbers their_numbers;
  const auto ours = number_words(reference, our_numbers);
  const auto theirs = number_words(translation, their_numbers);
  columns_ = theirs.size();
  likenesses_.reserve(ours.size() * columns_);
  for (const Entry* entry : ours) {
    for (const Entry* other : theirs) {
      likenesses_.push_back(likeness_of(entry->word, other->word));
    }
  }
  for (size_t j = 0; j < columns_; ++j) {
    for (const Meaning& meaning : theirs[j]->meanings) {
      const auto i = our_numbers.find(meaning.word);
      if (!i) continue;
      double& likeness = likenesses_[*i * columns_ + j];
      likeness = std::max(likeness, likeness_of(meaning));
    }
  }
  const size_t size = set_size(columns_);
  alike_.resize(ours.size() * size);
  for (size_t i = 0; i < ours.size(); ++i) {
    for (size_t j = 0; j < columns_; ++j) {
      const uint64_t is_alike = likenesses_[i * columns_ + j] != 0 ? 1 : 0;
      alike_[i * size + j / set_bits] |= is_alike << (j % set_bits);
    }
  }
  answering_.resize(reference.size() * size);
  for (size_t i = 0; i < reference.size(); ++i) {
    for (const Entry& entry : reference[i].entries) {
      for (size_t k = 0; k < size; ++k) {
        answering_[i * size + k] |= alike_[entry.number * size + k];
      }
    }
  }
  held_.resize(translation.size() * size);
  for (size_t j = 0; j < translation.size(); ++j) {
    for (const Entry& entry : translation[j].entries) {
      held_[j * size + entry.number / set_bits] |= uint64_t{1}
                                                   << (entry.number % set_bits);
    }
  }
}

static bool share(const uint64_t* set, const uint64_t* other, size_t size) {
  for (size_t k = 0; k < size; ++k) {
    if (set[k] & other[k]) return true;
  }
  return false;
}

bool WordTable::share(const KnownPhrase& reference,
                      const KnownPhrase& translation) const {
  const size_t size = set_size(columns_);
  return paralint::share(answering_.data() + reference.number * size,
                         held_.data() + translation.number * size, size);
}

bool WordTable::share(const Entry& reference,
                      const KnownPhrase& translation) const {
  const size_t size = set_size(columns_);
  return paralint::share(alike_.data() + reference.number * size,
                         held_.data() + translation.number * size, size);
}

// No word is like any of the other phrase.
static Lexicon::Likeness unlike_phrases(const KnownPhrase& reference,
                                        const KnownPhrase& translation) {
  const double known = reference.known + translation.known;
  if (known == 0) return {};
  return {0, known / (reference.total + translation.total),
          translation.sure / translation.total};
}

// `row` gives for an entry of the reference what gives its likeness to one of
// the translation; it is not asked for where `is_like_any` says no.
template <typename IsLikeAny, typename Row>
static Lexicon::Likeness compared(const KnownPhrase& reference,
                                  const KnownPhrase& translation,
                                  IsLikeAny is_like_any, Row row) {
  Tally tally;
  thread_local std::vector<double> best;
  best.assign(translation.entries.size(), 0);
  for (const Entry& entry : reference.entries) {
    double top = 0;
    if (is_like_any(entry)) {
      const auto likeness_to = row(entry);
      double* best_of_other = best.data();
      for (const Entry& other : translation.entries) {
        const double here = likeness_to(other);
        top = std::max(top, here);
        *best_of_other = std::max(*best_of_other, here);
        ++best_of_other;
      }
    }
    tally.add(entry, top);
  }
  double all = 0;
  for (size_t j = 0; j < best.size(); ++j) {
    const Entry& entry = translation.entries[j];
    tally.add(entry, best[j]);
    all += entry.weight;
    if (best[j] < unlike && entry.is_sure) tally.contradicted += entry.weight;
  }
  if (tally.known == 0) return {};
  return {tally.likeness / tally.known, tally.known / tally.total,
          tally.contradicted / all};
}

Lexicon::Likeness Lexicon::compare(const KnownPhrase& reference,
                                   const KnownPhrase& translation,
                                   const WordTable* table) const {
  if (reference.may_be_whole &&
      whole_.contains(joined(reference.hash, translation.hash))) {
    return {1, 1, 0};
  }
  if (!table) {
    return compared(
        reference, translation, [](const Entry&) { return true; },
        [](const Entry& entry) {
          return [&word = entry.word](const Entry& other) {
            return likeness_of(word, other);
          };
        });
  }
  if (!table->share(reference, translation)) {
    return unlike_phrases(reference, translation);
  }
  return compared(
      reference, translation,
      [&](const Entry& entry) { return table->share(entry, translation); },
      [&](const Entry& entry) {
        return [row = table->likenesses(entry)](const Entry& other) {
          return row[other.number];
        };
      });
}

}  // namespace paralint
