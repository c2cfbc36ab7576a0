#include "layout.h"

#include <algorithm>

#include "href.h"
#include "text.h"

namespace paralint {

// A pattern in pieces, and the matching of paths against it.
class Pattern {
 public:
  Pattern(std::string_view pattern, const std::vector<std::string>& locales)
      : locales_(locales) {
    while (!pattern.empty()) {
      const size_t open = pattern.find('{');
      if (open > 0) parts_.push_back({Kind::literal, pattern.substr(0, open)});
      if (open == npos) break;
      const size_t close = pattern.find('}', open);
      const std::string_view name = pattern.substr(open + 1, close - open - 1);
      pattern.remove_prefix(close + 1);
      parts_.push_back({kind_of(name), {}});
      // The slash behind {path} belongs to it: both may be absent.
      if (name == "path" && starts_with(pattern, "/")) pattern.remove_prefix(1);
    }
  }

  struct Match {
    std::string_view path;  // with a slash at its end, or empty
    std::string_view name;
    size_t locale = 0;  // into the locale words
  };

  bool match(std::string_view file, Match& match) const {
    return match_from(0, file, match);
  }

 private:
  enum class Kind { literal, path, locale, name, ending };

  struct Part {
    Kind kind;
    std::string text;
    Part(Kind k, std::string_view t) : kind(k), text(t) {}
  };

  static Kind kind_of(std::string_view name) {
    if (name == "path") return Kind::path;
    if (name == "locale") return Kind::locale;
    return name == "name" ? Kind::name : Kind::ending;
  }

  bool match_word(size_t part, std::string_view rest, std::string_view word,
                  Match& match) const {
    return starts_with(rest, word) &&
           match_from(part + 1, rest.substr(word.size()), match);
  }

  // Longest first, as a reader would take it.
  bool match_from(size_t part, std::string_view rest, Match& match) const {
    if (part == parts_.size()) return rest.empty();
    switch (parts_[part].kind) {
      case Kind::literal:
        return match_word(part, rest, parts_[part].text, match);
      case Kind::ending:
        return match_word(part, rest, "mdx", match) ||
               match_word(part, rest, "markdown", match) ||
               match_word(part, rest, "md", match);
      case Kind::locale:
        for (size_t i = 0; i < locales_.size(); ++i) {
          match.locale = i;
          if (match_word(part, rest, locales_[i], match)) {
            match.locale = i;
            return true;
          }
        }
        return false;
      case Kind::path:
        for (size_t end = rest.rfind('/'); end != npos;
             end = end == 0 ? npos : rest.rfind('/', end - 1)) {
          match.path = rest.substr(0, end + 1);
          if (match_from(part + 1, rest.substr(end + 1), match)) {
            match.path = rest.substr(0, end + 1);
            return true;
          }
        }
        match.path = {};
        return match_from(part + 1, rest, match);
      case Kind::name:
        for (size_t end = std::min(rest.find('/'), rest.size()); end > 0;
             --end) {
          if (match_from(part + 1, rest.substr(end), match)) {
            match.name = rest.substr(0, end);
            return true;
          }
        }
        return false;
    }
    return false;
  }

  const std::vector<std::string>& locales_;
  std::vector<Part> parts_;
};

namespace {

std::string_view folder_of(std::string_view pattern) {
  const size_t slash = pattern.rfind('/');
  return slash == npos ? std::string_view() : pattern.substr(0, slash);
}

}  // namespace

struct Layout::Row {
  Pattern pages;
  std::optional<Pattern> settings;  // for folder settings files
  LocaleIndex fixed_locale = 0;
  bool has_locale = false;
};

Layout::Layout(const Config& config)
    : config_(config), exclude_(config.exclude) {
  const std::string& settings = config.renderer.folder_settings.file;
  for (const LayoutRow& row : config.layout) {
    auto made = std::make_unique<Row>(
        Row{Pattern(row.files, config.locale_words), std::nullopt, 0, false});
    made->fixed_locale = locale(row.locale).value_or(0);
    made->has_locale = row.locale.empty();
    if (!settings.empty()) {
      const std::string folder(folder_of(row.files));
      made->settings.emplace(
          folder.empty() ? settings : folder + "/" + settings,
          config.locale_words);
    }
    rows_.push_back(std::move(made));
  }
  for (size_t i = 0; i < config.locales.size(); ++i) {
    const bool bare = config.locales[i] == config.default_locale;
    prefixes_.push_back(bare ? "" : "/" + config.locale_words[i]);
  }
}

Layout::~Layout() = default;

// The parts of a file that fits the pattern of a row.
std::optional<PathParts> Layout::parts(size_t row, const Pattern& pattern,
                                       std::string_view file) const {
  Pattern::Match match;
  if (!pattern.match(file, match)) return std::nullopt;
  PathParts parts;
  parts.row = row;
  parts.locale = rows_[row]->has_locale ? static_cast<LocaleIndex>(match.locale)
                                        : rows_[row]->fixed_locale;
  parts.path =
      match.path.substr(0, match.path.empty() ? 0 : match.path.size() - 1);
  parts.name = match.name;
  return parts;
}

std::optional<PathParts> Layout::page(std::string_view file) const {
  for (size_t i = 0; i < rows_.size(); ++i) {
    auto found = parts(i, rows_[i]->pages, file);
    if (!found) continue;
    return exclude_.match(file) ? std::nullopt : std::move(found);
  }
  return std::nullopt;
}

std::vector<PathParts> Layout::folder_settings(std::string_view file) const {
  std::vector<PathParts> all;
  for (size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i]->settings) continue;
    if (auto found = parts(i, *rows_[i]->settings, file)) {
      all.push_back(std::move(*found));
    }
  }
  return all;
}

std::string Layout::settings_file(const PathParts& parts,
                                  std::string_view folder) const {
  std::string pattern(folder_of(config_.layout[parts.row].files));
  const size_t at = pattern.find("{locale}");
  if (at != npos) pattern.replace(at, 8, config_.locale_words[parts.locale]);
  pattern =
      filled(pattern + "/" + config_.renderer.folder_settings.file, folder, {});
  return pattern.substr(1);
}

std::vector<std::string> Layout::roots() const {
  std::vector<std::string> roots;
  for (const LayoutRow& row : config_.layout) {
    const std::string_view fixed =
        std::string_view(row.files).substr(0, row.files.find('{'));
    const size_t slash = fixed.rfind('/');
    roots.emplace_back(slash == npos ? "" : fixed.substr(0, slash));
  }
  std::sort(roots.begin(), roots.end());
  std::vector<std::string> outer;
  for (const std::string& root : roots) {
    const bool inside =
        std::any_of(outer.begin(), outer.end(), [&](const std::string& other) {
          return other.empty() || root == other ||
                 starts_with(root, other + "/");
        });
    if (!inside) outer.push_back(root);
  }
  return outer;
}

std::string Layout::key(const PathParts& parts) const {
  return filled(config_.layout[parts.row].key, parts.path, parts.name);
}

std::optional<PathParts> Layout::with_key(PathParts parts,
                                          std::string_view key) const {
  std::string pattern = config_.layout[parts.row].key;
  std::string path(key);
  if (ends_with(pattern, "{path}")) {
    pattern += '/';
    path += '/';
  }
  Pattern::Match match;
  if (!Pattern(pattern, config_.locale_words).match(path, match)) {
    return std::nullopt;
  }
  if (pattern.find("{path}") != npos) {
    parts.path = without_trailing_slash(match.path);
  }
  if (pattern.find("{name}") != npos) parts.name = match.name;
  if (this->key(parts) != key) return std::nullopt;
  return parts;
}

std::string Layout::file(const PathParts& parts,
                         std::string_view ending) const {
  std::string pattern = config_.layout[parts.row].files;
  const auto fill = [&pattern](std::string_view part, std::string_view text) {
    const size_t at = pattern.find(part);
    if (at != npos) pattern.replace(at, part.size(), text);
  };
  fill("{locale}", config_.locale_words[parts.locale]);
  fill("{ext}", ending);
  return filled(pattern, parts.path, parts.name).substr(1);
}

std::optional<LocaleIndex> Layout::locale(std::string_view tag) const {
  const auto& tags = config_.locales;
  const auto found = std::find(tags.begin(), tags.end(), tag);
  if (found == tags.end()) return std::nullopt;
  return static_cast<LocaleIndex>(found - tags.begin());
}

const std::string& Layout::prefix(LocaleIndex locale) const {
  return prefixes_[locale];
}

std::string filled(std::string_view pattern, std::string_view path,
                   std::string_view name) {
  std::string out;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == npos) break;
    const size_t close = pattern.find('}', open);
    out += pattern.substr(open + 1, close - open - 1) == "path" ? path : name;
    pattern.remove_prefix(close + 1);
  }
  return joined_path({}, out);
}

}  // namespace paralint
