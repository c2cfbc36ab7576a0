#include "locale.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <unicode/locid.h>
#include <unicode/stringpiece.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "text.h"

namespace paralint {
namespace {

// ICU's own spelling of a tag ("pt_BR"), which its other functions take, or
// empty if any part of the tag is malformed.
std::string icu_locale(std::string_view written) {
  std::string tag(written);
  std::ranges::replace(tag, '_', '-');
  char name[ULOC_FULLNAME_CAPACITY];
  int32_t understood = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), name, std::size(name), &understood, &status);
  const bool whole = static_cast<size_t>(understood) == tag.size();
  return status == U_ZERO_ERROR && whole ? name : "";
}

// The way back: "pt_BR" to "pt-BR", and withdrawn codes ("iw") to what
// replaced them ("he").
std::string bcp47_tag(const std::string& icu_name) {
  char tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(icu_name.c_str(), tag, std::size(tag), true, &status);
  return status == U_ZERO_ERROR ? tag : "";
}

bool is_iso_language(std::string_view language) {
  static const std::set<std::string_view> known = [] {
    std::set<std::string_view> languages;
    for (auto code = uloc_getISOLanguages(); *code; ++code) {
      languages.insert(*code);
    }
    return languages;
  }();
  return known.contains(language);
}

// ICU lists the codes that are preferred today. Sites also use withdrawn ones
// of two letters, as "tl" for "fil". Longer ones must be listed: among those,
// too many a folder ("src") would pass for a dialect.
bool is_known_language(std::string_view language) {
  if (language == "und") return false;  // "undetermined" is listed, too
  if (is_iso_language(language)) return true;
  if (language.size() != 2) return false;
  const std::string code(language);
  return is_iso_language(
      icu::Locale::createCanonical(code.c_str()).getLanguage());
}

using DisplayFunction = decltype(&uloc_getDisplayLanguage);

// What `display` calls its part of `locale` in the language `reader`: empty if
// `locale` has no such part, nothing if ICU has no word for it. (ICU itself
// would then answer with the code, or in the language of whoever runs the
// program.)
std::optional<std::string> display_name(DisplayFunction display,
                                        const std::string& locale,
                                        const std::string& reader) {
  UChar name[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = display(locale.c_str(), reader.c_str(), name,
                               static_cast<int32_t>(std::size(name)), &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  std::string utf8;
  return icu::UnicodeString(name, size).toUTF8String(utf8);
}

// "en-Docs" and "en-content" are well-formed, but such a script or variant
// does not exist: these are folders.
bool has_known_subtags(const std::string& locale) {
  return display_name(uloc_getDisplayScript, locale, "en") &&
         display_name(uloc_getDisplayVariant, locale, "en");
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string canonical_locale(std::string_view tag) {
  const std::string locale = icu_locale(tag);
  if (locale.empty() || !has_known_subtags(locale)) return "";
  std::string canonical = bcp47_tag(locale);
  return is_known_language(language_of(canonical)) ? canonical : "";
}

static std::string with_likely_subtags(std::string_view tag) {
  const std::string locale = icu_locale(tag);
  char name[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale.c_str(), name, std::size(name), &status);
  return locale.empty() || U_FAILURE(status) ? "" : name;
}

bool is_likely_same(std::string_view tag, std::string_view other) {
  const std::string whole = with_likely_subtags(tag);
  return !whole.empty() && whole == with_likely_subtags(other);
}

std::string_view language_of(std::string_view locale) {
  return locale.substr(0, locale.find('-'));
}

std::vector<std::string> language_names(
    std::string_view locale, const std::vector<std::string>& readers) {
  const std::string language(language_of(locale));
  std::vector<std::string> names;
  const auto add_name_for = [&](std::string_view tag) {
    const std::string reader = icu_locale(tag);
    if (reader.empty()) return;
    const auto name = display_name(uloc_getDisplayLanguage, language, reader);
    if (!name || name->empty()) return;
    std::string folded = fold_case(*name);
    if (std::ranges::find(names, folded) == names.end()) {
      names.push_back(std::move(folded));
    }
  };
  add_name_for("en");
  add_name_for(locale);
  for (const std::string& reader : readers) add_name_for(reader);
  return names;
}

std::string language_name(std::string_view locale) {
  const auto name = display_name(uloc_getDisplayName, icu_locale(locale), "en");
  return name && !name->empty() ? *name : std::string(locale);
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string folded;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

}  // namespace paralint
