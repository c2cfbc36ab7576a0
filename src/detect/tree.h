// The files of a folder that may be a site, without what others have put there
// or a generator has made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disk.h"

namespace paralint {

struct Tree {
  std::vector<std::string> pages;     // Markdown, sorted
  std::vector<std::string> others;    // everything else, sorted
  std::vector<std::string> left_out;  // folders that were passed over, sorted
};

// Packages of others ("vendor") are passed over wherever they lie; so are
// folders that are named like a generator's output ("public", "_site") and hold
// HTML.
Tree tree_of(const Disk& disk);

// "docs/a" of "docs/a/b.md", "" of "b.md".
std::string_view folder_of(std::string_view file);

// "b" of "docs/a/b.md": without folder and the ending of a Markdown file.
std::string_view stem_of(std::string_view file);

// "docs/x/y" below "docs" gives "x/y"; `file` lies there.
std::string_view below_folder(std::string_view file, std::string_view folder);
bool is_below(std::string_view file, std::string_view folder);
std::string joined(std::string_view folder, std::string_view name);

// The folder that holds all of the files.
std::string common_folder(const std::vector<std::string>& files);

}  // namespace paralint
