// Looking at sixteen bytes of a text in one step, where the machine can.
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace paralint {

// Which of the 16 bytes from `bytes` on lie in [low, high], as bits: the first
// byte is the lowest bit.
inline uint32_t bytes_between(const char* bytes, char low, char high) {
#ifdef __SSE2__
  __m128i read;
  std::memcpy(&read, bytes, sizeof read);
  const __m128i above = _mm_sub_epi8(read, _mm_set1_epi8(low));
  const __m128i most = _mm_set1_epi8(static_cast<char>(high - low));
  const __m128i is_between = _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
  return static_cast<uint32_t>(_mm_movemask_epi8(is_between));
#else
  uint32_t found = 0;
  for (uint32_t i = 0; i < 16; ++i) {
    const auto above = static_cast<unsigned char>(bytes[i] - low);
    found |= uint32_t{above <= high - low} << i;
  }
  return found;
#endif
}

}  // namespace paralint
