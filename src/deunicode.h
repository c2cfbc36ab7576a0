// Text in ASCII letters as Rust's deunicode spells it: "北" as "Bei ".
#pragma once

#include <optional>
#include <string_view>

namespace paralint {

// What stands for a code point; nothing where the table has no entry. The table
// is that of the crate (BSD-3-Clause), which Debian has as
// librust-deunicode-dev.
std::optional<std::string_view> deunicoded(char32_t code_point);

}  // namespace paralint
