#include "detect/versions_layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "detect/docusaurus_plugins.h"
#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view plugin = "docusaurus-plugin-content-docs";

// "" is the current version, "3" that of version-3.
using Versions = std::map<std::string, std::vector<std::string>>;

std::string version_of(std::string_view folder) {
  constexpr std::string_view begin = "version-";
  return starts_with(folder, begin) ? std::string(folder.substr(begin.size()))
                                    : std::string();
}

class Reader {
 public:
  Reader(const Tree& tree, const Disk& disk, const Generator& generator)
      : tree_(tree), disk_(disk), generator_(generator) {
    const DocsOptions said = docs_options(generator.settings);
    docs_ = joined_path("/" + generator.folder,
                        said.path.empty() ? "docs" : said.path);
    docs_.erase(0, 1);
    route_ = joined_path("/", said.route.empty() ? "docs" : said.route);
    if (route_ == "/") route_.clear();
    sort_pages();
    find_last();
  }

  VersionsLayout read() {
    VersionsLayout result;
    LocaleLayout& layout = result.layout;
    layout.words.assign(words_.begin(), words_.end());
    layout.sizes.assign(words_.size(), 1);
    layout.has_root = true;
    std::vector<LayoutRow> sources;
    for (const auto& [version, pages] : sources_) {
      const bool is_translated = translations_.contains(version);
      if (!is_translated && !translations_.empty() && version != last_) {
        note_left_out(source_folder(version), result);
        continue;
      }
      layout.pages += pages.size();
      sources.push_back(row(version, source_folder(version), pages));
    }
    for (const auto& [version, pages] : translations_) {
      layout.pages += pages.size();
      layout.mirrored += pages.size();
      const std::string folder =
          version.empty() ? "current" : "version-" + version;
      layout.rows.push_back(row(version,
                                joined(generator_.folder, "i18n/{locale}/") +
                                    std::string(plugin) + "/" + folder,
                                pages));
    }
    PluginRows more = plugin_rows(tree_, generator_);
    layout.pages += more.pages;
    layout.mirrored += more.mirrored;
    std::ranges::move(more.translations, std::back_inserter(layout.rows));
    std::ranges::move(sources, std::back_inserter(layout.rows));
    std::ranges::move(more.sources, std::back_inserter(layout.rows));
    result.generated_pages = std::move(more.generated_pages);
    result.known_pages = std::move(more.known_pages);
    std::ranges::move(generated_indexes(tree_, disk_, generator_),
                      std::back_inserter(result.generated_pages));
    for (const std::string& folder : more.untranslated) {
      note_left_out(folder, result);
    }
    if (!knows_last_ && sources_.size() > 1) {
      result.open.push_back(
          "which version is served without a number in its URL; `" + docs_ +
          "` is taken for it");
    }
    return result;
  }

 private:
  static void note_left_out(const std::string& folder, VersionsLayout& result) {
    result.open.push_back("the pages of `" + folder +
                          "` have no translation, and are left out");
  }

  void sort_pages() {
    for (const std::string& page : tree_.pages) {
      if (is_below(page, docs_)) sources_[""].push_back(page);
      if (!is_below(page, generator_.folder)) continue;
      const std::string_view inner = below_folder(page, generator_.folder);
      const auto parts = split(inner, '/');
      if (parts[0] == "versioned_docs" && parts.size() > 2) {
        sources_[version_of(parts[1])].push_back(page);
      } else if (parts[0] == "i18n" && parts.size() > 4 && parts[2] == plugin &&
                 !canonical_locale(parts[1]).empty()) {
        words_.emplace(parts[1]);
        translations_[version_of(parts[3])].push_back(page);
      }
    }
  }

  // The version that is served below the docs' own URL: what the configuration
  // says, else the first of versions.json.
  void find_last() {
    const GeneratorSettings& said = generator_.settings;
    if (const std::string* last = said.find("lastVersion")) {
      last_ = *last == "current" ? "" : *last;
      knows_last_ = true;
      return;
    }
    std::string text;
    const std::string file = joined(generator_.folder, "versions.json");
    if (!disk_.read(file, text).empty()) return;
    for (const GeneratorSetting& setting : script_settings(text)) {
      if (!setting.path.empty() || setting.value.empty()) continue;
      last_ = setting.value;
      knows_last_ = true;
      return;
    }
  }

  std::string source_folder(const std::string& version) const {
    return version.empty()
               ? docs_
               : joined(generator_.folder, "versioned_docs/version-" + version);
  }

  // The part of the URL that tells the version: "/3", "/next" or "".
  std::string url_part(const std::string& version) const {
    const std::string name = version.empty() ? "current" : version;
    for (const GeneratorSetting& setting : generator_.settings.all()) {
      const auto& at = setting.path;
      const bool is_path = at.size() > 2 && at.back() == "path" &&
                           at[at.size() - 2] == name &&
                           at[at.size() - 3] == "versions";
      if (!is_path || setting.value.empty()) continue;
      const std::string path = joined_path("/", setting.value);
      return path == "/" ? "" : path;
    }
    if (version == last_) return "";
    return version.empty() ? "/next" : "/" + version;
  }

  LayoutRow row(const std::string& version, const std::string& folder,
                const std::vector<std::string>& pages) const {
    LayoutRow made;
    made.files = folder + "/{path}/{name}." + ending_of(pages);
    made.key = (version.empty() ? "" : "/" + version) + "/{path}/{name}";
    made.url = route_ + url_part(version) + "/{path}/{name}";
    return made;
  }

  const Tree& tree_;
  const Disk& disk_;
  const Generator& generator_;
  std::string docs_;   // the folder, which may lie outside of the site's
  std::string route_;  // "/docs" or ""
  std::set<std::string> words_;
  Versions sources_;
  Versions translations_;
  std::string last_;  // "" is the current one
  bool knows_last_ = false;
};

}  // namespace

VersionsLayout versions_layout(const Tree& tree, const Disk& disk,
                               const Generator& generator) {
  return Reader(tree, disk, generator).read();
}

bool has_versions_layout(const Tree& tree, const Generator& generator) {
  const std::string i18n = joined(generator.folder, "i18n");
  const std::string docs = joined(generator.folder, "docs");
  const std::string versions = joined(generator.folder, "versioned_docs");
  return std::ranges::any_of(tree.pages, [&](const std::string& page) {
    return (is_below(page, i18n) && page.find(plugin) != npos) ||
           is_below(page, docs) || is_below(page, versions);
  });
}

}  // namespace paralint
