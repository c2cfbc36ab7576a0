// How alike two names of files or ids are: a letter or two more or less, or
// most of the same words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace paralint {

// A name that is compared with many others.
class Name {
 public:
  explicit Name(std::string_view name);

  const std::string& text() const { return text_; }
  bool has_digits_of(const Name& other) const {
    return digits_ == other.digits_;
  }
  // From 0 to 1, but for their numbers.
  double alike(const Name& other) const;

 private:
  double spelled_alike(const Name& other) const;
  double share_of_words(const Name& other) const;
  std::string_view word(Span where) const { return where.in(folded_); }

  std::string text_;
  std::string folded_;       // without case
  std::vector<Span> words_;  // of that; sorted by what they spell
  std::string digits_;
  uint64_t letters_ = 0;  // of `folded_`, as a set of 64 slots
};

// From 0 to 1. Numbers must agree: "part-2" is no slip of the pen for "part-1".
double names_alike(std::string_view a, std::string_view b);

// How sure it is that `name` was meant where `wanted` is written: 0 for names
// that have less than two thirds in common. Those with other numbers never
// have.
double trust(const Name& wanted, const Name& name);

}  // namespace paralint
