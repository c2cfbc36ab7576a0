#!/usr/bin/env python3
"""What `paralint ids` prints and writes, from the outside.

usage: ids_test.py PARALINT PROJECT
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PARALINT = ""
PROJECT = pathlib.Path()

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, folder_settings: {file: ""}}
"""
# Links of Markdown name ids, links of HTML slugs.
BAKERY = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": """# Bread

## Crust {#shell}

## Crumb

Not like [that of rolls](/rolls#soft).
""",
    "docs/fr/bread.md": """# Le pain

## La croûte

## La mie

Pas comme [celle des petits pains](/rolls#soft).
""",
    "docs/en/rolls.md": """# Rolls

See the [crumb](/bread#crumb), the <a href="/bread#crumb">crumb</a>.

## Soft {#soft}
""",
    "docs/fr/rolls.md": """# Petits pains

Voyez [la mie](/bread#la-mie), <a href="/fr/bread#la-mie">la mie</a>.

## Tendre {#soft}
""",
}
LINES = """docs/en/bread.md:5: #crumb for "Crumb", its slug
docs/fr/bread.md:3: #shell for "La croûte", as in English
docs/fr/bread.md:5: #crumb for "La mie", the slug in English
docs/fr/rolls.md:3: /bread#la-mie -> /bread#crumb
"""
WRITTEN = {
    "docs/en/bread.md": BAKERY["docs/en/bread.md"].replace(
        "## Crumb", "## Crumb {#crumb}"
    ),
    "docs/fr/bread.md": BAKERY["docs/fr/bread.md"]
    .replace("croûte", "croûte {#shell}")
    .replace("## La mie", "## La mie {#crumb}"),
    "docs/fr/rolls.md": BAKERY["docs/fr/rolls.md"].replace(
        "(/bread#la-mie)", "(/bread#crumb)"
    ),
}
DONE = {**BAKERY, **WRITTEN}


class Run:
    def __init__(self, *arguments, cwd):
        done = subprocess.run(
            [PARALINT, *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")


class IdsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve() / "site"

    def site(self, files):
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                content = content.encode("utf-8")
            target.write_bytes(content)

    def ids(self, *arguments):
        return Run("ids", *arguments, cwd=self.root)

    def files(self):
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".git/" not in path.as_posix()
        }

    def assert_files(self, expected):
        self.assertEqual(
            {name: text.decode("utf-8") for name, text in self.files().items()},
            dict(sorted(expected.items())),
        )

    def assert_refused(self, run, sentence):
        self.assertEqual((run.code, run.out, run.err), (2, "", sentence))

    def test_ids_and_links_are_written(self):
        self.site(BAKERY)
        run = self.ids()
        self.assertEqual((run.code, run.out), (0, LINES))
        self.assertEqual(
            run.err, "3 headings given an id, 1 link written anew, in 3 files\n"
        )
        self.assert_files(DONE)

    def test_a_second_run_has_nothing_to_do(self):
        self.site(DONE)
        run = self.ids()
        self.assertEqual(
            (run.code, run.out, run.err), (0, "", "no heading needs an id\n")
        )
        self.assert_files(DONE)

    def test_check(self):
        self.site(BAKERY)
        run = self.ids("--check")
        self.assertEqual((run.code, run.out), (1, LINES))
        self.assertIn("3 headings would be given an id", run.err)
        self.assert_files(BAKERY)
        self.site(DONE)
        run = self.ids("--check", "--quiet")
        self.assertEqual((run.code, run.out, run.err), (0, "", ""))

    def test_dry_run(self):
        self.site(BAKERY)
        run = self.ids("--dry-run")
        self.assertEqual((run.code, run.out), (0, LINES))
        self.assert_files(BAKERY)

    def test_diff_is_what_git_applies(self):
        self.site(BAKERY)
        run = self.ids("--diff")
        self.assertEqual(run.code, 0)
        self.assert_files(BAKERY)
        subprocess.run(["git", "init", "-q"], cwd=self.root, check=True)
        subprocess.run(
            ["git", "apply", "-"], cwd=self.root, input=run.out.encode(), check=True
        )
        shutil.rmtree(self.root / ".git")
        self.assert_files(DONE)

    def test_threads_do_not_show(self):
        self.site(BAKERY)
        outputs = {self.ids("--diff", "--threads", n).out for n in (1, 2, 7)}
        self.assertEqual(len(outputs), 1)

    def test_path(self):
        self.site({**BAKERY, "docs/en/cake.md": "# Cake\n\n[a](#top-2)\n"})
        run = self.ids("--check", "docs/en/rolls.md")
        self.assertEqual((run.code, run.out), (0, ""))
        run = self.ids("--check", "docs/fr/bread.md")
        self.assertEqual((run.code, run.out), (1, LINES))
        run = self.ids("no/such/page.md")
        self.assert_refused(
            run, "error: no/such/page.md: there is no such file or folder\n"
        )

    def test_all(self):
        self.site(BAKERY)
        run = self.ids("--all", "--dry-run")
        self.assertEqual(run.code, 0)
        self.assertEqual(
            run.out,
            """docs/en/bread.md:1: #bread for "Bread", its slug
docs/en/bread.md:5: #crumb for "Crumb", its slug
docs/en/rolls.md:1: #rolls for "Rolls", its slug
docs/fr/bread.md:1: #bread for "Le pain", the slug in English
docs/fr/bread.md:3: #shell for "La croûte", as in English
docs/fr/bread.md:5: #crumb for "La mie", the slug in English
docs/fr/rolls.md:1: #rolls for "Petits pains", the slug in English
docs/fr/rolls.md:3: /bread#la-mie -> /bread#crumb
""",
        )

    def test_line_ends_and_byte_order_mark_stay(self):
        files = {
            name: ("\ufeff" + text).replace("\n", "\r\n")
            for name, text in BAKERY.items()
            if name != "paralint.yaml"
        }
        self.site({**files, "paralint.yaml": CONFIG})
        self.assertEqual(self.ids().code, 0)
        expected = {
            name: ("\ufeff" + text).replace("\n", "\r\n").encode("utf-8")
            for name, text in DONE.items()
            if name != "paralint.yaml"
        }
        self.assertEqual(
            self.files(), {**expected, "paralint.yaml": CONFIG.encode("utf-8")}
        )

    def test_a_renderer_without_ids(self):
        self.site({**BAKERY, "paralint.yaml": CONFIG.replace("hubrise", "github")})
        sentence = (
            "error: paralint.yaml: this renderer (`github`) gives headings no ids "
            "by hand\n"
        )
        for arguments in ((), ("--check",), ("--diff",)):
            self.assert_refused(self.ids(*arguments), sentence)

    def test_the_site_writes_comments(self):
        """As Docusaurus reads them in MDX."""
        self.site(
            {
                "paralint.yaml": """locales: [en, fr]
layout:
  - files: i18n/{locale}/{path}/{name}.mdx
  - {files: "docs/{path}/{name}.mdx", locale: en}
renderer:
  preset: github
  mdx: true
  ids: {brace: replaces, jsx-comment: replaces}
""",
                "docs/tea.mdx": "# Tea\n\n## Brew it {/* #brew */}\n\n"
                "## Pour it ##\n\nOnly [brewed](#brew), <a href='#pour-it'>b</a>.\n",
                "i18n/fr/tea.mdx": "# Le thé\n\n## L'infuser\n\n## Le verser ##\n\n"
                "[Infusé](#linfuser), puis [versé](<#le-verser> \"c\").\n",
            }
        )
        run = self.ids()
        self.assertEqual(run.code, 0, run.err)
        files = self.files()
        self.assertEqual(
            files["docs/tea.mdx"].decode("utf-8"),
            "# Tea\n\n## Brew it {/* #brew */}\n\n## Pour it {/* #pour-it */} ##\n\n"
            "Only [brewed](#brew), <a href='#pour-it'>b</a>.\n",
        )
        self.assertEqual(
            files["i18n/fr/tea.mdx"].decode("utf-8"),
            "# Le thé\n\n## L'infuser {/* #brew */}\n\n"
            "## Le verser {/* #pour-it */} ##\n\n"
            "[Infusé](#brew), puis [versé](<#pour-it> \"c\").\n",
        )
        self.assertEqual(Run("check", cwd=self.root).code, 0)

    REPLACING = """locales: [en, fr]
layout: ["{locale}/{name}.md"]
renderer: {preset: github, ids: {brace: replaces}}
"""

    def test_html_links_follow(self):
        self.site(
            {
                "paralint.yaml": self.REPLACING,
                "en/tea.md": "# Tea\n\n## Brew it {#brew}\n",
                "fr/tea.md": "# Le thé\n\n## L'infuser\n",
                "en/cup.md": "# Cup\n\n<a href=\"tea.md#brew\">a</a>\n",
                "fr/cup.md": "# Tasse\n\n<a href='tea.md#linfuser'>a</a>\n",
            }
        )
        run = self.ids()
        self.assertEqual(
            run.out,
            'fr/tea.md:3: #brew for "L\'infuser", as in English\n'
            "fr/cup.md:3: tea.md#linfuser -> tea.md#brew\n",
        )
        self.assertIn(b"<a href='tea.md#brew'>", self.files()["fr/cup.md"])

    def left_alone(self, files, *lines):
        """Each line says why; no file changes."""
        self.site(files)
        run = self.ids()
        self.assertEqual((run.code, run.out), (0, ""))
        count = "1 heading" if len(lines) == 1 else f"{len(lines)} headings"
        self.assertEqual(
            run.err,
            "".join(line + "\n" for line in lines)
            + f"no heading needs an id; {count} left alone\n",
        )
        self.assert_files(files)

    def test_a_link_that_cannot_name_an_id(self):
        """Of HTML, on a site where those name slugs, which an id replaces."""
        self.left_alone(
            {
                "paralint.yaml": self.REPLACING.replace(
                    "ids:", "html_fragments: [slug], ids:"
                ),
                "en/tea.md": "# Tea\n\n## Brew it {#brew}\n",
                "fr/tea.md": "# Le thé\n\n## L'infuser\n",
                "fr/cup.md": "# Tasse\n\n<a href='tea.md#linfuser'>a</a>\n",
            },
            "fr/tea.md:3: no id for \"L'infuser\": a link to it cannot be written "
            "anew",
        )

    # Of two definitions the first one counts; its escape hides where it is.
    HIDDEN = "[a][d]\n\n[D]: <{}>\n[d]: <other.md>\n"

    def test_a_link_whose_place_is_not_known(self):
        """No language gets a new id that another one cannot have."""
        self.left_alone(
            {
                "paralint.yaml": self.REPLACING,
                "en/tea.md": "# Tea\n\n[a](#brew-it)\n\n## Brew it\n",
                "fr/tea.md": "# Le thé\n\n## L'infuser\n",
                "fr/cup.md": "# Tasse\n\n" + self.HIDDEN.format("tea.md\\#linfuser"),
            },
            'en/tea.md:5: no id for "Brew it": the heading that answers it can '
            "have no id",
            "fr/tea.md:3: no id for \"L'infuser\": a link to it cannot be written "
            "anew",
        )

    def test_an_id_that_takes_the_number_from_another_slug(self):
        """The second heading is called as the first one: #choix-1."""
        self.left_alone(
            {
                "paralint.yaml": self.REPLACING,
                "en/tea.md": "# Tea\n\n## Leaves {#leaves}\n\n![](leaf.png)\n\n"
                "## Cups {#cups}\n\n![](cup.png)\n",
                "fr/tea.md": "# Le thé\n\n## Choix\n\n![](leaf.png)\n\n"
                "## Choix\n\n![](cup.png)\n\n<a id=\"cups\"></a>\n\n"
                + self.HIDDEN.format("#choix\\-1"),
            },
            'fr/tea.md:3: no id for "Choix": a link to another heading would be '
            "lost",
            'fr/tea.md:7: no id for "Choix": another heading of the page has the '
            "id `cups` that it has in English",
        )

    def test_an_id_that_would_not_be_read(self):
        """A URL goes on up to the next blank."""
        self.left_alone(
            {
                "paralint.yaml": self.REPLACING.replace("brace", "paren"),
                "en/tea.md": "# Tea\n\n## The shop(#shop)\n",
                "fr/tea.md": "# Le thé\n\n## Voir https://example.com/the\n",
            },
            'fr/tea.md:3: no id for "Voir https://example.com/the": no id would be '
            "read there",
        )

    def test_other_links_stay(self):
        """Whatever is wrong with them."""
        files = {
            "paralint.yaml": self.REPLACING,
            "en/tea.md": "# Tea\n\n## Brew it {#brew}\n",
            "fr/tea.md": "# Le thé\n\n## L'infuser\n\n[a](../en/tea.md#brew) "
            "[b](Tea.md) [c](#nulle-part) [d](../en/tea.md)\n",
        }
        self.site(files)
        run = self.ids()
        self.assertEqual(
            run.err, "1 heading given an id, 0 links written anew, in 1 file\n"
        )
        self.assertEqual(
            self.files()["fr/tea.md"].decode("utf-8"),
            files["fr/tea.md"].replace("infuser", "infuser {#brew}", 1),
        )

    def test_links_that_name_slugs_stay(self):
        """An id beside the slug, on a site whose links name slugs only."""
        files = {
            "paralint.yaml": self.REPLACING.replace("replaces", "adds").replace(
                "ids:", "fragments: [slug], ids:"
            ),
            "en/tea.md": "# Tea\n\n## Brew it {#brew}\n",
            "fr/tea.md": "# Le thé\n\n## L'infuser\n\n[a](#linfuser)\n",
        }
        self.site(files)
        run = self.ids()
        self.assertEqual(
            run.err, "1 heading given an id, 0 links written anew, in 1 file\n"
        )
        self.assertTrue(self.files()["fr/tea.md"].endswith(b"[a](#linfuser)\n"))

    def test_pages_without_translation_and_copied_pages(self):
        """A copied page is the page of its own language."""
        self.site(
            {
                "paralint.yaml": CONFIG.replace(
                    'file: ""', "file: settings.yaml, required: false"
                ),
                "docs/en/press/settings.yaml": "copy_files_from: fr\n",
                "docs/fr/press/news.md": "# Nouvelles\n\n[a](#le-four)\n\n"
                "## Le four\n",
                "docs/en/home.md": "# Home\n\n[a](/press/news#le-four)\n",
            }
        )
        run = self.ids("--dry-run")
        self.assertEqual(
            run.out, 'docs/fr/press/news.md:5: #le-four for "Le four", its slug\n'
        )

    def test_an_unreadable_page(self):
        """Nobody knows which links it has."""
        files = {**BAKERY, "docs/en/cake.md": "# Cake\n"}
        self.site(files)
        cake = self.root / "docs/en/cake.md"
        cake.unlink()
        cake.symlink_to("/nowhere/cake.md")
        for command in ("ids", "fix"):
            run = Run(command, cwd=self.root)
            self.assertEqual((run.code, run.out), (2, ""), run.err)
            self.assertRegex(run.err, r"^error: docs/en/cake\.md: [^\n]+\n$")
        cake.unlink()
        self.assert_files(BAKERY)

    def test_no_page(self):
        self.site({"paralint.yaml": CONFIG})
        for command in ("ids", "fix"):
            self.assert_refused(
                Run(command, cwd=self.root),
                "error: .: no page found; no file fits "
                "`docs/{locale}/{path}/{name}.md`\n",
            )
        self.site({"docs/en/bread.md": "# Bread\n"})
        self.assert_refused(
            self.ids(),
            "error: paralint.yaml: `locales` names `fr`, but no file is a page of "
            "it\n",
        )

    def test_excluded_pages_are_no_pages(self):
        draft = "# Draft\n\n## Crumb\n\n[a](/bread#crust)\n"
        self.site(
            {
                **BAKERY,
                "paralint.yaml": CONFIG + "exclude: ['docs/*/drafts/**']\n",
                "docs/en/drafts/one.md": draft,
                "docs/fr/drafts/one.md": draft,
            }
        )
        run = self.ids()
        self.assertEqual((run.code, run.out), (0, LINES))
        self.assertEqual(
            self.files()["docs/en/drafts/one.md"].decode("utf-8"), draft
        )

    # As a part of `fix`

    def fix(self, *arguments):
        return Run("fix", "--fragments", "id", *arguments, cwd=self.root)

    def test_fix_names_headings_and_links(self):
        for arguments in (["--dry-run"], ["--dry-run", "--rule", "empty-id"], []):
            self.site(BAKERY)
            run = self.fix(*arguments)
            self.assertEqual((run.code, run.out), (0, LINES), run.err)
            would = "would be " if arguments else ""
            self.assertIn(
                f"3 headings {would}given an id, 1 link {would}written anew in "
                "3 files; ",
                run.err,
            )
        self.assert_files(DONE)

    def test_fix_names_a_link_once(self):
        self.site(
            {
                **BAKERY,
                "docs/fr/rolls.md": BAKERY["docs/fr/rolls.md"].replace(
                    "(/bread#la-mie)", "(/fr/bread#la-mie)"
                ),
            }
        )
        run = self.fix("--links", "key")
        line = "docs/fr/rolls.md:3: /fr/bread#la-mie -> /bread#crumb\n"
        self.assertEqual(
            [row for row in run.out.splitlines(True) if "rolls.md" in row], [line]
        )
        self.assertIn("1 link written anew", run.err)
        self.assert_files(DONE)

    def test_fix_names_headings_left_alone(self):
        text = BAKERY["docs/fr/bread.md"] + '\n<a id="shell"></a>\n'
        self.site({**BAKERY, "docs/fr/bread.md": text})
        run = self.fix()
        line = 'docs/fr/bread.md:3: no id for "La croûte": '
        self.assertIn(line, run.err)
        self.assertNotIn("La croûte", run.out)
        self.assertIn(", 1 heading left without an id; ", run.err)
        self.assertNotIn(line, self.fix("--quiet").err)

    def test_fix_gives_ids_to_the_languages_that_are_named(self):
        page = "# {}\n\n## {}\n\nTake 60 g.\n\n[a](#{})\n"
        files = {
            "paralint.yaml": CONFIG.replace("[en, fr]", "[en, fr, de]"),
            "docs/en/tea.md": page.format("Tea", "Brew", "brew"),
            "docs/fr/tea.md": page.format("Le thé", "Infuser", "infuser"),
            "docs/en/jam.md": page.format("Jam", "Boil", "boil"),
            "docs/fr/jam.md": page.format("Confiture", "Cuire", "cuire"),
            "docs/de/jam.md": page.format("Marmelade", "Kochen", "kochen"),
        }
        self.site(files)
        run = self.fix("--locale", "de")
        self.assertEqual(
            run.out,
            """docs/de/jam.md:3: #boil for "Kochen", the slug in English
docs/en/jam.md:3: #boil for "Boil", its slug
docs/fr/jam.md:3: #boil for "Cuire", the slug in English
docs/de/jam.md:7: #kochen -> #boil
docs/fr/jam.md:7: #cuire -> #boil
""",
        )
        self.site(files)
        self.assertEqual(self.fix("docs/de").out, run.out)
        run = self.fix()
        self.assertIn('docs/fr/tea.md:3: #brew for "Infuser"', run.out)


if __name__ == "__main__":
    PARALINT = str(pathlib.Path(sys.argv[1]).resolve())
    PROJECT = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
