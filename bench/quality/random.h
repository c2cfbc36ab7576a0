// Numbers that are the same with every library and on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace paralint::bench {

// SplitMix64 (Steele, Lea and Flood, 2014). What is drawn for one thing is
// seeded with its name, so that it does not depend on what was drawn before.
class Random {
 public:
  Random(uint64_t seed, std::string_view name) : state_(seed) {
    for (const char c : name) {  // FNV-1a
      state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    next();
  }

  uint64_t next() {
    uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  // Less than `count`, which is not 0.
  size_t below(size_t count) { return static_cast<size_t>(next() % count); }
  bool percent(unsigned chance) { return below(100) < chance; }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[below(i)]);
    }
  }

 private:
  uint64_t state_;
};

}  // namespace paralint::bench
