#include "detect/locale_words.h"

#include <algorithm>

#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

// Codes of ISO 639-1 that are English words, or short for something that
// people name folders after.
constexpr std::string_view words[] = {
    "am", "an", "as", "av", "ay", "be", "bi", "br", "cd", "cs", "cv", "fa",
    "ga", "gd", "gn", "ha", "he", "ho", "hi", "hr", "ia", "id", "ie", "ii",
    "ik", "io", "is", "it", "kg", "ki", "km", "la", "lo", "mg", "mi", "mr",
    "ms", "my", "na", "nb", "no", "om", "or", "os", "pa", "pi", "ps", "qu",
    "sa", "sc", "sd", "se", "sh", "si", "so", "sq", "ss", "st", "su", "ta",
    "te", "ti", "tk", "tl", "to", "ts", "tt", "tw", "ve", "vo", "wa"};

bool has_shape(std::string_view word) {
  return word.size() >= 2 && word.size() <= 12 &&
         std::ranges::all_of(word, [](char c) {
           return is_ascii_alnum(c) || c == '-' || c == '_';
         });
}

}  // namespace

const std::string& LocaleWords::tag(std::string_view word) {
  static const std::string nothing;
  if (!has_shape(word)) return nothing;
  const size_t language = std::min(word.find_first_of("-_"), word.size());
  if (language < 2 || language > 3) return nothing;
  const auto [found, is_new] = known_.try_emplace(std::string(word));
  if (is_new) found->second = canonical_locale(word);
  return found->second;
}

bool is_ambiguous(std::string_view word) {
  return word.size() == 3 || std::ranges::count(words, word) > 0;
}

}  // namespace paralint
