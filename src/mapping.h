// What is said by locale: curated correspondences, and redirects, in a file of
// `mappings/`, in a site's own redirects file or in the configuration itself.
//
// An entry with a `confidence` is derived: `map` wrote it, for people and other
// programs to read. It is passed over here, whatever else it says, so that no
// conclusion of an earlier run is the ground of the next one.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config.h"
#include "yaml_reader.h"

namespace paralint {

Place place(const YamlReader& yaml, const YamlNode& node);

// The canonical form of a word that must be one of the site's `locales`, which
// are canonical; empty after a trouble. While the site has no locales (that is
// a trouble of its own) every tag will do.
std::string site_locale(YamlReader& yaml, const YamlNode& word,
                        const std::vector<std::string>& locales);

// What a mapping says of each locale, in its order.
std::vector<std::pair<std::string, const YamlNode*>> by_locale(
    YamlReader& yaml, const std::vector<YamlEntry>& entries,
    const std::vector<std::string>& locales);

// A key or route: a word that begins with "/"; null after a trouble.
const std::string* rooted(YamlReader& yaml, const YamlNode& node,
                          std::string_view noun);

// The path that `path` in `file` stands for, as the disk names it.
std::string beside(const std::string& file, const std::string& path);

// What files beside the configuration say, or the list `redirects` in it.
struct Mapping {
  std::vector<Correspondence> pages;
  std::vector<Correspondence> routes;
  std::vector<AnchorCorrespondence> anchors;
  std::vector<Redirect> redirects;
  // What `mappings` names, as the disk does; empty where it names nothing.
  std::string path;
  // Of these files. That one cannot be read is a trouble of the configuration,
  // which names it.
  std::vector<Trouble> troubles;
};

// The value of `mappings`: a folder or a file on `disk`, beside `yaml`'s file.
Mapping read_mappings(YamlReader& yaml, const YamlNode& node, const Disk& disk,
                      const std::vector<std::string>& locales);

// The value of `redirects`: {file: redirects.yaml, from: old, to: new}, which
// names a list of the site's own, {file: static/_redirects} in another format,
// or a list of such files and of redirects.
Mapping read_redirects(YamlReader& yaml, const YamlNode& node,
                       const Disk& site);

}  // namespace paralint
