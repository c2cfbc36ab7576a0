// Where a Markdown heading lies, and the ways in which people write an id by
// hand at its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "page.h"

namespace paralint {

struct HeadingPlace {
  Span lines;    // with the line under a setext heading
  Span content;  // without "##" and closing "#"s
};

// The heading whose texts and links run from the begin of `shown` to its end.
HeadingPlace place_heading(std::string_view text, int level, Span shown);

// The first heading without content at or behind `from`: "##", "> # #".
std::optional<HeadingPlace> place_empty_heading(std::string_view text,
                                                int level, uint32_t from);

// The id syntax at the end of a heading's inline source, if there is one:
// "Give access {#give-access}". `offset` is where `content` begins in the file.
// Where `may_be_escaped`, `\{#give-access}` is the same.
std::optional<ExplicitId> trailing_id(std::string_view content, uint32_t offset,
                                      bool may_be_escaped = false);

// A paragraph that is nothing but "{#id}", "{: #id}" or "[]{#id}", or whose
// last line is.
std::optional<ExplicitId> paragraph_id(std::string_view content,
                                       uint32_t offset);

}  // namespace paralint
