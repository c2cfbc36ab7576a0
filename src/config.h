// The settings of a site, from `paralint.yaml`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disk.h"
#include "error.h"
#include "heading_name.h"
#include "renderer.h"

namespace paralint {

enum class Severity : uint8_t { off, info, warning, error };

const char* name_of(Severity severity);
std::optional<Severity> severity(std::string_view word);

// Where in the configuration something was said, for messages about it.
struct Place {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;

  Trouble trouble(std::string sentence) const {
    return {file, line, column, std::move(sentence)};
  }
};

// One row of `layout`: how a file's path tells its locale, key and URL.
struct LayoutRow {
  std::string files;   // "content/{path}/{locale}/{name}.md"
  std::string key;     // "/{path}/{name}"
  std::string url;     // "/{path}/{name}"; the locale's prefix comes in front
  std::string locale;  // for patterns without {locale}
  bool folder_settings = true;  // false: these pages need none
  Place place;
};

struct Redirect {
  std::string from;
  std::string to;
  Place place;
  // "/old/*" and "/:word/old"; `to` may have ":splat" and ":word".
  bool is_pattern = false;
  bool is_forced = false;       // even from a URL that has a page
  bool is_rewrite = false;      // readers see what is there by the old URL
  bool names_files = false;     // both are files of pages rather than URLs
  bool in_all_locales = false;  // URLs are without their locale's prefix
};

// Links to other sites that carry a locale: https://manager.example/?locale=fr
struct ExternalLinks {
  std::string url;        // what such a URL begins with
  std::string parameter;  // the query parameter that names the locale
};

// A name by which the site itself is served: "https://bees.example".
struct Host {
  std::string url;     // without a slash at its end; may have a path
  std::string locale;  // of all that is served there; empty: URLs tell it
};

struct RuleSetting {
  std::optional<Severity> severity;
  std::map<std::string, Severity> by_locale;
  Place place;
};

// How many findings of a severity or rule a locale may have.
struct Budget {
  std::string locale;
  std::string name;  // "error", "broken-anchor"
  size_t limit = 0;
  Place place;
};

// A curated correspondence: the same page, or the same route, in each locale.
struct Correspondence {
  std::map<std::string, std::string> by_locale;  // locale to key or URL
  Place place;
};

// A curated correspondence of headings of one page.
struct AnchorCorrespondence {
  std::string page;                              // its key
  std::map<std::string, HeadingName> by_locale;  // locale to heading
  Place place;
};

struct Config {
  std::string file;                  // as it is named in messages
  std::vector<std::string> locales;  // canonical, in the order given
  // The word that stands for each locale in paths and URLs, as written.
  std::vector<std::string> locale_words;
  std::string reference;  // one of `locales`
  std::string
      default_locale;  // served without prefix; empty: every one has one
  std::vector<LayoutRow> layout;
  std::vector<std::string> exclude;  // globs: *, **, ?
  std::string base;  // what the site's URLs begin with: "/bees"; or empty
  Renderer renderer;
  std::map<std::string, std::vector<std::string>> routes;  // by locale
  std::vector<Redirect> redirects;
  std::vector<Host> hosts;  // the site's own
  std::vector<ExternalLinks> external_links;
  std::map<std::string, RuleSetting> rules;    // by rule id
  std::vector<Budget> budgets;                 // in their order
  std::string baseline;                        // as the disk names it
  std::vector<Correspondence> pages;           // from mappings/, by key
  std::vector<Correspondence> curated_routes;  // from mappings/, also in routes
  std::vector<AnchorCorrespondence> anchors;   // from mappings/
  std::string mappings;  // the folder or file, as the disk names it; or empty
};

// Reads `file` from `disk` and everything that it refers to: the mappings (a
// folder or file, beside the configuration) and the redirects file (below the
// site's root, on `site`). Every mistake is one Trouble with file, line,
// column, what is wrong, what is allowed and the nearest name; all of them are
// thrown together as one Error.
Config read_config(const Disk& disk, const std::string& file, const Disk& site);

}  // namespace paralint
