#include "detect/unread_site.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "detect/locale_words.h"
#include "detect/tree.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

// sphinx-doc.org/en/master/usage/configuration.html
bool is_sphinx(const Disk& disk, const std::string& file) {
  std::string text;
  if (last_segment(file) != "conf.py" || !disk.read(file, text).empty()) {
    return false;
  }
  for (const char* name : {"sphinx", "myst_parser", "html_theme"}) {
    if (text.find(name) != npos) return true;
  }
  return false;
}

// Generators whose pages are written in another markup.
struct OtherMarkup {
  std::string_view file;
  std::string_view generator;
  std::string_view ending;
};
constexpr OtherMarkup other_markup[] = {
    // quarto.org/docs/projects/quarto-projects.html
    {"_quarto.yml", "Quarto", ".qmd"},
    {"_quarto.yaml", "Quarto", ".qmd"},
    // docs.antora.org/antora/latest/component-version-descriptor
    {"antora.yml", "Antora", ".adoc"}};

// Two folders beside each other that are called by languages and have pages;
// none where there are no two.
std::vector<std::string> language_folders(
    const std::vector<std::string>& pages) {
  constexpr size_t some = 2;  // pages
  std::map<std::string, size_t> sizes;
  for (const std::string& page : pages) {
    for (size_t end = page.find('/'); end != npos;
         end = page.find('/', end + 1)) {
      const std::string folder = page.substr(0, end);
      if (is_usual(last_segment(folder))) ++sizes[folder];
    }
  }
  std::map<std::string_view, std::string> known;  // by the folder above
  for (const auto& [folder, size] : sizes) {
    if (size < some) continue;
    const auto [other, is_new] = known.emplace(folder_of(folder), folder);
    if (!is_new) return {other->second, folder};
  }
  return {};
}

}  // namespace

std::string unread_site(const Disk& disk) {
  const Tree tree = tree_of(disk);
  for (const std::string& file : tree.others) {
    if (is_sphinx(disk, file)) {
      return "`" + file +
             "` is of Sphinx, whose translations are catalogs of messages "
             "(.po), no pages that can be compared";
    }
    for (const OtherMarkup& other : other_markup) {
      if (last_segment(file) != other.file) continue;
      return "`" + file + "` is of " + std::string(other.generator) +
             ", whose pages (" + std::string(other.ending) +
             ") are not read; nor are there folders or file names of languages "
             "with Markdown in them";
    }
  }
  const std::vector<std::string> folders = language_folders(tree.pages);
  if (folders.empty()) return {};
  return "the pages of `" + folders[0] + "` and `" + folders[1] +
         "` are named differently, and nothing else tells which answer each "
         "other";
}

}  // namespace paralint
