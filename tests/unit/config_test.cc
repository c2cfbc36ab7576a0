#include "config.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

using Files = std::map<std::string, std::string>;

constexpr std::string_view keys =
    "allowed: locales, reference, default_locale, layout, exclude, base, "
    "renderer, "
    "routes, redirects, hosts, external_links, mappings, rules, baseline, "
    "budgets";

// What a configuration cannot do without; three lines.
const std::string needed =
    "locales: [en, fr, pt_br]\n"
    "layout: ['{path}/{locale}/{name}.md']\n"
    "renderer: github\n";

Config read(const Files& files) {
  const auto disk = memory_disk(files);
  return read_config(*disk, "paralint.yaml", *disk);
}

Config read(const std::string& yaml) {
  return read(Files{{"paralint.yaml", yaml}});
}

// The troubles, one a line; empty where there are none.
std::string troubles(const Files& files) {
  try {
    read(files);
    return {};
  } catch (const Error& error) {
    for (const Trouble& trouble : error.troubles()) {
      BOOST_TEST(!trouble.file.empty());
      BOOST_TEST(trouble.line > 0);
      BOOST_TEST(trouble.column > 0);
    }
    return error.what();
  }
}

std::string troubles(const std::string& yaml) {
  return troubles(Files{{"paralint.yaml", yaml}});
}

struct Mistake {
  std::string yaml;
  std::string trouble;  // without "paralint.yaml:"
};

void check(const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) {
    BOOST_TEST_CONTEXT(mistake.yaml) {
      BOOST_TEST(troubles(mistake.yaml) == "paralint.yaml:" + mistake.trouble);
    }
  }
}

// What follows the three lines that a configuration needs.
void check_below_needed(std::vector<Mistake> mistakes) {
  for (Mistake& mistake : mistakes) mistake.yaml = needed + mistake.yaml;
  check(mistakes);
}

// A row of `layout` in its second line, at column 4.
void check_rows(std::vector<Mistake> mistakes) {
  for (Mistake& mistake : mistakes) {
    mistake.yaml = "layout:\n - " + mistake.yaml +
                   "\nlocales: [en, fr]\nrenderer: github\n";
  }
  check(mistakes);
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string result;
  for (const std::string_view word : words) {
    if (!result.empty()) result += ", ";
    result += word;
  }
  return result;
}

std::string joined(const std::vector<std::string>& words) {
  return joined(std::vector<std::string_view>(words.begin(), words.end()));
}

std::string text(const std::map<std::string, std::string>& by_locale) {
  std::string result;
  for (const auto& [locale, word] : by_locale) {
    result += locale + " " + word + ";";
  }
  return result;
}

std::string text(const Place& place) {
  return place.trouble("here").text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(severities) {
  for (const char* word : {"off", "info", "warning", "error"}) {
    BOOST_TEST(name_of(severity(word).value()) == word);
  }
  BOOST_TEST(!severity("fatal").has_value());
  BOOST_TEST(!severity("").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_needed_is_enough) {
  const Config config = read(needed);
  BOOST_TEST(config.file == "paralint.yaml");
  BOOST_TEST(joined(config.locales) == "en, fr, pt-BR");
  BOOST_TEST(joined(config.locale_words) == "en, fr, pt_br");
  BOOST_TEST(config.reference == "en");
  BOOST_TEST(config.default_locale == "en");
  BOOST_TEST(config.renderer.name == "github");
  BOOST_REQUIRE(config.layout.size() == 1u);
  const LayoutRow& row = config.layout[0];
  BOOST_TEST(row.files == "{path}/{locale}/{name}.md");
  BOOST_TEST(row.key == "/{path}/{name}");
  BOOST_TEST(row.url == "/{path}/{name}");
  BOOST_TEST(row.locale == "");
  BOOST_TEST(row.folder_settings);
  BOOST_TEST(text(row.place) == "paralint.yaml:2:10: here");
  BOOST_TEST(config.rules.empty());
  BOOST_TEST(config.pages.empty());
}

BOOST_AUTO_TEST_CASE(locales_in_any_spelling) {
  const Config config = read(needed + "reference: pt-BR\ndefault_locale: FR\n");
  BOOST_TEST(config.reference == "pt-BR");
  BOOST_TEST(config.default_locale == "fr");
  BOOST_TEST(read(needed + "reference: fr\n").default_locale == "fr");
  BOOST_TEST(read(needed + "default_locale: none\n").default_locale == "");
}

BOOST_AUTO_TEST_CASE(layout_rows) {
  const Config config = read(
      "locales: [en, pt_br]\n"
      "renderer: github\n"
      "layout:\n"
      "  - files: content/blog/{path}/{locale}/post.md\n"
      "    key: /blog/{path}\n"
      "    url: /blog/{name}\n"
      "    folder_settings: false\n"
      "  - content/{path}/{locale}/post.md\n"
      "  - files: docs/{path}/{name}.{ext}\n"
      "    locale: pt-br\n"
      "  - '{name}.{locale}.mdx'\n");
  BOOST_REQUIRE(config.layout.size() == 4u);
  const LayoutRow& blog = config.layout[0];
  BOOST_TEST(blog.key == "/blog/{path}");
  BOOST_TEST(blog.url == "/blog/{name}");
  BOOST_TEST(!blog.folder_settings);
  BOOST_TEST(text(blog.place) == "paralint.yaml:4:5: here");
  BOOST_TEST(config.layout[1].key == "/{path}");
  BOOST_TEST(config.layout[1].url == "/{path}");
  BOOST_TEST(config.layout[2].files == "docs/{path}/{name}.{ext}");
  BOOST_TEST(config.layout[2].locale == "pt-BR");
  BOOST_TEST(config.layout[2].url == "/{path}/{name}");
  BOOST_TEST(config.layout[3].locale == "");
}

BOOST_AUTO_TEST_CASE(a_renderer_with_other_settings) {
  const Config config = read(
      "locales: [en, fr]\n"
      "layout: ['{locale}/{name}.md']\n"
      "renderer:\n"
      "  preset: github\n"
      "  slug: hubrise\n"
      "  old_slug: hubrise-2021\n"
      "  slug_from: first-text\n"
      "  ids: {brace: key-only, paren: text, heading-tag: replaces}\n"
      "  markdown_links: [key, bare-url]\n"
      "  html_links: [relative-url]\n"
      "  fragments: [slug, id]\n"
      "  html_fragments: [slug]\n"
      "  mdx: true\n"
      "  math: false\n"
      "  url_field: slug\n"
      "  index_names: [index, README]\n"
      "  untranslated: served\n"
      "  folder_settings: {file: folder.yaml, url_field: path, required: "
      "true}\n");
  const Renderer& renderer = config.renderer;
  BOOST_TEST(renderer.name == "github");
  BOOST_TEST(renderer.slugger == find_slugger("hubrise"));
  BOOST_TEST(renderer.old_slugger == find_slugger("hubrise-2021"));
  BOOST_TEST((renderer.slug_text == SlugText::first_text));
  BOOST_TEST((renderer.effect(IdSyntax::brace) == IdEffect::key_only));
  BOOST_TEST((renderer.effect(IdSyntax::paren) == IdEffect::text));
  BOOST_TEST((renderer.effect(IdSyntax::heading_tag) == IdEffect::replaces));
  BOOST_TEST((renderer.effect(IdSyntax::jsx_comment) ==
              find_renderer("github")->effect(IdSyntax::jsx_comment)));
  BOOST_TEST((renderer.markdown_links ==
              std::vector{Reading::key, Reading::bare_url}));
  BOOST_TEST((renderer.html_links == std::vector{Reading::relative_url}));
  BOOST_TEST((renderer.fragments ==
              std::vector{FragmentReading::slug, FragmentReading::id}));
  BOOST_TEST((renderer.html_fragments == std::vector{FragmentReading::slug}));
  BOOST_TEST(renderer.dialect.mdx);
  BOOST_TEST(!renderer.dialect.math);
  BOOST_TEST(renderer.name_field() == "slug");
  BOOST_TEST(joined(renderer.index_names) == "index, README");
  BOOST_TEST(renderer.serves_untranslated);
  BOOST_TEST(renderer.folder_settings.file == "folder.yaml");
  BOOST_TEST(renderer.folder_settings.url_field == "path");
  BOOST_TEST(renderer.folder_settings.copy_field == "");
  BOOST_TEST(renderer.folder_settings.required);
}

BOOST_AUTO_TEST_CASE(a_preset_keeps_what_is_not_said) {
  const Config config = read(
      "locales: [en, fr]\n"
      "layout: ['{locale}/{name}.md']\n"
      "renderer: {preset: hubrise, url_field: '', folder_settings: {required: "
      "false}}\n");
  const Renderer preset = find_renderer("hubrise").value();
  BOOST_TEST(config.renderer.slugger == preset.slugger);
  BOOST_TEST((config.renderer.id_effects == preset.id_effects));
  BOOST_TEST(config.renderer.name_field() == "");
  BOOST_TEST(config.renderer.folder_settings.file ==
             preset.folder_settings.file);
  BOOST_TEST(!config.renderer.folder_settings.required);
}

BOOST_AUTO_TEST_CASE(routes_links_and_rules) {
  const Config config =
      read(needed +
           "exclude: [drafts/**, 'x?.md']\n"
           "routes:\n"
           "  en: [/, /pricing, /]\n"
           "  pt-BR: [/precos]\n"
           "redirects:\n"
           "  - {from: /old, to: /new}\n"
           "  - {from: /away, to: 'https://example.com/'}\n"
           "external_links:\n"
           "  - {url: 'https://account.example.com/', parameter: locale}\n"
           "rules:\n"
           "  link-missing: off\n"
           "  stale-slug: {severity: warning, en: off, PT_BR: error}\n"
           "  wrong-case: {fr: info}\n");
  BOOST_TEST(joined(config.exclude) == "drafts/**, x?.md");
  BOOST_TEST(joined(config.routes.at("en")) == "/, /pricing");
  BOOST_TEST(joined(config.routes.at("pt-BR")) == "/precos");
  BOOST_TEST(!config.routes.contains("fr"));
  BOOST_REQUIRE(config.redirects.size() == 2u);
  BOOST_TEST(config.redirects[0].from == "/old");
  BOOST_TEST(config.redirects[1].to == "https://example.com/");
  BOOST_TEST(text(config.redirects[1].place) == "paralint.yaml:10:5: here");
  BOOST_REQUIRE(config.external_links.size() == 1u);
  BOOST_TEST(config.external_links[0].url == "https://account.example.com/");
  BOOST_TEST(config.external_links[0].parameter == "locale");

  BOOST_TEST(config.rules.size() == 3u);
  const RuleSetting& missing = config.rules.at("link-missing");
  BOOST_TEST((missing.severity == Severity::off));
  BOOST_TEST(missing.by_locale.empty());
  BOOST_TEST(text(missing.place) == "paralint.yaml:14:3: here");
  const RuleSetting& stale = config.rules.at("stale-slug");
  BOOST_TEST((stale.severity == Severity::warning));
  BOOST_TEST((stale.by_locale.at("en") == Severity::off));
  BOOST_TEST((stale.by_locale.at("pt-BR") == Severity::error));
  BOOST_TEST(!config.rules.at("wrong-case").severity.has_value());
}

// What is left empty, with its lines commented out, says nothing.
BOOST_AUTO_TEST_CASE(empty_lists) {
  const Config config = read(needed +
                             "exclude:\nroutes:\nredirects: []\n"
                             "external_links:\nrules: {}\n");
  BOOST_TEST(config.exclude.empty());
  BOOST_TEST(config.routes.empty());
  BOOST_TEST(config.redirects.empty());
}

BOOST_AUTO_TEST_CASE(aliases) {
  const Config config =
      read(needed + "routes: {en: &all [/, /faq], fr: *all}\n");
  BOOST_TEST(joined(config.routes.at("fr")) == "/, /faq");
}

BOOST_AUTO_TEST_CASE(redirects_of_the_site) {
  const auto disk = memory_disk(
      {{"paralint.yaml",
        needed + "redirects: {file: content/r.yaml, from: fromPath, "
                 "to: toPath}\n"}});
  const auto site = memory_disk({{"content/r.yaml",
                                  "# moved\n"
                                  "- fromPath: /fr/faq\n"
                                  "  toPath: /fr/faqs\n"
                                  "  permanent: true\n"
                                  "- {fromPath: /a, toPath: /b}\n"}});
  const Config config = read_config(*disk, "paralint.yaml", *site);
  BOOST_REQUIRE(config.redirects.size() == 2u);
  BOOST_TEST(config.redirects[0].from == "/fr/faq");
  BOOST_TEST(config.redirects[0].to == "/fr/faqs");
  BOOST_TEST(text(config.redirects[0].place) == "content/r.yaml:2:3: here");
}

BOOST_AUTO_TEST_CASE(redirects_of_the_site_by_their_usual_names) {
  const Config config =
      read({{"paralint.yaml", needed + "redirects: {file: r.yaml}\n"},
            {"r.yaml", "[{from: /a, to: /b}]"}});
  BOOST_REQUIRE(config.redirects.size() == 1u);
  BOOST_TEST(config.redirects[0].to == "/b");
}

BOOST_AUTO_TEST_CASE(mappings_in_the_order_of_their_paths) {
  const auto disk = memory_disk({
      {"site/paralint.yaml", needed + "routes: {en: [/pricing]}\n"
                                      "redirects: [{from: /x, to: /y}]\n"
                                      "mappings: ./mappings/\n"},
      {"site/mappings/b.yaml",
       "pages:\n"
       "- {en: /b, fr: /bb}\n"
       "routes:\n"
       "- {en: /pricing, fr: /tarifs}\n"
       "- {en: /faq, PT-br: /perguntas}\n"},
      {"site/mappings/a.yaml",
       "pages:\n"
       "  - {en: /a, pt-br: /aa}\n"
       "redirects: [{from: /old, to: /new}]\n"},
      {"site/mappings/more/c.yaml", "# later\n"},
      {"site/mappings/readme.md", "# Not: [YAML\n"},
  });
  const auto site = memory_disk({});
  const Config config = read_config(*disk, "site/paralint.yaml", *site);
  BOOST_REQUIRE(config.pages.size() == 2u);
  BOOST_TEST(text(config.pages[0].by_locale) == "en /a;pt-BR /aa;");
  BOOST_TEST(text(config.pages[0].place) == "site/mappings/a.yaml:2:5: here");
  BOOST_TEST(text(config.pages[1].by_locale) == "en /b;fr /bb;");
  BOOST_TEST(joined(config.routes.at("en")) == "/pricing, /faq");
  BOOST_TEST(joined(config.routes.at("fr")) == "/tarifs");
  BOOST_TEST(joined(config.routes.at("pt-BR")) == "/perguntas");
  BOOST_REQUIRE(config.redirects.size() == 2u);
  BOOST_TEST(config.redirects[1].from == "/old");
}

BOOST_AUTO_TEST_CASE(one_mappings_file_elsewhere) {
  const auto disk =
      memory_disk({{"conf/paralint.yaml", needed + "mappings: ../all.yml\n"},
                   {"all.yml", "pages: [{en: /a, fr: /b}]"}});
  const Config config = read_config(*disk, "conf/paralint.yaml", *disk);
  BOOST_REQUIRE(config.pages.size() == 1u);
  BOOST_TEST(text(config.pages[0].place) == "all.yml:1:9: here");
}

BOOST_AUTO_TEST_CASE(curated_anchors) {
  const Config config =
      read({{"paralint.yaml", needed + "mappings: m.yaml\n"},
            {"m.yaml",
             "anchors:\n"
             "  - {page: /a, en: access, fr: {slug: acces}}\n"
             "  - {page: /a, en: {id: x, slug: y}, PT-br: z, by: [id]}\n"}});
  BOOST_TEST(config.mappings == "m.yaml");
  BOOST_REQUIRE(config.anchors.size() == 2u);
  const auto& first = config.anchors[0];
  BOOST_TEST(first.page == "/a");
  BOOST_TEST(text(first.place) == "m.yaml:2:5: here");
  BOOST_TEST(first.by_locale.at("en").id == "access");
  BOOST_TEST(first.by_locale.at("en").slug == "access");
  BOOST_TEST(first.by_locale.at("fr").id == "");
  BOOST_TEST(first.by_locale.at("fr").slug == "acces");
  BOOST_TEST(config.anchors[1].by_locale.size() == 2u);
  BOOST_TEST(config.anchors[1].by_locale.at("en").slug == "y");
  BOOST_TEST(config.anchors[1].by_locale.at("pt-BR").id == "z");
}

// Whatever else an entry says, with a `confidence` it is the program's own.
BOOST_AUTO_TEST_CASE(derived_entries_are_passed_over) {
  const Config config = read(
      {{"paralint.yaml", needed + "mappings: m\n"},
       {"m/a.yaml",
        "pages:\n"
        "  - {en: /a, fr: /b, url: {en: /a}, by: [key], confidence: 1.0} # x\n"
        "  - {confidence: 0.5, de: 3}\n"
        "  - {en: /c, fr: /d, url: {fr: /fr/d}, by: [key]}\n"
        "routes: [{en: /p, fr: /q, confidence: 0}]\n"
        "anchors:\n"
        "  - en: 4\n"
        "    confidence: 1\n"}});
  BOOST_REQUIRE(config.pages.size() == 1u);
  BOOST_TEST(text(config.pages[0].by_locale) == "en /c;fr /d;");
  BOOST_TEST(text(config.pages[0].place) == "m/a.yaml:4:5: here");
  BOOST_TEST(config.routes.empty());
  BOOST_TEST(config.curated_routes.empty());
  BOOST_TEST(config.anchors.empty());
}

BOOST_AUTO_TEST_CASE(unknown_keys) {
  check({{"local: [en]\n" + needed,
          "1:1: unknown key `local`; did you mean `locales`? " +
              std::string(keys)}});
  check_below_needed({
      {"colour: red\n", "4:1: unknown key `colour`; " + std::string(keys)},
      {"redirects: [{form: /a, from: /a, to: /b}]\n",
       "4:14: unknown key `form`; allowed: from, to"},
      {"redirects: {file: r, format: nginx}\n",
       "4:30: unknown format `nginx`; allowed: yaml, netlify, netlify-toml, "
       "mdn, mkdocs, vercel, astro, docusaurus"},
      {"redirects: {path: r.yaml}\n",
       "4:12: `file` is missing\n"
       "paralint.yaml:4:13: unknown key `path`; allowed: file, from, to, "
       "format"},
      {"external_links: [{url: x, parameter: y, params: z}]\n",
       "4:41: unknown key `params`; allowed: url, parameter"},
      {"rules: {wrong-case: {severty: off}}\n",
       "4:22: unknown key `severty`; did you mean `severity`? allowed: "
       "severity, en, fr, pt-BR"},
      {"rules: {wrong-case: {de: off}}\n",
       "4:22: unknown key `de`; allowed: severity, en, fr, pt-BR"},
  });
  check_rows({{"{files: '{locale}/{name}.md', file: x}",
               "2:34: unknown key `file`; did you mean `files`? allowed: "
               "files, key, url, folder_settings, locale"}});
  check({
      {"locales: [en]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: {preset: github, slugs: github}\n",
       "3:28: unknown key `slugs`; did you mean `slug`? allowed: preset, slug, "
       "old_slug, slug_from, taken_ids, ids, generated_ids, markdown_links, "
       "html_links, fragments, html_fragments, link_prefixes, base_from, "
       "generated_pages, templates, includes, mdx, math, bare_urls, "
       "python_markdown, "
       "front_matter_links, url_field, url_fields, key_fields, locale_field, "
       "alias_fields, "
       "moved_fields, "
       "index_names, index_is_named_like_folder, folders_are_pages, "
       "number_prefix, "
       "url_is_folder, index_has_slash, html_urls, ignore_case, url_names, "
       "localize_files, "
       "icons, "
       "draft_field, date_field, file_links, files_from_root, "
       "untranslated, folder_settings"},
      {"locales: [en]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: {preset: hubrise, folder_settings: {files: x}}\n",
       "3:47: unknown key `files`; did you mean `file`? allowed: file, "
       "url_field, copy_field, required"},
      {"locales: [en]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: {preset: hubrise, ids: {braces: text}}\n",
       "3:35: unknown key `braces`; did you mean `brace`? allowed: brace, "
       "spaced-brace, colon-brace, jsx-comment, jsx-bare, html-comment, paren, "
       "heading-tag, own-paragraph, bracket"},
  });
}

BOOST_AUTO_TEST_CASE(wrong_types) {
  check({
      {"locales: {en: English}\nlayout: ['{locale}/{name}.md']\n"
       "renderer: github\n",
       "1:10: `locales` is a list of language tags, not a mapping"},
      {"locales: en fr\nlayout: ['{locale}/{name}.md']\nrenderer: github\n",
       "1:10: `locales` is a list of language tags, not `en fr`"},
      {"locales: []\nlayout: ['{locale}/{name}.md']\nrenderer: github\n",
       "1:10: `locales` is a list of language tags, not an empty one"},
      {"locales:\nlayout: ['{locale}/{name}.md']\nrenderer: github\n",
       "1:1: `locales` is a list of language tags, not nothing"},
      {"locales: [en, [fr]]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: github\n",
       "1:15: a locale is a language tag, not a list"},
      {"locales: [en, {cn: zh-CN, tw: zh-TW}]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: github\n",
       "1:15: a word and its tag are one locale: `{cn: zh-CN}`"},
      {"locales: [{cn: zh-CN}, {cn: zh-TW}]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: github\n",
       "1:25: `cn` is listed twice"},
      {"locales: [{cn: cn}]\nlayout: ['{locale}/{name}.md']\n"
       "renderer: github\n",
       "1:16: `cn` is not a language tag"},
      {"locales: [en]\nlayout: '{locale}/{name}.md'\nrenderer: github\n",
       "2:9: `layout` is a list of patterns, not `{locale}/{name}.md`"},
      {"locales: [en]\nlayout: [[a]]\nrenderer: github\n",
       "2:10: a row of `layout` is a pattern or a mapping, not a list"},
      {"locales: [en]\nlayout: ['{locale}/{name}.md']\nrenderer: [github]\n",
       "3:11: `renderer` is a name or a mapping, not a list"},
      {"just a sentence\n",
       "1:1: a configuration is a mapping, not `just a sentence`"},
      {"- locales\n", "1:1: a configuration is a mapping, not a list"},
      {needed + "? [a, b]\n: c\n", "4:3: a key is a word, not a list"},
  });
  check_below_needed({
      {"reference: [en]\n", "4:12: `reference` is a language tag, not a list"},
      {"default_locale:\n",
       "4:1: `default_locale` is a language tag or `none`, not nothing"},
      {"exclude: drafts\n", "4:10: `exclude` is a list of globs, not `drafts`"},
      {"exclude: ['']\n",
       "4:11: a glob is a pattern of file paths, not an empty one"},
      {"routes: [/]\n",
       "4:9: `routes` maps each locale to a list of URLs, not a list"},
      {"routes: {en: /}\n", "4:14: the routes of a locale are a list, not `/`"},
      {"routes: {en: [{}]}\n",
       "4:15: a route is a word that begins with `/`, not a mapping"},
      {"redirects: /a\n", "4:12: redirects are a list, not `/a`"},
      {"redirects: [/a]\n",
       "4:13: a redirect is a mapping with `from` and `to`, not `/a`"},
      {"external_links: {url: x}\n",
       "4:17: `external_links` is a list, not a mapping"},
      {"mappings: [a]\n", "4:11: `mappings` is a folder or a file, not a list"},
      {"rules: [wrong-case]\n",
       "4:8: `rules` maps rules to severities, not a list"},
      {"rules: {wrong-case: [off]}\n",
       "4:21: a rule's setting is a severity or a mapping, not a list"},
      {"rules: {wrong-case: {en: {}}}\n",
       "4:26: the severity is a word, not a mapping"},
  });
  check_rows({{"{files: '{locale}/{name}.md', folder_settings: no}",
               "2:51: `folder_settings` is true or false, not `no`"},
              {"{files: [a.md]}",
               "2:12: `files` is a pattern of file paths, not a list"}});
}

BOOST_AUTO_TEST_CASE(unknown_words) {
  const auto renderer = [](const std::string& settings) {
    return "locales: [en]\nlayout: ['{locale}/{name}.md']\nrenderer: " +
           settings + "\n";
  };
  std::vector<std::string_view> slugs;
  for (const Slugger& slugger : sluggers()) slugs.push_back(slugger.name);
  check({
      {renderer("githib"),
       "3:11: unknown renderer `githib`; did you mean `github`? allowed: " +
           joined(renderer_names())},
      {renderer("{preset: nosuchthing}"),
       "3:20: unknown renderer `nosuchthing`; allowed: " +
           joined(renderer_names())},
      {renderer("{preset: github, slug: hubrize}"),
       "3:34: unknown slug `hubrize`; did you mean `hubrise`? allowed: " +
           joined(slugs)},
      {renderer("{preset: github, slug_from: title}"),
       "3:39: unknown source `title`; allowed: text, first-text, typeset, "
       "smart, source"},
      {renderer("{preset: github, ids: {brace: replace}}"),
       "3:41: unknown effect `replace`; did you mean `replaces`? allowed: "
       "replaces, adds, key-only, inert, text"},
      {renderer("{preset: github, markdown_links: [keys]}"),
       "3:45: unknown reading `keys`; did you mean `key`? allowed: key, url, "
       "bare-url, file, relative-url"},
      {renderer("{preset: github, html_links: [url, file, url]}"),
       "3:52: `url` stands twice in `html_links`"},
      {renderer("{preset: github, html_links: []}"),
       "3:40: `html_links` is a list of readings, not an empty one"},
      {renderer("{preset: github, fragments: [name]}"),
       "3:40: unknown reading `name`; allowed: id, slug"},
      {renderer("{preset: github, untranslated: serve}"),
       "3:42: unknown treatment `serve`; did you mean `served`? allowed: "
       "missing, served"},
      {renderer("{preset: github, mdx: 'yes'}"),
       "3:33: unknown word `yes`; allowed: true, false, by-ending"},
      {renderer("{preset: github, index_names: ['']}"),
       "3:42: an item of `index_names` is a file name, not an empty one"},
      {renderer("{slug: github}"), "3:11: `preset` is missing"},
      {renderer("{preset: github, folder_settings: {required: true}}"),
       "3:45: `file` is missing"},
  });
  check_below_needed({
      {"rules: {wrong-case: fatal}\n",
       "4:21: unknown severity `fatal`; allowed: off, info, warning, error"},
      {"rules: {wrong-case: {fr: warn}}\n",
       "4:26: unknown severity `warn`; allowed: off, info, warning, error"},
  });
}

BOOST_AUTO_TEST_CASE(wrong_locales) {
  const std::string rest = "layout: ['{locale}/{name}.md']\nrenderer: github\n";
  check({
      {"locales: [en, 'not a tag']\n" + rest,
       "1:15: `not a tag` is not a language tag"},
      {"locales: [en, fr, en]\n" + rest, "1:19: `en` is listed twice"},
      {"locales: [pt-br, pt_BR]\n" + rest,
       "1:18: `pt-br` and `pt_BR` are one locale"},
  });
  check_below_needed({
      {"reference: de\n", "4:12: unknown locale `de`; allowed: en, fr, pt-BR"},
      {"reference: '?'\n", "4:12: `?` is not a language tag"},
      {"default_locale: de\n",
       "4:17: unknown locale `de`; allowed: en, fr, pt-BR"},
      {"routes: {de: [/]}\n",
       "4:10: unknown locale `de`; allowed: en, fr, pt-BR"},
      {"routes: {pt-br: [/], pt_BR: [/a]}\n",
       "4:22: `pt_BR` and `pt-br` are one locale"},
  });
}

BOOST_AUTO_TEST_CASE(keys_given_twice) {
  check_below_needed({
      {"locales: [en]\n", "4:1: `locales` is given twice, first in line 1"},
      {"rules: {wrong-case: off, wrong-case: info}\n",
       "4:26: `wrong-case` is given twice, first in line 4"},
      {"routes:\n  en: [/]\n  en: [/a]\n",
       "6:3: `en` is given twice, first in line 5"},
  });
}

BOOST_AUTO_TEST_CASE(missing_keys) {
  check({
      {"# Our site.\n\nrenderer: github\n",
       "1:1: `locales` is missing\nparalint.yaml:1:1: `layout` is missing"},
      {"locales: [en]\nlayout: ['{locale}/{name}.md']\n",
       "1:1: `renderer` is missing"},
  });
  check_below_needed({
      {"redirects:\n  - to: /b\n", "5:5: `from` is missing"},
      {"redirects: [{from: /a, to: ''}]\n",
       "4:28: `to` is a URL, not an empty one"},
      {"external_links: [{url: x}]\n", "4:18: `parameter` is missing"},
      {"external_links: [{url: '', parameter: p}]\n",
       "4:24: `url` is what URLs begin with, not an empty one"},
  });
  check_rows({{"{locale: en}", "2:4: `files` is missing"}});
}

BOOST_AUTO_TEST_CASE(wrong_patterns) {
  const std::string parts = "allowed: {path}, {locale}, {name}, {ext}";
  check_rows({
      {"docs/{lang}/{name}.md", "2:4: unknown part `{lang}`; " + parts},
      {"docs/{local}/{name}.md",
       "2:4: unknown part `{local}`; did you mean `{locale}`? " + parts},
      {"docs/{locale}/{name.md",
       "2:4: a `{` of `docs/{locale}/{name.md` is never closed"},
      {"docs/{path}/{name}.md",
       "2:4: `docs/{path}/{name}.md` has no `{locale}`, so its row needs a "
       "`locale`"},
      {"files: docs/{locale}/{name}.md\n   locale: en",
       "3:12: `locale` is for patterns that have no `{locale}`"},
      {"files: docs/{name}.md\n   locale: de",
       "3:12: unknown locale `de`; allowed: en, fr"},
      {"docs/{locale}/{path}",
       "2:4: `docs/{locale}/{path}` names no Markdown file; a pattern ends "
       "with `.md`, `.mdx`, `.markdown` or `.{ext}`"},
      {"docs/{locale}/{name}.html",
       "2:4: `docs/{locale}/{name}.html` names no Markdown file; a pattern "
       "ends with `.md`, `.mdx`, `.markdown` or `.{ext}`"},
      {"docs/{path}/{locale}/{path}/{name}.md",
       "2:4: `{path}` stands twice in `docs/{path}/{locale}/{path}/{name}.md`"},
      {"docs-{path}/{locale}/{name}.md",
       "2:4: `{path}` of `docs-{path}/{locale}/{name}.md` is whole folders; "
       "only `/` may stand beside it"},
      {"/docs/{locale}/{name}.md",
       "2:4: `/docs/{locale}/{name}.md` begins with `/`; a pattern is relative "
       "to the site's root"},
      {"files: docs/{locale}/{name}.md\n   key: docs/{name}",
       "3:9: the pattern `docs/{name}` does not begin with `/`"},
      {"files: docs/{locale}/{name}.md\n   url: /{ext}/{name}",
       "3:9: unknown part `{ext}`; allowed: {path}, {name}, {locale}, {year}, "
       "{month}, {day}, {title}, {slug}, {categories}"},
      {"''", "2:4: `files` is a pattern of file paths, not an empty one"},
  });
}

BOOST_AUTO_TEST_CASE(wrong_routes) {
  check_below_needed({
      {"routes: {en: [pricing]}\n",
       "4:15: the route `pricing` does not begin with `/`"},
  });
}

BOOST_AUTO_TEST_CASE(all_mistakes_at_once_in_the_order_of_the_file) {
  BOOST_TEST(troubles("rules: {wrong-case: never}\n"
                      "renderer: nosuchthing\n"
                      "layout: [x.md]\n"
                      "locales: [en, fr]\n"
                      "reference: de\n") ==
             "paralint.yaml:1:21: unknown severity `never`; allowed: off, "
             "info, warning, error\n"
             "paralint.yaml:2:11: unknown renderer `nosuchthing`; allowed: " +
                 joined(renderer_names()) +
                 "\n"
                 "paralint.yaml:3:10: `x.md` has no `{locale}`, so its row "
                 "needs a `locale`\n"
                 "paralint.yaml:5:12: unknown locale `de`; allowed: en, fr");
}

BOOST_AUTO_TEST_CASE(columns_count_code_points) {
  check_below_needed({{"rules: {\"é–𝄞\": fatal}\n",
                       "4:16: unknown severity `fatal`; allowed: off, info, "
                       "warning, error"}});
}

BOOST_AUTO_TEST_CASE(mistakes_in_mappings) {
  BOOST_TEST(
      troubles({{"paralint.yaml", needed + "mappings: m\n"},
                {"m/a.yaml",
                 "page: []\n"
                 "pages:\n"
                 "  - {en: /a, de: /b}\n"
                 "  - {en: a}\n"
                 "  - /c\n"
                 "routes: [{en: []}]\n"
                 "redirects: [{from: /a}]\n"},
                {"m/b.yaml", "pages: [\n"},
                {"m/c.yaml", "- a\n"}}) ==
      "m/a.yaml:1:1: unknown key `page`; did you mean `pages`? allowed: pages, "
      "routes, anchors, redirects\n"
      "m/a.yaml:3:14: unknown locale `de`; allowed: en, fr, pt-BR\n"
      "m/a.yaml:4:10: the page key `a` does not begin with `/`\n"
      "m/a.yaml:5:5: an entry maps each locale to a page key, not `/c`\n"
      "m/a.yaml:6:15: a route is a word that begins with `/`, not a list\n"
      "m/a.yaml:7:13: `to` is missing\n"
      "m/b.yaml:2:1: broken YAML: end of sequence flow not found\n"
      "m/c.yaml:1:1: a mappings file is a mapping, not a list");
}

BOOST_AUTO_TEST_CASE(mistakes_in_anchors) {
  BOOST_TEST(
      troubles({{"paralint.yaml", needed + "mappings: m.yaml\n"},
                {"m.yaml",
                 "anchors:\n"
                 "  - {en: a, fr: b}\n"
                 "  - {page: a, en: a}\n"
                 "  - {page: /a, de: a, en: [a], fr: ''}\n"
                 "  - {page: /a, en: {ids: a}, fr: {}}\n"
                 "  - a\n"
                 "pages:\n"
                 "  - {en: /a, confidence: 1.5}\n"
                 "  - {en: /a, confidence: [1]}\n"}}) ==
      "m.yaml:2:5: `page` is missing\n"
      "m.yaml:3:12: the page key `a` does not begin with `/`\n"
      "m.yaml:4:16: unknown locale `de`; allowed: en, fr, pt-BR\n"
      "m.yaml:4:27: a heading is its id or slug, or a mapping with `id` and "
      "`slug`, not a list\n"
      "m.yaml:4:36: a heading is its id or slug, or a mapping with `id` and "
      "`slug`, not an empty one\n"
      "m.yaml:5:21: unknown key `ids`; did you mean `id`? allowed: id, slug\n"
      "m.yaml:5:34: an `id` or a `slug` is missing\n"
      "m.yaml:6:5: an entry names a `page`, and its heading in each locale, "
      "not `a`\n"
      "m.yaml:8:26: `confidence` is a number from 0 to 1, not `1.5`\n"
      "m.yaml:9:26: `confidence` is a number from 0 to 1, not a list");
}

BOOST_AUTO_TEST_CASE(mistakes_in_a_file_of_redirects) {
  const std::string config =
      needed + "redirects: {file: r.yaml, from: a, to: b}\n";
  BOOST_TEST(troubles({{"paralint.yaml", config},
                       {"r.yaml", "- {a: /x, b: ''}\n- {b: /y}\n- 3\n"}}) ==
             "r.yaml:1:14: `b` is a URL, not an empty one\n"
             "r.yaml:2:3: `a` is missing\n"
             "r.yaml:3:3: a redirect is a mapping with `a` and `b`, not `3`");
  BOOST_TEST(
      troubles({{"paralint.yaml", config}, {"r.yaml", "redirects: []\n"}}) ==
      "r.yaml:1:1: redirects are a list, not a mapping");
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_read) {
  const auto site = memory_disk({});
  const auto disk = memory_disk(
      {{"paralint.yaml",
        needed + "redirects: {file: gone.yaml}\nmappings: nowhere\n"},
       {"other.yaml", needed + "mappings: m\n"}},
      {{"m/a.yaml", "permission denied"}});
  const auto what = [&](const std::string& file) -> std::string {
    try {
      read_config(*disk, file, *site);
      return {};
    } catch (const Error& error) {
      return error.what();
    }
  };
  std::string reason = site->read("gone.yaml", reason);
  BOOST_TEST(what("paralint.yaml") ==
             "paralint.yaml:4:19: `gone.yaml` cannot be read: " + reason +
                 "\nparalint.yaml:5:11: `nowhere` is no folder or file beside "
                 "the configuration");
  BOOST_TEST(what("other.yaml") ==
             "other.yaml:4:11: `m/a.yaml` cannot be read: permission denied");
  BOOST_TEST(what("missing.yaml") == "missing.yaml: cannot be read: " + reason);
  BOOST_TEST(what("m/a.yaml") == "m/a.yaml: cannot be read: permission denied");
}

BOOST_AUTO_TEST_CASE(nothing_to_read) {
  const std::string sentence =
      "1:1: the file is empty; it needs `locales`, `layout` and `renderer`";
  check({{"", sentence}, {"# soon\n", sentence}, {"~\n", sentence}});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
