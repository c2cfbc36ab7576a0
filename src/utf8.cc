#include "utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace paralint {

size_t skip_ascii(std::string_view text, size_t from) {
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

// Unicode's table 3-7 as a machine that reads a byte a step: what is left of a
// sequence is a state. A byte's row holds the next state for each, at the bit
// that is the state's value; so a step is a shift (Langdale's shift-based DFA).
enum State : uint64_t {
  whole = 0,  // between two sequences
  broken = 6,
  one_more = 12,
  two_more = 18,
  three_more = 24,
  after_e0 = 30,
  after_ed = 36,
  after_f0 = 42,
  after_f4 = 48,
};
constexpr uint64_t state_bits = 63;

constexpr State next(State state, unsigned byte) {
  const auto if_in = [byte](unsigned low, unsigned high, State then) {
    return low <= byte && byte <= high ? then : broken;
  };
  switch (state) {
    case whole:
      break;
    case broken:
      return broken;
    case one_more:
      return if_in(0x80, 0xBF, whole);
    case two_more:
      return if_in(0x80, 0xBF, one_more);
    case three_more:
      return if_in(0x80, 0xBF, two_more);
    case after_e0:
      return if_in(0xA0, 0xBF, one_more);
    case after_ed:
      return if_in(0x80, 0x9F, one_more);
    case after_f0:
      return if_in(0x90, 0xBF, two_more);
    case after_f4:
      return if_in(0x80, 0x8F, two_more);
  }
  if (byte < 0x80) return whole;
  if (byte < 0xE0) return if_in(0xC2, 0xDF, one_more);
  if (byte == 0xE0) return after_e0;
  if (byte == 0xED) return after_ed;
  if (byte < 0xF0) return two_more;
  if (byte == 0xF0) return after_f0;
  if (byte == 0xF4) return after_f4;
  return if_in(0xF1, 0xF3, three_more);
}

constexpr std::array<uint64_t, 256> steps = [] {
  std::array<uint64_t, 256> made{};
  for (const State state : {whole, broken, one_more, two_more, three_more,
                            after_e0, after_ed, after_f0, after_f4}) {
    for (unsigned byte = 0; byte < made.size(); ++byte) {
      made[byte] |= uint64_t{next(state, byte)} << state;
    }
  }
  return made;
}();

}  // namespace

bool is_well_formed(std::string_view text) {
  constexpr size_t at_once = 8;
  uint64_t state = whole;
  for (size_t at = 0; at < text.size();) {
    if (state == whole) at = skip_ascii(text, at);
    const size_t end = std::min(at + at_once, text.size());
    for (; at < end; ++at) {
      state =
          steps[static_cast<unsigned char>(text[at])] >> (state & state_bits);
    }
    state &= state_bits;
    if (state == broken) return false;
  }
  return state == whole;
}

}  // namespace paralint
