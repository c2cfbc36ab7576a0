// Files of one redirect a line, Netlify's and MDN's, when pages get other URLs.
#pragma once

#include <string>
#include <string_view>

#include "redirect_list.h"

namespace paralint {

// What `with_moved` promises, for a list of the format `netlify` or `mdn`. A
// new line stands where no pattern above it takes its URL (Netlify), or where
// it is sorted (MDN, whose files hold the URLs of one locale each).
std::string with_moved_lines(const RedirectList& list, std::string_view text,
                             const MovedUrls& moved, bool adds);

}  // namespace paralint
