// The hash of `short_hash`, byte by byte, for who finds out only on the way
// where a word ends.
#pragma once

#include <cstdint>

namespace paralint {

class ShortHash {
 public:
  void add(char c) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    hash_ = (hash_ ^ static_cast<unsigned char>(lower)) * 0x01000193u;
  }
  uint32_t value() const {
    uint32_t hash = hash_;
    hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
    hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
    return hash ^ (hash >> 16);
  }

 private:
  uint32_t hash_ = 0x811C9DC5;
};

}  // namespace paralint
