#include "text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

#include <simdjson.h>

#include "bytes_between.h"

namespace paralint {

// Every byte of a site is asked, 64 at once.
template <typename Visit>
static void for_each_line_end(std::string_view text, const Visit& visit) {
  size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) {
    const auto near = [bytes = text.data() + at](size_t from) {
      return uint64_t{bytes_between(bytes + from, '\n', '\r')} << from;
    };
    uint64_t found = near(0) | near(16) | near(32) | near(48);
    for (; found != 0; found &= found - 1) {
      const size_t end = at + static_cast<size_t>(std::countr_zero(found));
      if (is_line_end(text[end])) visit(end);
    }
  }
  for (; at < text.size(); ++at) {
    if (is_line_end(text[at])) visit(at);
  }
}

// The starts are collected in a buffer that each thread keeps, so that every
// table is allocated once, in its exact size.
Lines::Lines(std::string_view text) : starts_() {
  static thread_local std::vector<uint32_t> starts;
  starts.assign(1, 0);
  for_each_line_end(text, [&](size_t end) {
    const size_t next = end + 1;
    const bool is_half =
        text[end] == '\r' && next < text.size() && text[next] == '\n';
    if (!is_half) starts.push_back(static_cast<uint32_t>(next));
  });
  starts_ = starts;
}

std::string_view Lines::line(std::string_view text, uint32_t line) const {
  const size_t begin = start_of(line);
  size_t end = line == count() ? text.size() : start_of(line + 1);
  // The last line has no end; else one byte of it is a "\n" or a "\r".
  if (line < count() && text[--end] == '\n' && end > begin &&
      text[end - 1] == '\r') {
    --end;
  }
  return text.substr(begin, end - begin);
}

uint32_t Lines::line_of(uint32_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<uint32_t>(next - starts_.begin());
}

uint32_t Lines::line_of(uint32_t offset, uint32_t near) const {
  constexpr uint32_t few = 16;
  if (start_of(near) > offset) return line_of(offset);
  const uint32_t last = std::min(count(), near + few);
  for (uint32_t line = near; line < last; ++line) {
    if (start_of(line + 1) > offset) return line;
  }
  return last == count() ? last : line_of(offset);
}

// The first byte at or behind `from` that is not ASCII, or the text's size.
static size_t skip_ascii(std::string_view text, size_t from) {
  constexpr uint64_t high_bits = 0x8080808080808080;
  for (; from + sizeof(uint64_t) <= text.size(); from += sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, text.data() + from, sizeof word);
    const uint64_t others = word & high_bits;
    if (others == 0) continue;
    if constexpr (std::endian::native != std::endian::little) break;
    return from + static_cast<size_t>(std::countr_zero(others)) / 8;
  }
  while (from < text.size() && static_cast<unsigned char>(text[from]) < 0x80) {
    ++from;
  }
  return from;
}

namespace {

// A row of Unicode's table 3-7: the lead bytes up to `last_lead` begin a
// sequence of `length` bytes whose second byte lies in [low, high]; all
// further ones lie in [80, BF].
struct SequenceRow {
  uint8_t last_lead;
  uint8_t length;
  uint8_t low;
  uint8_t high;
};

constexpr SequenceRow sequence_rows[] = {
    {0x7F, 1, 0x00, 0x00}, {0xC1, 0, 0x00, 0x00}, {0xDF, 2, 0x80, 0xBF},
    {0xE0, 3, 0xA0, 0xBF}, {0xEC, 3, 0x80, 0xBF}, {0xED, 3, 0x80, 0x9F},
    {0xEF, 3, 0x80, 0xBF}, {0xF0, 4, 0x90, 0xBF}, {0xF3, 4, 0x80, 0xBF},
    {0xF4, 4, 0x80, 0x8F}, {0xFF, 0, 0x00, 0x00},
};

constexpr std::array<SequenceRow, 256> rows_by_lead = [] {
  std::array<SequenceRow, 256> made{};
  const SequenceRow* row = sequence_rows;
  for (size_t lead = 0; lead < made.size(); ++lead) {
    if (row->last_lead < lead) ++row;
    made[lead] = *row;
  }
  return made;
}();

const SequenceRow& row_of(uint8_t lead) {
  return rows_by_lead[lead];
}

}  // namespace

// The number of bytes of the well-formed sequence at text[at], 0 if there is
// none.
static size_t sequence_length(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint8_t>(text[at + i]);
  };
  const auto is_tail = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const SequenceRow& row = row_of(byte(0));
  if (row.length <= 1) return row.length;
  if (text.size() - at < row.length) return 0;
  if (byte(1) < row.low || byte(1) > row.high) return 0;
  if (row.length > 2 && !is_tail(2)) return 0;
  if (row.length > 3 && !is_tail(3)) return 0;
  return row.length;
}

size_t first_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text)) return npos;
  for (size_t at = 0; at < text.size();) {
    at = skip_ascii(text, at);
    if (at == text.size()) break;
    const size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return npos;
}

// The number of bytes at text[at], where nothing well-formed begins, that begin
// a sequence; one where none does.
static size_t malformed_length(std::string_view text, size_t at) {
  const SequenceRow& row = row_of(static_cast<uint8_t>(text[at]));
  uint8_t low = row.low;
  uint8_t high = row.high;
  size_t length = 1;
  while (length < row.length && at + length < text.size()) {
    const auto byte = static_cast<uint8_t>(text[at + length]);
    if (byte < low || byte > high) break;
    low = 0x80;
    high = 0xBF;
    ++length;
  }
  return length;
}

std::string well_formed(std::string_view text) {
  std::string out;
  while (true) {
    const size_t bad = first_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == npos) return out;
    out += "\uFFFD";
    text.remove_prefix(bad + malformed_length(text, bad));
  }
}

size_t code_points(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t ascii_end = skip_ascii(text, at);
    count += ascii_end - at;
    at = ascii_end;
    if (at == text.size()) break;
    at += std::max<size_t>(1, sequence_length(text, at));
    ++count;
  }
  return count;
}

// Where the code point (or malformed byte) that holds the byte begins.
static size_t code_point_start(std::string_view text, size_t offset) {
  for (size_t back = 1; back <= 3 && back <= offset; ++back) {
    if (sequence_length(text, offset - back) > back) return offset - back;
  }
  return offset;
}

Position position(std::string_view text, const Lines& lines, uint32_t offset) {
  const uint32_t line = lines.line_of(offset);
  const size_t begin = lines.start_of(line);
  const size_t end =
      offset < text.size() ? code_point_start(text, offset) : text.size();
  const size_t before = code_points(text.substr(begin, end - begin));
  return {line, static_cast<uint32_t>(before + 1)};
}

std::string_view line_at(std::string_view text, uint32_t offset) {
  size_t at = std::min<size_t>(offset, text.size());
  // The "\n" of "\r\n" belongs to the line before the "\r".
  if (at > 0 && at < text.size() && text[at] == '\n' && text[at - 1] == '\r') {
    --at;
  }
  size_t begin = at;
  while (begin > 0 && !is_line_end(text[begin - 1])) --begin;
  size_t end = at;
  while (end < text.size() && !is_line_end(text[end])) ++end;
  return text.substr(begin, end - begin);
}

CodePoint code_point(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || at + size > text.size()) return {0xFFFD, 1};
  uint32_t value = lead & (0x7Fu >> size);
  for (size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte & 0x3Fu);
  }
  return {value, size};
}

// The first byte from `from` on that is no visible ASCII and no blank.
static size_t skip_plain(std::string_view text, size_t from) {
  while (from < text.size() && text[from] >= ' ' && text[from] <= '~') ++from;
  return from;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (const size_t plain_end = skip_plain(text, at); plain_end > at) {
      out += text.substr(at, plain_end - at);
      at = plain_end;
      continue;
    }
    const CodePoint c = code_point(text, at);
    const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
    const bool turns = (c.value >= 0x202A && c.value <= 0x202E) ||
                       (c.value >= 0x2066 && c.value <= 0x2069);
    if (c.value == '\t') {
      out += ' ';
    } else if (control || turns || c.value == 0xFFFD) {
      out += "\uFFFD";
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

namespace {

// Up to eight bytes as a number; on a little-endian machine the first one is
// the lowest, on others some mix.
uint64_t bytes_of(std::string_view text) {
  const auto read = [&](auto number, size_t at) {
    std::memcpy(&number, text.data() + at, sizeof number);
    return uint64_t{number} << (8 * at);
  };
  const size_t size = text.size();
  if (size >= 8) return read(uint64_t{}, 0);
  if (size >= 4) return read(uint32_t{}, 0) | read(uint32_t{}, size - 4);
  if (size == 0) return 0;
  return read(uint8_t{}, 0) | read(uint8_t{}, size / 2) |
         read(uint8_t{}, size - 1);
}

// The same, where eight can be read whatever the text's size; it is not empty.
uint64_t bytes_of_readable(std::string_view text) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), sizeof bytes);
  const size_t beyond = 8 * (8 - std::min<size_t>(text.size(), 8));
  return bytes & (~uint64_t{0} >> beyond);
}

// Of eight ASCII bytes at once; others stay as they are.
uint64_t ascii_lower(uint64_t bytes) {
  constexpr uint64_t each = ~uint64_t{0} / 255;
  const uint64_t low = bytes & (each * 127);
  const uint64_t from_a = low + each * (128 - 'A');
  const uint64_t above_z = low + each * (127 - 'Z');
  return bytes | ((from_a & ~above_z & ~bytes & (each * 128)) >> 2);
}

uint64_t mixed(uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
  return hash ^ (hash >> 33);
}

}  // namespace

uint32_t short_hash(std::string_view word, size_t readable) {
  constexpr uint64_t odd = 0x9E3779B97F4A7C15;
  uint64_t hash = word.size() * odd;
  while (word.size() > 8) {
    hash = mixed(hash ^ ascii_lower(bytes_of_readable(word))) * odd;
    word.remove_prefix(8);
    readable -= 8;
  }
  const bool is_quick = std::endian::native == std::endian::little &&
                        readable >= 8 && !word.empty();
  hash ^= ascii_lower(is_quick ? bytes_of_readable(word) : bytes_of(word));
  return static_cast<uint32_t>(mixed(hash) * 0xC4CEB9FE1A85EC53 >> 32);
}

uint32_t short_hash(std::string_view word) {
  return short_hash(word, word.size());
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t end = text.find(separator); end != npos;
       end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

// Wagner and Fischer's table, row by row. No later row has a smaller minimum
// than this one, hence the early end.
static size_t distance_by_rows(std::string_view a, std::string_view b,
                               size_t limit) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (const char c : a) {
    size_t diagonal = row[0]++;
    size_t smallest = row[0];
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (c == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
      smallest = std::min(smallest, row[j + 1]);
    }
    if (smallest > limit) return limit + 1;
  }
  return row.back();
}

// The same table, all rows of a column at once: as bits that say where it goes
// up and down by one (Myers 1999, as Hyyroe 2001 has it). `a` has 1 to 64
// bytes.
static size_t distance_by_bits(std::string_view a, std::string_view b) {
  thread_local std::array<uint64_t, 256> places;  // all zero between the calls
  for (size_t i = 0; i < a.size(); ++i) {
    places[static_cast<unsigned char>(a[i])] |= uint64_t{1} << i;
  }
  const uint64_t last = uint64_t{1} << (a.size() - 1);
  uint64_t up = ~uint64_t{0};
  uint64_t down = 0;
  size_t distance = a.size();
  for (const char c : b) {
    const uint64_t same = places[static_cast<unsigned char>(c)];
    const uint64_t diagonal = (((same & up) + up) ^ up) | same | down;
    const uint64_t right_up = down | ~(diagonal | up);
    const uint64_t right_down = up & diagonal;
    if (right_up & last) ++distance;
    if (right_down & last) --distance;
    const uint64_t from_above = (right_up << 1) | 1;
    up = (right_down << 1) | ~(diagonal | from_above);
    down = from_above & diagonal;
  }
  for (const char c : a) places[static_cast<unsigned char>(c)] = 0;
  return distance;
}

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  if (a.empty()) return b.size();
  constexpr size_t bits = 64;
  const size_t distance =
      a.size() <= bits ? distance_by_bits(a, b) : distance_by_rows(a, b, limit);
  return distance > limit ? limit + 1 : distance;
}

std::string_view nearest(std::string_view name,
                         const std::vector<std::string_view>& candidates) {
  std::string_view best;
  size_t best_distance = npos;
  for (const std::string_view candidate : candidates) {
    const size_t limit = std::max(name.size(), candidate.size()) / 3;
    const size_t distance = edit_distance(name, candidate, limit);
    if (distance > limit || distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace paralint
