// What readers see around a link: it may say which language they will find.
#pragma once

#include <functional>
#include <string_view>

#include "page.h"

namespace paralint {

using IsOwnUrl = std::function<bool(std::string_view url)>;

// Puts up to 60 bytes of the paragraph before a link and behind it to the
// page's surroundings, for links of its body that may lead to a page of the
// site: to a path, or to a URL that `is_own_url` says so of. `text` is the
// page's.
void note_surroundings(std::string_view text, const IsOwnUrl& is_own_url,
                       Page& page);

}  // namespace paralint
