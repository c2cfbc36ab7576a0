// The table of renderers. A row is made of known parts: what is new about a
// generator becomes a field of Renderer first. Each row names its source.
#include "renderer.h"

#include <algorithm>

namespace paralint {
namespace {

constexpr auto inert = IdEffect::inert;
constexpr auto text = IdEffect::text;
constexpr auto adds = IdEffect::adds;
constexpr auto replaces = IdEffect::replaces;

// What ids written by hand do: those that nobody means as ids in plain Markdown
// are text, headings in HTML have theirs.
void set_ids(Renderer& renderer, IdEffect others,
             std::initializer_list<std::pair<IdSyntax, IdEffect>> effects) {
  renderer.id_effects.fill(others);
  const auto set = [&](IdSyntax syntax, IdEffect effect) {
    renderer.id_effects[static_cast<size_t>(syntax)] = effect;
  };
  for (const IdSyntax syntax :
       {IdSyntax::jsx_comment, IdSyntax::jsx_bare, IdSyntax::html_comment,
        IdSyntax::paren, IdSyntax::own_paragraph, IdSyntax::bracket}) {
    set(syntax, text);
  }
  set(IdSyntax::heading_tag, adds);
  for (const auto& [syntax, effect] : effects) set(syntax, effect);
}

void set_links(Renderer& renderer, std::vector<Reading> markdown,
               std::vector<Reading> html) {
  renderer.markdown_links = std::move(markdown);
  renderer.html_links = std::move(html);
}

// Ids and slugs both work, in Markdown and in HTML.
Renderer start(std::string_view slug) {
  Renderer renderer;
  renderer.slugger = find_slugger(slug);
  renderer.fragments = {FragmentReading::id, FragmentReading::slug};
  renderer.html_fragments = renderer.fragments;
  renderer.index_names = {"index"};
  set_ids(renderer, inert, {});
  return renderer;
}

// Markdown as GitHub shows it in a repository.
Renderer github() {
  Renderer renderer = start("github");
  renderer.dialect.math = true;
  set_links(renderer, {Reading::file}, {Reading::file});
  renderer.index_names.clear();
  // On the front page of a repository, and what the HTML has for every id.
  renderer.generated_ids = {"readme", "user-content-*"};
  return renderer;
}

// docusaurus-mdx-loader/src/remark/headings, docusaurus-utils/src/
// markdownUtils.ts and markdownLinks.ts, plugin-content-docs/src/docs.ts,
// slug.ts, numberPrefix.ts, theme-classic Link (baseUrl in front of "/x").
Renderer docusaurus() {
  Renderer renderer = start("github");
  renderer.dialect.mdx = true;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::jsx_comment, replaces}});
  set_links(
      renderer,
      {Reading::file, Reading::bare_url, Reading::url, Reading::relative_url},
      {Reading::bare_url, Reading::url, Reading::relative_url});
  renderer.url_fields = {{"slug", UrlRole::beside}, {"id", UrlRole::file_name}};
  renderer.index_names = {"index", "README", "readme"};
  renderer.index_is_named_like_folder = true;
  renderer.number_prefix = NumberPrefix::dashed;
  renderer.draft_field = "draft";
  renderer.date_field.clear();  // parseBlogFileName goes by the name alone
  renderer.files_from_root = true;
  renderer.link_prefixes = {{"@site/", PrefixMeaning::file},
                            {"pathname://", PrefixMeaning::unchecked}};
  renderer.dialect.includes = Includes::imports;
  renderer.url_is_folder = false;
  renderer.serves_untranslated = true;
  renderer.generated_ids = {"__docusaurus*", "fn-*", "fnref-*",
                            "user-content-*"};
  renderer.base_from = BaseFrom::either;
  renderer.generated_pages = {"/blog",   "/blog/**",  "/search",
                              "**/tags", "**/tags/*", "**/category/*"};
  return renderer;
}

// @astrojs/markdown-remark rehype-collect-headings.ts;
// starlight/utils/routing, slugs.ts: content of the root locale has no prefix,
// missing pages fall back to it.
Renderer starlight() {
  Renderer renderer = start("astro");
  renderer.mdx_by_ending = true;
  set_links(renderer, {Reading::url, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"slug", UrlRole::whole}};
  renderer.url_names = UrlNames::slugs;  // astro/src/content/utils.ts
  renderer.url_slugger = find_slugger("github");
  renderer.draft_field = "draft";
  renderer.serves_untranslated = true;
  renderer.generated_ids = {"_top", "starlight__*", "user-content-*"};
  renderer.dialect.front_matter_links = true;  // of a hero
  return renderer;
}

// vitepress/src/node/markdown (markdown-it-anchor, markdown-it-attrs with "{"
// and "}", @mdit-vue/shared slugify; plugins/link.ts).
Renderer vitepress() {
  Renderer renderer = start("vitepress");
  renderer.taken_ids = TakenIds::in_order;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::spaced_brace, replaces}});
  set_links(renderer, {Reading::file, Reading::relative_url, Reading::url},
            {Reading::relative_url, Reading::url});
  renderer.url_is_folder = false;
  renderer.file_links = FileLinks::urls;
  renderer.generated_ids = {"fn*", "VPContent"};
  renderer.base_from = BaseFrom::generator;
  renderer.dialect.front_matter_links = true;  // of a hero
  renderer.html_urls = true;
  return renderer;
}

// VuePress 2: @vuepress/markdown (markdown-it-anchor without ids by hand,
// markdown-it-emoji, linksPlugin), @vuepress/shared inferRoutePath and
// isLinkExternal, @vuepress/core resolvePagePermalink; @vuepress/plugin-blog.
Renderer vuepress() {
  Renderer renderer = start("vitepress");
  renderer.has_icons = true;
  set_links(renderer, {Reading::file, Reading::relative_url, Reading::url},
            {Reading::relative_url, Reading::url});
  renderer.url_fields = {{"permalink", UrlRole::whole}};
  renderer.index_names = {"README", "index", "readme", "Readme"};
  renderer.url_is_folder = false;
  renderer.file_links = FileLinks::own_urls;
  renderer.generated_ids = {"app", "content", "fn*"};
  renderer.generated_pages = {"/404", "/category/**", "/tag/**"};
  renderer.dialect.front_matter_links = true;  // of a home page
  renderer.html_urls = true;
  return renderer;
}

// With @mdit/plugin-attrs, which vuepress-theme-hope brings along.
Renderer vuepress_attrs() {
  Renderer renderer = vuepress();
  renderer.taken_ids = TakenIds::in_order;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::spaced_brace, replaces}});
  return renderer;
}

// Rspress 2: @rspress/core node/mdx/rehypePlugins/headerAnchor.js (ids by hand
// are not looked at for numbers), remarkPlugins/link.js (a path from the root
// is in the page's own language, whatever its ending), route/RouteService.js;
// runtime/route.js goes by names without their case.
Renderer rspress() {
  Renderer renderer = start("github");
  renderer.mdx_by_ending = true;
  renderer.dialect.includes = Includes::imports;
  set_ids(renderer, inert, {{IdSyntax::brace, replaces}});
  set_links(
      renderer,
      {Reading::file, Reading::relative_url, Reading::bare_url, Reading::url},
      {Reading::relative_url, Reading::url});
  renderer.url_is_folder = false;
  renderer.file_links = FileLinks::reader_urls;
  renderer.generated_ids = {"fn-*", "fnref-*", "footnote-label",
                            "user-content-*", "__rspress*"};
  renderer.generated_pages = {"/404"};
  renderer.base_from = BaseFrom::either;
  renderer.dialect.front_matter_links = true;  // of a hero
  renderer.html_urls = true;
  return renderer;
}

// hugo/markup/goldmark/autoid.go, resources/page, tpl ref and relref. Links to
// files work by the embedded render hook of multilingual sites.
Renderer hugo() {
  Renderer renderer = start("hugo");
  renderer.slug_text = SlugText::source;
  renderer.taken_ids = TakenIds::in_order;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::spaced_brace, replaces}});
  renderer.dialect.templates = Templates::hugo;
  renderer.dialect.includes = Includes::shortcodes;
  set_links(renderer, {Reading::url, Reading::relative_url, Reading::file},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"url", UrlRole::url}, {"slug", UrlRole::name}};
  renderer.key_fields = {"translationKey"};
  renderer.alias_fields = {"aliases"};
  renderer.url_names = UrlNames::tidied;
  renderer.localizes_files = true;
  renderer.draft_field = "draft";
  renderer.index_names = {"_index", "index"};
  renderer.generated_ids = {"fn:*", "fnref:*", "fnref*:*"};
  renderer.generated_pages = {"/tags", "/tags/*", "/categories",
                              "/categories/*"};
  renderer.folders_are_pages = true;
  return renderer;
}

Renderer hugo_ascii() {
  Renderer renderer = hugo();
  renderer.slugger = find_slugger("hugo-ascii");
  return renderer;
}

Renderer hugo_blackfriday() {
  Renderer renderer = hugo();
  renderer.slugger = find_slugger("hugo-blackfriday");
  return renderer;
}

// The Docsy theme's templates.
Renderer docsy() {
  Renderer renderer = hugo();
  for (const char* id : {"td-*", "pg-*", "m-*", "tabs-*", "TableOfContents"}) {
    renderer.generated_ids.emplace_back(id);
  }
  return renderer;
}

// mkdocs/structure/pages.py and files.py; markdown/extensions/toc.py. attr_list
// is off by default, so that ids are text.
Renderer mkdocs() {
  Renderer renderer = start("python-markdown");
  renderer.dialect.python_markdown = true;
  renderer.dialect.bare_urls = false;  // without pymdownx.magiclink
  renderer.taken_ids = TakenIds::all;
  renderer.dialect.includes = Includes::snippets;
  set_links(renderer, {Reading::file, Reading::relative_url, Reading::url},
            {Reading::relative_url, Reading::url});
  renderer.localizes_files = true;  // mkdocs-static-i18n
  renderer.index_names = {"index", "README"};
  renderer.generated_ids = {"fn:*", "fnref:*", "fnref*:*"};
  return renderer;
}

// Material for MkDocs, with the extensions that its documentation turns on:
// attr_list, pymdownx.tabbed (slugs of tabs are not known here).
Renderer material() {
  Renderer renderer = mkdocs();
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces},
           {IdSyntax::spaced_brace, replaces},
           {IdSyntax::colon_brace, replaces},
           {IdSyntax::own_paragraph, adds}});
  renderer.has_icons = true;
  renderer.generated_ids.emplace_back("__tabbed_*");
  renderer.generated_ids.emplace_back("__codelineno-*");
  renderer.generated_ids.emplace_back("__toc");
  renderer.generated_pages = {"**/archive/*", "**/author/*", "**/category/*",
                              "**/page/*"};
  return renderer;
}

// Jekyll's default since version 4: kramdown with the GFM parser
// (kramdown-parser-gfm, lib/kramdown/parser/gfm.rb). jekyll-redirect-from,
// jekyll-relative-links, jekyll-polyglot.
Renderer jekyll() {
  Renderer renderer = start("kramdown-gfm");
  renderer.dialect.bare_urls = false;
  renderer.slug_text = SlugText::typeset;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces},
           {IdSyntax::colon_brace, replaces},
           {IdSyntax::own_paragraph, adds}});
  renderer.dialect.templates = Templates::liquid;
  set_links(renderer, {Reading::url, Reading::relative_url, Reading::file},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"permalink", UrlRole::whole},
                         {"slug", UrlRole::name}};
  renderer.key_fields = {"page_id", "permalink"};
  renderer.locale_field = "lang";
  renderer.alias_fields = {"redirect_from"};
  renderer.moved_fields = {"redirect_to"};
  renderer.index_names = {"index", "README"};
  renderer.url_is_folder = false;
  renderer.generated_ids = {"fn:*", "fnref:*"};
  renderer.html_urls = true;
  return renderer;
}

// jekyll-polyglot (lib/jekyll/polyglot): languages that the front matter tells,
// one permalink in all of them; it puts the reader's language in front of
// links.
Renderer jekyll_polyglot() {
  Renderer renderer = jekyll();
  set_links(
      renderer,
      {Reading::bare_url, Reading::url, Reading::relative_url, Reading::file},
      {Reading::bare_url, Reading::url, Reading::relative_url});
  renderer.url_fields = {{"permalink", UrlRole::path}, {"slug", UrlRole::name}};
  renderer.serves_untranslated = true;
  return renderer;
}

// kramdown's own parser (lib/kramdown/converter/html.rb, basic_generate_id).
Renderer jekyll_kramdown() {
  Renderer renderer = jekyll();
  renderer.slugger = find_slugger("kramdown");
  renderer.slug_text = SlugText::source;
  return renderer;
}

// hexo-renderer-marked's lib/renderer.js: ids are never written by hand, links
// are URLs as they stand. Hexo's lib/plugins/processor/asset.js (permalink) and
// filter/post_permalink; tags of Nunjucks are only known to it.
Renderer hexo() {
  Renderer renderer = start("hexo");
  renderer.slug_text = SlugText::smart;
  renderer.dialect.templates = Templates::liquid;
  set_links(renderer, {Reading::url, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"permalink", UrlRole::whole}};
  renderer.locale_field = "lang";
  renderer.url_is_folder = false;
  renderer.html_urls = true;
  renderer.generated_pages = {"/archives/**", "/categories/**", "/tags/**",
                              "/page/*"};
  return renderer;
}

// docsify's src/core/render/compiler (heading.js, link.js) and router/util.js:
// Markdown is fetched by the path in the page's URL, links without "/" in front
// count from the root, unless `relativePath` is set.
Renderer docsify() {
  Renderer renderer = start("docsify");
  set_links(renderer, {Reading::url, Reading::file, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.index_names = {"README"};
  renderer.url_is_folder = false;
  renderer.file_links = FileLinks::root_urls;
  return renderer;
}

// gatsby-remark-autolink-headers; ids need its enableCustomId.
Renderer gatsby() {
  Renderer renderer = start("github");
  renderer.mdx_by_ending = true;
  set_links(renderer, {Reading::url, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"slug", UrlRole::path}, {"path", UrlRole::path}};
  renderer.base_from = BaseFrom::generator;
  return renderer;
}

// mdBook src/utils/html.rs, renderer/html_handlebars.
Renderer mdbook() {
  Renderer renderer = start("mdbook");
  renderer.dialect.bare_urls = false;
  renderer.taken_ids = TakenIds::in_order;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::spaced_brace, replaces}});
  renderer.dialect.includes = Includes::mdbook;
  set_links(renderer, {Reading::file, Reading::relative_url},
            {Reading::relative_url});
  renderer.index_names = {"README", "index"};
  renderer.url_is_folder = false;
  renderer.html_urls = true;
  renderer.generated_pages = {"/print.html", "/toc.html"};
  return renderer;
}

// Zola components/markdown/src/markdown.rs and content/src/page.rs: ids by hand
// are taken before any slug is made, languages but the default one have a
// prefix.
Renderer zola() {
  Renderer renderer = start("zola");
  renderer.dialect.bare_urls = false;
  renderer.taken_ids = TakenIds::all;
  set_ids(renderer, inert,
          {{IdSyntax::brace, replaces}, {IdSyntax::spaced_brace, replaces}});
  set_links(renderer, {Reading::url, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"path", UrlRole::whole}, {"slug", UrlRole::name}};
  renderer.alias_fields = {"aliases"};
  renderer.link_prefixes = {{"@/", PrefixMeaning::file}};
  renderer.draft_field = "draft";
  renderer.index_names = {"_index", "index"};
  // components/content/src/page.rs: names without dates, as slugs.
  renderer.number_prefix = NumberPrefix::dated;
  renderer.url_names = UrlNames::slugs;
  renderer.url_slugger = renderer.slugger;
  renderer.generated_ids = {"fn-*", "fr-*", "continue-reading"};
  return renderer;
}

// Grav: system/src/Grav/Common/Page/Page.php, Helpers/Excerpts.php and
// Uri.php; Parsedown Extra's ids, and those of the anchors plugin, which keeps
// them. A page is its folder, whatever its file is called.
Renderer grav() {
  Renderer renderer = start("github");
  set_ids(renderer, inert, {{IdSyntax::brace, replaces}});
  set_links(renderer, {Reading::relative_url, Reading::bare_url, Reading::url},
            {Reading::bare_url, Reading::url, Reading::relative_url});
  renderer.url_fields = {{"slug", UrlRole::folder}};
  renderer.index_names = {"*"};
  renderer.number_prefix = NumberPrefix::dotted;
  renderer.generated_ids = {"fn:*", "fnref*:*"};
  renderer.base_from = BaseFrom::either;
  return renderer;
}

// Nuxt Content: @nuxtjs/mdc's runtime/parser, @nuxt/content's utils/path.ts
// (numbers in front of names are no part of URLs, versions are).
Renderer nuxt_content() {
  Renderer renderer = start("nuxt-content");
  set_links(renderer, {Reading::url, Reading::relative_url},
            {Reading::url, Reading::relative_url});
  renderer.url_fields = {{"path", UrlRole::whole}};
  renderer.number_prefix = NumberPrefix::names;
  renderer.url_names = UrlNames::tidied;
  renderer.url_is_folder = false;
  renderer.index_has_slash = false;
  renderer.base_from = BaseFrom::generator;
  renderer.generated_ids = {"user-content-*", "fn-*", "fnref-*"};
  return renderer;
}

// gitbook/lib/output/modifiers/addHeadingId.js (github-slugid), kramed's ids;
// a book of one folder a language has LANGS.md.
Renderer gitbook() {
  Renderer renderer = start("github-slugid");
  set_ids(renderer, inert, {{IdSyntax::brace, replaces}});
  set_links(renderer, {Reading::file, Reading::relative_url, Reading::url},
            {Reading::file, Reading::relative_url, Reading::url});
  renderer.index_names = {"README", "index"};
  renderer.url_is_folder = false;
  renderer.generated_ids = {"fn_*", "reffn_*"};
  renderer.html_urls = true;
  return renderer;
}

// rari-md/src/anchor.rs; pages lie in files/{locale}/, their slug gives the URL
// and those without a translation are served in English.
Renderer mdn() {
  Renderer renderer = start("mdn");
  set_links(renderer, {Reading::url, Reading::bare_url, Reading::relative_url},
            {Reading::url, Reading::bare_url, Reading::relative_url});
  renderer.url_fields = {{"slug", UrlRole::below}};
  renderer.serves_untranslated = true;
  renderer.ignores_case = true;
  renderer.url_is_folder = false;
  return renderer;
}

// Markdig's AutoIdentifierOptions.GitHub (Helpers/LinkHelper.cs,
// UrilizeAsGfm), docfx's "~/" links.
Renderer docfx() {
  Renderer renderer = start("docfx");
  renderer.link_prefixes = {{"~/", PrefixMeaning::file}};
  renderer.dialect.includes = Includes::docfx;
  set_links(renderer, {Reading::file, Reading::relative_url, Reading::url},
            {Reading::file, Reading::relative_url, Reading::url});
  renderer.url_is_folder = false;
  renderer.ignores_case = true;
  renderer.html_urls = true;
  renderer.generates_files = false;
  return renderer;
}

// nextra/src/server: github-slugger, "## Title [#id]", pages by folder.
Renderer nextra() {
  Renderer renderer = start("github");
  renderer.dialect.mdx = true;
  set_ids(renderer, inert, {{IdSyntax::bracket, replaces}});
  set_links(
      renderer,
      {Reading::bare_url, Reading::url, Reading::file, Reading::relative_url},
      {Reading::bare_url, Reading::url, Reading::relative_url});
  renderer.url_is_folder = false;
  renderer.index_has_slash = false;
  renderer.base_from = BaseFrom::generator;
  return renderer;
}

// fumadocs-core/mdx-plugins/remark-heading (github-slugger, "## Title [#id]"),
// core's link.tsx and middleware: a path without a locale is the default one's,
// or the reader's where that has a prefix.
Renderer fumadocs() {
  Renderer renderer = nextra();
  set_links(
      renderer,
      {Reading::url, Reading::bare_url, Reading::file, Reading::relative_url},
      {Reading::url, Reading::bare_url, Reading::relative_url});
  return renderer;
}

// A site of Next.js's MDX with ids in comments, as react.dev is.
Renderer mdx() {
  Renderer renderer = start("github");
  renderer.dialect.mdx = true;
  set_ids(renderer, inert,
          {{IdSyntax::jsx_comment, replaces}, {IdSyntax::jsx_bare, replaces}});
  set_links(renderer, {Reading::bare_url}, {Reading::bare_url});
  renderer.base_from = BaseFrom::generator;
  return renderer;
}

// Next.js with a renderer of its own; an explicit id is an authoring key.
Renderer hubrise() {
  Renderer renderer;
  renderer.dialect.mdx = true;
  renderer.slugger = find_slugger("hubrise");
  renderer.old_slugger = find_slugger("hubrise-2021");
  renderer.slug_text = SlugText::first_text;
  set_ids(renderer, inert,
          {{IdSyntax::brace, IdEffect::key_only},
           {IdSyntax::paren, inert},
           {IdSyntax::heading_tag, replaces}});
  renderer.markdown_links = {Reading::key};
  renderer.html_links = {Reading::url};
  renderer.fragments = {FragmentReading::id};
  renderer.html_fragments = {FragmentReading::slug};
  renderer.url_fields = {{"path_override", UrlRole::name}};
  renderer.folder_settings = {.file = "customization.yaml",
                              .url_field = "path_override",
                              .copy_field = "copy_files_from",
                              .required = true};
  renderer.base_from = BaseFrom::generator;
  return renderer;
}

// For a site with a slugger of its own; the configuration says the rest.
Renderer custom() {
  Renderer renderer = start("github");
  set_links(renderer, {Reading::url, Reading::file, Reading::relative_url},
            {Reading::url, Reading::file, Reading::relative_url});
  return renderer;
}

struct Row {
  std::string_view name;
  Renderer (*make)();
};
constexpr Row rows[] = {
    {"github", github},
    {"docusaurus", docusaurus},
    {"starlight", starlight},
    {"vitepress", vitepress},
    {"vuepress", vuepress},
    {"vuepress-attrs", vuepress_attrs},
    {"rspress", rspress},
    {"hugo", hugo},
    {"hugo-ascii", hugo_ascii},
    {"hugo-blackfriday", hugo_blackfriday},
    {"docsy", docsy},
    {"mkdocs", mkdocs},
    {"material", material},
    {"jekyll", jekyll},
    {"jekyll-kramdown", jekyll_kramdown},
    {"jekyll-polyglot", jekyll_polyglot},
    {"gatsby", gatsby},
    {"hexo", hexo},
    {"docsify", docsify},
    {"nuxt-content", nuxt_content},
    {"mdbook", mdbook},
    {"zola", zola},
    {"gitbook", gitbook},
    {"honkit", gitbook},
    {"grav", grav},
    {"mdn", mdn},
    {"docfx", docfx},
    {"nextra", nextra},
    {"fumadocs", fumadocs},
    {"mdx", mdx},
    {"hubrise", hubrise},
    {"custom", custom},
};

}  // namespace

std::vector<std::string_view> renderer_names() {
  std::vector<std::string_view> names;
  for (const Row& row : rows) names.push_back(row.name);
  return names;
}

std::optional<Renderer> find_renderer(std::string_view name) {
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row == std::end(rows)) return std::nullopt;
  Renderer renderer = row->make();
  renderer.name = name;
  return renderer;
}

}  // namespace paralint
