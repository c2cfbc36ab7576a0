// Where a Markdown link lies, from the few places that the parser gives.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "page.h"

namespace paralint {

struct DestinationSource {
  // The destination's bytes in the file, where the parser knows them.
  std::optional<Span> raw;
  // Nothing of the link lies before this byte.
  uint32_t from = 0;
  // The text has no markup in it, as that of an autolink.
  bool plain = true;
};

// Fills syntax, span, text_span and destination_span of a link, whose image
// flag, destination and text are known. `shown` runs from its first text to
// its last. Leaves `span` empty if the link cannot be found.
void place_link(std::string_view text, std::optional<Span> shown,
                const DestinationSource& destination, Link& link);

// Fills what a link says about the bytes of its destination, if those at
// `spelled` give it.
void place_destination(std::string_view text, Span spelled, Link& link);

// The destinations of the reference definitions `[label]: destination`, by
// label as `reference_label` gives it; empty where a label is defined twice.
// For those whose place the parser does not know.
std::unordered_map<std::string, Span> definitions(std::string_view text);

// The label of a reference link, fit to be compared.
std::string reference_label(std::string_view text, const Link& link);

}  // namespace paralint
