#include "key_index.h"

#include <algorithm>

namespace paralint {

void KeyIndex::add(std::string_view key, LocaleIndex locale, PageIndex page) {
  const auto begin = static_cast<uint32_t>(pages_.size());
  const auto [known, is_new] = keys_.try_emplace(key, begin);
  if (is_new) pages_.resize(begin + locales_, none);
  PageIndex& place = pages_[known->second + locale];
  if (place == none) place = page;
}

std::span<const PageIndex> KeyIndex::pages(std::string_view key) const {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return {};
  return {pages_.data() + found->second, locales_};
}

std::vector<std::string_view> KeyIndex::keys(LocaleIndex locale) const {
  std::vector<std::string_view> keys;
  for (const auto& [key, begin] : keys_) {
    if (pages_[begin + locale] != none) keys.push_back(key);
  }
  std::ranges::sort(keys);
  return keys;
}

}  // namespace paralint
