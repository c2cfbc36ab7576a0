// The files in which sites declare redirects, as hosts and generators read
// them. What a file says in a way that is not known is passed over: a rule for
// some readers only, an expression for a path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "text.h"

namespace paralint {

enum class RedirectFormat : uint8_t {
  yaml,          // a list of mappings, of the site's own
  netlify,       // _redirects: from, to, status
  netlify_toml,  // netlify.toml: [[redirects]]
  mdn,           // _redirects.txt: from, tab, to
  mkdocs,        // mkdocs.yml: redirect_maps of the plugin `redirects`
  vercel,        // vercel.json: redirects, rewrites
  astro,         // astro.config.mjs: redirects
  docusaurus,    // docusaurus.config.js: plugin-client-redirects
};
inline constexpr size_t redirect_formats = 8;

// The format's word in a configuration, and back.
const char* name_of(RedirectFormat format);
std::optional<RedirectFormat> redirect_format(std::string_view word);

// By its name; `yaml` where that says nothing.
RedirectFormat format_of(std::string_view file);

// A line of a file of one redirect a line.
struct RedirectLine {
  Span where;  // with its line end
  Span from;
  Span to;
  int status = 301;
  bool is_forced = false;
  bool is_conditional = false;  // only some readers are sent there
};
// Those of a file of the format `netlify` or `mdn`; no comments.
std::vector<RedirectLine> redirect_lines(RedirectFormat format,
                                         std::string_view text);

// Not for `yaml`.
std::vector<Redirect> redirects_in(RedirectFormat format,
                                   const std::string& file,
                                   std::string_view text);

}  // namespace paralint
