// HTML's entities.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// What "&eacute;", "&#233;" or "&#xe9;" stands for in UTF-8; itself if it is
// not one of HTML's Latin-1 or common typographic entities.
std::string decode_entity(std::string_view entity);

// With every entity decoded.
std::string decode_entities(std::string_view text);

}  // namespace paralint
