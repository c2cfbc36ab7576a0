#include "deunicode.h"

#include <cstddef>

extern "C" {
extern const char paralint_deunicode_pointers[];
extern const char paralint_deunicode_pointers_end[];
extern const char paralint_deunicode_mapping[];
extern const char paralint_deunicode_mapping_end[];
}

namespace paralint {

// deunicode's lib.rs, deunicode_char: three bytes for each code point. The last
// is the length of its spelling; one or two letters stand in the first two
// bytes, of longer ones those are the place in the mapping (little-endian).
std::optional<std::string_view> deunicoded(char32_t code_point) {
  constexpr size_t entry_size = 3;
  constexpr size_t in_place = 2;
  const std::string_view pointers(
      paralint_deunicode_pointers,
      static_cast<size_t>(paralint_deunicode_pointers_end -
                          paralint_deunicode_pointers));
  const std::string_view mapping(
      paralint_deunicode_mapping,
      static_cast<size_t>(paralint_deunicode_mapping_end -
                          paralint_deunicode_mapping));
  const size_t at = code_point * entry_size;
  if (at + entry_size > pointers.size()) return std::nullopt;
  const auto byte = [&](size_t i) {
    return static_cast<unsigned char>(pointers[at + i]);
  };
  const size_t length = byte(2);
  if (length <= in_place) return pointers.substr(at, length);
  const size_t begin = byte(0) + (size_t{byte(1)} << 8);
  if (begin + length > mapping.size()) return std::nullopt;
  return mapping.substr(begin, length);
}

}  // namespace paralint
