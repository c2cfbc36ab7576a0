#include "detect/script_language.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

struct Letters {
  size_t latin = 0;
  size_t han = 0;
  size_t kana = 0;
  size_t hangul = 0;
};

void count(std::string_view text, Letters& letters) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    at += c.size;
    const auto is_in = [&](uint32_t first, uint32_t end) {
      return first <= c.value && c.value < end;
    };
    if (is_in('A', '[') || is_in('a', '{')) ++letters.latin;
    if (is_in(0x4E00, 0xA000)) ++letters.han;
    if (is_in(0x3041, 0x3100)) ++letters.kana;
    if (is_in(0xAC00, 0xD7A4)) ++letters.hangul;
  }
}

}  // namespace

std::string language_by_script(std::span<const std::string> files,
                               const Disk& disk) {
  constexpr size_t most = 20;  // files
  Letters letters;
  std::string text;
  const size_t step = files.size() / most + 1;
  for (size_t i = 0; i < files.size(); i += step) {
    if (disk.read(files[i], text).empty()) count(text, letters);
  }
  // Code, URLs and names are Latin everywhere.
  const size_t own = letters.han + letters.kana + letters.hangul;
  if (own == 0 || 3 * own < letters.latin) return {};
  if (letters.hangul > letters.han + letters.kana) return "ko";
  return 10 * letters.kana > letters.han ? "ja" : "zh";
}

}  // namespace paralint
