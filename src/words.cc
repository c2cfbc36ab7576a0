#include "words.h"

#include <array>
#include <bit>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text.h"

namespace paralint {
namespace {

constexpr size_t stem_length = 5;  // bytes
constexpr size_t shortest_with_stem = 4;

// The slot of a pair of letters, whose case counts as little as in short_hash.
uint64_t slot_of(char a, char b) {
  const uint32_t pair = static_cast<unsigned char>(ascii_lower(a)) << 8 |
                        static_cast<unsigned char>(ascii_lower(b));
  return uint64_t{1} << (pair * 0x9E3779B1u >> 26);  // Knuth's golden ratio
}

Word word(std::string_view folded) {
  Word made;
  made.hash = short_hash(folded);
  if (folded.size() < shortest_with_stem) return made;
  made.stem = short_hash(folded.substr(0, stem_length));
  for (size_t i = 0; i + 1 < folded.size(); ++i) {
    made.letter_pairs |= slot_of(folded[i], folded[i + 1]);
  }
  made.pairs = static_cast<uint8_t>(std::popcount(made.letter_pairs));
  return made;
}

// Without case and accents; of a letter with a mark the letter stays.
icu::UnicodeString folded(std::string_view text) {
  icu::UnicodeString whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  whole.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return whole;
  const icu::UnicodeString apart = nfkd->normalize(whole, status);
  if (U_FAILURE(status)) return whole;
  icu::UnicodeString made;
  for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    // The marks of other scripts are letters to their readers.
    if (c < 0x300 || c > 0x36F) made.append(c);
  }
  return made;
}

bool needs_dictionary(const icu::UnicodeString& text) {
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const int32_t kind =
        u_getIntPropertyValue(text.char32At(at), UCHAR_LINE_BREAK);
    if (kind == U_LB_IDEOGRAPHIC || kind == U_LB_COMPLEX_CONTEXT ||
        kind == U_LB_CONDITIONAL_JAPANESE_STARTER) {
      return true;
    }
  }
  return false;
}

void append(Phrase& made, const icu::UnicodeString& text) {
  if (text.isEmpty()) return;
  std::string utf8;
  text.toUTF8String(utf8);
  made.push_back(word(utf8));
}

Phrase split_by_letters(const icu::UnicodeString& text) {
  Phrase made;
  icu::UnicodeString current;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK ||
        u_charType(c) == U_COMBINING_SPACING_MARK) {
      current.append(c);
    } else {
      append(made, current);
      current.remove();
    }
  }
  append(made, current);
  return made;
}

Phrase split_by_dictionary(const icu::UnicodeString& text) {
  // Making one costs far more than using it.
  static thread_local UErrorCode status = U_ZERO_ERROR;
  static thread_local const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || !breaks) return split_by_letters(text);
  Phrase made;
  breaks->setText(text);
  int32_t begin = breaks->first();
  for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    if (breaks->getRuleStatus() == UBRK_WORD_NONE) continue;
    append(made, text.tempSubStringBetween(begin, end));
  }
  return made;
}

// Most headings are written in the Latin or Cyrillic alphabet. What ICU makes
// of a letter is asked once.
struct Letters {
  uint32_t first;
  uint32_t end;

  bool has(uint32_t c) const { return first <= c && c < end; }
};
constexpr Letters latin{0x80, 0x250};
constexpr Letters cyrillic{0x400, 0x482};

// Empty for what is no letter.
template <Letters letters>
const std::string& folded_letter(uint32_t letter) {
  static const auto table = [] {
    std::array<std::string, letters.end - letters.first> made;
    for (uint32_t c = letters.first; c < letters.end; ++c) {
      if (!u_isalnum(static_cast<UChar32>(c))) continue;
      std::string utf8;
      icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(utf8);
      folded(utf8).toUTF8String(made[c - letters.first]);
    }
    return made;
  }();
  return table[letter - letters.first];
}

// Null for what belongs to other alphabets.
const std::string* folded_letter(uint32_t c) {
  static const std::string none;
  if (latin.has(c)) return &folded_letter<latin>(c);
  if (cyrillic.has(c)) return &folded_letter<cyrillic>(c);
  const bool is_mark = c >= 0x2000 && c < 0x2070;  // ’ – …
  return is_mark ? &none : nullptr;
}

constexpr Letters hangul{0xAC00, 0xD7A4};

// A syllable as the letters that it is composed of (Unicode 15, 3.12), as NFKD
// has them.
void append_letters(uint32_t syllable, std::string& to) {
  constexpr uint32_t vowels = 21;
  constexpr uint32_t trails = 28;  // one is none
  const auto append = [&](uint32_t letter) {
    to += {static_cast<char>(0xE0 | letter >> 12),
           static_cast<char>(0x80 | (letter >> 6 & 0x3F)),
           static_cast<char>(0x80 | (letter & 0x3F))};
  };
  const uint32_t index = syllable - hangul.first;
  append(0x1100 + index / (vowels * trails));
  append(0x1161 + index % (vowels * trails) / trails);
  if (index % trails != 0) append(0x11A7 + index % trails);
}

constexpr uint32_t middle_dot = 0x30FB;  // ・

// Scripts that are written without blanks.
enum class Dense : uint8_t { none, han, hiragana, katakana };

Dense dense(uint32_t c) {
  constexpr Letters han{0x4E00, 0xA000};
  constexpr Letters rare_han{0x3400, 0x4DC0};
  constexpr Letters hiragana{0x3041, 0x30A0};
  constexpr Letters katakana{0x30A1, 0x3100};
  constexpr uint32_t repetition = 0x3005;  // 々
  if (han.has(c) || rare_han.has(c) || c == repetition) return Dense::han;
  if (hiragana.has(c)) return Dense::hiragana;
  return katakana.has(c) && c != middle_dot ? Dense::katakana : Dense::none;
}

// Splits what is written in the alphabets above, in Hangul and in ideographs,
// also where they are mixed.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  // Nothing where other letters occur.
  std::optional<Phrase> words() {
    while (at_ < text_.size()) {
      if (static_cast<signed char>(text_[at_]) >= 0) {
        add_ascii(text_[at_++]);
        continue;
      }
      const CodePoint c = code_point(text_, at_);
      if (const Dense script = dense(c.value); script != Dense::none) {
        finish();
        add_run(script);
      } else if (add(c.value)) {
        at_ += c.size;
      } else {
        return std::nullopt;
      }
    }
    finish();
    return std::move(words_);
  }

 private:
  void add_ascii(char c) {
    // short_hash does not mind its case.
    is_ascii_alnum(c) ? current_.push_back(c) : finish();
  }

  bool add(uint32_t c) {
    constexpr Letters wide{0xFF01, 0xFF5F};  // ASCII, as wide as ideographs
    constexpr Letters wide_marks{0x3000, 0x3041};
    if (wide.has(c)) {
      add_ascii(static_cast<char>(c - wide.first + '!'));
    } else if (wide_marks.has(c) || c == middle_dot) {
      finish();
    } else if (hangul.has(c)) {
      append_letters(c, current_);
    } else if (const std::string* plain = folded_letter(c)) {
      if (plain->empty()) finish();
      current_ += *plain;
    } else {
      return false;
    }
    return true;
  }

  // Kana change where words do. Of Chinese characters each two neighbours stand
  // for a word, since no dictionary knows those of programs (bigrams; Nie, Gao,
  // Zhang and Zhou 2000).
  void add_run(Dense script) {
    const size_t begin = at_;
    size_t before = at_;
    size_t count = 0;
    for (; at_ < text_.size(); ++count) {
      const CodePoint c = code_point(text_, at_);
      if (dense(c.value) != script) break;
      if (script == Dense::han && count > 0) add_word(before, at_ + c.size);
      before = at_;
      at_ += c.size;
    }
    if (script != Dense::han || count == 1) add_word(begin, at_);
  }
  void add_word(size_t begin, size_t end) {
    words_.push_back({.hash = short_hash(text_.substr(begin, end - begin))});
  }

  void finish() {
    if (!current_.empty()) words_.push_back(word(current_));
    current_.clear();
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string current_;
  Phrase words_;
};

}  // namespace

static Phrase words_of(std::string_view text) {
  if (auto made = Splitter(text).words()) return std::move(*made);
  const icu::UnicodeString plain = folded(text);
  return needs_dictionary(plain) ? split_by_dictionary(plain)
                                 : split_by_letters(plain);
}

// Marks the words that are names, which are ASCII in every language.
static void mark_names(std::string_view text, Phrase& words) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    bool is_name = false;
    for (; end < text.size() && is_ascii_alnum(text[end]); ++end) {
      const bool is_upper = text[end] >= 'A' && text[end] <= 'Z';
      is_name |= text[end] <= '9' || (is_upper && end > at);
    }
    if (is_name) {
      const uint32_t hash = short_hash(text.substr(at, end - at));
      for (Word& word : words) word.is_name |= word.hash == hash;
    }
    at = end + 1;
  }
}

static Phrase new_phrase(std::string_view text) {
  Phrase words = words_of(text);
  mark_names(text, words);
  return words;
}

namespace {

struct HashText {
  using is_transparent = void;
  size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

}  // namespace

// What is asked for once is asked for again, by the next language and the next
// step of the run.
Phrase phrase(std::string_view text) {
  constexpr size_t longest = 400;  // bytes; no title is longer
  constexpr size_t most = 8192;
  static thread_local std::unordered_map<std::string, Phrase, HashText,
                                         std::equal_to<>>
      known;
  text = text.substr(0, longest);
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  if (known.size() == most) known.clear();
  return known.emplace(text, new_phrase(text)).first->second;
}

}  // namespace paralint
