// What the settings files of folders say, each for one locale: a folder's part
// of the URL, whether it is served, and from where its pages are copied.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "config.h"
#include "disk.h"
#include "error.h"
#include "layout.h"

namespace paralint {

class Folders {
 public:
  Folders(const Config& config, const Layout& layout)
      : config_(config), layout_(layout) {}

  // Notes the file if it is a folder's settings file; to be read later.
  void note(const std::string& file);

  // A page says what its folder is called in URLs.
  void name(const PathParts& page, const std::string& word);

  // Reads all noted files. What cannot be read, or is no YAML, is added to
  // `unreadable`.
  void read(const Disk& disk, std::vector<Trouble>& unreadable);

  struct Folder {
    // The URL path, "/docs/faqs", without locale prefix: each step is the
    // folder's own part of the URL, or its name.
    std::string url;
    bool is_served = true;
    std::vector<PathParts> copies;  // folders that serve these pages too
  };

  // What is said about the folder of a page. The reference stays good.
  const Folder& folder(const PathParts& parts) const;

 private:
  struct Settings {
    std::string url;
    PathParts parts;
  };

  std::string settings_file(const PathParts& parts) const;
  std::string url(const PathParts& parts) const;

  const Config& config_;
  const Layout& layout_;
  std::unordered_map<std::string, Settings> by_file_;
  // What pages call their folders, by path and locale.
  std::unordered_map<std::string, std::string> names_;
  // By the settings file of the folder that is copied.
  std::unordered_map<std::string, std::vector<PathParts>> copies_;
  mutable std::unordered_map<std::string, Folder> known_;
};

}  // namespace paralint
