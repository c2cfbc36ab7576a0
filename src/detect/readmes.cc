#include "detect/readmes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "detect/locale_words.h"
#include "detect/tree.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view name = "readme";

// The word behind "README." and the like; nothing where it is another page.
std::optional<std::string> word_of(std::string_view file, LocaleWords& words) {
  const std::string_view stem = stem_of(file);
  if (ascii_lower(stem.substr(0, name.size())) != name) return std::nullopt;
  const std::string_view rest = stem.substr(name.size());
  if (rest.empty()) return std::string();
  const std::string_view word = rest.substr(1);
  const bool is_parted = std::string_view("._-").find(rest[0]) != npos;
  if (!is_parted || words.tag(word).empty()) return std::nullopt;
  // The name of the file is a row's, and so any word does.
  return canonical_locale(word) == words.tag(word) ? std::string(word)
                                                   : words.tag(word);
}

}  // namespace

std::vector<Readme> readmes(const std::vector<std::string>& pages) {
  LocaleWords words;
  std::set<std::string> tags;
  std::vector<Readme> found;
  for (const std::string& page : pages) {
    if (page.find('/') != npos) continue;
    auto word = word_of(page, words);
    if (word && tags.insert(words.tag(*word)).second) {
      found.push_back({page, std::move(*word)});
    }
  }
  if (found.size() < 2) found.clear();
  return found;
}

LayoutRow row_of(const Readme& readme, const std::string& word) {
  LayoutRow row;
  row.files = readme.file;
  // A page of folders may be called README as well.
  row.key = row.url = "/README.md";
  row.locale = word;
  return row;
}

}  // namespace paralint
