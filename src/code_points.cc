#include "code_points.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text.h"

namespace paralint {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

const icu::Normalizer2& normalizer(Form form, UErrorCode& status) {
  if (form == Form::nfc) return *icu::Normalizer2::getNFCInstance(status);
  if (form == Form::nfd) return *icu::Normalizer2::getNFDInstance(status);
  return *icu::Normalizer2::getNFKDInstance(status);
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char32_t next_code_point(std::string_view text, size_t& at) {
  UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro is not clean
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& text, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro is not clean
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code_point));
#pragma GCC diagnostic pop
  text.append(bytes, static_cast<size_t>(length));
}

std::string lower_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  constexpr const char* no_language = "";
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(no_language, 0, piece(text), sink, nullptr, status);
  assert(U_SUCCESS(status));
  return lower;
}

std::string normalized(std::string_view text, Form form) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& to = normalizer(form, status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  to.normalizeUTF8(0, piece(text), sink, nullptr, status);
  assert(U_SUCCESS(status));
  return result;
}

namespace {

// Letters of scripts that have no ASCII in them: Cyrillic, the scripts of India
// and South East Asia, the syllables and ideographs of East Asia.
bool is_far_from_ascii(char32_t c) {
  return (c >= 0x400 && c < 0x1000) || (c >= 0x3041 && c < 0x3097) ||
         (c >= 0x30A1 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000) ||
         (c >= 0xAC00 && c < 0xD7A4);
}

}  // namespace

// One after the other: what is put into another order are no ASCII characters.
std::string ascii_of_nfkd(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfkd = normalizer(Form::nfkd, status);
  std::string result;
  icu::UnicodeString parts;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else if (!is_far_from_ascii(c) &&
               nfkd.getDecomposition(static_cast<UChar32>(c), parts)) {
      for (int32_t i = 0; i < parts.length(); ++i) {
        if (parts[i] < 0x80) result += static_cast<char>(parts[i]);
      }
    }
  }
  return result;
}

}  // namespace paralint
