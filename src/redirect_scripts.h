// Redirects in the configurations of generators that are scripts. They are
// searched, never run: what a script computes is passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config.h"

namespace paralint {

// docs.astro.build/en/reference/configuration-reference/#redirects: `redirects`
// of the configuration, {"/old/[...slug]": "/new/[...slug]"}, also with
// {status, destination} for the new URL. Without the site's base.
std::vector<Redirect> astro_redirects(const std::string& file,
                                      std::string_view text);

// docusaurus.io/docs/api/plugins/@docusaurus/plugin-client-redirects: a list of
// {from, to}, of which `from` may be a list; in every locale.
std::vector<Redirect> docusaurus_redirects(const std::string& file,
                                           std::string_view text);

}  // namespace paralint
