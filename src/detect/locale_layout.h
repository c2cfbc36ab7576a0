// Where the locale stands in the paths of a site's pages, as the paths
// themselves tell: folders or endings that are named like locales, and whose
// pages are named alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config.h"

namespace paralint {

struct LocaleLayout {
  std::vector<std::string> words;  // sorted; without that of the root
  std::vector<size_t> sizes;       // by word: pages
  // Pages without a locale in their path answer those that have one.
  bool has_root = false;
  // Rows whose `locale` is to be filled in have none and no {locale} either.
  std::vector<LayoutRow> rows;
  size_t pages = 0;     // that the rows hold
  size_t mirrored = 0;  // of them, those whose name another locale has as well
  bool is_small = false;  // so few pages that their names may agree by chance
  // Words that are named like a locale, but whose pages answer no others.
  std::vector<std::string> doubtful;
};

struct LocaleHints {
  std::string root;  // the folder of all pages, where that is known
  bool root_is_known = false;
  std::vector<std::string> words;  // locales that the generator names
};

// `pages` are sorted. Linear in their number.
LocaleLayout find_locales(const std::vector<std::string>& pages,
                          const LocaleHints& hints);

// "md", or "{ext}" where pages below the folder end otherwise, too.
std::string ending_of(const std::vector<std::string>& pages);

}  // namespace paralint
