#include "detect/docusaurus_plugins.h"

#include <algorithm>
#include <regex>
#include <set>

#include "detect/locale_layout.h"
#include "href.h"
#include "locale.h"
#include "page_url.h"
#include "text.h"

namespace paralint {
namespace {

struct Plugin {
  std::string folder;      // of its pages, from that of the site
  std::string translated;  // the same, below i18n/{locale}
  std::string key;
  std::string url;
  bool is_blog = false;
};

// "/news" for "news/" and "/news"; "" for the root.
std::string route_of(const std::string& word) {
  const std::string route = joined_path("/", word);
  return route == "/" ? std::string() : route;
}

// An item of `plugins` that is named or written out: its name, and what is set.
struct Options {
  std::string plugin;
  std::string id;
  std::string path;
  std::string route;
};

std::vector<Options> plugins_of(const GeneratorSettings& settings) {
  std::vector<Options> all;
  for (const GeneratorSetting& setting : settings.all()) {
    const auto& path = setting.path;
    const size_t size = path.size();
    if (size == 0 || setting.value.empty()) continue;
    if (path.back() == "plugins") all.push_back({setting.value, {}, {}, {}});
    if (size < 2 || path[size - 2] != "plugins" || all.empty()) continue;
    Options& last = all.back();
    if (path.back() == "id") last.id = setting.value;
    if (path.back() == "path") last.path = setting.value;
    if (path.back() == "routeBasePath") last.route = setting.value;
  }
  return all;
}

Plugin docs_plugin(const Options& options) {
  const std::string route = options.route.empty() ? "docs" : options.route;
  return {options.path.empty() ? "docs" : options.path,
          "docusaurus-plugin-content-docs-" + options.id + "/current",
          "/" + options.id + "/{path}/{name}",
          route_of(route) + "/{path}/{name}", false};
}

// Posts are served by the day in their names.
Plugin blog_plugin(const std::string& id, const std::string& path,
                   const std::string& route) {
  const std::string suffix = id.empty() ? "" : "-" + id;
  return {path, "docusaurus-plugin-content-blog" + suffix,
          "/" + (id.empty() ? "blog" : id) + "/{path}/{name}",
          route_of(route) + "/{year}/{month}/{day}/{title}", true};
}

// Where posts are listed by page, month, tag and author; all below where they
// are no part of the layout.
void add_lists(const Plugin& plugin, bool is_laid_out, PluginRows& rows) {
  const std::string route = plugin.url.substr(0, plugin.url.find("/{"));
  std::vector<std::string>& globs = rows.generated_pages;
  globs.push_back(route.empty() ? "/" : route);
  if (!is_laid_out && !route.empty()) {
    globs.push_back(route + "/**");
    return;
  }
  rows.known_pages.push_back(route + "/**");
  for (const char* list : {"/page/*", "/archive", "/authors", "/authors/**"}) {
    globs.push_back(route + list);
  }
}

std::vector<Plugin> plugins(const GeneratorSettings& settings) {
  std::vector<Plugin> all;
  if (word_at(settings, "presets.blog", "") != "false") {
    all.push_back(blog_plugin("", word_at(settings, "blog.path", "blog"),
                              word_at(settings, "blog.routeBasePath", "blog")));
  }
  for (const Options& options : plugins_of(settings)) {
    if (options.id.empty() || options.id == "default") continue;
    if (options.plugin.find("content-docs") != npos) {
      all.push_back(docs_plugin(options));
    }
    if (options.plugin.find("content-blog") != npos) {
      all.push_back(
          blog_plugin(options.id, options.path.empty() ? "blog" : options.path,
                      options.route.empty() ? "blog" : options.route));
    }
  }
  all.push_back({word_at(settings, "pages.path", "src/pages"),
                 "docusaurus-plugin-content-pages", "/pages/{path}/{name}",
                 "/{path}/{name}", false});
  return all;
}

LayoutRow row_of(const Plugin& plugin, const std::string& folder,
                 const std::vector<std::string>& pages) {
  LayoutRow row;
  row.files = folder + "/{path}/{name}." + ending_of(pages);
  row.key = plugin.key;
  row.url = plugin.url;
  return row;
}

// "docusaurus-plugin-content-blog/a.md" of "i18n/fr/" and that.
std::string_view behind_locale(std::string_view inner) {
  const auto parts = split(inner, '/');
  const bool is_translation = parts.size() > 3 && parts[0] == "i18n" &&
                              !canonical_locale(parts[1]).empty();
  return is_translation ? inner.substr(parts[0].size() + parts[1].size() + 2)
                        : std::string_view();
}

// What a post's path gives its URL (parseBlogFileName in plugin-content-blog's
// blogUtils.ts): the last date in it, then what stands before and behind it.
std::string post_slug(std::string_view post) {
  static const std::regex dated(
      R"(^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)(?:/index)?$)");
  std::string path(post.substr(0, post.rfind('.')));
  std::smatch found;
  if (std::regex_match(path, found, dated)) {
    std::string date = found[2];
    std::ranges::replace(date, '-', '/');
    return "/" + date + "/" + found[1].str() + found[3].str();
  }
  if (ends_with(path, "/index")) path.resize(path.rfind('/'));
  return "/" + path;
}

// What the row of all posts makes of the path.
std::string usual_slug(std::string_view post) {
  const std::string_view path = post.substr(0, post.rfind('.'));
  const bool is_index = ends_with(path, "/index");
  const std::string_view name =
      last_segment(is_index ? path.substr(0, path.rfind('/')) : path);
  const DatedName dated = dated_name(name);
  return with_date("/{year}/{month}/{day}/", dated.date) +
         std::string(dated.title);
}

// Posts in folders have other URLs than the row of all posts gives them.
void add_odd_posts(const Plugin& plugin, const std::string& folder,
                   const std::set<std::string>& posts,
                   std::vector<LayoutRow>& rows) {
  constexpr size_t most = 200;
  const std::string route = plugin.url.substr(0, plugin.url.find("/{"));
  const std::string key = plugin.key.substr(0, plugin.key.find("/{"));
  size_t count = 0;
  for (const std::string& post : posts) {
    const std::string slug = joined_path({}, post_slug(post));
    if (slug == joined_path({}, usual_slug(post)) || ++count > most) continue;
    LayoutRow row;
    row.files = joined(folder, post);
    row.key = key + "/" + post.substr(0, post.rfind('.'));
    row.url = route + slug;
    rows.push_back(std::move(row));
  }
}

bool has_indexes(std::string_view file) {
  const std::string_view name = last_segment(file);
  return starts_with(name, "_category_.") || starts_with(name, "sidebars.");
}

}  // namespace

DocsOptions docs_options(const GeneratorSettings& settings) {
  DocsOptions made{word_at(settings, "docs.path"),
                   word_at(settings, "docs.routeBasePath")};
  for (const Options& options : plugins_of(settings)) {
    const bool is_docs = options.plugin.find("content-docs") != npos &&
                         (options.id.empty() || options.id == "default");
    if (!is_docs) continue;
    if (made.path.empty()) made.path = options.path;
    if (made.route.empty()) made.route = options.route;
  }
  return made;
}

std::vector<std::string> generated_indexes(const Tree& tree, const Disk& disk,
                                           const Generator& generator) {
  std::set<std::string> globs;
  for (const std::string& file : tree.others) {
    if (!is_below(file, generator.folder) || !has_indexes(file)) continue;
    std::string text;
    if (!disk.read(file, text).empty()) continue;
    for (const std::string& slug :
         read_settings(file, text).words("link.slug")) {
      globs.insert("**" + joined_path("/", slug));
    }
  }
  return {globs.begin(), globs.end()};
}

PluginRows plugin_rows(const Tree& tree, const Generator& generator) {
  PluginRows rows;
  for (const Plugin& plugin : plugins(generator.settings)) {
    const std::string folder =
        joined_path("/" + generator.folder, plugin.folder).substr(1);
    std::vector<std::string> sources;
    std::vector<std::string> translations;
    std::set<std::string> posts;  // below the folder
    for (const std::string& page : tree.pages) {
      if (is_below(page, folder)) {
        sources.push_back(page);
        posts.emplace(below_folder(page, folder));
      }
      if (!is_below(page, generator.folder)) continue;
      const std::string_view inner =
          behind_locale(below_folder(page, generator.folder));
      if (is_below(inner, plugin.translated)) {
        translations.push_back(page);
        posts.emplace(below_folder(inner, plugin.translated));
      }
    }
    if (plugin.is_blog) add_lists(plugin, !translations.empty(), rows);
    if (translations.empty()) {
      if (!sources.empty()) rows.untranslated.push_back(folder);
      continue;
    }
    rows.pages += sources.size() + translations.size();
    rows.mirrored += translations.size();
    const std::string translated =
        joined(generator.folder, "i18n/{locale}/" + plugin.translated);
    if (plugin.is_blog) {
      add_odd_posts(plugin, translated, posts, rows.translations);
      add_odd_posts(plugin, folder, posts, rows.sources);
    }
    rows.translations.push_back(row_of(plugin, translated, translations));
    if (!sources.empty()) {
      rows.sources.push_back(row_of(plugin, folder, sources));
    }
  }
  return rows;
}

}  // namespace paralint
