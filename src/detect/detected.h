// What detection has found out about a tree: settings for paralint.yaml, and
// how sure each is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config.h"
#include "detect/generator.h"
#include "renderer.h"

namespace paralint {

// How sure a setting is, and what speaks for it: "`docusaurus.config.js` names
// them".
struct Grounds {
  Certainty certainty = Certainty::guess;
  std::string evidence;
};

struct Detected {
  std::string site;                 // "Docusaurus"; empty: of no known kind
  std::vector<std::string> words;   // of the locales, the reference first
  bool default_has_prefix = false;  // the reference is served with its prefix
  std::vector<LayoutRow> layout;
  std::vector<std::string> exclude;
  std::string base;  // as Config::base
  std::string host;  // the site's own; or empty
  std::vector<Said::LocaleHost> locale_hosts;
  std::string renderer;
  // What the site does otherwise than the renderer of that name; empty: as it.
  std::string slug;
  std::vector<Reading> markdown_links;
  std::vector<Reading> html_links;
  bool serves_untranslated = false;
  bool html_urls = false;
  bool urls_are_folders = false;
  std::optional<bool> bare_urls;
  bool keeps_numbers = false;
  std::string file_links;
  std::string index_name;           // beside "index"
  std::optional<bool> ids_by_hand;  // `{#x}` is an id
  bool other_ids = false;  // they are written in a way of the site's own
  std::vector<std::string> generated_pages;  // beside the renderer's own
  std::vector<std::string> known_pages;  // of those, globs of what is laid out
  struct Redirects {
    std::string file;
    std::string from;  // of a YAML file: the names of its fields; else empty
    std::string to;
  };
  std::vector<Redirects> redirects;

  Grounds locales;
  Grounds reference;
  Grounds rows;
  Grounds ids;      // the renderer
  size_t left = 0;  // Markdown files below folders that no row holds
  // What could not be decided, a sentence each.
  std::vector<std::string> open;
};

}  // namespace paralint
