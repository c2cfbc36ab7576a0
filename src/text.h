// Bytes, spans of bytes, and lines. Every position in the program is a byte
// span into one file until a human, an editor or JSON reads it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

// A half-open range of bytes of one file.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(uint32_t offset) const {
    return begin <= offset && offset < end;
  }
  std::string_view in(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(Span, Span) = default;
};

// Makes it reach over both, whatever lies between.
inline void extend(std::optional<Span>& span, Span by) {
  span =
      span ? Span{std::min(span->begin, by.begin), std::max(span->end, by.end)}
           : by;
}

// 1-based; the column counts code points.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
};

// Where each line of a text begins. "\n", "\r\n" and a lone "\r" end a line.
class Lines {
 public:
  Lines() = default;
  explicit Lines(std::string_view text);

  // The 1-based line that holds the byte.
  uint32_t line_of(uint32_t offset) const;
  // The same; quick where it is the line `near`, or a few behind that.
  uint32_t line_of(uint32_t offset, uint32_t near) const;
  uint32_t count() const { return static_cast<uint32_t>(starts_.size()); }
  // The byte at which the 1-based line begins.
  uint32_t start_of(uint32_t line) const { return starts_[line - 1]; }
  // The 1-based line without its line end; of the text that this was made from.
  std::string_view line(std::string_view text, uint32_t line) const;

 private:
  std::vector<uint32_t> starts_{0};
};

// `text` must be the text that `lines` was made from.
Position position(std::string_view text, const Lines& lines, uint32_t offset);

// The line around `offset` without its line end.
std::string_view line_at(std::string_view text, uint32_t offset);

inline constexpr size_t npos = std::string_view::npos;

// The offset of the first byte that is not part of well-formed UTF-8 (as
// Unicode 15, table 3-7, defines it), or npos.
size_t first_invalid_utf8(std::string_view text);

// The text with U+FFFD for what is malformed: one for as many bytes as begin a
// sequence and do not end it, as Unicode recommends.
std::string well_formed(std::string_view text);

// The number of code points; every malformed byte counts as one.
size_t code_points(std::string_view text);

// The code point that begins at text[at], and its length in bytes; a malformed
// byte is U+FFFD of length 1.
struct CodePoint {
  uint32_t value = 0;
  size_t size = 1;
};
CodePoint code_point(std::string_view text, size_t at);

// Text from a file, safe for a terminal: no control characters, no malformed
// bytes, no marks that turn the direction of the line.
std::string printable(std::string_view text);

// ASCII letters only.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string ascii_lower(std::string_view text);

// Where a set of words is all that counts: the same for words that differ in
// the case of ASCII letters only. (After the last step of MurmurHash3, over
// eight bytes at a time, so that the smallest hashes of a set are a fair sample
// of it.)
uint32_t short_hash(std::string_view word);
// The same, quicker where at least so many bytes can be read from its begin on,
// which are not less than it has.
uint32_t short_hash(std::string_view word, size_t readable);

constexpr bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}
constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}
// Not the first byte of its code point.
constexpr bool is_utf8_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Without the ASCII white space at both ends.
std::string_view trim(std::string_view text);

constexpr bool starts_with(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix);
}
constexpr bool ends_with(std::string_view text, std::string_view suffix) {
  return text.ends_with(suffix);
}

std::vector<std::string_view> split(std::string_view text, char separator);

// Levenshtein distance in bytes, or limit + 1 as soon as it is above `limit`.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

// The candidate that is nearest to `name` by edit distance, if one is near
// enough to be what the writer meant (a third of the length); else empty.
std::string_view nearest(std::string_view name,
                         const std::vector<std::string_view>& candidates);

}  // namespace paralint
