#include "detect/folder_settings_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "front_matter.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view middle = "{path}/{locale}/{name}.";

std::set<std::string, std::less<>> folders_with(const Tree& tree,
                                                std::string_view name) {
  std::set<std::string, std::less<>> folders;
  for (const std::string& file : tree.others) {
    if (last_segment(file) == name) folders.emplace(folder_of(file));
  }
  return folders;
}

bool has_field(const Disk& disk, const std::string& file,
               const std::string& field) {
  std::string text;
  return disk.read(file, text).empty() &&
         front_matter(text).find(field) != nullptr;
}

// The one name of all pages, or "".
std::string common_name(const std::vector<std::string>& pages) {
  const std::string_view name = stem_of(pages.front());
  const bool is_common = std::ranges::all_of(
      pages, [&](const std::string& page) { return stem_of(page) == name; });
  return is_common ? std::string(name) : std::string();
}

}  // namespace

std::string renderer_by_settings_files(const Tree& tree) {
  for (const std::string_view name : renderer_names()) {
    const std::string file = find_renderer(name)->folder_settings.file;
    if (file.empty()) continue;
    const auto folders = folders_with(tree, file);
    std::set<std::string_view> with_pages;
    for (const std::string& page : tree.pages) {
      if (folders.contains(folder_of(page))) with_pages.insert(folder_of(page));
    }
    if (with_pages.size() > 1) return std::string(name);
  }
  return {};
}

void add_rows_without_settings(const Tree& tree, const Disk& disk,
                               Detected& detected) {
  const Renderer renderer = *find_renderer(detected.renderer);
  const FolderSettings& settings = renderer.folder_settings;
  if (!settings.required || detected.layout.size() != 1) return;
  const std::string files = detected.layout[0].files;
  const size_t at = files.find(middle);
  if (at == npos) return;
  const std::string base(folder_of(files.substr(0, at)));
  const auto folders = folders_with(tree, settings.file);
  std::map<std::string, std::vector<std::string>> branches;
  std::set<std::string> with_settings;
  for (const std::string& page : tree.pages) {
    if (!is_below(page, base)) continue;
    const std::string_view inner = below_folder(page, base);
    const std::string branch(inner.substr(0, inner.find('/')));
    branches[branch].push_back(page);
    if (folders.contains(folder_of(page))) with_settings.insert(branch);
  }
  std::vector<LayoutRow> rows;
  for (const auto& [branch, pages] : branches) {
    if (with_settings.contains(branch)) continue;
    const std::string name = common_name(pages);
    const bool is_named = std::ranges::all_of(pages, [&](const auto& page) {
      return has_field(disk, page, renderer.name_field());
    });
    if (name.empty() || !is_named) {
      detected.open.push_back("how the pages in `" + joined(base, branch) +
                              "` are served, which have no `" + settings.file +
                              "`");
      continue;
    }
    LayoutRow row;
    row.files = joined(base, branch) + "/{path}/{locale}/" + name + "." +
                files.substr(at + middle.size());
    row.key = "/" + branch + "/{path}";
    row.url = "/" + branch + "/{name}";
    row.folder_settings = false;
    rows.push_back(std::move(row));
  }
  detected.layout.insert(detected.layout.begin(), rows.begin(), rows.end());
}

}  // namespace paralint
