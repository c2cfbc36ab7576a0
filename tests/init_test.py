#!/usr/bin/env python3
"""What `init` finds in small trees, that `check` assumes the same, and how it
compares with settings written by hand for real sites.

usage: init_test.py PARALINT PROJECT
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PARALINT = ""
PROJECT = pathlib.Path()

PAGE = "# Bread\n\nWe bake.\n"


def pages(*names):
    return {name: PAGE for name in names}


# files -> lines that the configuration holds, in order, without comments
TREES = {
    "docusaurus": (
        {
            "docusaurus.config.js": """
// locales: ['xx']
const config = {
  url: 'https://example.org', // not 'i18n'
  i18n: {defaultLocale: 'fr', locales: ['fr', 'en', "pt-BR"]},
  presets: [['classic', {docs: {routeBasePath: '/'}}]],
};
export default config;
""",
            **pages(
                "docs/bread.md",
                "docs/rolls.mdx",
                "i18n/en/docusaurus-plugin-content-docs/current/bread.md",
            ),
        },
        """locales: [fr, en]
reference: fr
default_locale: fr
layout:
  - i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
  - files: docs/{path}/{name}.{ext}
    locale: fr
renderer: docusaurus
""",
    ),
    "docusaurus with a blog, pages and other docs": (
        {
            "docusaurus.config.ts": """
export default {
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  presets: [['classic', {docs: {routeBasePath: 'guide'},
                         blog: {routeBasePath: 'news'}}]],
  plugins: [
    '@docusaurus/plugin-ideal-image',
    ['@docusaurus/plugin-content-docs',
     {id: 'oven', path: 'ovens', routeBasePath: '/oven/'}],
    ['@docusaurus/plugin-content-docs', {id: 'lone', path: 'lone'}],
    ['@docusaurus/plugin-content-blog', {id: 'notes', path: 'notes'}],
  ],
};
""",
            "sidebars.ts": "export default {docs: [{type: 'category', "
            "link: {type: 'generated-index', slug: '/all'}, items: []}]};\n",
            "docs/sweet/_category_.json": '{"label": "Sweet", '
            '"link": {"type": "generated-index", "slug": "sweets"}}\n',
            "docs/salt/_category_.yml": "link: {type: doc, id: bread}\n",
            **pages(
                "docs/bread.md", "blog/2026-01-31-rolls.mdx", "ovens/door.md",
                "notes/a.md", "lone/a.md", "src/pages/about.md",
                *(
                    f"i18n/fr/docusaurus-plugin-content-{name}.md"
                    for name in (
                        "docs/current/bread", "blog/2026-01-31-rolls",
                        "docs-oven/current/door", "blog-notes/a",
                        "pages/about",
                    )
                ),
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
    url: /guide/{path}/{name}
  - files: i18n/{locale}/docusaurus-plugin-content-blog/{path}/{name}.md
    key: /blog/{path}/{name}
    url: /news/{year}/{month}/{day}/{title}
  - files: i18n/{locale}/docusaurus-plugin-content-docs-oven/current/{path}/{name}.md
    key: /oven/{path}/{name}
    url: /oven/{path}/{name}
  - files: i18n/{locale}/docusaurus-plugin-content-blog-notes/{path}/{name}.md
    key: /notes/{path}/{name}
    url: /blog/{year}/{month}/{day}/{title}
  - files: i18n/{locale}/docusaurus-plugin-content-pages/{path}/{name}.md
    key: /pages/{path}/{name}
  - files: docs/{path}/{name}.md
    locale: en
    url: /guide/{path}/{name}
  - files: blog/{path}/{name}.mdx
    locale: en
    key: /blog/{path}/{name}
    url: /news/{year}/{month}/{day}/{title}
  - files: ovens/{path}/{name}.md
    locale: en
    key: /oven/{path}/{name}
    url: /oven/{path}/{name}
  - files: notes/{path}/{name}.md
    locale: en
    key: /notes/{path}/{name}
    url: /blog/{year}/{month}/{day}/{title}
  - files: src/pages/{path}/{name}.md
    locale: en
    key: /pages/{path}/{name}
renderer: {preset: docusaurus, generated_pages: [/blog, /search, "**/tags", "**/tags/*", "**/category/*", /news, "/news/page/*", /news/archive, /news/authors, "/news/authors/**", "/blog/page/*", /blog/archive, /blog/authors, "/blog/authors/**", "**/all", "**/sweets"]}
""",
    ),
    "docusaurus with versions, the newest at the root": (
        {
            "site/docusaurus.config.ts": "export default {i18n: "
            "{defaultLocale: 'en', locales: ['en', 'de']}}\n",
            "site/versions.json": '["2", "1"]\n',
            **pages(
                "site/docs/bread.md",
                "site/versioned_docs/version-1/bread.md",
                "site/versioned_docs/version-2/bread.md",
                "site/i18n/de/docusaurus-plugin-content-docs/version-2/bread.md",
            ),
        },
        """locales: [en, de]
reference: en
default_locale: en
layout:
  - files: site/i18n/{locale}/docusaurus-plugin-content-docs/version-2/{path}/{name}.md
    key: /2/{path}/{name}
    url: /docs/{path}/{name}
  - files: site/versioned_docs/version-2/{path}/{name}.md
    locale: en
    key: /2/{path}/{name}
    url: /docs/{path}/{name}
renderer: docusaurus
""",
    ),
    "starlight with a root locale": (
        {
            "astro.config.mjs": """
export default defineConfig({
  integrations: [
    starlight({
      title: 'Bakery',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        'pt-br': { label: 'Português', lang: 'pt-BR' },
      },
    }),
  ],
});
""",
            **pages(
                "src/content/docs/bread.md",
                "src/content/docs/rolls.mdx",
                "src/content/docs/pt-br/bread.md",
            ),
        },
        """locales: [en, pt-br]
reference: en
default_locale: en
layout:
  - src/content/docs/{locale}/{path}/{name}.{ext}
  - files: src/content/docs/{path}/{name}.{ext}
    locale: en
renderer: starlight
""",
    ),
    "vitepress": (
        {
            "docs/.vitepress/config.mts": """
export default {
  locales: {
    root: { label: 'English', lang: 'en' },
    fr: { label: 'Français', lang: 'fr' },
  },
}
""",
            **pages("docs/bread.md", "docs/rolls.md", "docs/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: vitepress
""",
    ),
    "vuepress": (
        {
            "docs/.vuepress/config.ts": """
import { defaultTheme } from '@vuepress/theme-default'
export default defineUserConfig({
  base: '/bakery/',
  pagePatterns: ['**/*.md', '!**/drafts/**', '!.vuepress'],
  locales: {
    '/': { lang: 'en-US', title: 'Bread' },
    '/zh/': { lang: 'zh-CN', title: '面包' },
  },
  theme: defaultTheme({
    locales: { '/': { navbar: ['/oven/'] }, '/zh/': { navbar: ['/zh/oven/'] } },
  }),
})
""",
            "package.json": '{"devDependencies": {"vuepress": "2.0.0-rc.26"}}',
            **pages(
                "docs/README.md", "docs/oven/README.md", "docs/drafts/rolls.md",
                "docs/zh/README.md", "docs/zh/oven/README.md",
            ),
        },
        """locales: [en-US, zh]
reference: en-US
default_locale: en-US
layout:
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en-US
exclude: ["docs/**/drafts/**"]
base: /bakery
renderer: vuepress
""",
    ),
    "vuepress with ids by hand": (
        {
            "src/.vuepress/config.ts": """
import theme from "./theme.js";
export default defineUserConfig({
  locales: { "/": { lang: "en-US" }, "/zh/": { lang: "zh-CN" } },
  theme,
});
""",
            "src/.vuepress/theme.ts": """
export default hopeTheme({
  hostname: "https://bread.example",
  markdown: { attrs: true, gfm: true },
});
""",
            **pages(
                "src/README.md", "src/oven.md", "src/zh/README.md", "src/zh/oven.md"
            ),
        },
        """locales: [en-US, zh]
reference: en-US
default_locale: en-US
layout:
  - src/{locale}/{path}/{name}.md
  - files: src/{path}/{name}.md
    locale: en-US
renderer: vuepress-attrs
""",
    ),
    "rspress": (
        {
            "rspress.config.ts": """
import { defineConfig } from '@rspress/core';
export default defineConfig({
  root: 'pages',
  lang: 'zh',
  base: '/bakery/',
  locales: [
    { lang: 'zh', label: '简体中文' },
    { lang: 'en', label: 'English' },
  ],
  route: { exclude: ['**/drafts/**'] },
});
""",
            **pages(
                "README.md", "pages/zh/bread.md", "pages/zh/rolls.mdx",
                "pages/zh/_part.md", "pages/zh/drafts/rye.md", "pages/en/bread.md",
            ),
        },
        """locales: [zh, en]
reference: zh
default_locale: zh
layout:
  - pages/{locale}/{path}/{name}.{ext}
exclude: ["pages/**/drafts/**", "pages/**/_*"]
base: /bakery
renderer: rspress
""",
    ),
    "hugo with suffixes": (
        {
            "hugo.toml": """
baseURL = "https://example.org/"
defaultContentLanguage = 'en'
[languages.en]
weight = 1
[languages.fr]
weight = 2
""",
            **pages("content/bread.md", "content/bread.fr.md", "content/rolls.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: hugo
""",
    ),
    "hugo with a folder for each language, and Docsy": (
        {
            "config/_default/hugo.yaml": "baseURL: https://example.org/\n"
            "module: {imports: [{path: github.com/google/docsy}]}\n"
            "defaultContentLanguageInSubdir: true\n",
            "config/_default/languages.toml": "[en]\n"
            'contentDir = "content/english"\n'
            '[fr]\ncontentDir = "content/french"\n',
            **pages("content/english/bread.md", "content/french/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - files: content/english/{path}/{name}.md
    locale: en
  - files: content/french/{path}/{name}.md
    locale: fr
renderer: docsy
""",
    ),
    "grav": (
        {
            "user/config/system.yaml": "pages: {theme: bakery}\n"
            "languages:\n  supported: [en, fr]\n  include_default_lang: false\n",
            **pages(
                "user/pages/01.home/default.en.md",
                "user/pages/01.home/default.fr.md",
                "user/pages/02.bread/docs.en.md",
                "user/pages/02.bread/docs.fr.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: user/pages/01.home/default.{locale}.md
    key: /01.home/default
    url: /
  - user/pages/{path}/{name}.{locale}.md
renderer: grav
""",
    ),
    "docsify with aliases": (
        {
            "docs/index.html": "<script>window.$docsify = { name: 'Bakery',\n"
            "alias: {'/changelog': 'https://bakery.example/log',\n"
            "'/fr/(.*)/changelog': '/changelog', '/a[bc]': '/d'} }</script>\n",
            **pages("docs/README.md", "docs/bread.md", "docs/fr/README.md",
                    "docs/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: {preset: docsify, generated_pages: [/changelog, "/fr/**/changelog"]}
""",
    ),
    "hugo with a host for each language": (
        {
            "hugo.toml": 'defaultContentLanguage = "en"\n'
            "[languages.en]\n"
            'baseURL = "https://bakery.example/"\ncontentDir = "content/en"\n'
            "[languages.fr]\n"
            'baseURL = "https://fr.bakery.example/"\n'
            'contentDir = "content/fr"\n',
            **pages("content/en/bread.md", "content/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - files: content/en/{path}/{name}.md
    locale: en
  - files: content/fr/{path}/{name}.md
    locale: fr
renderer: {preset: hugo, markdown_links: [bare-url, url, relative-url, file], html_links: [bare-url, url, relative-url]}
hosts:
  - {url: "https://bakery.example", locale: en}
  - {url: "https://fr.bakery.example", locale: fr}
""",
    ),
    "hugo with a folder for each language, and section pages": (
        {
            "hugo.toml": 'defaultContentLanguage = "fr"\n'
            '[languages.fr]\ncontentDir = "content/fr"\n'
            '[languages.en]\ncontentDir = "content/en"\n',
            **pages(
                "content/en/_index.md",
                "content/en/bread.md",
                "content/fr/_index.md",
                "content/fr/bread.md",
            ),
        },
        """locales: [fr, en]
reference: fr
default_locale: fr
layout:
  - files: content/fr/{path}/{name}.md
    locale: fr
  - files: content/en/{path}/{name}.md
    locale: en
renderer: hugo
""",
    ),
    "hugo whose main language has the folder of the site": (
        {
            "hugo.yaml": "baseURL: https://example.org/\n"
            "contentDir: content/en\n"
            "languages:\n  en: {weight: 1}\n"
            "  fr: {weight: 2, contentDir: content/fr}\n",
            **pages(
                "content/en/bread.md", "content/en/rolls.md",
                "content/fr/bread.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: content/en/{path}/{name}.md
    locale: en
  - files: content/fr/{path}/{name}.md
    locale: fr
renderer: hugo
""",
    ),
    "hugo with a language inside the folder of the site": (
        {
            "hugo.toml": 'baseURL = "https://example.org/"\n'
            '[languages.en]\nweight = 1\n'
            '[languages.fr]\ncontentDir = "content/french"\n',
            **pages("content/bread.md", "content/french/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: content/french/{path}/{name}.md
    locale: fr
  - files: content/{path}/{name}.md
    locale: en
renderer: hugo
""",
    ),
    "hugo by its folders": (
        pages(
            "content/en/_index.md",
            "content/en/bread.md",
            "content/fr/_index.md",
            "content/fr/bread.md",
        ),
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.md
renderer: hugo
""",
    ),
    "zola": (
        {
            "config.toml": 'base_url = "https://example.org"\n'
            'default_language = "en"\n[languages.fr]\n',
            **pages("content/bread.md", "content/bread.fr.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: zola
""",
    ),
    "mkdocs in folders": (
        {
            "mkdocs.yml": "site_name: Bakery\ntheme: readthedocs\nplugins:\n"
            "  - i18n:\n      docs_structure: folder\n      languages:\n"
            "        - {locale: fr, default: true}\n        - locale: en\n",
            **pages("docs/en/bread.md", "docs/fr/bread.md"),
        },
        """locales: [fr, en]
reference: fr
default_locale: fr
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: mkdocs, untranslated: served}
""",
    ),
    "material in one language, with a folder `it`": (
        {
            "mkdocs.yml": "site_name: Bakery\ntheme: {name: material}\n"
            "docs_dir: manual\n",
            **pages("manual/bread.md", "manual/it/servers.md", "manual/id/cards.md"),
        },
        """locales: [en]
reference: en
default_locale: en
layout:
  - files: manual/{path}/{name}.md
    locale: en
renderer: material
""",
    ),
    "a configuration of mkdocs for each language": (
        {
            "docs/en/mkdocs.yml": "site_name: Bakery\ntheme: {name: material}\n",
            "docs/fr/mkdocs.yml": "site_name: Bakery\ntheme: {name: material}\n",
            **pages(
                "docs/en/docs/bread.md", "docs/en/docs/rolls.md",
                "docs/fr/docs/bread.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/docs/{path}/{name}.md
renderer: material
""",
    ),
    "jekyll with kramdown's own parser": (
        {
            "_config.yml": "kramdown: {input: kramdown}\n"
            "languages: [en, fr]\ndefault_lang: en\n",
            **pages("en/bread.md", "en/rolls.md", "fr/bread.md", "fr/rolls.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
renderer: jekyll-kramdown
""",
    ),
    "jekyll with languages that only the front matter tells": (
        {
            "_config.yml": "plugins: [jekyll-polyglot]\nbaseurl: /bakery\n"
            "languages: [en, fr]\ndefault_lang: en\n",
            "bread.md": "---\npermalink: /bread/\n---\n# Bread\n",
            "pain.md": "---\nlang: fr\npermalink: /bread/\n---\n# Pain\n",
            "about.html": "<p>",
            "index.html": "<p>",
            "_layouts/page.html": "<p>",
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: "{path}/{name}.md"
    locale: en
base: /bakery
renderer: {preset: jekyll-polyglot, generated_pages: [/, /about, /about.html]}
""",
    ),
    "starlight below a base, with pages of code": (
        {
            "astro.config.mjs": """
export default defineConfig({
  site: 'https://example.org',
  base: '/bakery/',
  redirects: { '/old': '/bread' },
  integrations: [starlight({
    locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'F' } },
  })],
});
""",
            "src/pages/index.astro": "---\n---\n",
            "src/pages/blog/[slug].astro": "---\n---\n",
            "src/pages/_parts/top.astro": "---\n---\n",
            "src/components/card.astro": "---\n---\n",
            **pages("src/content/docs/bread.md", "src/content/docs/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - src/content/docs/{locale}/{path}/{name}.md
  - files: src/content/docs/{path}/{name}.md
    locale: en
base: /bakery
renderer: {preset: starlight, generated_pages: [/, "/blog/*"]}
redirects: {file: astro.config.mjs}
""",
    ),
    "docusaurus below a base, with pages of code and former URLs": (
        {
            "docusaurus.config.js": """
export default {
  url: 'https://bread.bakery',
  baseUrl: '/bakery/',
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  plugins: [['@docusaurus/plugin-client-redirects', {
    redirects: [{from: ['/docs/old', '/docs/older'], to: '/docs/bread'}],
  }]],
};
""",
            "src/pages/index.tsx": "",
            "src/pages/pricing.mdx": "# Prices\n",
            **pages(
                "docs/bread.md",
                "i18n/fr/docusaurus-plugin-content-docs/current/bread.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
    url: /docs/{path}/{name}
  - files: docs/{path}/{name}.md
    locale: en
    url: /docs/{path}/{name}
base: /bakery
renderer: {preset: docusaurus, generated_pages: [/blog, "/blog/**", /search, "**/tags", "**/tags/*", "**/category/*", /, /pricing]}
redirects: {file: docusaurus.config.js}
hosts: ["https://bread.bakery"]
""",
    ),
    "mdn with redirects of each locale": (
        {
            "files/en-us/_redirects.txt": "/en-US/docs/Old\t/en-US/docs/Bread\n",
            "files/fr/_redirects.txt": "# none\n/fr/docs/Old\t/fr/docs/Bread\n",
            "files/de/_redirects.txt": "# none\n",
            **pages("files/en-us/bread/index.md", "files/fr/bread/index.md"),
        },
        """locales: [en-us, fr]
reference: en-us
default_locale: none
layout:
  - files: files/{locale}/{path}/{name}.md
    url: /docs/{path}/{name}
renderer: mdn
redirects:
  - {file: files/en-us/_redirects.txt}
  - {file: files/fr/_redirects.txt}
""",
    ),
    "redirects of vercel, and those of nobody": (
        {
            "vercel.json": '{"redirects": [{"source": "/a", "destination": "/b"}]}',
            "netlify.toml": '[build]\ncommand = "hugo"\n',
            "static/_redirects": "# none yet\n/* /404 404\n",
            **pages("content/en/_index.md", "content/en/bread.md",
                    "content/fr/_index.md", "content/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.md
renderer: hugo
redirects: {file: vercel.json}
""",
    ),
    "mdbook": (
        {
            "book.toml": '[book]\nlanguage = "fr"\nsrc = "text"\n',
            **pages("text/SUMMARY.md", "text/bread.md"),
        },
        """locales: [fr]
reference: fr
default_locale: fr
layout:
  - files: text/{path}/{name}.md
    locale: fr
renderer: mdbook
""",
    ),
    "docfx": (
        {"docfx.json": '{"build": {}}', **pages("en/bread.md", "de/bread.md")},
        """locales: [en, de]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
renderer: docfx
""",
    ),
    "nextra": (
        {
            "next.config.mjs": "import nextra from 'nextra'\n"
            "export default nextra({})({ i18n: { locales: ['en', 'ja'], "
            "defaultLocale: 'en' } })\n",
            "package.json": '{"dependencies": {"nextra": "4"}}',
            **pages("content/en/bread.mdx", "content/ja/bread.mdx"),
        },
        """locales: [en, ja]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.mdx
renderer: nextra
""",
    ),
    "gatsby": (
        {
            "gatsby-config.js": "module.exports = {plugins: []}\n",
            **pages("content/en/bread.md", "content/es/bread.md"),
        },
        """locales: [en, es]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.md
renderer: gatsby
""",
    ),
    "mdn": (
        pages("files/en-us/bread/index.md", "files/fr/bread/index.md"),
        """locales: [en-us, fr]
reference: en-us
default_locale: none
layout:
  - files: files/{locale}/{path}/{name}.md
    url: /docs/{path}/{name}
renderer: mdn
""",
    ),
    "docusaurus with its docs among the plugins, and a version with a dot": (
        {
            "docusaurus.config.js": """
module.exports = {
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  plugins: [['@docusaurus/plugin-content-docs', {
    routeBasePath: '/',
    lastVersion: '2.1',
    versions: {current: {path: 'dev'}, '2.1': {path: 'stable'}},
  }]],
};
""",
            **pages(
                "docs/bread.md",
                "versioned_docs/version-2.1/bread.md",
                "i18n/fr/docusaurus-plugin-content-docs/current/bread.md",
                "i18n/fr/docusaurus-plugin-content-docs/version-2.1/bread.md",
            ),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
    url: /dev/{path}/{name}
  - files: i18n/{locale}/docusaurus-plugin-content-docs/version-2.1/{path}/{name}.md
    key: /2.1/{path}/{name}
    url: /stable/{path}/{name}
  - files: docs/{path}/{name}.md
    locale: en
    url: /dev/{path}/{name}
  - files: versioned_docs/version-2.1/{path}/{name}.md
    locale: en
    key: /2.1/{path}/{name}
    url: /stable/{path}/{name}
renderer: docusaurus
"""),
    "hugo with html below the folder of each language": (
        {
            "hugo.toml": """baseURL = '//bees.org/hives'
defaultContentLanguage = 'en'
[languages.en]
contentDir = 'content/en'
[languages.zh]
contentDir = 'content/zh'
""",
            "content/en/docs/ref/index.html": "<p>All</p>\n",
            "content/zh/docs/ref/index.html": "<p>All</p>\n",
            **pages("content/en/docs/bread.md", "content/zh/docs/bread.md"),
        }, """locales: [en, zh]
reference: en
default_locale: en
layout:
  - files: content/en/{path}/{name}.md
    locale: en
  - files: content/zh/{path}/{name}.md
    locale: zh
base: /hives
renderer: {preset: hugo, generated_pages: [/tags, "/tags/*", /categories, "/categories/*", /docs/ref]}
hosts: ["https://bees.org"]
"""),
    "mdn without English": (
        {
            "files/fr/_redirects.txt": "# none\n",
            "files/ja/_redirects.txt": "# none\n",
            **pages("files/fr/bread/index.md", "files/ja/bread/index.md"),
        }, """locales: [fr, ja]
reference: fr
default_locale: none
layout:
  - files: files/{locale}/{path}/{name}.md
    url: /docs/{path}/{name}
renderer: mdn
"""),
    "mdn with English alone": (
        pages("files/en-us/bread/index.md", "files/en-us/rolls/index.md"), """locales: [en-us]
reference: en-us
default_locale: none
layout:
  - files: files/{locale}/{path}/{name}.md
    url: /docs/{path}/{name}
renderer: mdn
"""),
    "few links, all with the prefix": (
        {
            "en/bread.md": "# Bread\n\n[Rolls](/en/rolls)\n",
            "en/rolls.md": "# Rolls\n\n[Bread](/en/bread)\n",
            "fr/bread.md": "# Pain\n\n[Petits](/fr/rolls)\n",
            "fr/rolls.md": "# Petits pains\n\n[Pain](/fr/bread)\n",
        }, """locales: [en, fr]
reference: en
default_locale: none
layout:
  - "{locale}/{path}/{name}.md"
renderer: custom
"""),
    "ids by hand, without a generator": (
        {
            "package.json": '{"dependencies": {"next": "14"}}\n',
            "content/en/bread.md": "# Bread {#bread}\n\n## Crust {#c}\n\n"
                                   "[Crust](#c) [Rolls](/rolls#small)\n",
            "content/en/rolls.md": "# Rolls {#rolls}\n\n## Small ones {#small}\n\n"
                                   "[Bread](/bread#c)\n",
            "content/fr/bread.md": "# Pain {#bread}\n\n## Croûte {#c}\n\n"
                                   "[Croûte](#c) [Petits](/rolls#small)\n",
            "content/fr/rolls.md": "# Petits pains {#rolls}\n\n## Tout petits {#small}\n\n"
                                   "[Pain](/bread#c)\n",
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.md
renderer: {preset: custom, ids: {brace: replaces, spaced-brace: replaces}}
"""),
    "vitepress with other marks of ids": (
        {
            ".vitepress/config.ts": """
export default {
  lang: 'en',
  markdown: {attrs: {leftDelimiter: '%{', rightDelimiter: '}%'}},
  locales: {root: {label: 'English'}, fr: {label: 'Français'}},
}
""",
            **pages("bread.md", "fr/bread.md"),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: en
renderer: {preset: vitepress, generated_ids: ["*"]}
"""),
    "vitepress with dead links that are to be ignored": (
        {
            "docs/.vitepress/config.ts": "export default {\n"
            "ignoreDeadLinks: ['/play/', /^https?:/, 'localhostLinks'],\n"
            "locales: {root: {lang: 'en'}, fr: {lang: 'fr'}}}\n",
            **pages("docs/bread.md", "docs/fr/bread.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: {preset: vitepress, generated_pages: [/play]}
""",
    ),
    "vitepress without ids by hand": (
        {
            ".vitepress/config.ts": """
export default {
  lang: 'en',
  markdown: {attrs: {disable: true}},
  locales: {root: {label: 'English'}, fr: {label: 'Français'}},
}
""",
            **pages("bread.md", "fr/bread.md"),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: en
renderer: {preset: vitepress, ids: {brace: text, spaced-brace: text}}
"""),
    "pages without a word beside English ones are Chinese": (
        {
            "docs/bread.md": "# 面包\n\n我们烤面包。\n",
            "docs/bread.en.md": PAGE,
            "docs/rolls.md": "# 小面包\n\n我们也烤小面包。\n",
            "docs/rolls.en.md": PAGE,
        }, """locales: [zh, en]
reference: zh
default_locale: zh
layout:
  - docs/{path}/{name}.{locale}.md
  - files: docs/{path}/{name}.md
    locale: zh
renderer: github
"""),
    "pages without a word beside English ones are of nobody knows which": (
        {
            "docs/bread.md": "# Pain\n\nNous cuisons.\n",
            "docs/bread.en.md": PAGE,
            "docs/bread.de.md": "# Brot\n\nWir backen.\n",
            "docs/rolls.md": "# Petits pains\n\nNous cuisons.\n",
            "docs/rolls.en.md": PAGE,
            "docs/rolls.de.md": "# Brot\n\nWir backen.\n",
        }, """locales: [en, de]
reference: en
default_locale: en
layout:
  - docs/{path}/{name}.{locale}.md
renderer: github
"""),
    "a Japanese README beside an English one": (
        {"README.md": "# パン\n\n毎朝パンを焼きます。\n", "README.en.md": PAGE}, """locales: [ja, en]
reference: ja
default_locale: ja
layout:
  - files: README.en.md
    locale: en
    key: /README.md
    url: /README.md
  - files: README.md
    locale: ja
    key: /README.md
    url: /README.md
renderer: github
"""),
    "a Korean site with an English folder": (
        {
            ".vuepress/config.js": "module.exports = {title: 'Bread'}\n",
            "bread.md": "# 빵\n\n우리는 빵을 굽습니다.\n",
            "en/bread.md": PAGE,
        }, """locales: [ko, en]
reference: ko
default_locale: ko
layout:
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: ko
renderer: vuepress
"""),
    "jekyll with the paths of a collection": (
        {
            "_config.yml": """collections:
  articles:
    output: true
    permalink: /:path/
""",
            **pages("_articles/bread.md", "_articles/fr/bread.md"),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: _articles/{locale}/{path}/{name}.md
    key: /_articles/{path}/{name}
    url: /{locale}/{path}/{name}
  - files: _articles/{path}/{name}.md
    locale: en
    key: /_articles/{path}/{name}
renderer: jekyll
"""),
    "posts of jekyll-polyglot": (
        {
            "_config.yml": "languages: [en, fr]\ndefault_lang: en\n",
            **pages("_posts/2026-01-03-bread.md", "_posts/fr/2026-01-03-bread.md"),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: _posts/{locale}/{path}/{name}.md
    key: /_posts/{path}/{name}
    url: /{categories}/{year}/{month}/{day}/{title}
  - files: _posts/{path}/{name}.md
    locale: en
    key: /_posts/{path}/{name}
    url: /{categories}/{year}/{month}/{day}/{title}
renderer: jekyll-polyglot
"""),
    "pages without an ending beside those of American English": (
        pages("README.md", "README.zh-CN.md", "docs/bread.en-US.md",
              "docs/bread.zh-CN.md", "docs/rolls.en-US.md", "docs/rolls.zh-CN.md"),
        """locales: [en-US, zh-CN]
reference: en-US
default_locale: en-US
layout:
  - "{path}/{name}.{locale}.md"
  - files: README.md
    locale: en-US
    key: /README.md
    url: /README.md
renderer: github
"""),
    "a README of zh-CN beside a folder zh": (
        pages("README.md", "README_zh_CN.md", "docs/en/bread.md", "docs/en/rolls.md",
              "docs/zh/bread.md", "docs/zh/rolls.md"),
        """locales: [en, zh]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
  - files: README.md
    locale: en
    key: /README.md
    url: /README.md
  - files: README_zh_CN.md
    locale: zh
    key: /README.md
    url: /README.md
renderer: github
"""),
    "ids that no renderer reads": (
        {
            "docs/en/bread.md": "# Bread\n\n## Crust\n\n[Rolls](./rolls#small)\n",
            "docs/en/rolls.md": "# Rolls\n\n## Small\n\n[Bread](./bread#crust)\n",
            "docs/ko/bread.md": "# 빵[[bread]]\n\n## 껍질[[crust]]\n\n"
                                "[작은](./rolls#small)\n",
            "docs/ko/rolls.md": "# 작은 빵[[rolls]]\n\n## 작은[[small]]\n\n"
                                "[빵](./bread#crust)\n",
        },
        """locales: [en, ko]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: github, generated_ids: ["*"]}
"""),
    "mkdocs with hooks, which may serve what is not translated": (
        {
            "docs/en/mkdocs.yml": "theme: {name: material}\n"
                                  "hooks: [../../scripts/hooks.py]\n",
            "docs/pt/mkdocs.yml": "INHERIT: ../en/mkdocs.yml\n",
            **pages("docs/en/docs/bread.md", "docs/en/docs/rolls.md",
                    "docs/pt/docs/bread.md"),
        },
        """locales: [en, pt]
reference: en
default_locale: en
layout:
  - docs/{locale}/docs/{path}/{name}.md
renderer: {preset: material, untranslated: served}
"""),
    "two folders with translations beside them": (
        pages("docs/guide/README.md", "docs/guide/bread.md",
              "docs/guide-fr/README.md", "docs/guide-fr/bread.md",
              "docs/internals/README.md", "docs/internals/style.md",
              "docs/internals-fr/README.md", "docs/internals-fr/style.md"),
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/guide-{locale}/{path}/{name}.md
    key: /guide/{path}/{name}
    url: /guide/{path}/{name}
  - files: docs/internals-{locale}/{path}/{name}.md
    key: /internals/{path}/{name}
    url: /internals/{path}/{name}
  - files: docs/guide/{path}/{name}.md
    locale: en
    key: /guide/{path}/{name}
    url: /guide/{path}/{name}
  - files: docs/internals/{path}/{name}.md
    locale: en
    key: /internals/{path}/{name}
    url: /internals/{path}/{name}
renderer: github
"""),
    "docusaurus with a language and a region of it": (
        {
            "docusaurus.config.js": "module.exports = {i18n: {defaultLocale: "
                                    "'pt-BR', locales: ['pt-BR', 'pt']}};\n",
            **pages("docs/bread.md",
                    "i18n/pt/docusaurus-plugin-content-docs/current/bread.md"),
        }, """locales: [pt-BR, pt]
reference: pt-BR
default_locale: pt-BR
layout:
  - files: i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
    url: /docs/{path}/{name}
  - files: docs/{path}/{name}.md
    locale: pt-BR
    url: /docs/{path}/{name}
renderer: docusaurus
"""),
    "English beside a folder of Chinese": (
        {
            **pages("docs/bread.md", "docs/rolls.md"),
            "docs-zh-TW/bread.md": "# 麵包\n\n我們烤麵包。\n",
            "docs-zh-TW/rolls.md": "# 小麵包\n\n我們也烤小麵包。\n",
            "notes/a.md": "# 笔记\n\n我们的笔记。\n",
        }, """locales: [en, zh-TW]
reference: en
default_locale: en
layout:
  - docs-{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: github
"""),
    "hugo with a page that is called by its default language": (
        {
            "hugo.toml": "defaultContentLanguage = 'en'\n[languages.en]\n"
                         "[languages.fr]\n",
            **pages("content/bread.md", "content/bread.fr.md", "content/rolls.md",
                    "content/rolls.fr.md", "content/crust.en.md",
                    "content/crust.fr.md", "README.md", "README.en.md"),
        }, """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: hugo
"""),
    "two READMEs that may be of one language": (
        pages("docs/en-US/bread.md", "docs/en-US/rolls.md", "docs/zh-CN/bread.md",
              "docs/zh-CN/rolls.md", "README.md", "README.en.md",
              "README.zh-CN.md"), """locales: [en-US, zh-CN]
reference: en-US
default_locale: en-US
layout:
  - docs/{locale}/{path}/{name}.md
  - files: README.zh-CN.md
    locale: zh-CN
    key: /README.md
    url: /README.md
  - files: README.en.md
    locale: en-US
    key: /README.md
    url: /README.md
renderer: github
"""),
    "no generator, links to files": (
        {
            "guide/en/bread.md": "# Bread\n\n[Rolls](rolls.md#a-roll)\n",
            "guide/en/rolls.md": "# Rolls\n\n## A roll\n",
            "guide/fr/bread.md": "# Pain\n\n[Petits](rolls.md#un)\n",
            "guide/fr/rolls.md": "# Petits pains\n\n## Un\n",
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - guide/{locale}/{path}/{name}.md
renderer: github
""",
    ),
    "the locale in the middle": (
        pages(
            *(
                f"text/{section}/{locale}/{page}.md"
                for section in ("bread", "rolls", "cakes")
                for locale in ("en", "fr")
                for page in ("dough", "oven")
            )
        ),
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - text/{path}/{locale}/{name}.md
renderer: github
""",
    ),
    "vitepress with rewrites": (
        {
            "docs/.vitepress/config.ts": """export default {
  locales: {root: {lang: 'en'}, fr: {lang: 'fr'}},
  rewrites: {
    'oven/bread.md': 'oven/loaf.md',
    ':lang/oven/bread.md': ':lang/oven/loaf.md',
    'parts/:part/text/:page': 'parts/:part/:page',
    'oven/rolls.md': 'oven/rolls.md',
  },
};
""",
            **pages(
                "docs/index.md",
                "docs/oven/bread.md", "docs/oven/rolls.md",
                "docs/fr/index.md",
                "docs/fr/oven/bread.md", "docs/fr/oven/rolls.md",
                "docs/parts/door/text/hinge.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/parts/door/text/hinge.md
    locale: en
    key: /parts/door/text/hinge
    url: /parts/door/hinge
  - files: docs/{locale}/oven/bread.md
    key: /oven/bread
    url: /oven/loaf
  - files: docs/oven/bread.md
    locale: en
    key: /oven/bread
    url: /oven/loaf
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: vitepress
""",
    ),
    "hugo with mounts and permalinks": (
        {
            "hugo.toml": """baseURL = "https://bread.example/"
defaultContentLanguage = "en"
[languages.en]
weight = 1
[languages.fr]
weight = 2
[permalinks]
news = "/:year/:slug/"
rolls = "/:sections[1:]/:slug/"
[permalinks.page]
notes = "/:section/:contentbasename/"
[module]
[[module.mounts]]
source = "themes/x/content"
target = "content"
[[module.mounts]]
source = "text/english"
target = "content"
lang = "en"
[[module.mounts]]
source = "text/french"
target = "content"
lang = "fr"
[[module.mounts]]
source = "odd"
target = "content/.."
lang = "en"
[[module.mounts]]
source = "law/english"
target = "content/law"
lang = "en"
""",
            **pages(
                "law/english/terms.md",
                *(
                    f"text/{language}/{page}.md"
                    for language in ("english", "french")
                    for page in (
                        "bread", "news/one", "news/_index", "notes/a/two",
                        "rolls/three",
                    )
                )
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: text/english/news/{path}/_index.md
    locale: en
    key: /news/{path}/_index
    url: /news/{path}
  - files: text/french/news/{path}/_index.md
    locale: fr
    key: /news/{path}/_index
    url: /news/{path}
  - files: text/english/news/{path}/{name}.md
    locale: en
    key: /news/{path}/{name}
    url: /{year}/{slug}
  - files: text/english/notes/{path}/{name}.md
    locale: en
    key: /notes/{path}/{name}
    url: /notes/{name}
  - files: text/french/news/{path}/{name}.md
    locale: fr
    key: /news/{path}/{name}
    url: /{year}/{slug}
  - files: text/french/notes/{path}/{name}.md
    locale: fr
    key: /notes/{path}/{name}
    url: /notes/{name}
  - files: text/english/{path}/{name}.md
    locale: en
  - files: text/french/{path}/{name}.md
    locale: fr
  - files: law/english/{path}/{name}.md
    locale: en
    key: /law/{path}/{name}
    url: /law/{path}/{name}
renderer: {preset: hugo, generated_pages: [/tags, "/tags/*", /categories, "/categories/*", /notes, /rolls]}
""",
    ),
    "hugo by suffix with permalinks of a language": (
        {
            "config/_default/hugo.toml": """baseURL = "https://bread.example/"
defaultContentLanguage = "en"
""",
            "config/_default/languages.toml": """[en]
weight = 1
[fr]
weight = 2
[fr.permalinks]
news = "/nouvelles/:slug/"
""",
            "config/_default/permalinks.toml": """news = "/n/:slug/"
old = "/o/:yearday/:slug/"
""",
            **pages(
                *(
                    f"content/{page}{suffix}.md"
                    for suffix in ("", ".fr")
                    for page in ("bread", "news/one", "news/_index", "old/two")
                )
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: content/news/{path}/_index.{locale}.md
    key: /news/{path}/_index
    url: /news/{path}
  - files: content/news/{path}/_index.md
    locale: en
    key: /news/{path}/_index
    url: /news/{path}
  - files: content/news/{path}/{name}.{locale}.md
    key: /news/{path}/{name}
    url: /nouvelles/{slug}
  - files: content/news/{path}/{name}.md
    locale: en
    key: /news/{path}/{name}
    url: /n/{slug}
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: {preset: hugo, generated_pages: [/tags, "/tags/*", /categories, "/categories/*", "/o/*/*", /old]}
""",
    ),
    "docusaurus with docs outside, and odd posts": (
        {
            "website/docusaurus.config.js": """module.exports = {
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  presets: [['classic', {docs: {path: '../docs', numberPrefixParser: false}}]],
};
""",
            **pages(
                "docs/bread.md",
                "website/blog/2026-01-31-rolls/index.md",
                "website/blog/x/2026-03-05-baz.md",
                "website/blog/2026/02/01/bar.md",
                "website/i18n/fr/docusaurus-plugin-content-docs/current/bread.md",
                "website/i18n/fr/docusaurus-plugin-content-blog/x/2026-03-05-baz.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: website/i18n/{locale}/docusaurus-plugin-content-docs/current/{path}/{name}.md
    url: /docs/{path}/{name}
  - files: website/i18n/{locale}/docusaurus-plugin-content-blog/2026/02/01/bar.md
    key: /blog/2026/02/01/bar
    url: /blog/2026/02/01/bar
  - files: website/i18n/{locale}/docusaurus-plugin-content-blog/x/2026-03-05-baz.md
    key: /blog/x/2026-03-05-baz
    url: /blog/2026/03/05/x/baz
  - files: website/i18n/{locale}/docusaurus-plugin-content-blog/{path}/{name}.md
    key: /blog/{path}/{name}
    url: /blog/{year}/{month}/{day}/{title}
  - files: docs/{path}/{name}.md
    locale: en
    url: /docs/{path}/{name}
  - files: website/blog/2026/02/01/bar.md
    locale: en
    key: /blog/2026/02/01/bar
    url: /blog/2026/02/01/bar
  - files: website/blog/x/2026-03-05-baz.md
    locale: en
    key: /blog/x/2026-03-05-baz
    url: /blog/2026/03/05/x/baz
  - files: website/blog/{path}/{name}.md
    locale: en
    key: /blog/{path}/{name}
    url: /blog/{year}/{month}/{day}/{title}
renderer: {preset: docusaurus, number_prefix: none, generated_pages: [/blog, /search, "**/tags", "**/tags/*", "**/category/*", "/blog/page/*", /blog/archive, /blog/authors, "/blog/authors/**"]}
""",
    ),
    "jekyll with a folder of each language": (
        {
            "_config.yml": "title: Bread\npermalink: pretty\n",
            **pages("index.md", "en/a.md", "en/b.md", "fr/a.md", "fr/b.md",
                    "_drafts/c.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - "{locale}/{path}/{name}.md"
exclude: ["**/_drafts/**"]
renderer: {preset: jekyll, url_is_folder: true}
""",
    ),
    "jekyll with posts": (
        {
            "_config.yml": """title: Bread
permalink: /:categories/:year/:title
collections:
  recipes:
    output: true
  hidden:
    output: false
defaults:
  - values: {permalink: "/news/:year/:title/"}
    scope: {path: fr/_posts, type: posts}
  - scope: {path: "", type: drafts}
    values: {permalink: "/drafts/:title/"}
""",
            **pages(
                "index.md", "oven/_posts/2026-01-31-bread.md",
                "_posts/2026-01-31-bread.md", "_recipes/cakes/bun.md",
                "fr/index.md", "fr/_posts/2026-01-31-bread.md",
                "fr/_recipes/cakes/bun.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: "{locale}/_posts/{path}/{name}.md"
    key: /_posts/{path}/{name}
    url: /news/{year}/{title}
  - files: "{locale}/_recipes/{path}/{name}.md"
    key: /_recipes/{path}/{name}
    url: /recipes/{path}/{name}
  - files: oven/_posts/{path}/{name}.md
    locale: en
    key: /oven/_posts/{path}/{name}
    url: /oven/{categories}/{year}/{title}
  - files: _posts/{path}/{name}.md
    locale: en
    key: /_posts/{path}/{name}
    url: /{categories}/{year}/{title}
  - files: _recipes/{path}/{name}.md
    locale: en
    key: /_recipes/{path}/{name}
    url: /recipes/{path}/{name}
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: en
renderer: jekyll
""",
    ),
    "jekyll with folders of languages in other folders": (
        {
            "_config.yml": """title: Bread
collections:
  recipes: {output: true}
defaults:
  - {scope: {path: _posts/en}, values: {permalink: "/en/news/:title/"}}
  - {scope: {path: _posts/fr}, values: {permalink: "/fr/news/:title/"}}
""",
            **pages(
                *(
                    name.format(locale)
                    for locale in ("en", "fr")
                    for name in (
                        "docs/{}/bread.md", "docs/rolls/{}/bun.md",
                        "_recipes/{}/cake.md", "_recipes/{}/sweet/pie.md",
                        "_posts/{}/2026-01-31-bread.md",
                    )
                )
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: _posts/{path}/{locale}/{name}.md
    key: /_posts/{path}/{name}
    url: /{locale}/news/{title}
  - files: _recipes/{path}/{locale}/{name}.md
    key: /_recipes/{path}/{name}
    url: /recipes/{path}/{locale}/{name}
  - files: "{path}/{locale}/{name}.md"
    url: /{path}/{locale}/{name}
renderer: jekyll
""",
    ),
    "jekyll in a folder of languages": (
        {
            "_config.yml": "title: Bread\n",
            **pages("docs/en/a.md", "docs/en/b.md", "docs/fr/a.md",
                    "docs/fr/b.md", "README.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/{locale}/{path}/{name}.md
    key: /docs/{path}/{name}
    url: /docs/{locale}/{path}/{name}
renderer: jekyll
""",
    ),
    "jekyll whose collection has languages": (
        {
            "_config.yml": "collections: {docs: {output: true}}\n",
            **pages("_docs/en/a.md", "_docs/en/b.md", "_docs/fr/a.md",
                    "_docs/fr/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: _docs/{locale}/{path}/{name}.md
    key: /_docs/{path}/{name}
    url: /docs/{locale}/{path}/{name}
renderer: jekyll
""",
    ),
    "vitepress with languages in its folders": (
        {
            "docs/.vitepress/config.js": "export default {title: 'Bread'}\n",
            **pages("docs/oven/en/a.md", "docs/oven/fr/a.md",
                    "docs/shop/en/b.md", "docs/shop/fr/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/oven/{locale}/{path}/{name}.md
    key: /oven/{path}/{name}
    url: /oven/{locale}/{path}/{name}
  - files: docs/shop/{locale}/{path}/{name}.md
    key: /shop/{path}/{name}
    url: /shop/{locale}/{path}/{name}
renderer: vitepress
""",
    ),
    "READMEs alone": (
        pages("README.md", "README.fr.md", "README_JP.md", "readme_zh-CN.md",
              "README_CN.md", "CHANGELOG.md", "README-first.md",
              "src/README.de.md"),
        """locales: [en, fr, zh-CN, ja]
reference: en
default_locale: en
layout:
  - files: README.fr.md
    locale: fr
    key: /README.md
    url: /README.md
  - files: README.md
    locale: en
    key: /README.md
    url: /README.md
  - files: README_CN.md
    locale: zh-CN
    key: /README.md
    url: /README.md
  - files: README_JP.md
    locale: ja
    key: /README.md
    url: /README.md
renderer: github
""",
    ),
    "READMEs beside folders": (
        pages("README.md", "README.FR.md", "README.de.md", "docs/en/a.md",
              "docs/en/b.md", "docs/fr/a.md", "docs/fr/b.md"),
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
  - files: README.FR.md
    locale: fr
    key: /README.md
    url: /README.md
  - files: README.md
    locale: en
    key: /README.md
    url: /README.md
renderer: github
""",
    ),
    "hugo without languages": (
        {
            "hugo.toml": 'baseURL = "https://bread.example/"\ntitle = "Bread"\n',
            **pages("content/en/a.md", "content/en/_index.md",
                    "content/fr/a.md", "content/fr/_index.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/{locale}/{path}/{name}.md
renderer: hugo
""",
    ),
    "mkdocs whose settings are inherited": (
        {
            "mkdocs.yml": "INHERIT: base/common.yml\nsite_name: Bread\n",
            "base/common.yml": """use_directory_urls: false
markdown_extensions:
  - toc: {slugify: !!python/name:pymdownx.slugs.uslugify}
""",
            **pages("docs/en/a.md", "docs/en/b.md", "docs/fr/a.md",
                    "docs/fr/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: mkdocs, slug: pymdownx, html_urls: true, url_is_folder: false}
""",
    ),
    "mkdocs with a configuration for each language": (
        {
            "mkdocs.yml": "site_name: Bread\nmarkdown_extensions: [attr_list]\n"
            "site_url: https://bread.example.io/guide/\n",
            "mkdocs-zh.yml": "INHERIT: mkdocs.yml\nsite_name: Mianbao\n"
            "site_url: https://bread.example.io/guide/zh/\n"
            "docs_dir: zhongwen\n",
            **pages("docs/a.md", "docs/b/c.md", "zhongwen/a.md",
                    "zhongwen/b/c.md"),
        },
        """locales: [en, zh]
reference: en
default_locale: en
layout:
  - files: zhongwen/{path}/{name}.md
    locale: zh
  - files: docs/{path}/{name}.md
    locale: en
base: /guide
renderer: material
hosts: ["https://bread.example.io"]
""",
    ),
    "mkdocs in a folder for each language": (
        {
            "docs/en/mkdocs.yml": "site_name: Bread\n"
            "theme: {name: material, language: en}\n"
            "markdown_extensions: [pymdownx.magiclink]\n",
            "docs/fr/mkdocs.yml": "INHERIT: ../en/mkdocs.yml\n",
            **pages("docs/en/docs/a.md", "docs/en/docs/b/c.md",
                    "docs/en/docs/d.md", "docs/fr/docs/a.md",
                    "docs/fr/docs/b/c.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/docs/{path}/{name}.md
renderer: {preset: material, bare_urls: true}
""",
    ),
    "folders with the locale behind a hyphen": (
        {**pages(*(f"docs{end}/{name}.md" for end in ("", "-fr")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs-{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: github
""",
    ),
    "a repository for each locale": (
        {**pages(*(f"bees.{word}/articles/{name}.md"
                  for word in ("en-us", "fr-fr") for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en-us, fr-fr]
reference: en-us
default_locale: en-us
layout:
  - bees.{locale}/{path}/{name}.md
renderer: github
""",
    ),
    "folders with the locale in front": (
        {**pages(*(f"{word}-docs/{name}.md" for word in ("en", "fr")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}-docs/{path}/{name}.md"
renderer: github
""",
    ),
    "suffixes behind a hyphen": (
        {**pages(*(f"docs/{name}{end}.md" for end in ("", "-zh-CN")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, zh-CN]
reference: en
default_locale: en
layout:
  - docs/{path}/{name}-{locale}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: github
""",
    ),
    "suffixes with a region behind an underscore": (
        {**pages(*(f"docs/{name}{end}.md" for end in ("", "_zh_CN")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, zh_CN]
reference: en
default_locale: en
layout:
  - docs/{path}/{name}_{locale}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: github
""",
    ),
    "translations below what they translate": (
        {**pages(*(f"docs/{folder}{name}.md" for folder in ("", "i18n/fr/")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/i18n/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: github
""",
    ),
    "folders by the names of languages": (
        {**pages(*(f"docs/{word}/{name}.md" for word in ("english", "espanol")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [{english: en}, {espanol: es}]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
renderer: github
""",
    ),
    "hugo with a language by its country": (
        {"hugo.toml": "baseURL = 'https://bees.example'\n[languages.en]\n"
         "[languages.cn]\nlanguageCode = 'zh-CN'\n",
         **pages("content/a.en.md", "content/a.cn.md", "content/b.en.md",
                 "content/b.cn.md")},
        """locales: [en, {cn: zh-CN}]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
renderer: hugo
""",
    ),
    "a small site beside a larger one": (
        {
            "demo/.vitepress/config.ts": "export default {base: '/demo/'}\n",
            "demo/a.md": PAGE,
            "docs/.vitepress/config.ts":
            "export default {base: '/guide/', lang: 'en-US'}\n",
            **pages(*(f"docs/{folder}{name}.md" for folder in ("", "fr/")
                      for name in ("a", "b", "c"))),
        },
        """locales: [en-US, fr]
reference: en-US
default_locale: en-US
layout:
  - docs/{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en-US
base: /guide
renderer: vitepress
""",
    ),
    "vitepress in a folder for each language": (
        {
            **{f"docs{end}/.vitepress/config.ts":
               f"export default {{lang: '{lang}'}}\n"
               for end, lang in (("", "en-US"), ("-fr", "fr-FR"))},
            **{f"docs{end}/{name}.md": f"# {name}\n\n[a](/a), [b](/b), [c](/c).\n"
               for end in ("", "-fr") for name in ("a", "b", "c")},
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs-{locale}/{path}/{name}.md
  - files: docs/{path}/{name}.md
    locale: en
renderer: {preset: vitepress, markdown_links: [bare-url, file, relative-url, url]}
""",
    ),
    "mkdocs below the word of each language": (
        {
            "en/mkdocs.yml": "site_name: Bread\n"
            "site_url: https://bread.example.io/en/\n",
            "fr/mkdocs.yml": "site_name: Pain\n"
            "site_url: https://bread.example.io/fr/\n",
            **pages("en/docs/a.md", "en/docs/b.md", "fr/docs/a.md",
                    "fr/docs/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - "{locale}/docs/{path}/{name}.md"
renderer: mkdocs
hosts: ["https://bread.example.io"]
""",
    ),
    "programming languages in names of folders": (
        {**pages(*(f"docs/{word}/{folder}/{name}.md" for word in ("en", "fr")
                  for folder in ("sdk-cs", "sdk-ts", "sign-in", "how-to-fr")
                  for name in ("a", "b", "c/d", "c/e")))},
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - docs/{locale}/{path}/{name}.md
renderer: github
""",
    ),
    "starlight whose locales stand elsewhere": (
        {
            "astro.config.mjs": "import starlight from '@astrojs/starlight';\n"
            "import { locales } from './locales.mjs';\n"
            "export default { integrations: [starlight({ title: 'Bread',\n"
            "  defaultLocale: 'en', locales })] };\n",
            **pages("src/content/docs/en/a.md", "src/content/docs/fr/a.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - src/content/docs/{locale}/{path}/{name}.md
renderer: starlight
""",
    ),
    "links with the prefix of every language": (
        {f"{word}/{name}.md": f"# {name}\n\n[a](/{word}/a/), [b](/{word}/b/), "
         f"[c](/{word}/c/).\n"
         for word in ("en", "fr") for name in ("a", "b", "c")},
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - "{locale}/{path}/{name}.md"
renderer: custom
""",
    ),
    "links with the prefix of no language": (
        {f"{word}/{name}.md": f"# {name}\n\n[a](/a/), [b](/b/), [c](/c/), "
         f"[d](/d/).\n"
         for word in ("en", "fr") for name in ("a", "b", "c", "d")},
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
renderer: {preset: custom, markdown_links: [bare-url, url, file, relative-url]}
""",
    ),
    "docfx of a part of a host": (
        {
            "docfx.json": '{"build": {"globalMetadata":'
            '{"breadcrumb_path": "/bread/toc.json"}}}',
            **pages("en/a.md", "en/b.md", "fr/a.md", "fr/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
renderer: {preset: docfx, generated_pages: ["/**"]}
""",
    ),
    "mkdocs with links of bare URLs": (
        {
            "mkdocs.yml": """site_name: Bread
markdown_extensions:
  - pymdownx.magiclink
  - toc: {permalink: true}
""",
            **pages("docs/en/a.md", "docs/fr/a.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: mkdocs, bare_urls: true}
""",
    ),
    "hugo without links of bare URLs": (
        {
            "hugo.toml": 'baseURL = "https://bread.example/"\n'
            "[markup.goldmark.extensions]\nlinkify = false\n",
            **pages("content/en/a.md", "content/fr/a.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/{locale}/{path}/{name}.md
renderer: {preset: hugo, bare_urls: false}
""",
    ),
    "vitepress without links of bare URLs": (
        {
            ".vitepress/config.mts": "import { defineConfig } from 'vitepress'\n"
            "export default defineConfig({markdown: {linkify: false}})\n",
            **pages("en/a.md", "fr/a.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - "{locale}/{path}/{name}.md"
renderer: {preset: vitepress, bare_urls: false}
""",
    ),
    "hugo whose theme has a setting called inherit": (
        {
            "config/_default/hugo.yaml": "baseURL: https://x.example/\n"
            "params: {inherit: base}\n",
            "config/_default/languages.yaml": "en: {}\nfr: {}\n",
            **pages("content/a.md", "content/a.fr.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: hugo
""",
    ),
    "nextra below a path, with languages in its folders": (
        {
            "next.config.mjs": "import nextra from 'nextra'\n"
            "export default nextra({contentDirBasePath: '/docs'})({})\n",
            **pages("content/oven/en/a.mdx", "content/oven/fr/a.mdx",
                    "content/oven/en/b.mdx", "content/oven/fr/b.mdx"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: content/oven/{locale}/{path}/{name}.mdx
    url: /docs/oven/{locale}/{path}/{name}
renderer: nextra
""",
    ),
    "nextra without languages": (
        {
            "next.config.mjs": "import nextra from 'nextra'\n",
            **pages("content/en/a.mdx", "content/en/b.mdx",
                    "content/fr/a.mdx", "content/fr/b.mdx"),
        },
        """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/{locale}/{path}/{name}.mdx
renderer: nextra
""",
    ),
    "zola with taxonomies": (
        {
            "config.toml": """base_url = "https://bread.example"
default_language = "en"
taxonomies = [{name = "tags"}]
[slugify]
anchors = "safe"
[languages.fr]
""",
            **pages("content/a.md", "content/a.fr.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{path}/{name}.{locale}.md
  - files: content/{path}/{name}.md
    locale: en
renderer: {preset: zola, slug: zola-safe, generated_pages: [/tags, "/tags/**"]}
""",
    ),
    "mkdocs with languages in its folders": (
        {
            "mkdocs.yml": "site_name: Bread\n",
            **pages("docs/oven/en/a.md", "docs/oven/fr/a.md",
                    "docs/shop/en/b.md", "docs/shop/fr/b.md"),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/oven/{locale}/{path}/{name}.md
    key: /oven/{path}/{name}
    url: /oven/{locale}/{path}/{name}
  - files: docs/shop/{locale}/{path}/{name}.md
    key: /shop/{path}/{name}
    url: /shop/{locale}/{path}/{name}
renderer: mkdocs
""",
    ),
    "what a generator has made": (
        {
            "public/index.html": "<p>",
            **pages(
                "en/bread.md", "fr/bread.md", "public/bread.md",
                "node_modules/x/en/a.md", "vendor/x/fr/bread.md",
            ),
        },
        """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
exclude: ["public/**", "vendor/**"]
renderer: github
""",
    ),
}

# The same site, whose configuration is a folder.
FILES, EXPECTED = TREES["vitepress"]
TREES["vitepress with a folder of configurations"] = (
    {
        name.replace("config.mts", "config/index.mts"): text
        for name, text in FILES.items()
    },
    EXPECTED,
)

# What else is in the repository: its package, and pages that are none of the
# site's.
TREES["vitepress with a folder of sources below a README"] = (
    {
        ".vitepress/config.ts": "export default {srcDir: './src', base: '/b/', "
        "locales: {root: {lang: 'en-US'}, zh: {label: '中文', lang: 'zh-CN'}}}\n",
        "package.json": '{"devDependencies": {"vitepress": "^1.5.0"}}\n',
        **pages(
            "README.md", "packages/oven/README.md", "src/bread.md",
            "src/zh/bread.md",
        ),
    },
    """locales: [en-US, zh]
reference: en-US
default_locale: en-US
layout:
  - src/{locale}/{path}/{name}.md
  - files: src/{path}/{name}.md
    locale: en-US
base: /b
renderer: vitepress
""",
)

TREES["hexo by its package"] = (
    {
        "_config.yml": "title: Bread\ntheme: navy\nlanguage: [en, fr]\n"
        "permalink: :category/:title/\nroot: /b/\n",
        "package.json": '{"hexo": {"version": "7.3.0"}}\n',
        **pages(
            "README.md", "source/bread.md", "source/fr/bread.md",
            "source/_drafts/rolls.md", "source/_posts/oven.md",
        ),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - source/{locale}/{path}/{name}.md
  - files: source/{path}/{name}.md
    locale: en
exclude: ["source/_drafts/**"]
base: /b
renderer: hexo
""",
)
TREES["jekyll with a theme"] = (
    {
        "_config.yml": "title: Bread\ntheme: minima\npermalink: pretty\n",
        "package.json": '{"devDependencies": {"prettier": "3"}}\n',
        **pages("bread.md", "fr/bread.md"),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: en
renderer: {preset: jekyll, url_is_folder: true}
""",
)
TREES["nuxt content by folders alone"] = (
    {
        "content.config.ts": "export default defineContentConfig({})\n",
        "nuxt.config.ts": "export default defineNuxtConfig({modules: "
        "['@nuxt/content'], app: {baseURL: '/b/'}})\n",
        "pages/[...slug].vue": "",
        "pages/shop.vue": "",
        **pages(
            "README.md", "content/en/1.bread.md", "content/fr/1.bread.md",
        ),
    },
    """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/{locale}/{path}/{name}.md
base: /b
renderer: {preset: nuxt-content, generated_pages: [/shop]}
""",
)
TREES["docus"] = (
    {
        "package.json": '{"dependencies": {"docus": "latest"}}\n',
        "nuxt.config.ts": "export default defineNuxtConfig({modules: "
        "['@nuxtjs/i18n'], i18n: {defaultLocale: 'en', locales: "
        "[{code: 'en'}, {code: 'fr'}]}})\n",
        **pages("content/en/1.bread.md", "content/fr/1.bread.md"),
    },
    """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/{locale}/{path}/{name}.md
renderer: nuxt-content
""",
)
TREES["docsify with relative paths"] = (
    {
        "index.html": "<script>window.$docsify = {relativePath: true,\n"
        "fallbackLanguages: ['fr']}</script>\n",
        **pages("README.md", "bread.md", "fr/README.md", "fr/bread.md",
                "fr/_navbar.md", "_navbar.md"),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - "{locale}/{path}/{name}.md"
  - files: "{path}/{name}.md"
    locale: en
exclude: ["**/_navbar.md"]
renderer: {preset: docsify, file_links: urls, untranslated: served}
""",
)
TREES["docsify with translations in a folder of their own"] = (
    {
        "docs/index.html": "<script>window.$docsify = {}</script>\n",
        **pages(
            "docs/bread.md", "docs/rolls.md", "docs/i18n/fr/bread.md",
            "docs/i18n/fr/rolls.md",
        ),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: docs/i18n/{locale}/{path}/{name}.md
    key: /i18n/{path}/{name}
    url: /i18n/{locale}/{path}/{name}
  - files: docs/{path}/{name}.md
    locale: en
    key: /i18n/{path}/{name}
renderer: docsify
""",
)
TREES["fumadocs by folders"] = (
    {
        "package.json": '{"dependencies": {"fumadocs-core": "15"}}\n',
        "src/lib/source.ts": "export const source = loader({baseUrl: '/'})\n",
        "src/lib/i18n.ts": "export const i18n = defineI18n({defaultLanguage: "
        "'en', languages: ['en', 'fr'], parser: 'dir'})\n",
        "src/app/[lang]/[[...slug]]/page.tsx": "",
        **pages("content/docs/en/bread.mdx", "content/docs/fr/bread.mdx"),
    },
    """locales: [en, fr]
reference: en
default_locale: none
layout:
  - content/docs/{locale}/{path}/{name}.mdx
renderer: fumadocs
""",
)
TREES["jekyll with a collection for each language"] = (
    {
        "_config.yml": """title: Bread
collections:
  docs: {output: true, permalink: /docs/:path/}
  docs_fr: {output: true, permalink: /docs/fr/:path/}
defaults:
  - scope: {path: "", type: docs}
    values: {lang: en}
  - scope: {path: "", type: docs_fr}
    values: {lang: fr}
""",
        **pages(
            "_docs/index.md", "_docs/bread.md", "_docs_fr/index.md",
            "_docs_fr/bread.md",
        ),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: _docs/{path}/index.md
    locale: en
    key: /_docs/{path}/index
    url: /docs/{path}/index
  - files: _docs_fr/{path}/index.md
    locale: fr
    key: /_docs/{path}/index
    url: /docs/{locale}/{path}/index
  - files: _docs/{path}/{name}.md
    locale: en
    key: /_docs/{path}/{name}
    url: /docs/{path}/{name}
  - files: _docs_fr/{path}/{name}.md
    locale: fr
    key: /_docs/{path}/{name}
    url: /docs/{locale}/{path}/{name}
  - files: "{path}/{name}.md"
    locale: en
renderer: jekyll
""",
)
TREES["next.js with a folder for each page"] = (
    {
        "package.json": '{"dependencies": {"next": "15"}}\n',
        "next.config.mjs": "export default {}\n",
        **pages("app/en/bread/page.mdx", "app/en/bread/rye/page.mdx",
                "app/fr/bread/page.mdx", "app/fr/bread/rye/page.mdx"),
    },
    """locales: [en, fr]
reference: en
default_locale: none
layout:
  - app/{locale}/{path}/{name}.mdx
renderer: {preset: custom, index_names: [page, index]}
""",
)
TREES["next.js with a route for the pages of a folder"] = (
    {
        "package.json": '{"dependencies": {"next": "15"}}\n',
        "app/[lang]/docs/[[...slug]]/page.tsx": "",
        "app/[lang]/shop/[...all]/page.tsx": "",
        **pages("content/docs/en/bread.mdx", "content/docs/fr/bread.mdx"),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - files: content/docs/{locale}/{path}/{name}.mdx
    url: /docs/{path}/{name}
renderer: {preset: custom, generated_pages: ["/shop/**"]}
""",
)
TREES["next.js with a page called so elsewhere"] = (
    {
        "package.json": '{"dependencies": {"next": "15"}}\n',
        "next.config.mjs": "export default {}\n",
        **pages("content/en/bread.mdx", "content/en/page.mdx",
                "content/fr/bread.mdx", "content/fr/page.mdx"),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.mdx
renderer: custom
""",
)
TREES["next.js with a route for folders of pages"] = (
    {
        "package.json": '{"dependencies": {"next": "15"}}\n',
        "app/[lang]/docs/[[...slug]]/page.tsx": "",
        **pages("content/en/docs/bread.mdx", "content/fr/docs/bread.mdx"),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - content/{locale}/{path}/{name}.mdx
renderer: custom
""",
)
# Pages that are laid out are not listed again.
TREES["nextra with pages by suffix"] = (
    {
        "next.config.js": "module.exports = require('nextra')({})({i18n: "
        "{locales: ['en', 'fr'], defaultLocale: 'en'}})\n",
        "pages/_app.js": "",
        "pages/shop.jsx": "",
        **pages(
            "pages/bread.en.mdx", "pages/bread.fr.mdx",
        ),
    },
    """locales: [en, fr]
reference: en
default_locale: en
layout:
  - pages/{path}/{name}.{locale}.mdx
renderer: {preset: nextra, generated_pages: [/shop]}
""",
)

NOTHING = {
    "no Markdown": {"a.txt": "a"},
    "one page": pages("README.md"),
    "folders that only look like languages": pages(
        "it/servers.md", "id/cards.md", "is/fish.md"
    ),
    "two of them with an index": pages("it/index.md", "id/index.md"),
}

# What is said where a generator is known whose languages are no Markdown.
UNREAD = {
    "sphinx": (
        {
            "docs/source/conf.py": "extensions = ['myst_parser']\n",
            "docs/locale/fr/LC_MESSAGES/bread.po": "",
            **pages("docs/source/bread.md"),
        },
        "`docs/source/conf.py` is of Sphinx, whose translations are",
    ),
    "quarto": (
        {"_quarto.yml": "project: {type: website}\n", "en/a.qmd": PAGE,
         "fr/a.qmd": PAGE, "README.md": PAGE},
        "`_quarto.yml` is of Quarto, whose pages (.qmd) are not read",
    ),
    "folders of languages whose pages are named differently": (
        pages("en/bread.md", "en/rolls.md", "fr/pain.md", "fr/petits-pains.md"),
        "the pages of `en` and `fr` are named differently",
    ),
    "antora": (
        {"docs/antora.yml": "name: bread\n", "docs/modules/ROOT/pages/a.adoc": "= A",
         "README.md": PAGE},
        "`docs/antora.yml` is of Antora, whose pages (.adoc) are not read",
    ),
}

REAL = {
    "cncf-glossary": "cncf-glossary",
    "gtfs": "gtfs",
    "gtfs-2024": "gtfs-2024",
    "helm": "helm",
    "hubrise": "hubrise-2023-10",
    "react": "react",
    "starlight": "starlight",
}


def run(*arguments, cwd):
    return subprocess.run(
        [PARALINT, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
        encoding="utf-8",
    )


def settings(text):
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    return "\n".join(lines) + "\n"


class Init(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, files):
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def test_print_writes_nothing(self):
        self.write(pages("en/bread.md", "fr/bread.md"))
        done = run("init", "-n", cwd=self.root)
        self.assertEqual(done.returncode, 0)
        self.assertFalse((self.root / "paralint.yaml").exists())

    def test_an_old_file_stays(self):
        self.write(pages("en/bread.md", "fr/bread.md"))
        self.write({"paralint.yaml": "mine\n"})
        done = run("init", cwd=self.root)
        self.assertEqual(done.returncode, 2)
        self.assertIn("paralint.yaml: is there already", done.stderr)
        self.assertEqual((self.root / "paralint.yaml").read_text(), "mine\n")
        done = run("init", "--force", cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("taken for a site", done.stderr)
        self.assertEqual(
            (self.root / "paralint.yaml").read_text(),
            run("init", "--print", cwd=self.root).stdout,
        )

    def test_check_assumes_what_init_writes(self):
        self.write({**pages("en/bread.md"), "fr/bread.md": "# Pain\n\n[a](b.md)\n"})
        assumed = run("check", cwd=self.root)
        self.assertIn("note: no paralint.yaml: taken for a site with locales en, fr",
                      assumed.stderr)
        self.assertEqual(assumed.returncode, 1)
        self.assertNotIn("taken for", run("check", "-q", cwd=self.root).stderr)
        self.assertEqual(run("init", cwd=self.root).returncode, 0)
        written = run("check", cwd=self.root)
        self.assertNotIn("taken for", written.stderr)
        self.assertEqual(assumed.stdout, written.stdout)

    def test_what_most_links_are_wrong_by_is_doubted(self):
        links = "".join(f"[{i}](/nowhere/{i}/)\n" for i in range(12))
        switch = "[a](/fr/a/)\n"  # which `fix` would mend
        self.write({"_config.yml": "title: Bread\n", **pages("en/a.md", "fr/a.md", "fr/b.md"),
                    "en/b.md": f"# B\n\n{switch}{links}"})
        done = run("check", cwd=self.root)
        self.assertIn("warning: 13 of 13 links are wrong by what was assumed",
                      done.stderr)
        done = run("fix", cwd=self.root)
        self.assertEqual(done.returncode, 2)
        self.assertIn("error: no paralint.yaml, and 13 of 13 links", done.stderr)
        self.assertIn(switch, (self.root / "en/b.md").read_text())
        self.assertEqual(run("init", cwd=self.root).returncode, 0)
        self.assertNotIn("assumed", run("check", cwd=self.root).stderr)
        self.assertEqual(run("fix", cwd=self.root).returncode, 1)

    def test_what_nearly_all_links_are_wrong_by_is_not_assumed(self):
        links = "".join(f"[{i}](/nowhere/{i}/)\n" for i in range(25))
        self.write({"_config.yml": "title: Bread\n", **pages("en/a.md", "fr/a.md", "fr/b.md"),
                    "en/b.md": f"# B\n\n{links}[a](/en/a/)\n"})
        done = run("check", cwd=self.root)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("error: 25 of 26 links lead to no page by what was assumed",
                      done.stderr)
        # A page may well be as bad as that.
        self.assertEqual(run("check", "en/b.md", cwd=self.root).returncode, 1)
        self.assertEqual(run("init", cwd=self.root).returncode, 0)
        self.assertEqual(run("check", cwd=self.root).returncode, 1)

    def test_names_that_are_no_languages(self):
        four = ("a", "b", "c/d", "c/e")
        for names in (("sdk-cs", "sdk-ts"), ("docs-ce", "docs-ee"),
                      ("db-docs", "ml-docs"), ("lang/cs", "lang/go", "lang/ts"),
                      ("sign", "sign-in"), ("mon", "sat", "sun"),
                      ("hr", "it", "sales")):
            with self.subTest(names=names):
                shutil.rmtree(self.root)
                self.root.mkdir()
                self.write(pages(*(f"{folder}/{name}.md"
                                   for folder in names for name in four)))
                done = run("init", "-n", cwd=self.root)
                self.assertEqual(done.returncode, 2, done.stdout)
        self.write(pages(*(f"docs/{name}{end}.md" for end in ("", "-in")
                           for name in ("check", "sign", "log", "plug"))))
        self.assertEqual(run("init", "-n", cwd=self.root).returncode, 2)

    def test_files_that_are_left_out_are_counted(self):
        self.write(pages("README.md", "docs/en/a.md", "docs/en/b.md",
                         "docs/fr/a.md", "docs/fr/b.md", "notes/a.md"))
        self.assertIn("; another Markdown file is left out",
                      run("check", cwd=self.root).stderr)

    def test_a_part_of_a_site_is_read_by_the_configuration_above(self):
        self.write({
            "mkdocs.yml": "site_name: Bakery\nplugins:\n  - i18n:\n"
            "      languages: [{locale: en, default: true}, {locale: fr}]\n",
            "docs/en/bread.md": PAGE,
            "docs/fr/bread.md": "# Pain\n\n[a](b.md)\n",
            ".git/HEAD": "ref: refs/heads/main\n",
        })
        for cwd, path in (("", "docs/fr"), ("docs", "fr"), ("docs/fr", "."),
                          ("docs", "fr/bread.md")):
            with self.subTest(cwd=cwd, path=path):
                done = run("check", path, cwd=self.root / cwd)
                self.assertIn("taken for a site of MkDocs", done.stderr)
                self.assertIn("checked 1 page ", done.stderr)
                self.assertEqual(done.returncode, 1, done.stdout)

    def test_loops_of_symbolic_links(self):
        self.write(pages("en/bread.md", "fr/bread.md"))
        (self.root / "en" / "up").symlink_to(self.root)
        self.assertIn("locales: [en, fr]", run("init", "-n", cwd=self.root).stdout)

    def test_odd_configurations(self):
        for name in ("docusaurus.config.js", "mkdocs.yml", "hugo.toml",
                     "package.json", "book.toml", "astro.config.mjs"):
            for text in ("", "{[(", "'", "a = [[[[", "a: [\n", "\x00\xff", "[" * 9999,
                         "{" * 9999, "x = {" * 999):
                with self.subTest(name=name, text=text[:9]):
                    self.write({**pages("en/bread.md", "fr/bread.md"), name: text})
                    self.assertIn(run("init", "-n", cwd=self.root).returncode, (0, 2))
            (self.root / name).unlink()


    # The pages of docs/sites show a configuration, and the site it is for.
    def test_examples_of_the_docs(self):
        block = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
        examples = sorted((PROJECT / "docs" / "sites").glob("*.md"))
        self.assertGreater(len(examples), 10)
        for example in examples:
            with self.subTest(page=example.name):
                files = dict(block.findall(example.read_text(encoding="utf-8")))
                del files["expect"]
                wanted = files.pop("paralint.yaml")
                root = self.root / example.stem
                for name, text in files.items():
                    path = root / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8")
                done = run("init", "--print", cwd=root)
                self.assertEqual(settings(done.stdout), wanted, done.stderr)


def tree_test(files, expected):
    def test(self):
        self.write(files)
        done = run("init", "--print", cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(settings(done.stdout),
                         expected, done.stdout)
        # What is written can be read.
        self.assertEqual(run("init", cwd=self.root).returncode, 0)
        checked = run("check", "--fail-on", "never", cwd=self.root)
        self.assertEqual(checked.returncode, 0, checked.stderr)

    return test


def nothing_test(files, reason="nothing tells how the site is laid out"):
    def test(self):
        self.write(files)
        for command in (["init"], ["check"]):
            done = run(*command, cwd=self.root)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(reason, done.stderr)
            self.assertFalse((self.root / "paralint.yaml").exists())

    return test


def facts(report):
    places = {
        (page["file"], pair["key"], page["url"])
        for pair in report["pairs"]
        for page in pair["pages"].values()
    }
    found = {
        (one["rule"], one["file"], one["line"], one["column"])
        for one in report["findings"]
    }
    return report["coverage"]["pages"], report["reference"], places, found


def real_test(name, folder):
    def test(self):
        site = PROJECT / ".." / "shared" / "corpora" / folder
        if not site.exists():
            self.skipTest("the text of real sites is not on this machine")
        by_hand = PROJECT / "tests" / "sites" / f"{name}.yaml"
        # Routes without a page, and links to other sites, cannot be detected.
        text = re.sub(
            r"^(routes|external_links):\n(?:[ #\n].*\n?)*", "",
            by_hand.read_text(encoding="utf-8"), flags=re.MULTILINE,
        )
        self.write({"written.yaml": text})
        reports = []
        for config in (["--config", self.root / "written.yaml"], []):
            done = run("check", site, *config, "--format", "json", "-q",
                       cwd=self.root)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            reports.append(json.loads(done.stdout))
        written, detected = map(facts, reports)
        self.assertEqual(written[:2], detected[:2])
        self.assertEqual(written[2] ^ detected[2], set())
        self.assertEqual(written[3] ^ detected[3], set())

    return test


def identifier(name):
    return "".join(c if c.isalnum() else "_" for c in name)


for label, (tree, wanted) in TREES.items():
    setattr(Init, f"test_tree_{identifier(label)}", tree_test(tree, wanted))
for label, tree in NOTHING.items():
    setattr(Init, f"test_nothing_{identifier(label)}", nothing_test(tree))
for label, (tree, reason) in UNREAD.items():
    setattr(Init, f"test_unread_{identifier(label)}", nothing_test(tree, reason))
for label, corpus in REAL.items():
    setattr(Init, f"test_real_{identifier(label)}", real_test(label, corpus))

if __name__ == "__main__":
    PARALINT = os.path.abspath(sys.argv[1])
    PROJECT = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
