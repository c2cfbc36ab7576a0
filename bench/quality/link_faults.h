// Mistakes in links.
#pragma once

#include "fault.h"

namespace paralint::bench {

using Made = std::vector<Fault>;

// The fragment is translated, or otherwise not what the heading has.
Made translated_fragments(const Healthy&, size_t count, Random&);
// The fragment is the slug that the heading has in the other language.
Made foreign_slugs(const Healthy&, size_t count, Random&);
// The path leads to the page in the other language.
Made foreign_paths(const Healthy&, size_t count, Random&);
// The path is the page's URL where the site wants its key.
Made localized_urls(const Healthy&, size_t count, Random&);
// Only the text of the link is left; no other link of the page leads there.
Made dropped_links(const Healthy&, size_t count, Random&);
// The same; another link of the page does.
Made dropped_repeated_links(const Healthy&, size_t count, Random&);
// Two links of one section have changed destinations.
Made swapped_links(const Healthy&, size_t count, Random&);
// The link leads to another page.
Made changed_targets(const Healthy&, size_t count, Random&);

}  // namespace paralint::bench
