// What answers what in the languages of a site: pages, routes and headings as
// one list each, out of the pairs and their alignments. `map` writes them.
#pragma once

#include <string>
#include <vector>

#include "site.h"

namespace paralint {

// What a match is built on, and how far it can be trusted.
struct Grounds {
  std::vector<std::string> by;  // "mapping", "key", "id", "links", ...
  double confidence = 1.0;
  bool curated = false;  // a mapping says it, all of it
};

// One page in every locale; a page that exists in one locale alone is a match
// as well, where that is not the reference.
struct PageMatch {
  std::vector<PageIndex> pages;  // by locale; none
  Grounds grounds;
};

// One route in every locale.
struct RouteMatch {
  std::vector<std::string> urls;  // by locale, without its prefix; or empty
  Grounds grounds;
};

struct AnchorMatch {
  struct Place {
    PageIndex page = none;
    int32_t heading = no_heading;
  };
  std::vector<Place> headings;  // by locale; that of the reference is there
  Grounds grounds;
};

struct Correspondences {
  std::vector<PageMatch> pages;      // by key
  std::vector<RouteMatch> routes;    // by URL
  std::vector<AnchorMatch> anchors;  // by key, then in the order of the page
};

Correspondences correspondences(const Site& site);

// The key of the match's page in the reference locale, else in the first one
// that has the page.
const std::string& key_of(const Corpus& corpus, const PageMatch& match);

}  // namespace paralint
