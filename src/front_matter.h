// The block of YAML between two `---` lines at the top of a page, or of TOML
// between two `+++` lines.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace paralint {

// A top-level entry. Of a value that is a list its scalars are kept, of a
// mapping nothing but the name.
struct Field {
  enum class Kind { scalar, null, other };

  std::string name;
  std::string value;  // of a scalar, unquoted and unescaped
  Kind kind = Kind::scalar;
  std::vector<std::string> items = {};  // the same of a list

  friend bool operator==(const Field&, const Field&) = default;
};

struct FrontMatterProblem {
  uint32_t offset = 0;  // a byte of the page
  std::string message;  // "`title` is given twice", without place or full stop
};

struct FrontMatter {
  // From the first `---` to the end of the line of the second, line end
  // included; empty where the page has none. The body begins at its end.
  Span span;
  bool is_toml = false;
  std::vector<Field> fields;  // in the order of the page
  std::optional<FrontMatterProblem> problem;

  // The value of a scalar field, or null.
  const std::string* find(std::string_view name) const;
  // The words of a list; a scalar counts as a list of one.
  std::span<const std::string> words(std::string_view name) const;
};

// Reads the front matter of a page. A byte order mark before it, "\r\n" line
// ends and blanks after the dashes are allowed. Front matter opens only on the
// page's first line; a page whose first `---` is never closed has none (and
// says so in `problem` when what follows looks like YAML rather than text).
// Broken YAML gives a problem at the place that the parser names, and the span
// is still cut off. A repeated key is a problem; the first value counts.
//
// Lines of the plain form `key: value` are read directly, since yaml-cpp costs
// more than the whole Markdown parse; every other construct goes to yaml-cpp.
// Both give the same fields.
FrontMatter front_matter(std::string_view page);

}  // namespace paralint
