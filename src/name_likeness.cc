#include "name_likeness.h"

#include <algorithm>
#include <bit>

#include "locale.h"

namespace paralint {
namespace {

// Two letters side by side have changed places: "abuot".
bool is_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const auto at = static_cast<size_t>(in_a - a.begin());
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

// One letter more, less or other, or two exchanged, in names that are not mere
// letters.
bool is_slip(std::string_view a, std::string_view b) {
  constexpr size_t shortest = 4;
  return std::min(a.size(), b.size()) >= shortest &&
         (edit_distance(a, b, 1) <= 1 || is_swap(a, b));
}

}  // namespace

Name::Name(std::string_view name) : text_(name), folded_(fold_case(name)) {
  for (const char c : name) {
    if (c >= '0' && c <= '9') digits_ += c;
  }
  for (const char c : folded_) {
    letters_ |= uint64_t{1} << (static_cast<unsigned char>(c) % 64);
  }
  const auto parts_words = [](char c) {
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == '/';
  };
  for (size_t at = 0; at < folded_.size();) {
    size_t end = at;
    while (end < folded_.size() && !parts_words(folded_[end])) ++end;
    if (end > at) {
      words_.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    }
    at = end + 1;
  }
  std::ranges::sort(words_, {}, [this](Span where) { return word(where); });
}

double Name::alike(const Name& other) const {
  return std::max(spelled_alike(other), share_of_words(other));
}

// 1 less the share of letters that must be changed; 0 for a third and more.
double Name::spelled_alike(const Name& other) const {
  const size_t longest = std::max(folded_.size(), other.folded_.size());
  if (longest == 0) return 1;
  const size_t limit = longest / 3;
  // Each letter that only one of them has is changed.
  const auto own = std::popcount(letters_ & ~other.letters_);
  const auto others = std::popcount(other.letters_ & ~letters_);
  if (static_cast<size_t>(std::max(own, others)) > limit) return 0;
  const size_t distance = edit_distance(folded_, other.folded_, limit);
  if (distance > limit) return 0;
  return 1.0 - static_cast<double>(distance) / static_cast<double>(longest);
}

// The share of words that both have (Dice).
double Name::share_of_words(const Name& other) const {
  if (words_.empty() || other.words_.empty()) return 0;
  size_t both = 0;
  for (size_t i = 0, j = 0; i < words_.size() && j < other.words_.size();) {
    const auto order = word(words_[i]) <=> other.word(other.words_[j]);
    if (order == 0) ++both;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  const double share = 2.0 * static_cast<double>(both) /
                       static_cast<double>(words_.size() + other.words_.size());
  // A word in place of another one is no slip.
  constexpr double another_word = 0.85;
  const bool are_replaced = both < words_.size() && both < other.words_.size();
  return are_replaced ? share * another_word : share;
}

double names_alike(std::string_view a, std::string_view b) {
  const Name name(a);
  const Name other(b);
  return name.has_digits_of(other) ? name.alike(other)
                                   : name.alike(other) * 0.6;
}

double trust(const Name& wanted, const Name& name) {
  constexpr double worth_saying = 0.3;
  constexpr double slip_of_the_pen = 0.75;
  constexpr double slip_in_a_long_name = 0.92;
  constexpr size_t long_name = 8;
  if (!wanted.has_digits_of(name)) return 0;
  const double confidence = 0.1 + 0.8 * (2 * wanted.alike(name) - 1);
  if (is_slip(wanted.text(), name.text())) {
    return std::max(confidence, name.text().size() < long_name
                                    ? slip_of_the_pen
                                    : slip_in_a_long_name);
  }
  return confidence < worth_saying ? 0 : confidence;
}

}  // namespace paralint
