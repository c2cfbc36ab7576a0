// The facts of a page as JSON, for people who want to see what the tool sees.
#pragma once

#include <string>
#include <string_view>

#include "page.h"
#include "renderer.h"

namespace paralint {

// `text` is the page's text.
std::string facts_json(const Page& page, std::string_view text,
                       const Renderer& renderer);

}  // namespace paralint
