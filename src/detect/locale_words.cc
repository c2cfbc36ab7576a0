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
    "ik", "in", "io", "is", "it", "kg", "ki", "km", "la", "lo", "mg", "mi",
    "mr", "ms", "my", "na", "nb", "no", "om", "or", "os", "pa", "pi", "ps",
    "qu", "sa", "sc", "sd", "se", "sh", "si", "so", "sq", "ss", "st", "su",
    "ta", "te", "ti", "tk", "tl", "to", "ts", "tt", "tw", "ve", "vo", "wa"};

struct Meaning {
  std::string_view word;
  std::string_view tag;
};

// Some of the countries are languages, too (Kanuri, Twi, Breton), of which
// there are few sites.
constexpr Meaning meanings[] = {
    {"br", "pt-BR"},      {"cn", "zh-CN"},      {"cz", "cs"},
    {"dk", "da"},         {"gr", "el"},         {"jp", "ja"},
    {"kr", "ko"},         {"tw", "zh-TW"},      {"ua", "uk"},
    {"vn", "vi"},         {"arabic", "ar"},     {"bengali", "bn"},
    {"bulgarian", "bg"},  {"catalan", "ca"},    {"chinese", "zh"},
    {"croatian", "hr"},   {"czech", "cs"},      {"danish", "da"},
    {"dansk", "da"},      {"deutsch", "de"},    {"dutch", "nl"},
    {"english", "en"},    {"espanol", "es"},    {"finnish", "fi"},
    {"francais", "fr"},   {"french", "fr"},     {"german", "de"},
    {"greek", "el"},      {"hebrew", "he"},     {"hindi", "hi"},
    {"hungarian", "hu"},  {"indonesian", "id"}, {"italian", "it"},
    {"italiano", "it"},   {"japanese", "ja"},   {"korean", "ko"},
    {"nederlands", "nl"}, {"norwegian", "no"},  {"persian", "fa"},
    {"polish", "pl"},     {"polski", "pl"},     {"portugues", "pt"},
    {"portuguese", "pt"}, {"romanian", "ro"},   {"russian", "ru"},
    {"spanish", "es"},    {"swedish", "sv"},    {"thai", "th"},
    {"turkish", "tr"},    {"ukrainian", "uk"},  {"urdu", "ur"},
    {"vietnamese", "vi"},
};

bool has_shape(std::string_view word) {
  return word.size() >= 2 && word.size() <= 12 &&
         std::ranges::all_of(word, [](char c) {
           return is_ascii_alnum(c) || c == '-' || c == '_';
         });
}

}  // namespace

std::string tag_of_word(std::string_view word) {
  const auto meaning =
      std::ranges::find(meanings, ascii_lower(word), &Meaning::word);
  if (meaning != std::end(meanings)) return std::string(meaning->tag);
  return canonical_locale(word);
}

const std::string& LocaleWords::tag(std::string_view word) {
  static const std::string nothing;
  if (!has_shape(word)) return nothing;
  const size_t language = std::min(word.find_first_of("-_"), word.size());
  const bool may_be_tag = language == 2 || language == 3;
  const bool may_be_name = language == word.size() && language > 3;
  if (!may_be_tag && !may_be_name) return nothing;
  const auto [found, is_new] = known_.try_emplace(std::string(word));
  if (is_new) found->second = tag_of_word(word);
  return found->second;
}

bool is_ambiguous(std::string_view word) {
  return word.size() == 3 || std::ranges::count(words, word) > 0;
}

bool is_usual(std::string_view word) {
  const std::string tag = tag_of_word(word);
  if (tag.empty() || is_ambiguous(word)) return false;
  const size_t end = tag.find('-');
  const auto is_same = [&](const Meaning& meaning) {
    return meaning.tag.substr(0, meaning.tag.find('-')) == tag.substr(0, end);
  };
  return end != std::string::npos || std::ranges::any_of(meanings, is_same);
}

bool is_same_locale(std::string_view word, std::string_view other) {
  return tag_of_word(word) == tag_of_word(other);
}

std::vector<std::string>::const_iterator find_same_word(
    const std::vector<std::string>& words, std::string_view wanted) {
  return std::ranges::find_if(
      words, [&](const auto& word) { return is_same_locale(word, wanted); });
}

std::vector<std::string>::const_iterator find_word(
    const std::vector<std::string>& words, std::string_view wanted) {
  const auto same = find_same_word(words, wanted);
  if (same != words.end()) return same;
  return std::ranges::find_if(words, [&](const auto& word) {
    return is_likely_same(tag_of_word(word), tag_of_word(wanted));
  });
}

}  // namespace paralint
