// What each generator calls its files, where it has its pages, and how its
// configuration names locales. Each row names its source.
#include "detect/generator_kinds.h"

#include <algorithm>

#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

using Settings = GeneratorSettings;

std::string word_at(const Settings& settings, std::string_view path,
                    std::string_view otherwise = {}) {
  const std::string* found = settings.find(path);
  return found ? *found : std::string(otherwise);
}

std::string folder_at(const Settings& settings, std::string_view path,
                      std::string_view otherwise) {
  return joined_path("/", word_at(settings, path, otherwise)).substr(1);
}

std::vector<std::string> only_locales(std::vector<std::string> words) {
  std::erase_if(words, [](const std::string& word) {
    return canonical_locale(word).empty();
  });
  return words;
}

std::string own_folder(const Settings&) {
  return {};
}

SaidLocales nothing(const Settings&) {
  return {};
}

// i18n: {locales: ['en', 'fr'], defaultLocale: 'en'}
SaidLocales i18n_locales(const Settings& settings) {
  SaidLocales said;
  said.words = only_locales(settings.words("i18n.locales"));
  if (said.words.empty()) said.words = only_locales(settings.words("locales"));
  said.default_word = word_at(settings, "i18n.defaultLocale");
  if (said.default_word.empty()) {
    said.default_word = word_at(settings, "defaultLocale");
  }
  return said;
}

SaidLocales docusaurus_locales(const Settings& settings) {
  SaidLocales said = i18n_locales(settings);
  said.default_has_prefix = false;
  said.keeps_numbers = word_at(settings, "docs.numberPrefixParser") == "false";
  return said;
}

// locales: {root: {label: 'English', lang: 'en'}, fr: {...}}
SaidLocales root_locales(const Settings& settings) {
  SaidLocales said;
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

// locales: {'/': {lang: 'en-US'}, '/zh/': {lang: 'zh-CN'}}
SaidLocales vuepress_locales(const Settings& settings) {
  SaidLocales said;
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
SaidLocales rspress_locales(const Settings& settings) {
  SaidLocales said;
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

// nextra.site/docs/file-conventions/content-directory; without languages their
// folders are folders like others.
SaidLocales nextra_locales(const Settings& settings) {
  SaidLocales said = i18n_locales(settings);
  said.keeps_folders = said.words.empty();
  said.below = folder_at(settings, "contentDirBasePath", "");
  if (!said.below.empty()) said.below = joined_path("/", said.below);
  return said;
}

SaidLocales vitepress_locales(const Settings& settings) {
  SaidLocales said = root_locales(settings);
  said.keeps_folders = true;
  return said;
}

// hugo: languages.fr.contentDir, defaultContentLanguage (en).
SaidLocales hugo_locales(const Settings& settings) {
  SaidLocales said;
  if (settings.all().empty()) return said;
  said.words = only_locales(settings.names("languages"));
  said.default_word = word_at(settings, "defaultContentLanguage", "en");
  // Without languages, folders that are called so are folders like others.
  said.keeps_folders = said.words.empty() && !settings.has("languages");
  if (!said.keeps_folders) {
    said.default_has_prefix =
        word_at(settings, "defaultContentLanguageInSubdir") == "true";
  }
  for (const std::string& word : said.words) {
    const std::string folder =
        folder_at(settings, "languages." + word + ".contentDir", "");
    if (!folder.empty()) said.roots.push_back({word, folder});
  }
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

// The slug that `!!python/name:pymdownx.slugs.uslugify` and the like make.
std::string mkdocs_slug(std::string_view function) {
  const auto has = [&](std::string_view name) {
    return function.find(name) != npos;
  };
  if (has("slugify_unicode")) return "python-markdown-unicode";
  return has("pymdownx.slugs") ? "pymdownx" : "";
}

// mkdocs-static-i18n: languages: [{locale: en, default: true}], formerly
// languages: {en: English}, default_language: en.
SaidLocales mkdocs_locales(const Settings& settings) {
  SaidLocales said;
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
  said.html_urls = word_at(settings, "use_directory_urls") == "false";
  said.keeps_folders = said.words.empty();
  said.slug = mkdocs_slug(word_at(settings, "toc.slugify"));
  return said;
}

// jekyll-polyglot, jekyll-multiple-languages.
SaidLocales jekyll_locales(const Settings& settings) {
  SaidLocales said;
  said.words = only_locales(settings.words("languages"));
  said.keeps_folders = !settings.has("languages");  // which polyglot has
  said.default_word = word_at(settings, "default_lang");
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

// vitepress.dev/reference/site-config#srcexclude
std::vector<std::string> vitepress_left_out(const Settings& settings) {
  return settings.words("srcExclude");
}

// pagePatterns: ['**/*.md', '!drafts/**', '!.vuepress']
std::vector<std::string> vuepress_left_out(const Settings& settings) {
  std::vector<std::string> globs;
  for (const std::string& pattern : settings.words("pagePatterns")) {
    if (starts_with(pattern, "!")) globs.push_back(pattern.substr(1));
  }
  return globs;
}

// route: {exclude: ['drafts/**']}, and by default names that begin with one
// underscore.
std::vector<std::string> rspress_left_out(const Settings& settings) {
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
std::vector<std::string> jekyll_left_out(const Settings& settings) {
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

SaidLocales zola_locales(const Settings& settings) {
  SaidLocales said;
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
SaidLocales grav_locales(const Settings& settings) {
  SaidLocales said;
  said.words = only_locales(settings.words("languages.supported"));
  if (said.words.empty()) return said;
  said.default_word =
      word_at(settings, "languages.default_lang", said.words.front());
  said.default_has_prefix =
      word_at(settings, "languages.include_default_lang") != "false";
  return said;
}

// LANGS.md lists a book for each language, in a folder of its own.
SaidLocales gitbook_locales(const Settings&) {
  SaidLocales said;
  said.default_has_prefix = true;
  return said;
}

SaidLocales mdbook_locales(const Settings& settings) {
  SaidLocales said;
  said.default_word = word_at(settings, "book.language");
  said.generated_pages = {"/print", "/toc"};
  for (const std::string& from : settings.names("output.html.redirect")) {
    const std::string path = joined_path("/", from);
    said.generated_pages.push_back(path.substr(0, path.rfind(".html")));
  }
  return said;
}

bool has_id_type(const Settings& settings, std::string_view type) {
  return word_at(settings, "autoHeadingIDType") == type;
}

// Every page has its locale in front (mdn/content, files/en-us).
SaidLocales mdn_locales(const Settings&) {
  SaidLocales said;
  said.default_word = "en-us";
  said.default_has_prefix = true;
  return said;
}

bool has_docsy(const Settings& settings) {
  return settings.mentions("docsy");
}

bool is_hugo(const Settings& settings) {
  return settings.has("baseURL") || settings.has("languages") ||
         settings.has("defaultContentLanguage") || settings.has("contentDir") ||
         settings.has("module.imports") || settings.has("theme");
}

bool has_attribute_lists(const Settings& settings) {
  return settings.has("markdown_extensions.attr_list") ||
         std::ranges::count(settings.words("markdown_extensions"),
                            "attr_list") > 0 ||
         word_at(settings, "theme.name").find("material") == 0 ||
         word_at(settings, "theme") == "material";
}

constexpr std::string_view hugo_files =
    "hugo.toml hugo.yaml hugo.yml hugo.json config.toml config.yaml config.yml "
    "config.json";

std::string hugo_root(const Settings& settings) {
  return folder_at(settings, "contentDir", "content");
}

std::string mkdocs_root(const Settings& settings) {
  return word_at(settings, "docs_dir", "docs");
}

// extendsMarkdown: md.use(attrs), and an option of vuepress-theme-hope.
bool has_vuepress_attrs(const Settings& settings) {
  return settings.mentions("@mdit/plugin-attrs") ||
         settings.mentions("markdown-it-attrs") ||
         word_at(settings, "markdown.attrs") == "true" ||
         word_at(settings, "mdEnhance.attrs") == "true" ||
         word_at(settings, "mdEnhance.enableAll") == "true";
}

constexpr GeneratorKind rows[] = {
    // docusaurus.io/docs/api/docusaurus-config, /docs/i18n/introduction
    {.name = "Docusaurus",
     .renderer = "docusaurus",
     .files = "docusaurus.config.",
     .root = own_folder,
     .says = docusaurus_locales,
     .shapes =
         "i18n/*/docusaurus-plugin-content-docs/ versioned_docs/version-*/",
     .package = "@docusaurus/core",
     .base = "baseUrl",
     .host = "url",
     .code = "src/pages"},
    // starlight.astro.build/reference/configuration
    {.name = "Starlight",
     .renderer = "starlight",
     .files = "astro.config.",
     .claims =
         [](const Settings& settings) {
           return settings.mentions("starlight");
         },
     .root = [](const Settings&) { return std::string("src/content/docs"); },
     .says = root_locales,
     .shapes = "src/content/docs/",
     .package = "@astrojs/starlight",
     .base = "base",
     .host = "site",
     .code = "src/pages"},
    // vitepress.dev/guide/i18n
    {.name = "VitePress",
     .renderer = "vitepress",
     .files = ".vitepress/config. .vitepress/config/index.",
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "srcDir", "");
         },
     .says = vitepress_locales,
     .package = "vitepress",
     .base = "base",
     .host = "hostname",
     .left_out = vitepress_left_out,
     .other_urls = vitepress_urls},
    // vuepress.vuejs.org/guide/i18n, /reference/config
    {.name = "VuePress",
     .renderer = "vuepress-attrs",
     .files = ".vuepress/config. .vuepress/config/index.",
     .claims = has_vuepress_attrs,
     .root = own_folder,
     .says = vuepress_locales,
     .base = "base",
     .host = "hostname",
     .left_out = vuepress_left_out,
     .other_urls = vuepress_urls},
    {.name = "VuePress",
     .renderer = "vuepress",
     .files = ".vuepress/config. .vuepress/config/index.",
     .root = own_folder,
     .says = vuepress_locales,
     .package = "vuepress",
     .alternatives = "vuepress-attrs",
     .base = "base",
     .host = "hostname",
     .left_out = vuepress_left_out,
     .other_urls = vuepress_urls},
    // rspress.rs/guide/basic/i18n, /api/config/config-basic
    {.name = "Rspress",
     .renderer = "rspress",
     .files = "rspress.config.",
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "root", "docs");
         },
     .says = rspress_locales,
     .package = "@rspress/core",
     .base = "base",
     .host = "siteOrigin",
     .left_out = rspress_left_out},
    // gohugo.io/configuration/languages; docsy.dev
    {.name = "Hugo",
     .renderer = "docsy",
     .files = hugo_files,
     .claims =
         [](const Settings& settings) {
           return is_hugo(settings) && has_docsy(settings);
         },
     .root = hugo_root,
     .says = hugo_locales,
     .alternatives = "+hugo-ascii +hugo-blackfriday",
     .base = "baseURL",
     .host = "baseURL",
     .other_urls = hugo_urls},
    // getzola.org/documentation/getting-started/configuration; its base_url is
    // required.
    {.name = "Zola",
     .renderer = "zola",
     .files = "config.toml zola.toml",
     .claims =
         [](const Settings& settings) { return settings.has("base_url"); },
     .root = [](const Settings&) { return std::string("content"); },
     .says = zola_locales,
     .base = "base_url",
     .host = "base_url"},
    {.name = "Hugo",
     .renderer = "hugo-ascii",
     .files = hugo_files,
     .claims =
         [](const Settings& settings) {
           return has_id_type(settings, "github-ascii");
         },
     .root = hugo_root,
     .says = hugo_locales,
     .base = "baseURL",
     .host = "baseURL",
     .other_urls = hugo_urls},
    {.name = "Hugo",
     .renderer = "hugo-blackfriday",
     .files = hugo_files,
     .claims =
         [](const Settings& settings) {
           return has_id_type(settings, "blackfriday");
         },
     .root = hugo_root,
     .says = hugo_locales,
     .base = "baseURL",
     .host = "baseURL",
     .other_urls = hugo_urls},
    {.name = "Hugo",
     .renderer = "hugo",
     .files = hugo_files,
     .claims = is_hugo,
     .root = hugo_root,
     .says = hugo_locales,
     .shapes = "content/**/_index.md",
     .alternatives = "hugo-ascii hugo-blackfriday",
     .base = "baseURL",
     .host = "baseURL",
     .other_urls = hugo_urls},
    // mkdocs.org/user-guide/configuration; squidfunk.github.io/mkdocs-material
    {.name = "MkDocs",
     .renderer = "material",
     .files = "mkdocs.yml mkdocs.yaml",
     .claims = has_attribute_lists,
     .root = mkdocs_root,
     .says = mkdocs_locales,
     .alternatives = "+python-markdown-unicode +pymdownx",
     .base = "site_url",
     .host = "site_url"},
    {.name = "MkDocs",
     .renderer = "mkdocs",
     .files = "mkdocs.yml mkdocs.yaml",
     .root = mkdocs_root,
     .says = mkdocs_locales,
     .alternatives = "+python-markdown-unicode +pymdownx",
     .base = "site_url",
     .host = "site_url"},
    // jekyllrb.com/docs/configuration/markdown: kramdown's own parser is an
    // option.
    {.name = "Jekyll",
     .renderer = "jekyll-kramdown",
     .files = "_config.yml _config.yaml",
     .claims =
         [](const Settings& settings) {
           return ascii_lower(word_at(settings, "kramdown.input")) ==
                  "kramdown";
         },
     .root = own_folder,
     .says = jekyll_locales,
     .base = "baseurl",
     .host = "url",
     .code = ".",
     .left_out = jekyll_left_out,
     .other_urls = jekyll_urls},
    {.name = "Jekyll",
     .renderer = "jekyll-polyglot",
     .files = "_config.yml _config.yaml",
     .claims =
         [](const Settings& settings) { return settings.has("languages"); },
     .root = own_folder,
     .says = jekyll_locales,
     .base = "baseurl",
     .host = "url",
     .code = ".",
     .left_out = jekyll_left_out,
     .other_urls = jekyll_urls},
    {.name = "Jekyll",
     .renderer = "jekyll",
     .files = "_config.yml _config.yaml",
     .root = own_folder,
     .says = jekyll_locales,
     .shapes = "_posts/",
     .alternatives = "jekyll-kramdown",
     .base = "baseurl",
     .host = "url",
     .code = ".",
     .left_out = jekyll_left_out,
     .other_urls = jekyll_urls},
    // rust-lang.github.io/mdBook/format/configuration
    {.name = "mdBook",
     .renderer = "mdbook",
     .files = "book.toml",
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "book.src", "src");
         },
     .says = mdbook_locales,
     .shapes = "src/**/SUMMARY.md",
     .base = "site-url"},
    // dotnet.github.io/docfx/reference/docfx-json-reference
    {.name = "docfx",
     .renderer = "docfx",
     .files = "docfx.json",
     .root = own_folder,
     .says = nothing},
    // nextra.site/docs/guide/i18n
    {.name = "Nextra",
     .renderer = "nextra",
     .files = "next.config. theme.config.",
     .claims =
         [](const Settings& settings) {
           return settings.mentions("nextra") ||
                  settings.has("docsRepositoryBase");
         },
     .says = nextra_locales,
     .package = "nextra",
     .base = "basePath",
     .code = "pages src/pages app src/app"},
    {.name = "Gatsby",
     .renderer = "gatsby",
     .files = "gatsby-config.",
     .says = i18n_locales,
     .package = "gatsby",
     .base = "pathPrefix",
     .code = "src/pages"},
    // mdn/content, mdn/translated-content: files/en-us
    {.name = "MDN",
     .renderer = "mdn",
     .root = [](const Settings&) { return std::string("files"); },
     .says = mdn_locales,
     .shapes = "files/en-us/",
     .url = "/docs"},
    // docs.gitbook.com/getting-started/git-sync/content-configuration
    {.name = "GitBook",
     .renderer = "gitbook",
     .files = ".gitbook.yaml book.json",
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "root", "");
         },
     .says = gitbook_locales,
     .shapes = "SUMMARY.md"},
    // learn.getgrav.org: basics/folder-structure, content/multi-language
    {.name = "Grav",
     .renderer = "grav",
     .files = "system.yaml",
     .claims =
         [](const Settings& settings) {
           return settings.has("languages.supported") ||
                  settings.has("home.alias") || settings.has("pages.theme");
         },
     .root = [](const Settings&) { return std::string("pages"); },
     .says = grav_locales,
     .other_urls = grav_urls},
    {.name = "Astro",
     .renderer = "custom",
     .files = "astro.config.",
     .says = i18n_locales,
     .package = "astro",
     .base = "base",
     .host = "site",
     .code = "src/pages"},
    {.name = "Next.js",
     .renderer = "custom",
     .files = "next.config.",
     .says = i18n_locales,
     .package = "next",
     .base = "basePath",
     .code = "pages src/pages app src/app"},
};

}  // namespace

std::span<const GeneratorKind> generator_kinds() {
  return rows;
}

}  // namespace paralint
