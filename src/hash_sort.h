// Sorting many small lists of hashes, none of which says anything about the
// next: comparing them is guesswork for a processor.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <type_traits>
#include <vector>

namespace paralint {

// Sorts by an unsigned number whose highest bits are spread evenly: these tell
// nearly the place of an item (address calculation; Isaac and Singleton 1956).
// Where they do not, it compares.
template <typename Item, typename ToHash = std::identity>
void sort_by_hash(std::vector<Item>& items, ToHash hash = {}) {
  using Hash = std::decay_t<std::invoke_result_t<ToHash, const Item&>>;
  constexpr size_t most_bits = 10;
  const size_t bits = std::min<size_t>(most_bits, std::bit_width(items.size()));
  const size_t shift = std::numeric_limits<Hash>::digits - bits;
  const auto place = [&](const Item& item) {
    return static_cast<size_t>(hash(item) >> shift);
  };
  std::array<uint32_t, size_t{1} << most_bits> begins;
  const auto places = begins.begin() + (std::ptrdiff_t{1} << bits);
  std::fill(begins.begin(), places, 0U);
  for (const Item& item : items) ++begins[place(item)];
  std::exclusive_scan(begins.begin(), places, begins.begin(), 0U);
  static thread_local std::vector<Item> room;
  room.assign(items.begin(), items.end());
  for (const Item& item : room) items[begins[place(item)]++] = item;
  constexpr size_t usual = 8;  // steps of an item to its own place
  size_t steps = 0;
  for (size_t i = 1; i < items.size(); ++i) {
    const Item item = items[i];
    size_t at = i;
    for (; at > 0 && hash(item) < hash(items[at - 1]); --at) {
      items[at] = items[at - 1];
    }
    items[at] = item;
    steps += i - at;
    if (steps > usual * items.size()) {
      std::ranges::sort(items, {}, hash);
      return;
    }
  }
}

}  // namespace paralint
