// Pages that a generator makes of files which are no Markdown, or of one file
// for many URLs.
#pragma once

#include <string>
#include <vector>

#include "detect/generator.h"
#include "detect/tree.h"

namespace paralint {

// Globs of their URLs, but for those of Markdown that is laid out and so not
// `left`, sorted: "/pricing" for src/pages/pricing.tsx, "/blog/*"
// for src/pages/blog/[slug].astro. Where there are very many, those of a folder
// are one: "/blog/**".
// Those of `shown` are no pages of their own.
std::vector<std::string> other_pages(const Tree& tree,
                                     const std::vector<std::string>& left,
                                     const std::vector<std::string>& shown,
                                     const Generator& generator);

// Of code for every URL below a folder's, what these begin with: "/docs" for
// app/docs/[[...slug]]/page.tsx.
std::vector<std::string> open_routes(const Tree& tree,
                                     const Generator& generator);

}  // namespace paralint
