#include "detect/root_pages.h"

#include <algorithm>
#include <string_view>

#include "detect/tree.h"
#include "text.h"

namespace paralint {
namespace {

// Whether a part of the path is one of the words: "docs-fr/a.md".
bool has_word(std::string_view page, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    for (size_t at = page.find(word); at != npos;
         at = page.find(word, at + 1)) {
      const size_t end = at + word.size();
      const bool begins = at == 0 || !is_ascii_alnum(page[at - 1]);
      if (begins && (end == page.size() || !is_ascii_alnum(page[end]))) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace

std::vector<std::string> pages_of_root(const LocaleLayout& layout,
                                       const std::vector<std::string>& pages) {
  std::vector<std::string> found;
  for (const LayoutRow& row : layout.rows) {
    if (!row.locale.empty() || row.files.find("{locale}") != npos) continue;
    const bool is_page = row.files.find('{') == npos;
    const std::string folder(
        folder_of(row.files.substr(0, row.files.find('{'))));
    for (const std::string& page : pages) {
      const bool is_of_row =
          is_page ? page == row.files : is_below(page, folder);
      if (is_of_row && !has_word(page, layout.words)) found.push_back(page);
    }
  }
  return found;
}

bool have_twins(const LocaleLayout& layout,
                const std::vector<std::string>& pages,
                const std::string& word) {
  const std::vector<std::string> found = pages_of_root(layout, pages);
  const auto twins = std::ranges::count_if(found, [&](std::string page) {
    page.insert(std::min(page.rfind('.'), page.size()), "." + word);
    return std::ranges::binary_search(pages, page);
  });
  return twins > 0 && 2 * static_cast<size_t>(twins) >= found.size();
}

}  // namespace paralint
