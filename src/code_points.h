// Texts by their code points, where bytes do not do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paralint {

bool is_ascii(std::string_view text);

// The code point at byte `at`, which moves behind it; U+FFFD for malformed
// bytes.
char32_t next_code_point(std::string_view text, size_t& at);

// Adds the UTF-8 of a code point.
void append_utf8(std::string& text, char32_t code_point);

// "\u00C9" to "\u00E9" by Unicode's rules without regard to the language: a
// letter may become two, and a sigma looks at its neighbours.
std::string lower_case(std::string_view text);

// Unicode's normalization forms.
enum class Form { nfc, nfd, nfkd };
std::string normalized(std::string_view text, Form form);

// The ASCII characters of the text's form NFKD: "e" for "\u00E9".
std::string ascii_of_nfkd(std::string_view text);

}  // namespace paralint
