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

// The insertion that gives a heading of the page, whose text is `text`, this
// id: " {#give-access}" behind its text, before closing "#"s; an attribute
// where it is written as <h2>. Nothing where the syntax cannot hold the id, or
// would not be read there.
std::optional<Edit> written_id(const Page& page, std::string_view text,
                               const Heading& heading, IdSyntax syntax,
                               std::string_view id);

}  // namespace paralint
