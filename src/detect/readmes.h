// The READMEs of a repository in several languages, which lie in its root
// whatever else it holds: README.md, README.fr.md, README_zh-CN.md,
// README_CN.md.
#pragma once

#include <string>
#include <vector>

#include "config.h"

namespace paralint {

struct Readme {
  std::string file;
  std::string word;  // of its locale; or empty
};

// Of pages by path, one of each locale; none unless there are two.
std::vector<Readme> readmes(const std::vector<std::string>& pages);

// A row for it.
LayoutRow row_of(const Readme& readme, const std::string& word);

}  // namespace paralint
