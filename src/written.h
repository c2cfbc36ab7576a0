// How a destination is spelled in the bytes of a page, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "page.h"

namespace paralint {

// What Markdown's bytes of a destination say, without the "<>" around it:
// "/a\_b&amp;c" gives "/a_b&c".
std::string markdown_destination(std::string_view spelled);

// The bytes that give the link another destination when they replace those of
// its `destination_span`: "/a b" gives "</a b>" in "[x](/c)" and "/a b" in
// "[x](</c>)" and in <a href="/c">. Nothing is percent-encoded. Nothing is
// returned where the destination cannot stand there: a bare URL ends where the
// words around it say, an autolink holds no path, no destination holds a line
// end, and the place of some is not known.
std::optional<std::string> written(const Link& link,
                                   std::string_view destination);

}  // namespace paralint
