// Typographic signs that a generator makes of those of a keyboard.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// "It’s “new” – really…" of `It's "new" -- really...`, as marked's smartypants
// had it and hexo-renderer-marked 7.0 has it (lib/renderer.js). What stands
// between backticks in the source, without markup, is code and stays.
std::string smart_text(std::string_view text, std::string_view source);

}  // namespace paralint
