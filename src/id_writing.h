// How an explicit id is written at a heading: the way back from heading_id.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "edit.h"
#include "page.h"

namespace paralint {

// Whether the syntax can hold this id, and would be read as it again.
bool can_hold(IdSyntax syntax, std::string_view id);

// The insertion that gives the heading of a file this id: " {#give-access}"
// behind its text, before closing "#"s; an attribute where it is written as
// <h2>. Nothing where the syntax cannot hold the id, or does not belong to
// headings.
std::optional<Edit> written_id(const std::string& file, const Heading& heading,
                               IdSyntax syntax, std::string_view id);

}  // namespace paralint
