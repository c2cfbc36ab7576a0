#include "tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "bytes_between.h"
#include "hash_sort.h"
#include "page.h"
#include "text.h"

namespace paralint {
namespace {

// What a byte is to a word, as bits. Letters of scripts that write without
// blanks, and of those that share no words with Latin ones, are no part of a
// token.
enum Class : uint8_t {
  other = 0,
  letter = 1,
  upper = 2,
  digit = 4,
  continuation = 8,  // inside a letter: what the byte before was
  stop = 16,         // ends a sentence
};
constexpr size_t shortest = 2;  // bytes of a token
constexpr uint8_t in_word = letter | upper | digit | continuation;

constexpr std::array<uint8_t, 256> classes = [] {
  std::array<uint8_t, 256> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = letter;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = upper;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = digit;
  table['_'] = letter;
  for (unsigned c = 0x80; c < 0xC0; ++c) table[c] = continuation;
  for (unsigned c = 0xC3; c < 0xC8; ++c) table[c] = letter;  // "é"
  for (const char c : {'.', '!', '?', ':'}) {
    table[static_cast<unsigned char>(c)] = stop;
  }
  return table;
}();

uint8_t class_of(char c) {
  return classes[static_cast<unsigned char>(c)];
}

bool is_word(char c) {
  return class_of(c) & in_word;
}

// Behind bytes that belong to a letter which is none of a token.
size_t skip_continuation(std::string_view text, size_t at) {
  while (at < text.size() && class_of(text[at]) == continuation) ++at;
  return at;
}

size_t word_begin(std::string_view text, size_t at) {
  while (at > 0 && is_word(text[at - 1])) --at;
  return skip_continuation(text, at);
}

// The bytes that a token may owe its being one to: between '0' and 'Z' lie the
// digits and capitals, and little else. Nine bytes in ten of a text are none of
// them.
class Candidates {
 public:
  Candidates(std::string_view text, size_t readable)
      : text_(text), readable_(readable) {
    look();
  }

  // The first one at or behind `at`, which is behind the last one, or the
  // text's size.
  size_t next(size_t at) {
    if (at >= begin_ + step) {
      begin_ = at;
      look();
    } else {
      found_ &= ~0U << (at - begin_);
    }
    while (found_ == 0) {
      begin_ += step;
      if (begin_ >= text_.size()) return text_.size();
      look();
    }
    return std::min(begin_ + static_cast<size_t>(std::countr_zero(found_)),
                    text_.size());
  }

 private:
  static constexpr size_t step = 16;
  static constexpr char first = '0';
  static constexpr char last = 'Z';

  // Which of the `step` bytes from begin_ on are candidates, as bits.
  void look() {
    if (begin_ + step <= readable_) {
      found_ = bytes_between(text_.data() + begin_, first, last);
      return;
    }
    std::array<char, step> rest{};
    if (begin_ < text_.size()) {
      std::memcpy(rest.data(), text_.data() + begin_, text_.size() - begin_);
    }
    found_ = bytes_between(rest.data(), first, last);
  }

  std::string_view text_;
  size_t readable_;
  size_t begin_ = 0;    // of the bytes that were looked at
  uint32_t found_ = 0;  // of them
};

// The smallest hashes of a section, each once.
class SmallestHashes {
 public:
  SmallestHashes() { hashes_.reserve(most_at_once); }

  void add(uint32_t hash) {
    if (hash >= limit_) return;
    hashes_.push_back(hash);
    if (hashes_.size() == most_at_once) sift();
  }
  std::span<const uint32_t> sorted() {
    sift();
    return hashes_;
  }
  // For the next section.
  void clear() {
    hashes_.clear();
    limit_ = no_limit;
  }

 private:
  static constexpr size_t most = Tokens::most_of_a_section;
  static constexpr size_t most_at_once = 4 * most;
  static constexpr uint64_t no_limit = uint64_t{UINT32_MAX} + 1;

  void sift() {
    // What is small enough later is not spread evenly.
    if (limit_ == no_limit) {
      sort_by_hash(hashes_);
    } else {
      std::ranges::sort(hashes_);
    }
    const auto repeats = std::ranges::unique(hashes_);
    hashes_.erase(repeats.begin(), repeats.end());
    if (hashes_.size() < most) return;
    hashes_.resize(most);
    limit_ = hashes_.back();
  }

  std::vector<uint32_t> hashes_;
  uint64_t limit_ = no_limit;  // what is as large or larger is too large
};

}  // namespace

std::span<const uint32_t> Tokens::of_section(int32_t heading) const {
  const auto section = static_cast<size_t>(heading + 1);
  if (section >= sections_) return {};
  const size_t begin = section == 0 ? sections_ : words_[section - 1];
  return {words_.data() + begin, words_[section] - begin};
}

std::span<const uint32_t> Tokens::all() const {
  return std::span(words_).subspan(sections_);
}

// Whether what begins at text[at] begins a sentence.
bool TokenReader::begins_sentence(std::string_view text, size_t at) const {
  while (at > 0) {
    const uint8_t kind = class_of(text[--at]);
    if (kind == stop) return true;
    if (kind != other) return false;
  }
  return starts_sentence_;
}

// Whether the capital or digit at text[at] makes its word a token.
bool TokenReader::is_telling(std::string_view text, size_t at) const {
  const uint8_t kind = class_of(text[at]);
  if (kind == digit) return true;
  if (kind != upper) return false;
  const bool is_inner = at > 0 && (class_of(text[at - 1]) & (letter | upper));
  return is_inner || !begins_sentence(text, at);
}

void TokenReader::read_prose(std::string_view text, uint32_t offset,
                             size_t readable) {
  Candidates candidates(text, readable);
  size_t at = candidates.next(0);
  while (at < text.size()) {
    size_t next = at + 1;
    if (is_telling(text, at)) {
      next = read_word(text, word_begin(text, at), offset, readable);
    }
    // "HubRise" begins a sentence, and is a name for its second capital.
    at = candidates.next(next);
  }
  starts_sentence_ = begins_sentence(text, text.size());
}

void TokenReader::read_code(std::string_view text, uint32_t offset,
                            size_t readable) {
  starts_sentence_ = false;
  for (size_t at = 0; at < text.size(); ++at) {
    at = read_word(text, skip_continuation(text, at), offset, readable);
  }
}

// Returns where it ends.
size_t TokenReader::read_word(std::string_view text, size_t begin,
                              uint32_t offset, size_t readable) {
  size_t end = begin;
  while (end < text.size() && is_word(text[end])) ++end;
  if (end - begin >= shortest) {
    found_.push_back(
        {offset + static_cast<uint32_t>(begin),
         short_hash(text.substr(begin, end - begin), readable - begin)});
  }
  return end;
}

Tokens TokenReader::tokens(const std::vector<Heading>& headings) {
  // Texts may be read out of order, as footnotes are.
  const auto before = [](const Token& a, const Token& b) {
    return a.offset < b.offset;
  };
  if (!std::is_sorted(found_.begin(), found_.end(), before)) {
    std::stable_sort(found_.begin(), found_.end(), before);
  }
  Tokens made;
  if (found_.empty()) return made;
  made.sections_ = static_cast<uint32_t>(headings.size() + 1);
  made.words_.reserve(made.sections_ + found_.size());
  made.words_.resize(made.sections_);
  auto at = found_.begin();
  SmallestHashes section;
  for (size_t i = 0; i < made.sections_; ++i) {
    const uint32_t end =
        i < headings.size() ? headings[i].span.begin : UINT32_MAX;
    section.clear();
    for (; at != found_.end() && at->offset < end; ++at) section.add(at->hash);
    const auto kept = section.sorted();
    made.words_.insert(made.words_.end(), kept.begin(), kept.end());
    made.words_[i] = static_cast<uint32_t>(made.words_.size());
  }
  made.words_.shrink_to_fit();
  return made;
}

}  // namespace paralint
