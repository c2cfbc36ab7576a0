#include "layout.h"

#include <re2/re2.h>

#include <algorithm>

#include "href.h"
#include "text.h"

namespace paralint {
namespace {

// The alternatives "pt-br|pt" of all locale words, longest first.
std::string locale_words(const Config& config) {
  std::vector<std::string> words = config.locale_words;
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string all;
  for (const std::string& word : words) {
    all += all.empty() ? "" : "|";
    all += RE2::QuoteMeta(word);
  }
  return all;
}

// A regular expression with named groups for the parts of a pattern.
std::string expression(std::string_view pattern, const std::string& locales) {
  std::string out;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    out += RE2::QuoteMeta(
        re2::StringPiece(pattern.data(), std::min(open, pattern.size())));
    if (open == npos) break;
    const size_t close = pattern.find('}', open);
    const std::string_view part = pattern.substr(open + 1, close - open - 1);
    pattern.remove_prefix(close + 1);
    if (part == "path") {
      if (starts_with(pattern, "/")) pattern.remove_prefix(1);
      out += "(?P<path>(?:[^/]+/)*)";
    } else if (part == "locale") {
      out += "(?P<locale>" + locales + ")";
    } else if (part == "name") {
      out += "(?P<name>[^/]+)";
    } else {
      out += "(?:md|mdx|markdown)";
    }
  }
  return out;
}

std::string_view folder_of(std::string_view pattern) {
  const size_t slash = pattern.rfind('/');
  return slash == npos ? std::string_view() : pattern.substr(0, slash);
}

// "content/**/drafts/*" as a regular expression.
std::string glob_expression(std::string_view glob) {
  std::string out;
  for (size_t i = 0; i < glob.size(); ++i) {
    if (glob.substr(i, 3) == "**/") {
      out += "(?:.*/)?";
      i += 2;
    } else if (glob.substr(i, 2) == "**") {
      out += ".*";
      ++i;
    } else if (glob[i] == '*') {
      out += "[^/]*";
    } else if (glob[i] == '?') {
      out += "[^/]";
    } else {
      out += RE2::QuoteMeta(re2::StringPiece(&glob[i], 1));
    }
  }
  return out;
}

std::string exclude_expression(const std::vector<std::string>& globs) {
  std::string out;
  for (const std::string& glob : globs) {
    out += (out.empty() ? "" : "|") + glob_expression(glob);
  }
  return out;
}

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);  // paths are bytes
  return options;
}

std::string without_slash(std::string path) {
  if (!path.empty() && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

struct Layout::Row {
  // `pattern` is what the expression was made from, or empty.
  Row(const std::string& regex, std::string_view pattern)
      : re(regex, quiet()), prefix(pattern.substr(0, pattern.find('{'))) {
    const size_t last = pattern.rfind('}');
    const bool ends_in_name =
        last != npos && !ends_with(pattern.substr(0, last + 1), "{path}");
    if (ends_in_name) suffix = pattern.substr(last + 1);
    groups = re.NumberOfCapturingGroups();
    for (const auto& [name, index] : re.NamedCapturingGroups()) {
      if (name == "path") path = index;
      if (name == "locale") locale = index;
      if (name == "name") page_name = index;
    }
  }

  // The groups of a file that fits; [0] is unused.
  bool match(std::string_view file, std::string_view (&found)[4]) const {
    // Most files that do not fit are told by their two ends.
    if (!starts_with(file, prefix) || !ends_with(file, suffix)) return false;
    re2::StringPiece pieces[4];
    if (!re.Match(re2::StringPiece(file.data(), file.size()), 0, file.size(),
                  RE2::ANCHOR_BOTH, pieces, groups + 1)) {
      return false;
    }
    for (int i = 0; i <= groups; ++i) {
      found[i] = std::string_view(pieces[i].data(), pieces[i].size());
    }
    return true;
  }

  RE2 re;
  std::string prefix;
  std::string suffix;
  std::unique_ptr<Row> settings;  // for folder settings files
  LocaleIndex fixed_locale = 0;
  int groups = 0;
  int path = 0;
  int locale = 0;
  int page_name = 0;
};

Layout::Layout(const Config& config) : config_(config) {
  const std::string locales = locale_words(config);
  for (const LayoutRow& row : config.layout) {
    rows_.push_back(
        std::make_unique<Row>(expression(row.files, locales), row.files));
    const auto fixed =
        std::find(config.locales.begin(), config.locales.end(), row.locale);
    if (fixed != config.locales.end()) {
      rows_.back()->fixed_locale =
          static_cast<LocaleIndex>(fixed - config.locales.begin());
    }
    const std::string& settings = config.renderer.folder_settings.file;
    if (!settings.empty()) {
      const std::string folder(folder_of(row.files));
      const std::string pattern =
          folder.empty() ? settings : folder + "/" + settings;
      rows_.back()->settings =
          std::make_unique<Row>(expression(pattern, locales), pattern);
    }
  }
  for (size_t i = 0; i < config.locales.size(); ++i) {
    const bool bare = config.locales[i] == config.default_locale;
    prefixes_.push_back(bare ? "" : "/" + config.locale_words[i]);
  }
  if (!config.exclude.empty()) {
    exclude_ = std::make_unique<Row>(exclude_expression(config.exclude), "");
  }
}

Layout::~Layout() = default;

std::optional<PathParts> Layout::page(std::string_view file) const {
  for (size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = *rows_[i];
    std::string_view found[4];
    if (!row.match(file, found)) continue;
    std::string_view ignored[4];
    if (exclude_ && exclude_->match(file, ignored)) return std::nullopt;
    PathParts parts{i, row.fixed_locale, {}, {}};
    if (row.locale) {
      const auto& words = config_.locale_words;
      parts.locale = static_cast<LocaleIndex>(
          std::find(words.begin(), words.end(), found[row.locale]) -
          words.begin());
    }
    if (row.path) parts.path = without_slash(std::string(found[row.path]));
    if (row.page_name) parts.name = found[row.page_name];
    return parts;
  }
  return std::nullopt;
}

std::vector<PathParts> Layout::folder_settings(std::string_view file) const {
  std::vector<PathParts> all;
  for (size_t i = 0; i < rows_.size(); ++i) {
    const Row* row = rows_[i]->settings.get();
    std::string_view found[4];
    if (!row || !row->match(file, found)) continue;
    PathParts parts{i, rows_[i]->fixed_locale, {}, {}};
    if (row->locale) {
      const auto& words = config_.locale_words;
      parts.locale = static_cast<LocaleIndex>(
          std::find(words.begin(), words.end(), found[row->locale]) -
          words.begin());
    }
    if (row->path) parts.path = without_slash(std::string(found[row->path]));
    all.push_back(std::move(parts));
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
