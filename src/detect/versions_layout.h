// Where Docusaurus has its pages: those of the default locale in `docs` and
// `versioned_docs`, translations below `i18n`.
#pragma once

#include "detect/generator.h"
#include "detect/locale_layout.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

struct VersionsLayout {
  LocaleLayout layout;
  std::vector<std::string> open;             // what could not be decided
  std::vector<std::string> generated_pages;  // globs, as Detected has them
  std::vector<std::string> known_pages;
};

// Versions that nobody translates are left out where others are translated.
// (docusaurus.io/docs/versioning, docusaurus.io/docs/i18n/introduction)
VersionsLayout versions_layout(const Tree& tree, const Disk& disk,
                               const Generator& generator);

// Whether the tree is laid out so.
bool has_versions_layout(const Tree& tree, const Generator& generator);

}  // namespace paralint
