// The parts of a destination as it is written in a page.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

enum class HrefKind {
  empty,      // ""
  fragment,   // #x: the page itself
  absolute,   // /docs/locations
  relative,   // ../images/x.png
  external,   // https://..., //host/...
  contact,    // mailto:, tel: and other schemes that lead to no page
  templated,  // {{ url }}, ${x}, {% link %}: only the generator knows it
};

// Views into the destination that it was made from.
struct Href {
  HrefKind kind = HrefKind::empty;
  std::string_view path;      // without query and fragment
  std::string_view query;     // behind "?", without it
  std::string_view fragment;  // behind "#", without it
  bool has_fragment = false;
};

Href parse_href(std::string_view destination);

// "donner-acc%C3%A8s" gives "donner-accès"; malformed escapes stay as they are.
std::string percent_decoded(std::string_view text);

// The value of a query parameter, percent-decoded; empty where there is none.
std::string query_parameter(std::string_view query, std::string_view name);

// The file ending in lower case without the dot: "png" of "a/b.PNG"; empty
// where the last segment has none.
std::string extension(std::string_view path);

// "/a/b" and "../c/./d" give "/a/c/d"; never climbs above "/".
std::string joined_path(std::string_view folder, std::string_view relative);

// The path from the folder of a file (or URL) to another one, both from the
// same root.
std::string relative_path(std::string_view from, std::string_view to);

// The way back for a path, as short as it can be: "a%20b" for "a b".
std::string percent_encoded(std::string_view path);

// "c.md" of "/a/c.md" and of "c.md"; empty behind a slash at the end.
std::string_view last_segment(std::string_view path);

// Without the slashes at the end; "/" stays.
std::string_view without_trailing_slash(std::string_view path);

}  // namespace paralint
