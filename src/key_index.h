// The page of each locale by key.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "url_index.h"

namespace paralint {

class KeyIndex {
 public:
  explicit KeyIndex(size_t locales) : locales_(locales) {}

  // Of two pages of one key and locale (a.md and a.mdx) the first one counts.
  // `key` must outlive this.
  void add(std::string_view key, LocaleIndex locale, PageIndex page);

  // The page of each locale that has the key; empty if none has it.
  std::span<const PageIndex> pages(std::string_view key) const;
  // The keys of a locale's pages, sorted.
  std::vector<std::string_view> keys(LocaleIndex locale) const;

 private:
  size_t locales_;
  // Where a key's pages begin in `pages_`, one place for each locale.
  std::unordered_map<std::string_view, uint32_t> keys_;
  std::vector<PageIndex> pages_;
};

}  // namespace paralint
