// The real sites that quality is measured on, as files in memory. They are not
// part of the project; one that is not at hand is left out.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config.h"
#include "disk.h"

namespace paralint::bench {

using Files = std::map<std::string, std::string>;

struct SiteRow {
  const char* name;
  const char* folder;  // of the corpora
  const char* config;  // in tests/sites
  // Only these; empty: all that the configuration names.
  std::vector<std::string> locales;
};

const std::vector<SiteRow>& site_rows();

struct Sample {
  std::string name;
  Files files;
  Config config;
};

// Nothing where the folder is absent.
std::optional<Sample> read_sample(const SiteRow& row,
                                  const std::string& corpora);

}  // namespace paralint::bench
