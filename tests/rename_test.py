#!/usr/bin/env python3
"""What `paralint rename` makes of small sites, as a whole: files, links,
mappings and redirects in every language, or nothing at all.

usage: rename_test.py PARALINT
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PARALINT = ""

# Keys in links, URLs in the front matter, ids that only links know.
KEYS = {
    "paralint.yaml": """locales: [en, fr]
layout:
  - content/{path}/{locale}/{name}.md
renderer: hubrise
routes:
  en: [/, /prices]
  fr: [/, /tarifs]
redirects: {file: content/redirects.yaml, from: fromPath, to: toPath}
mappings: mappings
""",
    "content/redirects.yaml": """# Old names
- fromPath: /docs/barns
  toPath: /docs/hives # since May
- fromPath: /docs/far
  toPath: https://bees.example/far
""",
    "mappings/curated.yaml": """# By hand
pages:
  - {en: /docs/hives, fr: /docs/hives}   # sure
anchors:
  - page: "/docs/hives"
    en: {id: queen}
    fr: la-reine
  - {page: /docs/honey, en: {id: harvest}, fr: {slug: la-recolte}}
""",
    "content/docs/en/customization.yaml": "path_override: docs\n",
    "content/docs/fr/customization.yaml": "path_override: docs\n",
    "content/guides/en/customization.yaml": "path_override: guides\n",
    "content/guides/fr/customization.yaml": "path_override: guides\n",
    "content/docs/en/hives.md": """---
title: Hives
---

![A hive](./images/hive.png) and ![a frame](../images/frame.png)

## The Queen {#queen}

She lays. See [her honey](/docs/honey#harvest) and [below](#winter).

## In Winter {#winter}

Leave [them](/docs/hives#queen) alone.
""",
    "content/docs/fr/hives.md": """---
title: Ruches
path_override: ruches # court
---

![Une ruche](./images/hive.png) et ![un cadre](../images/frame.png)

## La reine {#queen}

Elle pond. Voir [son miel](/docs/honey#harvest) et [plus bas](#winter).

## En hiver {#winter}

Laissez-[les](/docs/hives#queen) tranquilles.
""",
    "content/docs/en/honey.md": """---
title: Honey
---

## The Harvest {#harvest}

Open the [hive](/docs/hives), mind the [queen](/docs/hives#queen "mother").
The <Link href="/docs/hives#the-queen">page</Link> says why.
[Again][h], and `[not](/docs/hives)`.

[h]: /docs/hives/#winter
""",
    "content/docs/fr/honey.md": """---
title: Miel
---

## La récolte {#harvest}

Ouvrez la [ruche](/docs/hives), gare à la [reine](/docs/hives#queen "mère").
La <Link href="/fr/docs/ruches#la-reine">page</Link> dit pourquoi.
[Encore][h], et `[non](/docs/hives)`.

[h]: /docs/hives/#winter
""",
}

# A README tree: links are files.
FILES = {
    "paralint.yaml": """locales: [en, de]
default_locale: none
layout: ["{locale}/{path}/{name}.md"]
renderer:
  preset: github
  markdown_links: [file]
  html_links: [file]
""",
    "en/sails.md": "# Sails\n\nHoist the [jib](./rig/jib.md#the-sheet).\n",
    "de/sails.md": "# Segel\n\nSetzen Sie die [Fock](./rig/jib.md#die-schot).\n",
    "en/rig/jib.md": """# The jib

![Plan](images/jib%20plan.png) of the [sails](../sails.md), \
[itself](jib.md#the-sheet) and the [mast](mast.md).

## The sheet

<img src="../logo.svg"> <a href="mast.md">Mast</a>
""",
    "de/rig/jib.md": """# Die Fock

![Plan](images/jib%20plan.png) der [Segel](../sails.md), \
[selbst](jib.md#die-schot) und der [Mast](mast.md).

## Die Schot

<img src="../logo.svg"> <a href="mast.md">Mast</a>
""",
    "en/rig/mast.md": "# The mast\n\nHolds the [jib](jib.md) and [again](/en/rig/jib.md).\n",
    "de/rig/mast.md": "# Der Mast\n\nHält die [Fock](jib.md) und [nochmal](/de/rig/jib.md).\n",
}

# Two rows of the layout, MDX, ids that take the slug's place.
ROWS = {
    "paralint.yaml": """locales: [en, fr]
layout:
  - {files: "docs/{path}/{name}.mdx", locale: en, key: "/docs/{path}/{name}", url: "/docs/{path}/{name}"}
  - {files: "i18n/fr/current/{path}/{name}.mdx", locale: fr, key: "/docs/{path}/{name}", url: "/docs/{path}/{name}"}
renderer:
  preset: github
  mdx: true
  ids: {brace: replaces}
  markdown_links: [bare-url, file]
  html_links: [bare-url]
redirects:
  - {from: /docs/first, to: /docs/start/tea}
""",
    "docs/start/tea.mdx": """import Cup from "../../parts/Cup.js";

# Tea

## Brewing

<Cup src={require('./cup.png').default} /> and [coffee](/docs/start/coffee).
""",
    "i18n/fr/current/start/tea.mdx": """import Cup from "../../../../parts/Cup.js";

# Thé

## Infusion

<Cup src={require('./cup.png').default} /> et [café](/docs/start/coffee).
""",
    "docs/start/coffee.mdx": """import Tea from './tea.mdx';

# Coffee

Or [tea](/docs/start/tea#brewing), [here](./tea.mdx), [there](/docs/start/tea).
""",
    "i18n/fr/current/start/coffee.mdx": """import Tea from './tea.mdx';

# Café

Ou [thé](/docs/start/tea#infusion), [ici](./tea.mdx), [là](/docs/start/tea).
""",
}


class Site:
    """A site in a folder of its own."""

    def __init__(self, files):
        self.root = pathlib.Path(tempfile.mkdtemp())
        for name, text in files.items():
            self.write(name, text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def read(self, name):
        with open(self.root / name, encoding="utf-8", newline="") as file:
            return file.read()

    def files(self):
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def run(self, *arguments, folder="."):
        return subprocess.run(
            [PARALINT, *arguments],
            cwd=self.root / folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def rename(self, *arguments, folder="."):
        return self.run("rename", *arguments, folder=folder)

    def findings(self):
        return self.run("check", "--quiet").stdout


class RenameTest(unittest.TestCase):
    maxDiff = None

    def renamed(self, site, *arguments):
        result = site.rename(*arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def refused(self, site, reason, *arguments):
        before = site.files()
        result = site.rename(*arguments)
        self.assertEqual(result.returncode, 2, result.stdout + result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(site.files(), before)


class PageTest(RenameTest):
    def test_a_page_moves_in_every_language(self):
        with Site(KEYS) as site:
            self.assertEqual(site.findings(), "")
            result = self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(site.findings(), "")
            self.assertNotIn("content/docs/en/hives.md", site.files())
            self.assertNotIn("content/docs/fr/hives.md", site.files())
            self.assertEqual(
                site.read("content/docs/en/colonies.md"),
                KEYS["content/docs/en/hives.md"].replace(
                    "/docs/hives#queen", "/docs/colonies#queen"
                ),
            )
            self.assertEqual(
                site.read("content/docs/fr/honey.md"),
                KEYS["content/docs/fr/honey.md"]
                .replace("(/docs/hives)`", "*")
                .replace("/docs/hives", "/docs/colonies")
                .replace("*", "(/docs/hives)`"),
            )
            english = site.read("content/docs/en/honey.md")
            self.assertIn('"/docs/colonies#the-queen"', english)
            self.assertIn("[h]: /docs/colonies/#winter", english)
            self.assertIn(
                "content/docs/en/hives.md -> content/docs/en/colonies.md",
                result.stdout,
            )
            self.assertIn("/fr/docs/ruches stays", result.stderr)

    def test_old_urls_are_redirected(self):
        with Site(KEYS) as site:
            result = self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(
                site.read("content/redirects.yaml"),
                """# Old names
- fromPath: /docs/barns
  toPath: /docs/colonies # since May
- fromPath: /docs/far
  toPath: https://bees.example/far
- fromPath: /docs/hives
  toPath: /docs/colonies
""",
            )
            self.assertIn("redirect: /docs/hives -> /docs/colonies", result.stdout)
            # And back: what leads away from a page that is there again goes.
            self.renamed(site, "page", "/docs/colonies", "/docs/hives")
            self.assertEqual(
                site.read("content/redirects.yaml"),
                KEYS["content/redirects.yaml"]
                + "- fromPath: /docs/colonies\n  toPath: /docs/hives\n",
            )
            self.assertEqual(site.findings(), "")

    def test_links_by_former_urls_go_on_working(self):
        files = {
            "paralint.yaml": "locales: [en]\nlayout: ['content/{locale}/{path}/{name}.md']\n"
            "renderer: hugo\n",
            "content/en/docs/hives.md": "---\naliases: [/bees/, skeps]\n---\n\n# Hives\n",
            "content/en/start.md": "# Start\n\n[a](/bees/), [b](/docs/skeps/)\n",
        }
        with Site(files) as site:
            self.renamed(site, "page", "/docs/hives", "/guide/hives")
            # What counts from the page's folder has moved with it.
            self.assertEqual(
                site.read("content/en/start.md"),
                "# Start\n\n[a](/bees/), [b](/guide/hives/)\n",
            )

    def test_redirects_of_netlify_are_written(self):
        files = {
            "paralint.yaml": "locales: [en]\nlayout: ['content/{locale}/{path}/{name}.md']\n"
            "renderer: hugo\nredirects: {file: static/_redirects}\n",
            "static/_redirects": "# Old names\n/skeps/  /docs/hives/  302\n/*  /404/  404\n",
            "content/en/docs/hives.md": "# Hives\n",
            "content/en/start.md": "# Start\n\n[a](/skeps/), [b](/docs/hives/)\n",
        }
        with Site(files) as site:
            self.renamed(site, "page", "/docs/hives", "/guide/hives")
            self.assertEqual(
                site.read("static/_redirects"),
                "# Old names\n/skeps/  /guide/hives/  302\n"
                "/docs/hives/  /guide/hives/\n/*  /404/  404\n",
            )
            self.assertIn("[a](/skeps/), [b](/guide/hives/)",
                          site.read("content/en/start.md"))

    def test_redirects_that_are_only_read_are_left_alone(self):
        vercel = '{"redirects": [{"source": "/skeps", "destination": "/start"}]}'
        files = {
            "paralint.yaml": "locales: [en]\nlayout: ['content/{locale}/{path}/{name}.md']\n"
            "renderer: hugo\nredirects: {file: vercel.json}\n",
            "vercel.json": vercel,
            "content/en/docs/hives.md": "# Hives\n",
            "content/en/start.md": "# Start\n\n[b](/docs/hives/)\n",
        }
        with Site(files) as site:
            self.refused(site, "redirects cannot be added to a file of this kind",
                         "page", "/docs/hives", "/guide/hives")
            result = self.renamed(
                site, "page", "/docs/hives", "/guide/hives", "--no-redirect"
            )
            self.assertIn("`vercel.json` was left as it is", result.stderr)
            self.assertEqual(site.read("vercel.json"), vercel)

    def test_redirects_can_be_left_out(self):
        with Site(KEYS) as site:
            result = self.renamed(
                site, "page", "/docs/hives", "/docs/colonies", "--no-redirect"
            )
            self.assertNotIn(
                "fromPath: /docs/hives", site.read("content/redirects.yaml")
            )
            self.assertIn("the old URL /docs/hives is dead", result.stderr)

    def test_curated_mappings_follow(self):
        with Site(KEYS) as site:
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(
                site.read("mappings/curated.yaml"),
                KEYS["mappings/curated.yaml"].replace("/docs/hives", "/docs/colonies"),
            )

    def test_derived_mappings_stay_current(self):
        with Site(KEYS) as site:
            self.assertEqual(site.run("map").returncode, 0)
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            result = site.run("map", "--check")
            self.assertEqual(result.returncode, 0, result.stdout)
            self.assertIn("/docs/colonies", site.read("mappings/derived.yaml"))

    def test_derived_mappings_that_were_out_of_date_are_left_to_map(self):
        with Site(KEYS) as site:
            stale = (
                "pages:\n  - {en: /docs/hives, fr: /docs/hives, "
                "url: {en: /docs/x, fr: /fr/docs/x}, by: [key], confidence: 1.0}\n"
            )
            site.write("mappings/derived.yaml", stale)
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(site.read("mappings/derived.yaml"), stale)

    def test_pages_can_get_another_url_too(self):
        with Site(KEYS) as site:
            self.renamed(
                site, "page", "/docs/hives", "/docs/colonies",
                "--url", "fr=colonies", "--url", "en=no",
            )
            self.assertIn(
                "path_override: colonies # court\n",
                site.read("content/docs/fr/colonies.md"),
            )
            self.assertTrue(
                site.read("content/docs/en/colonies.md").startswith(
                    '---\ntitle: Hives\npath_override: "no"\n---\n'
                )
            )
            self.assertIn(
                '"/fr/docs/colonies#la-reine"', site.read("content/docs/fr/honey.md")
            )
            redirects = site.read("content/redirects.yaml")
            self.assertIn("- fromPath: /docs/hives\n  toPath: /docs/no\n", redirects)
            self.assertIn(
                "- fromPath: /fr/docs/ruches\n  toPath: /fr/docs/colonies\n", redirects
            )
            self.assertEqual(site.findings(), "")

    def test_front_matter_is_made_where_there_is_none(self):
        pages = {
            "content/docs/en/wax.md": "\ufeff# Wax\r\n\r\nMelts.\r\n",
            "content/docs/fr/wax.md": "# Cire\n\nFond.\n",
        }
        with Site({**KEYS, **pages}) as site:
            self.renamed(
                site, "page", "/docs/wax", "/docs/candles", "--url", "en=candle-wax"
            )
            self.assertEqual(
                site.read("content/docs/en/candles.md"),
                "\ufeff---\r\npath_override: candle-wax\r\n---\r\n\r\n# Wax\r\n\r\nMelts.\r\n",
            )

    def test_paths_to_images_follow_into_another_folder(self):
        with Site(KEYS) as site:
            self.renamed(site, "page", "/docs/hives", "/guides/hives")
            text = site.read("content/guides/en/hives.md")
            self.assertIn("(../../docs/en/images/hive.png)", text)
            self.assertIn("(../../docs/images/frame.png)", text)
            self.assertEqual(site.findings(), "")

    def test_a_folder_that_is_not_served_is_refused(self):
        with Site(KEYS) as site:
            self.refused(
                site, "has no `customization.yaml`", "page", "/docs/hives", "/bees/hives"
            )

    def test_without_settings_of_folders_all_are_served(self):
        config = KEYS["paralint.yaml"].replace(
            "renderer: hubrise",
            'renderer: {preset: hubrise, folder_settings: {file: ""}}',
        )
        with Site({**KEYS, "paralint.yaml": config}) as site:
            self.renamed(site, "page", "/docs/hives", "/bees/hives")
            self.assertIn("content/bees/en/hives.md", site.files())

    def test_files_find_each_other(self):
        with Site(FILES) as site:
            self.assertEqual(site.findings(), "")
            result = self.renamed(
                site, "page", "en/rig/jib.md", "en/fore sails/genoa.md"
            )
            self.assertEqual(site.findings(), "")
            self.assertEqual(
                site.read("en/sails.md"),
                "# Sails\n\nHoist the [jib](./fore%20sails/genoa.md#the-sheet).\n",
            )
            self.assertEqual(
                site.read("de/fore sails/genoa.md"),
                """# Die Fock

![Plan](../rig/images/jib%20plan.png) der [Segel](../sails.md), \
[selbst](genoa.md#die-schot) und der [Mast](../rig/mast.md).

## Die Schot

<img src="../logo.svg"> <a href="../rig/mast.md">Mast</a>
""",
            )
            self.assertEqual(
                site.read("en/rig/mast.md"),
                "# The mast\n\nHolds the [jib](../fore%20sails/genoa.md) and "
                "[again](/en/fore%20sails/genoa.md).\n",
            )
            self.assertIn("no redirects are configured", result.stderr)
            self.assertIn(
                "these old URLs are dead: /de/rig/jib, /en/rig/jib", result.stderr
            )

    def test_a_new_name_in_the_same_folder_changes_no_other_path(self):
        with Site(FILES) as site:
            self.renamed(site, "page", "/rig/jib", "/rig/fock")
            self.assertEqual(
                site.read("en/rig/fock.md"),
                FILES["en/rig/jib.md"].replace("(jib.md", "(fock.md"),
            )

    def test_files_are_named_from_the_working_folder(self):
        with Site(FILES) as site:
            result = site.rename("page", "jib.md", "fock.md", folder="en/rig")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("de/rig/fock.md", site.files())

    def test_rows_of_a_layout_have_their_own_places(self):
        with Site(ROWS) as site:
            self.assertEqual(site.findings(), "")
            self.renamed(site, "page", "/docs/start/tea", "/docs/drinks/hot/tea")
            self.assertEqual(site.findings(), "")
            self.assertEqual(
                site.read("i18n/fr/current/drinks/hot/tea.mdx"),
                ROWS["i18n/fr/current/start/tea.mdx"]
                .replace("../../../../parts", "../../../../../parts")
                .replace("./cup.png", "../../start/cup.png"),
            )
            coffee = site.read("docs/start/coffee.mdx")
            self.assertIn("import Tea from '../drinks/hot/tea.mdx';", coffee)
            self.assertIn("(/docs/drinks/hot/tea#brewing)", coffee)
            self.assertIn("[here](../drinks/hot/tea.mdx)", coffee)
            # The French page has the same key and another URL.
            self.assertIn(
                "(/docs/drinks/hot/tea#infusion)",
                site.read("i18n/fr/current/start/coffee.mdx"),
            )
            self.assertIn(
                """redirects:
  - {from: /docs/first, to: /docs/drinks/hot/tea}
  - {from: /docs/start/tea, to: /docs/drinks/hot/tea}
  - {from: /fr/docs/start/tea, to: /fr/docs/drinks/hot/tea}
""",
                site.read("paralint.yaml"),
            )

    def test_what_cannot_be_is_refused(self):
        with Site(KEYS) as site:
            for reason, arguments in (
                ("did you mean `/docs/hives`?", ("/docs/hive", "/docs/x")),
                ("is its name already", ("/docs/hives", "/docs/hives/")),
                ("that no name should have", ("/docs/hives", "/docs/a\nb")),
                ("has no page with the key `/`", ("/docs/hives", "/")),
                ("there is such a file already", ("/docs/hives", "/docs/honey")),
                (
                    "which is declared as a route",
                    ("/docs/honey", "/docs/wax", "--url", "en=/prices"),
                ),
                (
                    "which is that of `content/docs/en/hives.md`",
                    ("/docs/honey", "/docs/wax", "--url", "en=hives"),
                ),
                ("does not fit the layout", ("/docs/hives", "docs/hives.md")),
                ("a key has no language", ("/docs/hives", "/fr/docs/hives")),
                ("is no locale of this site", ("/docs/hives", "/docs/x", "--url", "de=x")),
                ("is not of the form", ("/docs/hives", "/docs/x", "--url", "x")),
            ):
                with self.subTest(arguments=arguments):
                    self.refused(site, reason, "page", *arguments)

    def test_nothing_is_written_where_a_link_would_break(self):
        # A string of the site's code cannot hold a quotation mark.
        page = "# Notes\n\n<Link href={'/docs/hives'}>Hives</Link>\n"
        with Site({**KEYS, "content/docs/en/notes.md": page}) as site:
            self.refused(
                site, "`check` would say: `/docs/hives` works through a redirect only",
                "page", "/docs/hives", "/docs/bee's-home",
            )
            self.renamed(site, "page", "/docs/hives", "/docs/homes")
            self.assertIn("{'/docs/homes'}", site.read("content/docs/en/notes.md"))

    def test_a_dry_run_and_a_patch_write_nothing(self):
        with Site(KEYS) as site:
            before = site.files()
            dry = self.renamed(
                site, "page", "/docs/hives", "/docs/colonies", "--dry-run"
            )
            self.assertIn("would be:", dry.stderr)
            self.assertEqual(site.files(), before)
            diff = self.renamed(
                site, "page", "/docs/hives", "/docs/colonies", "--diff", "-q"
            )
            self.assertEqual(site.files(), before)
            self.assertIn("+++ b/content/docs/en/colonies.md", diff.stdout)
            subprocess.run(
                ["git", "apply"],
                input=diff.stdout,
                encoding="utf-8",
                cwd=site.root,
                check=True,
            )
            patched = site.files()
        with Site(KEYS) as site:
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(site.files(), patched)

    def test_an_interrupted_run_can_be_finished(self):
        with Site(KEYS) as site:
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            done = site.files()
        new = {"content/docs/en/colonies.md", "content/docs/fr/colonies.md"}
        changed = sorted(
            name for name in done if KEYS.get(name, "").encode() != done[name]
        )
        for count in range(len(changed) + 1):
            with Site(KEYS) as site:
                order = sorted(changed, key=lambda name: (name not in new, name))
                for name in order[:count]:
                    site.write(name, done[name].decode())
                self.renamed(site, "page", "/docs/hives", "/docs/colonies")
                self.assertEqual(site.files(), done, order[:count])
        with Site(KEYS) as site:
            for name in changed:
                site.write(name, done[name].decode())
            (site.root / "content/docs/en/hives.md").unlink()
            self.renamed(site, "page", "/docs/hives", "/docs/colonies")
            self.assertEqual(site.files(), done)
        with Site({**KEYS, "content/docs/en/colonies.md": "# Other\n"}) as site:
            self.refused(site, "already", "page", "/docs/hives", "/docs/colonies")

    def test_threads_do_not_show(self):
        outputs = set()
        for threads in ("1", "4"):
            with Site(KEYS) as site:
                result = self.renamed(
                    site,
                    "page",
                    "/docs/hives",
                    "/docs/colonies",
                    "--diff",
                    "--threads",
                    threads,
                )
                outputs.add(result.stdout + result.stderr)
        self.assertEqual(len(outputs), 1)


class IdTest(RenameTest):
    def test_an_id_changes_in_every_language(self):
        with Site(KEYS) as site:
            self.renamed(site, "id", "/docs/hives", "queen", "mother")
            self.assertEqual(site.findings(), "")
            expected = {
                name: text.replace("{#queen}", "{#mother}").replace(
                    "/docs/hives#queen", "/docs/hives#mother"
                )
                for name, text in KEYS.items()
            }
            expected["mappings/curated.yaml"] = KEYS["mappings/curated.yaml"].replace(
                "en: {id: queen}\n", "en: {id: mother}\n"
            )
            for name, text in expected.items():
                self.assertEqual(site.read(name), text, name)

    def test_a_page_may_be_a_file_or_a_url(self):
        for page in ("content/docs/fr/hives.md", "/fr/docs/ruches", "/docs/hives"):
            with self.subTest(page=page), Site(KEYS) as site:
                self.renamed(site, "id", page, "queen", "mother")
                self.assertIn("{#mother}", site.read("content/docs/en/hives.md"))

    def test_a_heading_without_id_gets_one(self):
        with Site(ROWS) as site:
            self.renamed(site, "id", "docs/start/tea.mdx", "brewing", "steep")
            self.assertIn("## Brewing {#steep}", site.read("docs/start/tea.mdx"))
            self.assertIn(
                "## Infusion {#steep}", site.read("i18n/fr/current/start/tea.mdx")
            )
            self.assertIn("/docs/start/tea#steep", site.read("docs/start/coffee.mdx"))
            self.assertIn(
                "/docs/start/tea#steep", site.read("i18n/fr/current/start/coffee.mdx")
            )

    def test_what_cannot_be_is_refused(self):
        with Site(KEYS) as site:
            for reason, arguments in (
                ("did you mean `queen`?", ("/docs/hives", "quen", "x")),
                ("no page has the file, key or URL", ("/docs/moths", "queen", "x")),
                ("on the page already", ("/docs/hives", "queen", "winter")),
                ("on the page already", ("/docs/hives", "queen", "en-hiver")),
                ("cannot be the id", ("/docs/hives", "queen", "a b")),
                ("cannot be the id", ("/docs/hives", "queen", "")),
                ("is its name already", ("/docs/hives", "queen", "queen")),
                ("which has the id `queen`", ("/docs/hives", "the-queen", "x")),
            ):
                with self.subTest(arguments=arguments):
                    self.refused(site, reason, "id", *arguments)

    def test_another_id_of_a_translation_is_left(self):
        french = KEYS["content/docs/fr/hives.md"].replace("{#winter}", "{#hiver}")
        french = french.replace("(#winter)", "(#hiver)")
        honey = KEYS["content/docs/fr/honey.md"].replace("#winter", "#hiver")
        changed = {"content/docs/fr/hives.md": french, "content/docs/fr/honey.md": honey}
        with Site({**KEYS, **changed}) as site:
            result = self.renamed(site, "id", "/docs/hives", "winter", "cold")
            self.assertIn("has the id `hiver`, so it was left", result.stderr)
            self.assertEqual(site.read("content/docs/fr/hives.md"), french)


if __name__ == "__main__":
    PARALINT = os.path.abspath(sys.argv[1])
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
