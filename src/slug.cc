// Generators write these algorithms in JavaScript, so the words mean what they
// mean there: \s and \d, and a toLowerCase that maps whole words by Unicode's
// rules without regard to the language. Most headings are ASCII, so that those
// go through a table and ICU sees only the others.
#include "slug.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace paralint {
namespace {

// What a character becomes in a slug, if not itself.
constexpr char dropped = '\0';
constexpr char hyphen = '-';

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// [A-Za-z0-9_] in lower case; anything else is `other`.
constexpr char ascii_word(char32_t c, char other) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const bool word =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  return word ? static_cast<char>(c) : other;
}

// The code point at `at`, which moves behind it; U+FFFD for malformed bytes.
char32_t next_code_point(std::string_view text, size_t& at) {
  UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro is not clean
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
  return static_cast<char32_t>(c);
}

// ---------------------------------------------------------------- github ---

constexpr std::array<char, 128> github_ascii = [] {
  std::array<char, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = ascii_word(c, dropped);
  table[' '] = table['-'] = hyphen;
  return table;
}();

// "É" to "é", "İ" to "i̇", "ΟΔΟΣ" to "οδος": a letter may become two, and a
// sigma looks at its neighbours.
std::string lower_case(std::string_view text) {
  constexpr const char* no_language = "";
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(
      no_language, 0,
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
      nullptr, status);
  assert(U_SUCCESS(status));
  return lower;
}

// github-slugger's generated class is these properties as Unicode 13 had them;
// what was assigned later is dropped. Superscripts and fractions are no
// decimal numbers, joiners are neither letters nor marks.
bool github_keeps(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  constexpr uint32_t categories =
      U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_PC_MASK;
  if (!u_isUAlphabetic(code_point) &&
      (U_GET_GC_MASK(code_point) & categories) == 0) {
    return false;
  }
  constexpr uint8_t unicode_version = 13;
  UVersionInfo age;
  u_charAge(code_point, age);
  return age[0] <= unicode_version;
}

std::string github_slug(std::string_view text) {
  std::string lower;
  if (!is_ascii(text)) text = lower = lower_case(text);
  std::string slug;
  slug.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c >= github_ascii.size()) {
      if (github_keeps(c)) slug += text.substr(begin, at - begin);
    } else if (github_ascii[c] != dropped) {
      slug += github_ascii[c];
    }
  }
  return slug;
}

// --------------------------------------------------------------- hubrise ---

// JavaScript's \s.
bool is_white_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// "1.1. Retrieve" to " Retrieve", but "2021" and "3D" as they are.
std::string_view without_leading_number(std::string_view text) {
  const size_t end = text.find_first_not_of("0123456789.");
  if (end == 0 || end == std::string_view::npos) return text;
  size_t at = end;
  const bool is_number = is_white_space(next_code_point(text, at));
  return is_number ? text.substr(end) : text;
}

// The words of `text` with one hyphen between them. `letter` gives what a code
// point contributes; a hyphen from it ends the word.
template <typename Letter>
std::string hyphenated(std::string_view text, Letter letter) {
  std::string slug;
  slug.reserve(text.size());
  bool word_ended = false;
  for (size_t at = 0; at < text.size();) {
    const char c = letter(next_code_point(text, at));
    if (c == dropped) continue;
    if (c != hyphen) {
      if (word_ended && !slug.empty()) slug += hyphen;
      slug += c;
    }
    word_ended = c == hyphen;
  }
  return slug;
}

// "é" and "É" to "e", a combining accent to nothing, "œ" to a hyphen. Looking
// at code points one by one is enough: a canonical decomposition is one base
// and its marks, and reordering never takes a mark past a base.
char base_letter(char32_t c) {
  if (c >= 0x300 && c <= 0x36F) return dropped;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  assert(U_SUCCESS(status));
  icu::UnicodeString decomposition;
  if (nfd->getDecomposition(static_cast<UChar32>(c), decomposition)) {
    c = static_cast<char32_t>(decomposition.char32At(0));
  }
  return ascii_word(c, hyphen);
}

// Up to Latin Extended-A, which the languages of Europe are written with.
using BaseLetters = std::array<char, 0x180>;

BaseLetters common_base_letters() {
  BaseLetters letters;
  for (char32_t c = 0; c < letters.size(); ++c) letters[c] = base_letter(c);
  return letters;
}

std::string hubrise_slug(std::string_view text) {
  static const BaseLetters common = common_base_letters();
  return hyphenated(without_leading_number(text), [&](char32_t c) {
    return c < common.size() ? common[c] : base_letter(c);
  });
}

std::string hubrise_2021_slug(std::string_view text) {
  return hyphenated(without_leading_number(text),
                    [](char32_t c) { return ascii_word(c, hyphen); });
}

// ----------------------------------------------------------------------------

constexpr Slugger table[] = {
    {"github", github_slug, Duplicates::number,
     "github-slugger 2.0, index.js and regex.js: lowercase, delete what is not "
     "alphabetic, a mark, a decimal or letter number, connector punctuation, "
     "`-` or a space (Unicode 13), turn each space into `-`"},
    {"hubrise", hubrise_slug, Duplicates::keep,
     "hubrise.com since September 2023: delete ^[\\d.]+\\s, decompose (NFD), "
     "delete U+0300-036F, join what [^A-Za-z0-9_]+ separates with `-`, "
     "lowercase"},
    {"hubrise-2021", hubrise_2021_slug, Duplicates::keep,
     "hubrise.com until September 2023: delete ^[\\d.]+\\s, join what "
     "[^A-Za-z0-9_]+ separates with `-`, lowercase"},
};

}  // namespace

std::span<const Slugger> sluggers() {
  return table;
}

const Slugger* find_slugger(std::string_view name) {
  const auto row = std::ranges::find(table, name, &Slugger::name);
  return row == std::end(table) ? nullptr : row;
}

// Every slug given out has a counter, the last number that was tried for it.
// "a-1-2" can only be skipped on behalf of "a-1", and only once, so that all
// calls together skip no more names than they gave out.
std::string PageSlugs::next(std::string_view text) {
  std::string slug = slugger_->slug(text);
  if (slugger_->duplicates == Duplicates::keep) return slug;
  const auto [entry, is_new] = taken_.try_emplace(slug, 0u);
  if (is_new) return slug;
  unsigned& tried = entry->second;  // stays valid while the map grows
  for (;;) {
    std::string numbered = slug + hyphen + std::to_string(++tried);
    if (taken_.try_emplace(numbered, 0u).second) return numbered;
  }
}

}  // namespace paralint
