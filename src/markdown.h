// From the bytes of a file to its Page. The only unit that knows md4c.
#pragma once

#include <string>
#include <string_view>

#include "page.h"

namespace paralint {

// How this site's generator reads Markdown.
struct Dialect {
  bool mdx = false;   // Markdown goes on inside HTML blocks; no indented code
  bool math = false;  // $...$ and $$...$$ are formulas
};

// Reads a page. Never fails: what is wrong with the text is in the Page.
// `text` is up to 4 GiB of any bytes.
Page parse_page(std::string file, std::string_view text, Dialect dialect);

}  // namespace paralint
