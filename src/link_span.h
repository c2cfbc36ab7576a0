// Where a Markdown link lies, from the few places that the parser gives.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "page.h"

namespace paralint {

struct DestinationSource {
  // The destination's bytes in the file, where the parser knows them.
  std::optional<Span> raw;
  // Nothing of the link lies before this byte.
  uint32_t from = 0;
};

// Fills syntax, span, text_span and destination_span of a link, whose image
// flag, destination and text are known. `shown` runs from its first text to
// its last. Leaves `span` empty if the link cannot be found.
void place_link(std::string_view text, std::optional<Span> shown,
                const DestinationSource& destination, Link& link);

// Up to 120 bytes of the link's line before and after it, for destinations
// that may lead to a page.
std::string around(std::string_view text, const Link& link);

}  // namespace paralint
