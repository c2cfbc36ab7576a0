// What the configurations of generators say: of locales, and of which pages are
// served where.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/settings.h"

namespace paralint {

// What a generator's configuration says of a site's locales and pages.
struct Said {
  std::vector<std::string> words;  // as paths have them
  std::string default_word;        // "" where nothing is said
  std::optional<bool> default_has_prefix;
  // Pages without a translation are served from the default locale, otherwise
  // than the generator does by itself.
  bool serves_untranslated = false;
  std::string slug = {};   // that it makes, otherwise than the renderer
  std::string below = {};  // the path below which all pages are served
  std::vector<std::string> generated_pages = {};
  bool html_urls = false;         // pages are x.html, otherwise than by default
  bool urls_are_folders = false;  // they end in a slash, otherwise as well
  std::optional<bool> bare_urls;  // are links, otherwise than by default
  bool keeps_numbers = false;     // in front of names, otherwise than usual
  std::string file_links = {};    // what "x.md" names, otherwise as well
  std::string index_name = {};    // of a page that is its folder's, as well,
  std::vector<std::string> index_folders = {};  // where all lie in one of these
  std::optional<bool> ids_by_hand;  // `{#x}` is an id, otherwise as well
  bool other_ids = false;      // ids are written in a way of the site's own
  bool tells_folders = false;  // of which locale they are, by other URLs
  bool keeps_folders = false;  // also those of locales are a part of URLs
  // Folders of single locales, below the generator's own.
  struct Root {
    std::string word;
    std::string folder;
    std::string below = {};  // of the site: where its pages are served, "legal"
  };
  std::vector<Root> roots;
  // Of single locales, each served from the root of its own.
  struct LocaleHost {
    std::string word;
    std::string url;  // without a slash at its end
  };
  std::vector<LocaleHost> hosts = {};
};

// The word or the folder at a path of the settings, or another one.
std::string word_at(const GeneratorSettings& settings, std::string_view path,
                    std::string_view otherwise = {});
std::string folder_at(const GeneratorSettings& settings, std::string_view path,
                      std::string_view otherwise);

// Hugo's folder of all pages, where a language names none of its own.
std::string hugo_content_folder(const GeneratorSettings& settings);

// Whether MkDocs is told of that extension of Python-Markdown.
bool has_extension(const GeneratorSettings& settings, std::string_view name);

// Each reads the settings of one generator; `i18n_said` those of
// several.
Said docfx_said(const GeneratorSettings& settings);
Said docsify_said(const GeneratorSettings& settings);
Said docus_said(const GeneratorSettings& settings);
Said docusaurus_said(const GeneratorSettings& settings);
Said fumadocs_said(const GeneratorSettings& settings);
Said gitbook_said(const GeneratorSettings&);
Said grav_said(const GeneratorSettings& settings);
Said hexo_said(const GeneratorSettings& settings);
Said hugo_said(const GeneratorSettings& settings);
Said i18n_said(const GeneratorSettings& settings);
Said jekyll_said(const GeneratorSettings& settings);
Said mdbook_said(const GeneratorSettings& settings);
Said mdn_said(const GeneratorSettings&);
Said mkdocs_said(const GeneratorSettings& settings);
Said next_said(const GeneratorSettings& settings);
Said nextra_said(const GeneratorSettings& settings);
Said nuxt_said(const GeneratorSettings& settings);
Said rspress_said(const GeneratorSettings& settings);
Said starlight_said(const GeneratorSettings& settings);
Said vitepress_said(const GeneratorSettings& settings);
Said vuepress_said(const GeneratorSettings& settings);
Said zola_said(const GeneratorSettings& settings);

// Globs of files that are no pages, from the folder of all pages.
std::vector<std::string> docsify_left_out(const GeneratorSettings&);
std::vector<std::string> hexo_left_out(const GeneratorSettings& settings);
std::vector<std::string> jekyll_left_out(const GeneratorSettings& settings);
std::vector<std::string> rspress_left_out(const GeneratorSettings& settings);
std::vector<std::string> vitepress_left_out(const GeneratorSettings& settings);
std::vector<std::string> vuepress_left_out(const GeneratorSettings& settings);

}  // namespace paralint
