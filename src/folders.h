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

  // Reads all noted files. What cannot be read, or is no YAML, is added to
  // `unreadable`.
  void read(const Disk& disk, std::vector<Trouble>& unreadable);

  // The URL path of a page's folder, "/docs/faqs", without locale prefix: each
  // step is the folder's own part of the URL, or its name.
  const std::string& url(const PathParts& parts) const;

  // Whether pages of this folder are served.
  bool is_served(const PathParts& parts) const;

  // The folders that serve the pages of the folder of `parts` in other locales.
  std::vector<PathParts> copies_of(const PathParts& parts) const;

 private:
  struct Settings {
    std::string url;
    PathParts parts;
  };

  std::string settings_file(const PathParts& parts) const;

  const Config& config_;
  const Layout& layout_;
  std::unordered_map<std::string, Settings> by_file_;
  // By the settings file of the folder that is copied.
  std::unordered_map<std::string, std::vector<PathParts>> copies_;
  mutable std::unordered_map<std::string, std::string> urls_;
};

}  // namespace paralint
