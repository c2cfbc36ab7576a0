// Renames the files of a site's translations, so that keys say nothing.
#pragma once

#include <map>
#include <string>

#include "site.h"
#include "sites.h"

namespace paralint::bench {

struct RenameStyle {
  const char* name;
  bool by_title = false;       // the slug of the title, or else a random word
  bool folders = false;        // the folders as well, by random words
  bool keeps_indexes = false;  // pages that are their folder's URL keep names
  bool mends_links = false;    // links lead to the new places
};

struct Renamed {
  Files files;
  std::map<std::string, std::string> old_of_new;  // of pages
};

// `site` is made of the sample.
Renamed rename(const Sample& sample, const Site& site, const RenameStyle& style,
               uint64_t seed);

}  // namespace paralint::bench
