// Links that are written with a host by which the site itself is served.
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

}  // namespace paralint
