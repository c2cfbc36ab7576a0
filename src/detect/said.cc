#include "detect/said.h"

#include <algorithm>
#include <set>

#include "detect/locale_words.h"
#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {

std::string word_at(const GeneratorSettings& settings, std::string_view path,
                    std::string_view otherwise) {
  const std::string* found = settings.find(path);
  return found ? *found : std::string(otherwise);
}

bool has_extension(const GeneratorSettings& settings, std::string_view name) {
  constexpr std::string_view path = "markdown_extensions";
  return std::ranges::count(settings.words(path), name) > 0 ||
         std::ranges::count(settings.names(path), name) > 0;
}

std::string folder_at(const GeneratorSettings& settings, std::string_view path,
                      std::string_view otherwise) {
  return joined_path("/", word_at(settings, path, otherwise)).substr(1);
}

std::string hugo_content_folder(const GeneratorSettings& settings) {
  for (const GeneratorSetting& setting : settings.all()) {
    const bool is_own = setting.path.size() == 1 && !setting.value.empty() &&
                        ascii_lower(setting.path[0]) == "contentdir";
    if (is_own) return joined_path("/", setting.value).substr(1);
  }
  return "content";
}

namespace {

using Settings = GeneratorSettings;

std::vector<std::string> only_locales(std::vector<std::string> words) {
  std::erase_if(
      words, [](const std::string& word) { return tag_of_word(word).empty(); });
  return words;
}

// A mount of a folder that becomes the content of one language.
struct Mount {
  std::string source;
  std::string target;
  std::string language;
};

// module: mounts: [{source, target: content, lang}]
std::vector<Mount> mounts_of(const Settings& settings) {
  std::vector<Mount> mounts;
  for (const GeneratorSetting& setting : settings.all()) {
    const auto& path = setting.path;
    const bool is_mount = path.size() > 1 && !setting.value.empty() &&
                          ascii_lower(path[path.size() - 2]) == "mounts";
    if (!is_mount) continue;
    const std::string name = ascii_lower(path.back());
    std::string Mount::*const field = name == "source"   ? &Mount::source
                                      : name == "target" ? &Mount::target
                                      : name == "lang"   ? &Mount::language
                                                         : nullptr;
    if (!field) continue;
    // A name that comes again is the next mount's.
    if (mounts.empty() || !(mounts.back().*field).empty()) {
      mounts.emplace_back();
    }
    mounts.back().*field = setting.value;
  }
  return mounts;
}

// gohugo.io/configuration/languages: a folder for each language; one that names
// none has that of the site, as it has all of the site's settings.
std::vector<Said::Root> content_folders(const Settings& settings,
                                        const std::vector<std::string>& words) {
  std::vector<Said::Root> roots;
  bool is_said = false;
  for (const std::string& word : words) {
    const std::string own = "languages." + word + ".contentDir";
    is_said = is_said || settings.find(own);
    roots.push_back(
        {word, folder_at(settings, own, hugo_content_folder(settings))});
  }
  if (!is_said) return {};
  // A folder inside another one is its language's alone.
  std::ranges::stable_sort(roots, std::ranges::greater(), [](const auto& root) {
    return std::ranges::count(root.folder, '/');
  });
  return roots;
}

// gohugo.io/configuration/languages, "Multihost": each language has its own.
std::vector<Said::LocaleHost> hosts_of_languages(
    const Settings& settings, const std::vector<std::string>& words) {
  std::vector<Said::LocaleHost> hosts;
  std::set<std::string> urls;
  for (const std::string& word : words) {
    std::string url = word_at(settings, "languages." + word + ".baseURL");
    const size_t host = starts_with(url, "http") ? url.find("://") : npos;
    if (host == npos) return {};
    url = url.substr(0, url.find('/', host + 3));
    urls.insert(url);
    hosts.push_back({word, std::move(url)});
  }
  const bool are_apart = hosts.size() > 1 && urls.size() == hosts.size();
  return are_apart ? hosts : std::vector<Said::LocaleHost>();
}

// The slug that `!!python/name:pymdownx.slugs.uslugify` and the like make.
std::string mkdocs_slug(std::string_view function) {
  const auto has = [&](std::string_view name) {
    return function.find(name) != npos;
  };
  if (has("slugify_unicode")) return "python-markdown-unicode";
  return has("pymdownx.slugs") ? "pymdownx" : "";
}

// Whether a collection's `defaults` have a `lang`.
bool have_languages(const Settings& settings) {
  std::string type;
  for (const GeneratorSetting& setting : settings.all()) {
    const auto& path = setting.path;
    if (path.size() != 3 || path[0] != "defaults") continue;
    if (path[2] == "type" && !setting.value.empty()) type = setting.value;
    const bool is_language = path[2] == "lang" && !setting.value.empty();
    if (is_language && settings.has("collections." + type)) return true;
  }
  return false;
}

// docsify.js.org/#/configuration, `alias`: expressions of paths that are served
// from elsewhere. Those that are no more than names and ".*" are globs, too.
std::vector<std::string> aliases(const Settings& settings) {
  std::vector<std::string> globs;
  for (std::string path : settings.names("alias")) {
    for (const std::string_view any : {"(.*)", ".*"}) {
      for (size_t at = path.find(any); at != npos; at = path.find(any)) {
        path.replace(at, any.size(), "**");
      }
    }
    const bool is_glob =
        starts_with(path, "/") && path.find_first_of("()[]{}+?^$|\\") == npos;
    if (is_glob) globs.push_back(std::move(path));
  }
  return globs;
}

}  // namespace

// i18n: {locales: ['en', 'fr'], defaultLocale: 'en'}
Said i18n_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("i18n.locales"));
  if (said.words.empty()) said.words = only_locales(settings.words("locales"));
  said.default_word = word_at(settings, "i18n.defaultLocale");
  if (said.default_word.empty()) {
    said.default_word = word_at(settings, "defaultLocale");
  }
  return said;
}

// nextjs.org/docs/app/api-reference/file-conventions/page
Said next_said(const GeneratorSettings& settings) {
  Said said = i18n_said(settings);
  said.index_name = "page";
  said.index_folders = {"app", "src/app"};
  return said;
}

// docsify.js.org/#/configuration: `fallbackLanguages`, `relativePath`, `alias`.
Said docsify_said(const GeneratorSettings& settings) {
  Said said;
  said.keeps_folders = true;
  said.serves_untranslated = settings.has("fallbackLanguages");
  if (word_at(settings, "relativePath") == "true") said.file_links = "urls";
  said.generated_pages = aliases(settings);
  return said;
}

// nuxt.com/modules/i18n, i18n.nuxtjs.org/docs/guide: `strategy` says which
// locales have a prefix. Without languages, folders are folders like others.
Said nuxt_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("i18n.locales.code"));
  if (said.words.empty()) {
    said.words = only_locales(settings.words("i18n.locales"));
  }
  said.default_word = word_at(settings, "i18n.defaultLocale");
  said.keeps_folders = said.words.empty();
  if (!said.words.empty()) {
    said.default_has_prefix = word_at(settings, "i18n.strategy") == "prefix";
  }
  return said;
}

// docus/modules/config.ts: every locale has its prefix, whatever is said.
Said docus_said(const GeneratorSettings& settings) {
  Said said = nuxt_said(settings);
  if (!said.words.empty()) said.default_has_prefix = true;
  return said;
}

// fumadocs.dev/docs/headless/source-api (`baseUrl`) and
// /docs/headless/internationalization (`hideLocale`).
Said fumadocs_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("languages"));
  said.default_word = word_at(settings, "defaultLanguage");
  said.below = joined_path("/", word_at(settings, "baseUrl", "/"));
  if (said.below == "/") said.below.clear();
  said.keeps_folders = said.words.empty();
  if (!said.words.empty()) {
    said.default_has_prefix =
        word_at(settings, "hideLocale") != "default-locale";
  }
  return said;
}

// hexo.io/docs/internationalization: the first language is the default one; a
// folder of another one stays in URLs.
Said hexo_said(const GeneratorSettings& settings) {
  Said said;
  for (const GeneratorSetting& setting : settings.all()) {
    const bool is_own = setting.path.size() == 1 && !setting.value.empty() &&
                        setting.path[0] == "language";
    if (is_own) said.words.push_back(setting.value);
  }
  said.words = only_locales(std::move(said.words));
  if (!said.words.empty()) said.default_word = said.words.front();
  said.keeps_folders = true;
  return said;
}

// Microsoft's sites are made of many repositories, each with a folder of the
// host; `breadcrumb_path` is what only they have.
Said docfx_said(const GeneratorSettings& settings) {
  Said said;
  if (settings.has("breadcrumb_path")) said.generated_pages = {"/**"};
  return said;
}

Said docusaurus_said(const GeneratorSettings& settings) {
  Said said = i18n_said(settings);
  said.default_has_prefix = false;
  said.keeps_numbers = word_at(settings, "docs.numberPrefixParser") == "false";
  return said;
}

// locales: {root: {label: 'English', lang: 'en'}, fr: {...}}
static Said root_said(const GeneratorSettings& settings) {
  Said said;
  const std::vector<std::string> names = settings.names("locales");
  said.words = only_locales(names);
  const bool has_root = std::ranges::count(names, "root") > 0;
  if (has_root) said.default_word = word_at(settings, "root.lang");
  const std::string named = word_at(settings, "defaultLocale");
  if (!has_root && named != "root") said.default_word = named;
  if (said.default_word.empty()) said.default_word = word_at(settings, "lang");
  if (!names.empty()) said.default_has_prefix = !has_root;
  return said;
}

// starlight.astro.build/guides/i18n: only a locale that is called `root` has no
// prefix, also where the locales stand in another file.
Said starlight_said(const GeneratorSettings& settings) {
  Said said = root_said(settings);
  said.default_has_prefix = said.default_has_prefix.value_or(true);
  return said;
}

// locales: {'/': {lang: 'en-US'}, '/zh/': {lang: 'zh-CN'}}
Said vuepress_said(const GeneratorSettings& settings) {
  Said said;
  for (const std::string& name : settings.names("locales")) {
    if (name.size() > 2) said.words.push_back(joined_path({}, name).substr(1));
  }
  said.words = only_locales(std::move(said.words));
  said.default_word = word_at(settings, "/.lang");
  if (said.default_word.empty()) said.default_word = word_at(settings, "lang");
  said.default_has_prefix = false;
  return said;
}

// locales: [{lang: 'en', label: 'English'}, ...], lang: 'en'
Said rspress_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("locales.lang"));
  for (const GeneratorSetting& setting : settings.all()) {
    // Not that of an item of the list.
    const auto& path = setting.path;
    const bool is_own = !path.empty() && path.back() == "lang" &&
                        std::ranges::count(path, "locales") == 0;
    if (is_own) said.default_word = setting.value;
  }
  if (!said.words.empty()) said.default_has_prefix = false;
  return said;
}

// nextra.site/docs/file-conventions/content-directory; without languages their
// folders are folders like others.
Said nextra_said(const GeneratorSettings& settings) {
  Said said = i18n_said(settings);
  said.keeps_folders = said.words.empty();
  said.below = folder_at(settings, "contentDirBasePath", "");
  if (!said.below.empty()) said.below = joined_path("/", said.below);
  return said;
}

Said vitepress_said(const GeneratorSettings& settings) {
  Said said = root_said(settings);
  said.keeps_folders = true;
  if (word_at(settings, "markdown.linkify") == "false") said.bare_urls = false;
  // vitepress.dev/reference/site-config#markdown, markdown-it-attrs
  if (word_at(settings, "markdown.attrs.disable") == "true") {
    said.ids_by_hand = false;
  }
  said.other_ids =
      word_at(settings, "markdown.attrs.leftDelimiter", "{") != "{";
  for (const std::string& url : settings.words("ignoreDeadLinks")) {
    if (!starts_with(url, "/") || url.size() < 2) continue;
    said.generated_pages.emplace_back(without_trailing_slash(url));
  }
  return said;
}

// hugo: languages.fr.contentDir, defaultContentLanguage (en).
Said hugo_said(const GeneratorSettings& settings) {
  Said said;
  if (settings.all().empty()) return said;
  said.words = only_locales(settings.names("languages"));
  said.default_word = word_at(settings, "defaultContentLanguage", "en");
  if (word_at(settings, "markup.goldmark.extensions.linkify") == "false") {
    said.bare_urls = false;
  }
  // Without languages, folders that are called so are folders like others.
  said.keeps_folders = said.words.empty() && !settings.has("languages");
  if (!said.keeps_folders) {
    said.default_has_prefix =
        word_at(settings, "defaultContentLanguageInSubdir") == "true";
  }
  said.hosts = hosts_of_languages(settings, said.words);
  if (!said.hosts.empty()) said.default_has_prefix = true;
  said.roots = content_folders(settings, said.words);
  if (!said.roots.empty()) return said;
  for (const Mount& mount : mounts_of(settings)) {
    constexpr std::string_view content = "/content/";
    const std::string target = joined_path("/", mount.target) + "/";
    if (!starts_with(target, content) || mount.language.empty()) continue;
    const std::string below = target.substr(content.size());
    said.roots.push_back({mount.language,
                          joined_path("/", mount.source).substr(1),
                          below.substr(0, below.find_last_not_of('/') + 1)});
  }
  return said;
}

// mkdocs-static-i18n: languages: [{locale: en, default: true}], formerly
// languages: {en: English}, default_language: en.
Said mkdocs_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("i18n.languages.locale"));
  if (said.words.empty()) {
    said.words = only_locales(settings.names("i18n.languages"));
  }
  std::string last;
  for (const GeneratorSetting& setting : settings.all()) {
    if (setting.path.empty()) continue;
    const std::string& name = setting.path.back();
    if (name == "locale") last = setting.value;
    if (name == "default" && setting.value == "true") said.default_word = last;
  }
  for (const char* path : {"i18n.default_language", "theme.language"}) {
    if (said.default_word.empty()) said.default_word = word_at(settings, path);
  }
  if (!said.words.empty()) said.default_has_prefix = false;
  said.serves_untranslated =
      !said.words.empty() &&
      word_at(settings, "i18n.fallback_to_default", "true") != "false";
  // mkdocs.org/user-guide/configuration/#hooks: code, which may put the page of
  // another language where one is missing.
  if (said.words.empty() && settings.has("hooks")) {
    said.serves_untranslated = true;
  }
  said.html_urls = word_at(settings, "use_directory_urls") == "false";
  said.keeps_folders = said.words.empty();
  if (has_extension(settings, "pymdownx.magiclink") ||
      has_extension(settings, "mdx_linkify")) {
    said.bare_urls = true;
  }
  said.slug = mkdocs_slug(word_at(settings, "toc.slugify"));
  return said;
}

// jekyll-polyglot, jekyll-multiple-languages.
Said jekyll_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("languages"));
  said.keeps_folders = !settings.has("languages");  // which polyglot has
  said.default_word = word_at(settings, "default_lang");
  // jekyllrb.com/docs/configuration/front-matter-defaults
  said.tells_folders = have_languages(settings);
  const std::vector<std::string> langs = settings.words("defaults.values.lang");
  for (const std::string& word : only_locales(langs)) {
    const bool is_new = std::ranges::count(said.words, word) == 0;
    if (is_new) said.words.push_back(word);
  }
  for (const GeneratorSetting& setting : settings.all()) {
    if (setting.path.size() != 1) continue;
    const bool is_lang = setting.path[0] == "lang";
    if (is_lang && said.default_word.empty()) said.default_word = setting.value;
    if (setting.path[0] == "permalink") {
      said.urls_are_folders =
          setting.value == "pretty" || ends_with(setting.value, "/");
    }
  }
  return said;
}

// docsify.js.org/#/more-pages: parts of every page, not pages.
std::vector<std::string> docsify_left_out(const GeneratorSettings&) {
  return {"**/_sidebar.md", "**/_navbar.md", "**/_coverpage.md", "**/_404.md"};
}

// hexo/lib/plugins/processor/common.ts: what begins with `_` is hidden, but for
// posts; hexo.io/docs/configuration: `skip_render`.
std::vector<std::string> hexo_left_out(const GeneratorSettings& settings) {
  std::vector<std::string> globs = settings.words("skip_render");
  for (const char* hidden : {"_drafts/**", "_data/**", "**/_*"}) {
    globs.emplace_back(hidden);
  }
  return globs;
}

// vitepress.dev/reference/site-config#srcexclude
std::vector<std::string> vitepress_left_out(const GeneratorSettings& settings) {
  return settings.words("srcExclude");
}

// pagePatterns: ['**/*.md', '!drafts/**', '!.vuepress']
std::vector<std::string> vuepress_left_out(const GeneratorSettings& settings) {
  std::vector<std::string> globs;
  for (const std::string& pattern : settings.words("pagePatterns")) {
    if (starts_with(pattern, "!")) globs.push_back(pattern.substr(1));
  }
  return globs;
}

// route: {exclude: ['drafts/**']}, and by default names that begin with one
// underscore.
std::vector<std::string> rspress_left_out(const GeneratorSettings& settings) {
  std::vector<std::string> globs = settings.words("route.exclude");
  if (settings.has("route.excludeConvention")) {
    std::ranges::move(settings.words("route.excludeConvention"),
                      std::back_inserter(globs));
  } else {
    globs.emplace_back("**/_*");
  }
  return globs;
}

// jekyllrb.com/docs/structure: what begins with `_` is no page, unless it is a
// post or of a collection with `output`.
std::vector<std::string> jekyll_left_out(const GeneratorSettings& settings) {
  std::vector<std::string> folders = {"_drafts", "_includes", "_layouts",
                                      "_data"};
  for (const std::string& name : settings.names("collections")) {
    const std::string output =
        word_at(settings, "collections." + name + ".output");
    if (name != "posts" && output != "true") folders.push_back("_" + name);
  }
  std::vector<std::string> globs;
  for (const std::string& folder : folders) {
    globs.push_back("**/" + folder + "/**");
  }
  return globs;
}

Said zola_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.names("languages"));
  said.default_word = word_at(settings, "default_language", "en");
  said.default_has_prefix = false;
  if (word_at(settings, "slugify.anchors") == "safe") said.slug = "zola-safe";
  for (const std::string& name : settings.words("taxonomies.name")) {
    said.generated_pages.push_back("/" + name);
    said.generated_pages.push_back("/" + name + "/**");
  }
  return said;
}

// languages: {supported: [en, fr], include_default_lang: true}
Said grav_said(const GeneratorSettings& settings) {
  Said said;
  said.words = only_locales(settings.words("languages.supported"));
  if (said.words.empty()) return said;
  said.default_word =
      word_at(settings, "languages.default_lang", said.words.front());
  said.default_has_prefix =
      word_at(settings, "languages.include_default_lang") != "false";
  return said;
}

// LANGS.md lists a book for each language, in a folder of its own.
Said gitbook_said(const GeneratorSettings&) {
  Said said;
  said.default_has_prefix = true;
  return said;
}

Said mdbook_said(const GeneratorSettings& settings) {
  Said said;
  said.default_word = word_at(settings, "book.language");
  for (const std::string& from : settings.names("output.html.redirect")) {
    said.generated_pages.push_back(joined_path("/", from));
  }
  return said;
}

// Every page has its locale in front (mdn/content, files/en-us).
Said mdn_said(const GeneratorSettings&) {
  Said said;
  said.default_word = "en-us";
  said.default_has_prefix = true;
  return said;
}

}  // namespace paralint
