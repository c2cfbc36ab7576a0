// Words of a text that survive translation: numbers, names, code. They are
// kept as hashes, section by section, since all that anybody asks is whether
// two sections share them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace paralint {

struct Heading;

// The tokens of a page, by section. Of a section with very many, the smallest
// hashes are kept: both pages of a pair keep the same ones (a bottom-k sketch;
// Broder 1997).
class Tokens {
 public:
  static constexpr size_t most_of_a_section = 24;

  Tokens() = default;
  // Of the page's section below `heading`, without the heading's own text;
  // sorted, without repeats. no_heading: of the text before the first one.
  std::span<const uint32_t> of_section(int32_t heading) const;
  // Of all sections; may repeat.
  std::span<const uint32_t> all() const;

 private:
  friend class TokenReader;
  // Where each section's tokens end, then the tokens.
  std::vector<uint32_t> words_;
  uint32_t sections_ = 0;
};

// Reads a page's text piece by piece, in the order of the page.
class TokenReader {
 public:
  // The next text begins a sentence.
  void begin_block() { starts_sentence_ = true; }
  // Of both: at least `readable` bytes can be read from the text's begin on,
  // which are not less than it has.
  //
  // Prose at `offset` of the file: words with a digit, and names, which are
  // words with a capital that does not begin a sentence.
  void read_prose(std::string_view text, uint32_t offset, size_t readable);
  // Code: every word of two letters and more.
  void read_code(std::string_view text, uint32_t offset, size_t readable);

  // `headings` are sorted by place.
  Tokens tokens(const std::vector<Heading>& headings);

 private:
  bool is_telling(std::string_view text, size_t at) const;
  bool begins_sentence(std::string_view text, size_t at) const;
  size_t read_word(std::string_view text, size_t begin, uint32_t offset,
                   size_t readable);

  struct Token {
    uint32_t offset = 0;
    uint32_t hash = 0;
  };
  std::vector<Token> found_;
  bool starts_sentence_ = true;
};

}  // namespace paralint
