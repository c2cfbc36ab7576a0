#include "detect/language_configs.h"

#include <algorithm>

#include "detect/locale_words.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

bool is_language(std::string_view word) {
  return !LocaleWords().tag(word).empty();
}

// "fr" of "mkdocs-fr.yml", "mkdocs_fr.yml" and "mkdocs.fr.yml".
std::string_view word_in_name(std::string_view name) {
  name = name.substr(0, name.rfind('.'));
  const size_t separator = name.find_first_of("-_.", 1);
  return separator == npos ? std::string_view() : name.substr(separator + 1);
}

// "fr" of "fr", "docs-fr" and "docs.fr"; empty for others.
std::string_view word_in_folder(std::string_view name) {
  if (is_language(name)) return name;
  constexpr std::string_view separators = "-_.";
  for (size_t at = name.find_first_of(separators); at != npos;
       at = name.find_first_of(separators, at + 1)) {
    const std::string_view word = name.substr(at + 1);
    if (is_language(word) && !is_ambiguous(word)) return word;
  }
  return {};
}

std::string_view word_in_names(const Generator& config) {
  const std::string_view word = word_in_name(last_segment(config.file));
  return is_language(word) ? word : word_in_folder(last_segment(config.folder));
}

}  // namespace

std::string word_of(const Generator& config) {
  const std::string_view word = word_in_names(config);
  return word.empty() ? config.said.default_word : std::string(word);
}

bool is_language_config(std::string_view name, std::string_view wanted) {
  const std::string_view word = word_in_name(name);
  if (word.empty() || !is_language(word)) return false;
  const std::string_view ending = name.substr(name.rfind('.'));
  const std::string_view begin =
      name.substr(0, name.size() - ending.size() - word.size() - 1);
  return wanted.size() == begin.size() + ending.size() &&
         starts_with(wanted, begin) && ends_with(wanted, ending);
}

std::vector<Said::Root> language_roots(const std::vector<Generator>& configs) {
  // Sites of a repository that lie beside each other are no languages.
  if (std::ranges::all_of(configs, [](const Generator& config) {
        return word_in_names(config).empty();
      })) {
    return {};
  }
  std::vector<Said::Root> roots;
  for (const Generator& config : configs) {
    Said::Root root{word_of(config), config.root};
    const bool is_known = std::ranges::any_of(roots, [&](const auto& other) {
      return is_same_locale(other.word, root.word) ||
             other.folder == root.folder;
    });
    if (is_known) return {};
    roots.push_back(std::move(root));
  }
  return roots;
}

}  // namespace paralint
