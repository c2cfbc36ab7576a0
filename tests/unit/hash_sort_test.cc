#include "hash_sort.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>

namespace paralint {

BOOST_AUTO_TEST_SUITE(hash_sort_test)

// Knuth's golden ratio spreads numbers evenly.
static uint32_t spread(uint32_t number) {
  return number * 0x9E3779B1u;
}

BOOST_AUTO_TEST_CASE(numbers_are_sorted_however_they_are_spread) {
  const std::pair<std::string, uint32_t (*)(uint32_t)> kinds[] = {
      {"spread", spread},
      {"of the same highest bits", [](uint32_t i) { return spread(i) >> 12; }},
      {"falling", [](uint32_t i) { return ~i; }},
      {"of few values", [](uint32_t i) { return spread(i % 5); }},
      {"all the same", [](uint32_t) { return 7U; }},
      {"at both ends", [](uint32_t i) { return i % 2 ? 0U : UINT32_MAX; }},
  };
  for (const auto& [kind, number] : kinds) {
    for (const uint32_t size : {0U, 1U, 2U, 3U, 40U, 1000U, 5000U}) {
      std::vector<uint32_t> numbers;
      for (uint32_t i = 0; i < size; ++i) numbers.push_back(number(i));
      std::vector<uint32_t> sorted = numbers;
      std::sort(sorted.begin(), sorted.end());
      sort_by_hash(numbers);
      BOOST_TEST((numbers == sorted), size << " numbers, " << kind);
    }
  }
}

BOOST_AUTO_TEST_CASE(items_are_sorted_by_what_they_give) {
  struct Item {
    uint64_t hash = 0;
    uint32_t number = 0;
  };
  std::vector<Item> items;
  for (uint32_t i = 0; i < 300; ++i) {
    items.push_back({uint64_t{spread(i)} << 32 | i, i});
  }
  sort_by_hash(items, [](const Item& item) { return item.hash; });
  uint64_t before = 0;
  for (const Item& item : items) {
    BOOST_TEST(before <= item.hash);
    BOOST_TEST(spread(item.number) == item.hash >> 32);
    before = item.hash;
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
