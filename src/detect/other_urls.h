// Which pages a generator serves elsewhere than their paths say, as its
// configuration tells.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/settings.h"

namespace paralint {

// "fr/blog/2024/bees.md": "fr", "blog/2024" and "bees".
struct PagePlace {
  std::string_view file;    // below the folder of all pages
  std::string_view locale;  // the word
  std::string_view path;    // of folders, in those of the locale
  std::string_view name;
};

// Where the page is served.
struct OtherUrl {
  // Pages in that folder are served alike; nothing: it is for this page alone.
  std::optional<std::string> folder;
  bool is_for_name = false;  // for all in the folder that have the page's name
  // As a row of the layout has it; a locale's prefix may be in front. Empty
  // where the configuration goes by what a layout does not know.
  std::string url;
  // Of URLs where there may be such pages, or the generator lists them.
  std::vector<std::string> globs = {};
  // Where the folder is one locale's: its word, and the folder that its pages
  // are translations of.
  std::string locale = {};
  std::string key_folder = {};
};

// Nothing for a page that is served where its path says.
using OtherUrls = std::function<std::optional<OtherUrl>(const PagePlace&)>;

// Each is empty where the configuration says nothing of the kind.

// `rewrites` (vitepress.dev/guide/routing#route-rewrites).
OtherUrls vitepress_urls(const GeneratorSettings& settings);

// `permalinkPattern` (vuepress.vuejs.org/reference/config).
OtherUrls vuepress_urls(const GeneratorSettings& settings);

// `permalinks` (gohugo.io/content-management/urls/#permalinks).
OtherUrls hugo_urls(const GeneratorSettings& settings);

// `home.alias` (learn.getgrav.org/content/content-pages#the-home-page).
OtherUrls grav_urls(const GeneratorSettings& settings);

// `permalink` of posts, whose names are as `new_post_name` says
// (hexo.io/docs/permalinks).
OtherUrls hexo_urls(const GeneratorSettings& settings);

// `permalink`, also in `defaults` and `collections`, of posts and collections
// (jekyllrb.com/docs/permalinks).
OtherUrls jekyll_urls(const GeneratorSettings& settings);

}  // namespace paralint
