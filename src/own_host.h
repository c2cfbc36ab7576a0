// Links that are written with a host by which the site itself is served, or
// with the path below which it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "href.h"

namespace paralint {

// What such a link names on the site.
struct OwnPlace {
  Href href;         // HrefKind::absolute, or templated
  const Host* host;  // the one that it is written with
};

// "https://www.bees.example/fr/hives#wax" where "https://bees.example" is one
// of `hosts`: http and https, with and without "www.", are one host. Views into
// `destination`.
std::optional<OwnPlace> own_place(const std::vector<Host>& hosts,
                                  std::string_view destination);

// Whether an absolute path begins with the site's base, "/bees".
bool has_base(std::string_view base, const Href& href);

// Who puts the base in front of the link. Where files are URLs, the generator
// does so for names of files, and in the front matter, whatever it does else;
// its components may (VuePress).
BaseFrom base_from(const Renderer& renderer, const Link& link,
                   const Href& href);

// "/hives#wax" of "/bees/hives#wax"; what has no base stays.
Href below_base(std::string_view base, Href href);

}  // namespace paralint
