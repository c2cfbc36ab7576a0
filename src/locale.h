// Language tags. `pt_BR`, `pt-br` and `pt-BR` are one locale; ICU decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paralint {

// The canonical BCP 47 form ("pt-BR", "zh-Hans", "fr"), or empty if `tag` is
// not a well-formed tag with a known language, script and variant.
std::string canonical_locale(std::string_view tag);

// Whether both tags name one language where nothing else tells them apart: "en"
// and "en-US", "zh" and "zh-CN" (CLDR's likely subtags).
bool is_likely_same(std::string_view tag, std::string_view other);

// The language part of a canonical tag: "pt" of "pt-BR".
std::string_view language_of(std::string_view locale);

// What the language of `locale` is called: in English, in itself, and in each
// of the languages of `readers`; lowercased, without repetition. "en" for a
// reader of "fr" gives {"english", "anglais"}.
std::vector<std::string> language_names(
    std::string_view locale, const std::vector<std::string>& readers);

// What the language of `locale` is called in English: "French" for "fr-CA".
std::string language_name(std::string_view locale);

// Lowercased by Unicode's default case folding; invalid UTF-8 becomes U+FFFD.
std::string fold_case(std::string_view text);

}  // namespace paralint
