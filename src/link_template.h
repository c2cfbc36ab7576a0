// Templates that a generator fills in before it reads Markdown, and what those
// in destinations say: {{< ref "page.md" >}}, {% link _docs/page.md %}.
#pragma once

#include <string>
#include <string_view>

#include "markdown.h"
#include "page.h"

namespace paralint {

// `text` with the inside of each template behind `body` covered by letters, so
// that its blanks, quotes and brackets mean nothing: as long as `text`, with
// the same line ends. Empty where there is no template.
std::string masked_templates(std::string_view text, uint32_t body,
                             Templates templates);

// Reads the template in a link's destination, if there is one: the destination
// becomes what it says, with Link::call; where only the generator knows, the
// link becomes an expression. Hugo's documentation of ref and relref; Jekyll's
// of links, filters and variables.
void read_template(std::string_view text, Templates templates, Link& link);

}  // namespace paralint
