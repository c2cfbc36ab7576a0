// What Docusaurus makes pages of besides its docs: more docs, posts and plain
// pages, each with its translations below `i18n`.
#pragma once

#include <string>
#include <vector>

#include "config.h"
#include "detect/generator.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

struct PluginRows {
  std::vector<LayoutRow> translations;
  std::vector<LayoutRow> sources;  // of the default locale
  size_t pages = 0;
  size_t mirrored = 0;
  std::vector<std::string> untranslated;  // folders that are left out
  // Globs of URLs where posts are listed, or all of them are left out.
  std::vector<std::string> generated_pages;
  std::vector<std::string> known_pages;  // globs of posts that are not
};

// By the generator's configuration (docusaurus.io/docs/api/plugins); what
// nobody has translated is left out.
PluginRows plugin_rows(const Tree& tree, const Generator& generator);

// Where the docs lie and are served, as the preset or their plugin says; empty
// where neither does.
struct DocsOptions {
  std::string path;
  std::string route;
};
DocsOptions docs_options(const GeneratorSettings& settings);

// Globs of the URLs that sidebars and folders' `_category_` files give their
// indexes (docusaurus.io/docs/sidebar/items#generated-index-page).
std::vector<std::string> generated_indexes(const Tree& tree, const Disk& disk,
                                           const Generator& generator);

}  // namespace paralint
