// Whether a page takes in text of other files, which may hold headings and ids.
#pragma once

#include <string_view>

#include "markdown.h"
#include "page.h"

namespace paralint {

// `text` is the page's, from `body` on without front matter. What stands in
// code blocks brings no headings.
bool has_includes(std::string_view text, uint32_t body, Includes includes,
                  const Page& page);

}  // namespace paralint
