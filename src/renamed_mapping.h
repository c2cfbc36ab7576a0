// The mappings that people wrote, where pages and headings get other names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "edit.h"

namespace paralint {

// The name of one thing, in the locales in which it changes.
struct NameChange {
  std::string from;
  std::string to;
  std::vector<std::string> locales;  // canonical tags
};

// Pages with another key. `is_reference`: the page of the reference locale is
// among them, by whose key headings are said to be of the page.
struct KeyChange {
  NameChange key;
  bool is_reference = false;
  // By locale, routes that are the pages' URLs without the locale's prefix.
  std::map<std::string, NameChange> routes;
};

// Edits of the curated entries of a mappings file; derived ones are left alone.
// Throws Error where the file is broken, or a word of it cannot be changed.
std::vector<Edit> renamed_keys(const std::string& file, std::string_view text,
                               const KeyChange& change);

// The same for an id of headings of the page that has `key` in the reference
// locale.
std::vector<Edit> renamed_ids(const std::string& file, std::string_view text,
                              const std::string& key, const NameChange& id);

// The files that hold the mappings of a site, sorted.
std::vector<std::string> mapping_files(const Disk& disk, const Config& config);

}  // namespace paralint
