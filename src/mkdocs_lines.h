// The few lines of a mkdocs.yml that redirects are read from. Most of such a
// file is navigation, and YAML is slow to read.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// The text with empty lines for entries that are surely others: those of the
// file but `plugins` and `docs_dir`, those of `plugins` but `redirects`.
std::string mkdocs_redirects_only(std::string_view text);

}  // namespace paralint
