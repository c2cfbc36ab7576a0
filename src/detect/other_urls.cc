#include "detect/other_urls.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "detect/path_rewrite.h"
#include "detect/tree.h"
#include "href.h"
#include "page_url.h"
#include "text.h"

namespace paralint {
namespace {

using Tokens = std::map<std::string_view, std::string, std::less<>>;

// "/:year/:title/" with what stands for each name; nothing where one is not
// known.
std::optional<std::string> translated(std::string_view permalink,
                                      const Tokens& tokens) {
  std::string url;
  for (size_t at = 0; at < permalink.size();) {
    if (permalink[at] != ':') {
      url += permalink[at++];
      continue;
    }
    size_t end = ++at;
    while (end < permalink.size() &&
           (is_ascii_alnum(permalink[end]) || permalink[end] == '_')) {
      ++end;
    }
    const auto token = tokens.find(permalink.substr(at, end - at));
    const bool is_sliced = end < permalink.size() && permalink[end] == '[';
    if (token == tokens.end() || is_sliced) return std::nullopt;
    url += token->second;
    at = end;
  }
  return url;
}

// "/w/**/*" for "/w/:yearday/:slug/", whatever is not known; nothing where
// that is everywhere.
void add_glob(std::string_view permalink, OtherUrl& to) {
  std::string glob;
  for (const std::string_view part : split(permalink, '/')) {
    if (part.empty()) continue;
    const bool is_open = part.find("sections") != npos ||
                         part.find("categories") != npos ||
                         part.find(":path") != npos;
    if (part.find(':') == npos) {
      glob += "/" + std::string(part);
    } else {
      glob += is_open ? "/**" : "/*";
    }
  }
  if (!starts_with(glob, "/*")) to.globs.push_back(std::move(glob));
}

void replace_name(std::string& url, std::string_view name) {
  constexpr std::string_view part = "{name}";
  const size_t at = url.find(part);
  if (at != npos) url.replace(at, part.size(), name);
}

std::string_view first_segment(std::string_view path) {
  return path.substr(0, path.find('/'));
}

// --- Hugo -------------------------------------------------------------------

struct Permalink {
  std::string locale;  // empty: of all
  std::string section;
  std::string pattern;
};

// "permalinks.blog", "permalinks.page.blog", "languages.fr.permalinks.blog".
std::optional<Permalink> permalink_of(const GeneratorSetting& setting) {
  const auto& path = setting.path;
  const auto at = std::ranges::find_if(path, [](const std::string& part) {
    return ascii_lower(part) == "permalinks";
  });
  if (at == path.end() || setting.value.empty()) return std::nullopt;
  const auto behind = static_cast<size_t>(path.end() - at) - 1;
  const bool is_page = behind == 2 && at[1] == "page";
  if (behind != 1 && !is_page) return std::nullopt;
  const bool is_locale = at - path.begin() == 2 && path[0] == "languages";
  std::string section = path.back() == "/" ? std::string() : path.back();
  return Permalink{is_locale ? path[1] : std::string(), std::move(section),
                   setting.value};
}

std::optional<OtherUrl> hugo_url(const std::vector<Permalink>& all,
                                 const PagePlace& place) {
  const std::string_view section = first_segment(place.path);
  const auto of_locale = [&](std::string_view locale) {
    return std::ranges::find_if(all, [&](const Permalink& one) {
      return one.section == section && one.locale == locale;
    });
  };
  auto found = of_locale(place.locale);
  if (found == all.end()) found = of_locale("");
  if (found == all.end()) return std::nullopt;
  const std::string folder(section);
  // A section's own page is no page of the section.
  if (place.name == "_index") {
    return OtherUrl{folder, true, "/" + folder + "/{path}", {}};
  }
  const Tokens tokens = {{"year", "{year}"},
                         {"month", "{month}"},
                         {"day", "{day}"},
                         {"slug", "{slug}"},
                         {"title", "{slug}"},
                         {"filename", "{name}"},
                         {"contentbasename", "{name}"},
                         {"slugorfilename", "{name}"},
                         {"slugorcontentbasename", "{name}"},
                         {"section", folder},
                         {"sections", folder + "/{path}"}};
  OtherUrl made{
      folder, false, translated(found->pattern, tokens).value_or(""), {}};
  // The list of them is there without an _index.md, too.
  if (!folder.empty()) made.globs.push_back("/" + folder);
  if (made.url.empty()) add_glob(found->pattern, made);
  return made;
}

// --- Jekyll -----------------------------------------------------------------

struct JekyllDefault {
  bool has_scope = false;
  bool has_values = false;
  std::string path;
  std::string type;  // empty: of all
  std::string permalink;
  std::string lang;
};

struct JekyllCollection {
  std::string permalink;
  bool has_pages = false;
};

struct JekyllLinks {
  std::string of_posts;
  std::vector<JekyllDefault> defaults;
  std::map<std::string, JekyllCollection, std::less<>> collections;
};

void read_default(const GeneratorSetting& setting, JekyllLinks& links) {
  const auto& path = setting.path;
  if (path.size() == 2) {
    // An item of the list has each once, in any order.
    bool JekyllDefault::*const has = path[1] == "scope"
                                         ? &JekyllDefault::has_scope
                                         : &JekyllDefault::has_values;
    if (links.defaults.empty() || links.defaults.back().*has) {
      links.defaults.emplace_back();
    }
    links.defaults.back().*has = true;
  }
  if (path.size() != 3 || links.defaults.empty()) return;
  JekyllDefault& last = links.defaults.back();
  if (path[1] == "scope" && path[2] == "path") last.path = setting.value;
  if (path[1] == "scope" && path[2] == "type") last.type = setting.value;
  if (path[1] == "values" && path[2] == "permalink" && !setting.value.empty()) {
    last.permalink = setting.value;
  }
  if (path[1] == "values" && path[2] == "lang") last.lang = setting.value;
}

JekyllLinks jekyll_links(const GeneratorSettings& settings) {
  JekyllLinks links{"date", {}, {}};
  for (const GeneratorSetting& setting : settings.all()) {
    const auto& path = setting.path;
    if (path.empty()) continue;
    if (path[0] == "defaults") read_default(setting, links);
    if (setting.value.empty()) continue;
    if (path.size() == 1 && path[0] == "permalink") {
      links.of_posts = setting.value;
    }
    if (path.size() != 3 || path[0] != "collections") continue;
    JekyllCollection& collection = links.collections[path[1]];
    if (path[2] == "permalink") collection.permalink = setting.value;
    if (path[2] == "output") collection.has_pages = setting.value == "true";
  }
  std::erase_if(links.collections,
                [](const auto& item) { return !item.second.has_pages; });
  return links;
}

// lib/jekyll/url.rb, lib/jekyll/drops/url_drop.rb; the styles are those of
// Jekyll::Document and Jekyll::Utils.add_permalink_suffix.
std::string_view permalink_style(std::string_view permalink) {
  if (permalink == "date") return "/:categories/:year/:month/:day/:title.html";
  if (permalink == "pretty") return "/:categories/:year/:month/:day/:title/";
  if (permalink == "none") return "/:categories/:title.html";
  return permalink;
}

// The default that is the nearest to the file; empty where there is none.
std::string default_for(const JekyllLinks& links, std::string_view type,
                        std::string_view file,
                        std::string JekyllDefault::*value) {
  const JekyllDefault* best = nullptr;
  for (const JekyllDefault& one : links.defaults) {
    const bool fits = !(one.*value).empty() &&
                      (one.type.empty() || one.type == type) &&
                      is_below(file, one.path);
    if (fits && (!best || one.path.size() >= best->path.size())) best = &one;
  }
  return best ? best->*value : std::string();
}

std::string permalink_for(const JekyllLinks& links, std::string_view type,
                          std::string_view file) {
  const std::string said =
      default_for(links, type, file, &JekyllDefault::permalink);
  if (!said.empty()) return std::string(permalink_style(said));
  if (type == "posts") return std::string(permalink_style(links.of_posts));
  const std::string& own = links.collections.find(type)->second.permalink;
  return own.empty() ? "/:collection/:path" : own;
}

std::optional<OtherUrl> jekyll_url(const JekyllLinks& links,
                                   const PagePlace& place) {
  const size_t begin =
      starts_with(place.path, "_") ? 0 : place.path.find("/_") + 1;
  if (begin >= place.path.size() || place.path[begin] != '_') {
    return std::nullopt;
  }
  const std::string_view segment = first_segment(place.path.substr(begin));
  const std::string_view type = segment.substr(1);
  const bool is_post = type == "posts";
  if (!is_post && links.collections.find(type) == links.collections.end()) {
    return std::nullopt;
  }
  const std::string above(place.path.substr(0, begin == 0 ? 0 : begin - 1));
  const Tokens tokens = {{"year", "{year}"},
                         {"month", "{month}"},
                         {"day", "{day}"},
                         {"title", is_post ? "{title}" : "{name}"},
                         {"slug", is_post ? "{title}" : "{name}"},
                         {"name", "{name}"},
                         {"path", "{path}/{name}"},
                         {"collection", std::string(type)},
                         {"categories", above + "/{categories}"},
                         {"output_ext", ""}};
  const std::string permalink = permalink_for(links, type, place.file);
  std::string url = translated(permalink, tokens).value_or("");
  OtherUrl made{
      std::string(place.path.substr(0, begin + segment.size())), false, {}, {}};
  if (url.empty()) add_glob(permalink, made);
  if (ends_with(url, ".html")) url.resize(url.size() - 5);
  made.url = std::move(url);
  if (is_post) return made;
  made.locale = default_for(links, type, place.file, &JekyllDefault::lang);
  // "_docs_fr" has the translations of "_docs".
  const std::string tail = "_" + made.locale;
  const std::string_view main = type.substr(0, type.size() - tail.size());
  if (!made.locale.empty() && ends_with(type, tail) &&
      links.collections.find(main) != links.collections.end()) {
    made.key_folder = "_" + std::string(main);
  }
  // A document's index is no folder's, unless its URL is that of a file.
  if (place.name == "index" && ends_with(permalink, "/")) {
    made.is_for_name = true;
    replace_name(made.url, place.name);
  }
  return made;
}

// --- Hexo -------------------------------------------------------------------

std::optional<std::string> at_top(const GeneratorSettings& settings,
                                  std::string_view name) {
  for (const GeneratorSetting& setting : settings.all()) {
    const bool is_it = setting.path.size() == 1 && !setting.value.empty() &&
                       setting.path[0] == name;
    if (is_it) return setting.value;
  }
  return std::nullopt;
}

// hexo/lib/plugins/filter/post_permalink.ts; a post's slug is its path, or what
// follows the date where names have one.
std::optional<OtherUrl> hexo_url(const std::string& permalink, bool is_dated,
                                 const PagePlace& place) {
  if (first_segment(place.path) != "_posts") return std::nullopt;
  const Tokens tokens = {{"year", "{year}"},
                         {"month", "{month}"},
                         {"day", "{day}"},
                         {"title", is_dated ? "{title}" : "{path}/{name}"},
                         {"name", is_dated ? "{title}" : "{name}"}};
  std::string url = translated("/" + permalink, tokens).value_or("");
  OtherUrl made{"_posts", false, {}, {}};
  if (url.empty()) add_glob("/" + permalink, made);
  if (ends_with(url, ".html")) url.resize(url.size() - 5);
  made.url = std::move(url);
  return made;
}

}  // namespace

OtherUrls vitepress_urls(const GeneratorSettings& settings) {
  std::vector<PathRewrite> rewrites;
  for (const GeneratorSetting& setting : settings.all()) {
    const auto& path = setting.path;
    const bool is_rewrite = path.size() > 1 && !setting.value.empty() &&
                            path[path.size() - 2] == "rewrites";
    if (is_rewrite) rewrites.emplace_back(path.back(), setting.value);
  }
  if (rewrites.empty()) return {};
  return [rewrites](const PagePlace& place) -> std::optional<OtherUrl> {
    for (const PathRewrite& rewrite : rewrites) {
      if (!rewrite.is_known()) return OtherUrl{"", false, "", {"/**"}};
      auto file = rewrite.rewritten(place.file);
      if (!file) continue;
      std::string url = "/" + file->substr(0, file->rfind(".md"));
      constexpr std::string_view index = "/index";
      if (ends_with(url, index)) url.resize(url.size() - index.size() + 1);
      return OtherUrl{{}, false, std::move(url), {}};
    }
    return std::nullopt;
  };
}

OtherUrls grav_urls(const GeneratorSettings& settings) {
  const std::string* said = settings.find("home.alias");
  const std::string alias = joined_path("/", said ? *said : "/home");
  return [alias](const PagePlace& place) -> std::optional<OtherUrl> {
    const std::string path = without_numbers(place.path, NumberPrefix::dotted);
    if (joined_path("/", path) != alias) return std::nullopt;
    return OtherUrl{{}, false, "/", {}};
  };
}

// It holds for all pages but those that have a permalink of their own, and goes
// by a day that the front matter, the name or the folder tells.
OtherUrls vuepress_urls(const GeneratorSettings& settings) {
  const std::string* pattern = settings.find("permalinkPattern");
  if (!pattern || pattern->empty()) return {};
  return [](const PagePlace&) -> std::optional<OtherUrl> {
    return OtherUrl{"", false, "", {"/**"}};
  };
}

OtherUrls hugo_urls(const GeneratorSettings& settings) {
  std::vector<Permalink> all;
  for (const GeneratorSetting& setting : settings.all()) {
    if (auto one = permalink_of(setting)) all.push_back(std::move(*one));
  }
  if (all.empty()) return {};
  return [all](const PagePlace& place) { return hugo_url(all, place); };
}

OtherUrls hexo_urls(const GeneratorSettings& settings) {
  const std::string permalink =
      at_top(settings, "permalink").value_or(":year/:month/:day/:title/");
  const bool is_dated =
      at_top(settings, "new_post_name").value_or("").find(":year") != npos;
  return [permalink, is_dated](const PagePlace& place) {
    return hexo_url(permalink, is_dated, place);
  };
}

OtherUrls jekyll_urls(const GeneratorSettings& settings) {
  return [links = jekyll_links(settings)](const PagePlace& place) {
    return jekyll_url(links, place);
  };
}

}  // namespace paralint
