// Which generator makes a site of a tree, by its configuration or by folders
// that only it has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/other_urls.h"
#include "detect/said.h"
#include "detect/settings.h"
#include "detect/tree.h"
#include "disk.h"

namespace paralint {

enum class Certainty : uint8_t { certain, likely, guess };

const char* name_of(Certainty certainty);

// A row of the table of generators.
struct GeneratorKind {
  std::string_view name;      // "Docusaurus"
  std::string_view renderer;  // the one to begin with
  // Names of its files, one after another; what ends in "." goes on with any
  // ending.
  std::string_view files = {};
  // Whether such a file is really this generator's; null: always.
  bool (*claims)(const GeneratorSettings& settings) = nullptr;
  // The folder of all pages, below that of the file; null: any folder may be.
  std::string (*root)(const GeneratorSettings& settings) = nullptr;
  Said (*says)(const GeneratorSettings& settings);
  // Folders that only this generator has, "i18n/*/docusaurus-*"; pages without
  // a file of the above tell it by them. What ends in "/" is a part of paths,
  // anything else the name of a page, or of another file by its ending.
  std::string_view shapes = {};
  // Files beside its configuration that hold more of its settings, one after
  // another; what ends in "." goes on with an ending of scripts. Of
  // package.json only dependencies count.
  std::string_view parts = {};
  // A package that package.json depends on.
  std::string_view package = {};
  // Other renderers of the same generator, and slugs with "+" in front, which
  // its pages may tell.
  std::string_view alternatives = {};
  std::string_view url = {};  // what URLs begin with, behind the locale
  // Where its configuration tells the path below which the site is served; a
  // URL or a path.
  std::string_view base = {};
  // Where it tells the host, "https://bees.example"; the path is left out.
  std::string_view host = {};
  // Folders beside its configuration, one after another, that hold all pages
  // where there is one.
  std::string_view content = {};
  // Folders beside its configuration, one after another, where files that are
  // no Markdown become pages.
  std::string_view code = {};
  // Globs of files that are no pages, from the folder of all pages; null: none.
  std::vector<std::string> (*left_out)(const GeneratorSettings& settings) =
      nullptr;
  // Which pages are served elsewhere than their paths say; null: none.
  OtherUrls (*other_urls)(const GeneratorSettings& settings) = nullptr;
};

struct Generator {
  const GeneratorKind* kind = nullptr;
  std::string file;    // of its configuration, if there is one
  std::string folder;  // of that
  std::string root;    // of all pages
  bool root_is_known = true;
  GeneratorSettings settings;
  Said said;
  // The folders of languages that have configurations of their own, from the
  // root of the tree; and the word of this one's, if it tells one.
  std::vector<Said::Root> roots;
  std::string word;
  Certainty certainty = Certainty::certain;
  std::string evidence;  // "`docusaurus.config.js`"
};

// The path below which the site is served, "/bees", as the configuration says;
// empty where it is its host's root or not known.
std::string base_of(const Generator& generator);

// "https://bees.example", as the configuration says; empty where it does not,
// or names one that only stands for a host (RFC 2606).
std::string host_of(const Generator& generator);

// Of several generators the one with the most pages.
std::optional<Generator> find_generator(const Tree& tree, const Disk& disk);

}  // namespace paralint
