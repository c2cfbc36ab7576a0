// How a file's path tells its locale, its key and its URL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "glob.h"

namespace paralint {

class Pattern;

using LocaleIndex = uint16_t;  // into Config::locales

// "content/docs/faqs/fr/menu.md" under "content/{path}/{locale}/{name}.md".
struct PathParts {
  size_t row = 0;  // of Config::layout
  LocaleIndex locale = 0;
  std::string path;  // "docs/faqs"; may be empty
  std::string name;  // "menu"; empty where the pattern has no {name}
};

class Layout {
 public:
  explicit Layout(const Config& config);
  ~Layout();

  // The parts of a page's path, by the first row that fits it.
  std::optional<PathParts> page(std::string_view file) const;

  // The parts of a folder settings file's path, by every row that fits it.
  std::vector<PathParts> folder_settings(std::string_view file) const;

  // The path of a folder's settings file.
  std::string settings_file(const PathParts& parts,
                            std::string_view folder) const;

  // The folders that hold all pages, none inside another.
  std::vector<std::string> roots() const;

  // The page's key: "/docs/faqs/menu".
  std::string key(const PathParts& parts) const;

  // The parts by which a page would have another key, as the same row gives it;
  // what the key does not show stays. Nothing where the row has no such key.
  std::optional<PathParts> with_key(PathParts parts,
                                    std::string_view key) const;

  // The way back: the path of a page with these parts, as its row has it.
  // `ending` is that of the file, "md".
  std::string file(const PathParts& parts, std::string_view ending) const;

  // The index of a canonical tag.
  std::optional<LocaleIndex> locale(std::string_view tag) const;

  // "/fr" or "".
  const std::string& prefix(LocaleIndex locale) const;

 private:
  struct Row;
  std::optional<PathParts> parts(size_t row, const Pattern& pattern,
                                 std::string_view file) const;

  const Config& config_;
  std::vector<std::unique_ptr<Row>> rows_;
  std::vector<std::string> prefixes_;
  Globs exclude_;
};

// `pattern` with {path} and {name} filled in; empty segments vanish.
std::string filled(std::string_view pattern, std::string_view path,
                   std::string_view name);

}  // namespace paralint
