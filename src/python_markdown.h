// Where Python-Markdown, with the extensions that sites of MkDocs turn on,
// reads blocks otherwise than CommonMark: "##x" is a heading (its
// HashHeaderProcessor), and what is indented below "!!! note" (admonition),
// "??? note" (pymdownx.details) and `=== "Tab"` (pymdownx.tabbed) is Markdown.
// "  # x" is none, and what follows in an item is indented by four columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser_text.h"

namespace paralint {

// What makes a reader of CommonMark see the same in the page from `body` on, in
// order.
std::vector<TextChange> python_markdown_changes(std::string_view text,
                                                const Lines& lines,
                                                uint32_t body);

}  // namespace paralint
