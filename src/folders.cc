#include "folders.h"

#include <algorithm>
#include <map>

#include "locale.h"
#include "simple_fields.h"
#include "text.h"
#include "yaml_fields.h"

namespace paralint {
namespace {

// The fields of a small YAML file, or what is wrong with it.
FrontMatter read_fields(const std::string& text) {
  if (auto fields = simple_fields(text)) {
    FrontMatter settings;
    settings.fields = std::move(*fields);
    return settings;
  }
  return yaml_fields(text, 0);
}

// The path of each folder from the root to `path`: "a", "a/b", "a/b/c".
std::vector<std::string> steps(const std::string& path) {
  std::vector<std::string> all;
  for (size_t slash = path.find('/'); slash != npos;
       slash = path.find('/', slash + 1)) {
    all.push_back(path.substr(0, slash));
  }
  if (!path.empty()) all.push_back(path);
  return all;
}

// A folder in one locale.
std::string place_of(const std::string& folder, const PathParts& page) {
  return folder + ':' + std::to_string(page.row) + ':' +
         std::to_string(page.locale);
}

}  // namespace

void Folders::note(const std::string& file) {
  for (PathParts& parts : layout_.folder_settings(file)) {
    by_file_.emplace(file, Settings{{}, std::move(parts)});
  }
}

void Folders::name(const PathParts& page, const std::string& word) {
  names_.emplace(place_of(page.path, page), word);
}

void Folders::read(const Disk& disk, std::vector<Trouble>& unreadable) {
  const FolderSettings& names = config_.renderer.folder_settings;
  std::map<std::string, PathParts> copying;  // sorted: the order must not vary
  for (auto& [file, settings] : by_file_) {
    std::string text;
    const std::string failure = disk.read(file, text);
    if (!failure.empty()) {
      unreadable.push_back({file, 0, 0, failure});
      continue;
    }
    const FrontMatter read = read_fields(text);
    if (read.problem) {
      const Position at = position(text, Lines(text), read.problem->offset);
      unreadable.push_back({file, at.line, at.column, read.problem->message});
    }
    if (const std::string* url = read.find(names.url_field)) {
      settings.url = *url;
    }
    const std::string* from = read.find(names.copy_field);
    const auto source =
        from ? std::find(config_.locales.begin(), config_.locales.end(),
                         canonical_locale(*from))
             : config_.locales.end();
    if (source == config_.locales.end()) continue;
    PathParts original = settings.parts;
    original.locale =
        static_cast<LocaleIndex>(source - config_.locales.begin());
    copies_[settings_file(original)];
    copying.emplace(file, original);
  }
  for (const auto& [file, original] : copying) {
    copies_[settings_file(original)].push_back(by_file_.at(file).parts);
  }
}

std::string Folders::settings_file(const PathParts& parts) const {
  return layout_.settings_file(parts, parts.path);
}

std::string Folders::url(const PathParts& parts) const {
  const bool has_settings = !config_.renderer.folder_settings.file.empty();
  std::string url;
  for (const std::string& folder : steps(parts.path)) {
    const auto settings =
        has_settings ? by_file_.find(layout_.settings_file(parts, folder))
                     : by_file_.end();
    url += '/';
    const auto named = names_.find(place_of(folder, parts));
    if (named != names_.end()) {
      url += named->second;
    } else if (settings != by_file_.end() && !settings->second.url.empty()) {
      url += settings->second.url;
    } else {
      url += folder.substr(folder.rfind('/') + 1);
    }
  }
  return url;
}

const Folders::Folder& Folders::folder(const PathParts& parts) const {
  const auto [known, is_new] = known_.try_emplace(place_of(parts.path, parts));
  Folder& folder = known->second;
  if (!is_new) return folder;
  folder.url = url(parts);
  const FolderSettings& settings = config_.renderer.folder_settings;
  if (settings.file.empty()) return folder;
  const std::string file = settings_file(parts);
  folder.is_served = !settings.required ||
                     !config_.layout[parts.row].folder_settings ||
                     by_file_.contains(file);
  const auto copies = copies_.find(file);
  if (copies != copies_.end()) folder.copies = copies->second;
  return folder;
}

}  // namespace paralint
