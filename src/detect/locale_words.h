// Which words of paths may stand for a locale.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace paralint {

// The canonical tag of a word that people name languages by: a tag, a country
// that stands for its language ("cn", "jp"), or a name ("french", "espanol").
// Empty for others.
std::string tag_of_word(std::string_view word);

class LocaleWords {
 public:
  // The canonical tag of a folder's name or of a file name's ending, "pt-BR"
  // for "pt-br"; empty where it is no language with perhaps a script and a
  // region, nor any of the above.
  const std::string& tag(std::string_view word);

 private:
  std::unordered_map<std::string, std::string> known_;
};

// Words that name a language, but far more often something else: "it", "id",
// "is", and every code of three letters alone, "bin" and "doc" among them.
bool is_ambiguous(std::string_view word);

// Whether the word names a language that many sites are translated into, or a
// region with it: enough to tell what stands behind a hyphen, "docs-fr".
bool is_usual(std::string_view word);

bool is_same_locale(std::string_view word, std::string_view other);

// The word of that locale; the end where there is none.
std::vector<std::string>::const_iterator find_same_word(
    const std::vector<std::string>& words, std::string_view wanted);

// The same, else one that is likely to mean the same, "en-US" for "en".
std::vector<std::string>::const_iterator find_word(
    const std::vector<std::string>& words, std::string_view wanted);

}  // namespace paralint
