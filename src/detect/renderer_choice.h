// Which renderer explains a site's links, where more than one comes into
// question.
#pragma once

#include <string_view>

#include "detect/detected.h"
#include "detect/sample.h"
#include "disk.h"

namespace paralint {

// Settles `renderer`, `slug`, `markdown_links` and `ids` of what was detected.
// `alternatives` are other renderers of the same generator, and slugs with "+"
// in front; where no generator is known, every renderer comes into question.
void choose_renderer(const Sample& sample, std::string_view alternatives,
                     bool is_generator_known, const Disk& disk,
                     Detected& detected);

// On a site that serves each language from a host of its own, links from the
// root are in the reader's language.
void take_hosts_of_locales(const std::vector<Said::LocaleHost>& hosts,
                           Detected& detected);

// Settles whether links from the root are in the reader's language, on a site
// whose generator does not say so: no translation writes its prefix.
void choose_language_of_links(const Sample& sample, Detected& detected);

}  // namespace paralint
