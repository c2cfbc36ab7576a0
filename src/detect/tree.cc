#include "detect/tree.h"

#include <algorithm>
#include <set>

#include "href.h"
#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view packages[] = {"bower_components", "site-packages",
                                         "third_party", "vendor", "venv"};
constexpr std::string_view outputs[] = {"_book",  "_site",     "build",
                                        "dist",   "generated", "out",
                                        "public", "site",      "target"};

bool is_markdown(std::string_view file) {
  const std::string ending = extension(file);
  return ending == "md" || ending == "mdx" || ending == "markdown";
}

// The folders of that name which hold an HTML file themselves.
std::set<std::string, std::less<>> made_folders(
    const std::vector<std::string>& files) {
  std::set<std::string, std::less<>> made;
  for (const std::string& file : files) {
    if (extension(file) != "html") continue;
    const std::string_view folder = folder_of(file);
    if (std::ranges::count(outputs, last_segment(folder)) > 0) {
      made.emplace(folder);
    }
  }
  return made;
}

// The outermost folder of the file that is passed over, or "".
std::string_view passed_over(std::string_view file,
                             const std::set<std::string, std::less<>>& made) {
  for (size_t slash = file.find('/'); slash != npos;
       slash = file.find('/', slash + 1)) {
    const std::string_view folder = file.substr(0, slash);
    if (std::ranges::count(packages, last_segment(folder)) > 0 ||
        made.contains(folder)) {
      return folder;
    }
  }
  return {};
}

}  // namespace

Tree tree_of(const Disk& disk) {
  Tree tree;
  Listing listing = disk.list("");
  const auto made = made_folders(listing.files);
  std::set<std::string, std::less<>> left_out;
  for (std::string& file : listing.files) {
    const std::string_view folder = passed_over(file, made);
    if (!folder.empty()) {
      if (is_markdown(file)) left_out.emplace(folder);
      continue;
    }
    (is_markdown(file) ? tree.pages : tree.others).push_back(std::move(file));
  }
  tree.left_out.assign(left_out.begin(), left_out.end());
  return tree;
}

std::string_view folder_of(std::string_view file) {
  const size_t slash = file.rfind('/');
  return slash == npos ? std::string_view() : file.substr(0, slash);
}

std::string_view stem_of(std::string_view file) {
  const std::string_view name = last_segment(file);
  return name.substr(0, name.rfind('.'));
}

bool is_below(std::string_view file, std::string_view folder) {
  return folder.empty() ||
         (file.size() > folder.size() && starts_with(file, folder) &&
          file[folder.size()] == '/');
}

std::string_view below_folder(std::string_view file, std::string_view folder) {
  return folder.empty() ? file : file.substr(folder.size() + 1);
}

std::string joined(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!folder.empty() && !name.empty()) path += '/';
  return path.append(name);
}

std::string common_folder(const std::vector<std::string>& files) {
  if (files.empty()) return {};
  std::string_view common = folder_of(files.front());
  for (const std::string& file : files) {
    while (!is_below(file, common)) common = folder_of(common);
  }
  return std::string(common);
}

}  // namespace paralint
