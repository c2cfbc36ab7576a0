// Sites whose generator has a configuration for each language: `mkdocs.yml` and
// `mkdocs-fr.yml`, or `en/mkdocs.yml` and `fr/mkdocs.yml`.
#pragma once

#include <string_view>
#include <vector>

#include "detect/generator.h"
#include "detect/said.h"

namespace paralint {

// Whether the name is that of a language's configuration, "mkdocs-fr.yml" for
// "mkdocs.yml".
bool is_language_config(std::string_view name, std::string_view wanted);

// The word of the language that a configuration is of; empty where nothing
// tells it.
std::string word_of(const Generator& config);

// The folders of all pages by language, below the root of the tree. A word is
// empty where nothing tells the language of a configuration. Nothing where two
// are of one language, have the same pages, or no name tells a language.
std::vector<Said::Root> language_roots(const std::vector<Generator>& configs);

}  // namespace paralint
