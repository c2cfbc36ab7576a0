// What each generator calls its files, and where it has its pages. Each row
// names its source.
#include "detect/generator_kinds.h"

#include <algorithm>

#include "detect/said.h"
#include "text.h"

namespace paralint {
namespace {

using Settings = GeneratorSettings;

std::string own_folder(const Settings&) {
  return {};
}

bool has_id_type(const Settings& settings, std::string_view type) {
  return word_at(settings, "autoHeadingIDType") == type;
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
  return has_extension(settings, "attr_list") ||
         word_at(settings, "theme.name").find("material") == 0 ||
         word_at(settings, "theme") == "material";
}

constexpr std::string_view hugo_files =
    "hugo.toml hugo.yaml hugo.yml hugo.json config.toml config.yaml config.yml "
    "config.json";

std::string mkdocs_root(const Settings& settings) {
  return word_at(settings, "docs_dir", "docs");
}

// hexo.io/docs/configuration: what no other generator's _config.yml has;
// package.json has `hexo` in every site (hexo-cli, lib/find_pkg.ts).
bool is_hexo(const Settings& settings) {
  constexpr const char* names[] = {
      "hexo",          "source_dir",    "public_dir",
      "i18n_dir",      "new_post_name", "skip_render",
      "render_drafts", "code_dir",      "post_asset_folder"};
  return std::ranges::any_of(
      names, [&](const char* name) { return settings.has(name); });
}

bool has_package(const Settings& settings, const std::string& name) {
  return settings.has("dependencies." + name) ||
         settings.has("devDependencies." + name);
}

std::string content_folder(const Settings&) {
  return "content";
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
     .says = docusaurus_said,
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
     .says = starlight_said,
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
     .says = vitepress_said,
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
     .says = vuepress_said,
     .base = "base",
     .host = "hostname",
     .left_out = vuepress_left_out,
     .other_urls = vuepress_urls},
    {.name = "VuePress",
     .renderer = "vuepress",
     .files = ".vuepress/config. .vuepress/config/index.",
     .root = own_folder,
     .says = vuepress_said,
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
     .says = rspress_said,
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
     .root = hugo_content_folder,
     .says = hugo_said,
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
     .says = zola_said,
     .base = "base_url",
     .host = "base_url"},
    {.name = "Hugo",
     .renderer = "hugo-ascii",
     .files = hugo_files,
     .claims =
         [](const Settings& settings) {
           return has_id_type(settings, "github-ascii");
         },
     .root = hugo_content_folder,
     .says = hugo_said,
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
     .root = hugo_content_folder,
     .says = hugo_said,
     .base = "baseURL",
     .host = "baseURL",
     .other_urls = hugo_urls},
    {.name = "Hugo",
     .renderer = "hugo",
     .files = hugo_files,
     .claims = is_hugo,
     .root = hugo_content_folder,
     .says = hugo_said,
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
     .says = mkdocs_said,
     .alternatives = "+python-markdown-unicode +pymdownx",
     .base = "site_url",
     .host = "site_url"},
    {.name = "MkDocs",
     .renderer = "mkdocs",
     .files = "mkdocs.yml mkdocs.yaml",
     .root = mkdocs_root,
     .says = mkdocs_said,
     .alternatives = "+python-markdown-unicode +pymdownx",
     .base = "site_url",
     .host = "site_url"},
    // hexo.io/docs/configuration, /docs/internationalization
    {.name = "Hexo",
     .renderer = "hexo",
     .files = "_config.yml _config.yaml",
     .claims = is_hexo,
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "source_dir", "source");
         },
     .says = hexo_said,
     .parts = "package.json",
     .package = "hexo",
     .base = "root",
     .host = "url",
     .left_out = hexo_left_out,
     .other_urls = hexo_urls},
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
     .says = jekyll_said,
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
     .says = jekyll_said,
     .base = "baseurl",
     .host = "url",
     .code = ".",
     .left_out = jekyll_left_out,
     .other_urls = jekyll_urls},
    {.name = "Jekyll",
     .renderer = "jekyll",
     .files = "_config.yml _config.yaml",
     .root = own_folder,
     .says = jekyll_said,
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
     .says = mdbook_said,
     .shapes = "src/**/SUMMARY.md",
     .base = "site-url"},
    // dotnet.github.io/docfx/reference/docfx-json-reference
    {.name = "docfx",
     .renderer = "docfx",
     .files = "docfx.json",
     .root = own_folder,
     .says = docfx_said},
    // nextra.site/docs/guide/i18n
    {.name = "Nextra",
     .renderer = "nextra",
     .files = "next.config. theme.config.",
     .claims =
         [](const Settings& settings) {
           return settings.mentions("nextra") ||
                  settings.has("docsRepositoryBase");
         },
     .says = nextra_said,
     .package = "nextra",
     .base = "basePath",
     .content = "content src/content pages src/pages",
     .code = "pages src/pages app src/app"},
    // fumadocs.dev/docs/mdx, /docs/headless/source-api: `loader` has the path
    // below which the pages are.
    {.name = "Fumadocs",
     .renderer = "fumadocs",
     .files = "source.config.",
     .claims =
         [](const Settings& settings) { return settings.mentions("fumadocs"); },
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "defineDocs.dir", "content/docs");
         },
     .says = fumadocs_said,
     .parts = "lib/source. lib/i18n. src/lib/source. src/lib/i18n. app/source. "
              "next.config.",
     .package = "fumadocs-core",
     .base = "basePath",
     .code = "pages src/pages app src/app"},
    // docus.dev/en/concepts/configuration; it is built on Nuxt Content.
    {.name = "Docus",
     .renderer = "nuxt-content",
     .files = "nuxt.config.",
     .claims =
         [](const Settings& settings) {
           return has_package(settings, "docus") ||
                  word_at(settings, "extends") == "docus";
         },
     .root = content_folder,
     .says = docus_said,
     .parts = "package.json",
     .package = "docus",
     .base = "baseURL",
     .code = "pages app/pages"},
    // content.nuxt.com/docs/getting-started/configuration
    {.name = "Nuxt Content",
     .renderer = "nuxt-content",
     .files = "nuxt.config.",
     .claims =
         [](const Settings& settings) {
           return settings.mentions("@nuxt/content");
         },
     .root = content_folder,
     .says = nuxt_said,
     .parts = "content.config. package.json",
     .package = "@nuxt/content",
     .base = "baseURL",
     .code = "pages app/pages"},
    {.name = "Gatsby",
     .renderer = "gatsby",
     .files = "gatsby-config.",
     .says = i18n_said,
     .package = "gatsby",
     .base = "pathPrefix",
     .code = "src/pages"},
    // mdn/content, mdn/translated-content: files/en-us
    {.name = "MDN",
     .renderer = "mdn",
     .root = [](const Settings&) { return std::string("files"); },
     .says = mdn_said,
     .shapes = "files/en-us/ files/*/_redirects.txt",
     .url = "/docs"},
    // docsify.js.org/#/quickstart
    {.name = "docsify",
     .renderer = "docsify",
     .files = "index.html",
     .claims =
         [](const Settings& settings) { return settings.mentions("$docsify"); },
     .root = own_folder,
     .says = docsify_said,
     .alternatives = "+docsify-5",
     .left_out = docsify_left_out},
    // docs.gitbook.com/getting-started/git-sync/content-configuration
    {.name = "GitBook",
     .renderer = "gitbook",
     .files = ".gitbook.yaml book.json",
     .root =
         [](const Settings& settings) {
           return folder_at(settings, "root", "");
         },
     .says = gitbook_said,
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
     .says = grav_said,
     .other_urls = grav_urls},
    {.name = "Astro",
     .renderer = "custom",
     .files = "astro.config.",
     .says = i18n_said,
     .package = "astro",
     .base = "base",
     .host = "site",
     .code = "src/pages"},
    {.name = "Next.js",
     .renderer = "custom",
     .files = "next.config.",
     .says = next_said,
     .package = "next",
     .base = "basePath",
     .code = "pages src/pages app src/app"},
};

}  // namespace

std::span<const GeneratorKind> generator_kinds() {
  return rows;
}

}  // namespace paralint
