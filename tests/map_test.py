#!/usr/bin/env python3
"""What `paralint map` derives: the bundled site against a list that was made
by hand, odd mappings, the JSON against its schema, and the HubRise site where
it lies beside the project.

usage: map_test.py PARALINT PROJECT
"""

import copy
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PARALINT = ""
PROJECT = pathlib.Path()

# Read off the pages of locales/ by a person. What counts is how each line
# begins; grounds and confidence behind it are the program's own.
DERIVED = [
    # A key has another URL in French: the folder's name, the page's name, both.
    "{en: /docs/harvests, fr: /docs/harvests, "
    "url: {en: /docs/harvests, fr: /fr/docs/recoltes}, by: [key], confidence: 1.0}",
    "{en: /integrations/scales, fr: /integrations/scales, "
    "url: {en: /integrations/scales, fr: /fr/connexions/balances}, "
    "by: [key], confidence: 1.0}",
    "{en: /welcome, fr: /welcome, url: {en: /, fr: /fr}, by: [key], confidence: 1.0}",
    # A French page that answers no other one has a key and a URL all the same.
    "{fr: /guides/transhumance, url: {fr: /fr/guides/transhumance}, confidence: 1.0}",
    # An id and its two slugs.
    "{page: /docs/members, en: {id: give-access, slug: give-access-to-a-stand-in}, "
    "fr: {id: give-access, slug: donner-acces-a-un-remplacant}, by: [id",
    "{page: /guides/swarm-season, en: {id: tree, slug: keep-the-family-tree}, "
    "fr: {id: tree, slug: tenir-l-arbre-genealogique}, by: [id",
    # Headings without ids, in the same place of both pages.
    "{page: /docs/hives, en: {slug: retire-a-hive}, "
    "fr: {slug: reformer-une-ruche}, confidence: ",
]
# English only; copied; curated.
NOT_DERIVED = [
    "{en: /integrations/label-printer",
    "{en: /reference/events",
    "{en: /guides/swarm-season",
    "{en: /pricing",
    "{page: /docs/inspections, en: {id: correct",
]

SMALL = {
    "paralint.yaml": """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, folder_settings: {file: ""}}
mappings: mappings
""",
    "mappings/mine.yaml": "pages:\n  - {en: /bread, fr: /pain}\n",
    "docs/en/bread.md": "# Bread {#bread}\n\n## No\n",
    "docs/fr/pain.md": "# Le pain {#bread}\n\n## Non\n",
    "docs/en/rolls.md": "# Rolls\n",
    "docs/fr/rolls.md": "# Petits pains\n",
}
ROLLS = (
    "  - {en: /rolls, fr: /rolls, url: {en: /rolls, fr: /fr/rolls}, "
    "by: [key], confidence: 1.0}\n"
)


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


def state(folder):
    """Every file with its bytes and its time of change."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class MapTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve() / "site"
        self.derived = self.root / "mappings/derived.yaml"

    def small(self, files=None):
        for path, content in {**SMALL, **(files or {})}.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                content = content.encode("utf-8")
            target.write_bytes(content)

    def bundled(self):
        for name in ("locales", "mappings"):
            shutil.copytree(PROJECT / name, self.root / name)
        shutil.copy(PROJECT / "paralint.yaml", self.root)

    def map(self, *arguments):
        return Run("map", *arguments, cwd=self.root)

    def derived_text(self):
        return self.derived.read_bytes().decode("utf-8")

    def assert_fails(self, run, *words):
        self.assertEqual((run.code, run.out), (2, ""), run.err)
        self.assertTrue(run.err.startswith("error: "), run.err)
        self.assertEqual(run.err.count("\n"), 1, run.err)
        for word in words:
            self.assertIn(word, run.err)


class BundledSite(MapTest):
    def setUp(self):
        super().setUp()
        self.bundled()

    def test_the_file_is_up_to_date(self):
        run = self.map("--check")
        self.assertEqual((run.code, run.out, run.err), (0, "", ""))

    def test_what_is_derived(self):
        self.derived.unlink()
        run = self.map()
        self.assertEqual((run.code, run.out), (0, ""))
        self.assertRegex(
            run.err,
            r"^mappings/derived.yaml: 14 pages, 0 routes, \d+ anchors "
            r"\(\d+ new, 0 changed, 0 moved, 0 gone\)\n$",
        )
        lines = self.derived_text().splitlines()
        for entry in DERIVED:
            found = [line for line in lines if line.startswith("  - " + entry)]
            self.assertEqual(len(found), 1, entry)
        for entry in NOT_DERIVED:
            found = [line for line in lines if line.startswith("  - " + entry)]
            self.assertEqual(found, [], entry)

    def test_a_second_run_changes_nothing(self):
        before = state(self.root)
        run = self.map()
        self.assertEqual((run.code, run.out), (0, ""))
        self.assertEqual(run.err, "mappings/derived.yaml: nothing changed\n")
        self.assertEqual(state(self.root), before)

    def test_every_id_that_both_pages_have(self):
        text = self.derived_text()
        count = 0
        for english in (PROJECT / "locales/en").rglob("*.md"):
            key = english.relative_to(PROJECT / "locales/en").with_suffix("")
            french = PROJECT / "locales/fr" / key.with_suffix(".md")
            if not french.exists():
                continue
            ids = [
                re.findall(r"^#+ .*\{#([a-z-]+)\}$", page.read_text("utf-8"), re.M)
                for page in (english, french)
            ]
            for name in set(ids[0]) & set(ids[1]):
                self.assertRegex(
                    text,
                    rf"\{{page: /{key}, en: \{{id: {name}, slug: [a-z0-9-]+\}}, "
                    rf"fr: \{{id: {name}, slug: [a-z0-9-]+\}}, ",
                )
                count += 1
        self.assertGreater(count, 50)

    def test_json_has_the_curated_ones_too(self):
        before = state(self.root)
        run = self.map("--format", "json")
        self.assertEqual((run.code, run.err), (0, ""))
        found = json.loads(run.out)
        self.assertIn(
            {"en": "/guides/swarm-season", "fr": "/guides/essaimage",
             "url": {"en": "/guides/swarm-season",
                     "fr": "/fr/guides/saison-des-essaims"},
             "paired_by": ["mapping"], "confidence": 1.0},
            found["pages"],
        )
        self.assertIn(
            {"en": "/pricing", "fr": "/tarifs", "confidence": 1.0,
             "evidence": ["mapping"]},
            found["routes"],
        )
        access = [a for a in found["anchors"] if a["en"]["id"] == "give-access"]
        self.assertEqual(len(access), 1)
        self.assertEqual(access[0]["page"], "/docs/members")
        self.assertEqual(
            access[0]["fr"],
            {"line": 33, "id": "give-access",
             "slug": "donner-acces-a-un-remplacant"},
        )
        self.assertEqual(state(self.root), before)

    # Two pages link to the community's page in both languages; one links to
    # the prices, which proves nothing yet.
    def test_routes_that_links_prove(self):
        (self.root / "mappings/routes.yaml").unlink()
        with open(self.root / "paralint.yaml", "a", encoding="utf-8") as config:
            config.write("routes:\n  en: [/pricing, /community, /about]\n"
                         "  fr: [/tarifs, /communaute, /about]\n")
        self.assertEqual(self.map().code, 0)
        routes = self.derived_text().split("routes:\n")[1]
        self.assertEqual(
            routes,
            "  - {en: /about, fr: /about, by: [url], confidence: 0.8}\n"
            "  - {en: /community, fr: /communaute, by: [links], "
            "confidence: 0.6}\n",
        )

    def test_curated_entries_and_comments_are_kept(self):
        text = self.derived_text()
        line = next(l for l in text.splitlines(True) if "/docs/harvests," in l)
        mine = "  # Checked in May.\n" + line.replace(
            ", by: [key], confidence: 1.0", "").replace("}\n", "} # mine\n")
        self.derived.write_text(text.replace(line, mine), "utf-8")
        with open(self.root / "locales/fr/docs/hives.md", "a") as page:
            page.write("\n## Une ruche {#une-ruche}\n")
        with open(self.root / "locales/en/docs/hives.md", "a") as page:
            page.write("\n## One Hive {#une-ruche}\n")
        others = {name: facts for name, facts in state(self.root).items()
                  if not name.endswith("derived.yaml")}
        run = self.map()
        self.assertIn("13 pages", run.err)
        self.assertIn("1 new, 0 changed, 0 moved, 0 gone", run.err)
        now = self.derived_text()
        self.assertIn(mine, now)
        self.assertIn("fr: {id: une-ruche, slug: une-ruche}", now)
        self.assertEqual(
            {n: f for n, f in state(self.root).items() if n in others}, others)

    def test_check_tells_what_is_out_of_date(self):
        lines = self.derived_text().splitlines(True)
        number = next(i for i, line in enumerate(lines) if "/docs/hives," in line)
        lines[number] = lines[number].replace("/fr/docs/ruches", "/fr/docs/colonies")
        lines.insert(number, "  - {en: /docs/bees, confidence: 0.9}\n")
        del lines[number + 3]
        self.derived.write_text("".join(lines), "utf-8")
        before = state(self.root)
        run = self.map("--check")
        self.assertEqual((run.code, run.err), (1, ""))
        self.assertEqual(state(self.root), before)
        first, second, third = run.out.splitlines()
        at = "mappings/derived.yaml:"
        self.assertEqual(
            first, f"{at}{number + 1}: superfluous: {{en: /docs/bees, confidence: 0.9}}")
        self.assertTrue(second.startswith(
            f"{at}{number + 2}: outdated: {{en: /docs/hives, fr: /docs/hives, "
            "url: {en: /docs/hives, fr: /fr/docs/ruches}"), second)
        self.assertTrue(third.startswith(f"{at} missing: {{en: /docs/members"), third)
        self.assertEqual(self.map("--check", "--all").out, run.out)
        self.derived.unlink()
        run = self.map("--check")
        self.assertEqual((run.code, run.out.count(" missing: ")), (1, 20))
        self.assertRegex(run.out, r"\nand \d+ more; --all shows them\n$")
        self.assertGreater(self.map("--check", "--all").out.count("missing"), 50)

    # What `map` concluded is no ground for `check`, however wrong it is.
    def test_check_does_not_look_at_derived_entries(self):
        self.derived.unlink()
        without = Run("check", cwd=self.root)
        self.derived.write_text(
            "pages:\n  - {en: /docs/hives, fr: /docs/harvests, confidence: 1.0}\n"
            "  - {de: /gone, xx: 3, confidence: 1.0}\n"
            "  - en: /docs/hives\n    fr: /docs/harvests\n    confidence: 1\n")
        with_them = Run("check", cwd=self.root)
        self.assertEqual((with_them.code, with_them.out, with_them.err),
                         (without.code, without.out, without.err))


class OddMappings(MapTest):
    def test_no_folder_yet(self):
        self.small({"paralint.yaml": SMALL["paralint.yaml"].replace(
            "mappings: mappings\n", "")})
        shutil.rmtree(self.root / "mappings")
        run = self.map()
        self.assertEqual((run.code, run.out), (0, ""))
        self.assertIn("add `mappings: mappings`", run.err)
        self.assertIn(ROLLS, self.derived_text())
        self.assertNotIn("confidence", SMALL["mappings/mine.yaml"])

    def test_one_is_said_as_one(self):
        self.small()
        self.assertIn(": 1 page, 0 routes, 3 anchors (4 new, ", self.map().err)

    def test_a_single_file(self):
        self.small({
            "paralint.yaml": SMALL["paralint.yaml"].replace(
                "mappings: mappings", "mappings: mappings/mine.yaml"),
        })
        self.assertEqual(self.map().code, 0)
        text = (self.root / "mappings/mine.yaml").read_text("utf-8")
        self.assertTrue(text.startswith(SMALL["mappings/mine.yaml"] + ROLLS), text)
        self.assertFalse(self.derived.exists())

    def test_an_empty_file_and_one_of_comments(self):
        for old in ("", "# Only this.\n", "\n\n"):
            self.small({"mappings/derived.yaml": old})
            self.assertEqual(self.map().code, 0)
            self.assertIn(old + "\npages:\n" if old else "\npages:\n",
                          self.derived_text())
            self.assertIn(ROLLS, self.derived_text())
            self.assertEqual(self.map("--check").code, 0)

    def test_windows_line_ends(self):
        self.small({"mappings/derived.yaml":
                    b"# Mine\r\npages:\r\n  - {en: /rolls, fr: /rolls}\r\n"})
        self.assertEqual(self.map().code, 0)
        text = self.derived_text()
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        self.assertTrue(text.startswith(
            "# Mine\r\npages:\r\n  - {en: /rolls, fr: /rolls}\r\n"), text)
        self.assertEqual(self.map("--check").code, 0)

    def test_broken_yaml(self):
        self.small({"mappings/derived.yaml": "pages: [\n"})
        before = state(self.root)
        self.assert_fails(self.map(), "mappings/derived.yaml:2:1: broken YAML")
        self.assertEqual(state(self.root), before)
        # Also where the configuration does not name the folder.
        self.small({"mappings/derived.yaml": "pages: [\n", "paralint.yaml":
                    SMALL["paralint.yaml"].replace("mappings: mappings\n", "")})
        self.assert_fails(self.map(), "mappings/derived.yaml:2:1: broken YAML")

    def test_not_one_entry_a_line(self):
        old = "pages: [{en: /rolls, confidence: 1.0}]\n"
        self.small({"mappings/derived.yaml": old})
        self.assert_fails(self.map(), "mappings/derived.yaml:1: `map` cannot")
        self.assertEqual(self.derived_text(), old)

    def test_a_confidence_that_is_none(self):
        self.small({"mappings/mine.yaml":
                    "pages:\n  - {en: /bread, fr: /pain, confidence: high}\n"})
        self.assert_fails(self.map(), "mappings/mine.yaml:2:41: `confidence` is a "
                          "number from 0 to 1, not `high`")

    @unittest.skipIf(os.geteuid() == 0, "root may write everything")
    def test_a_folder_that_cannot_be_written(self):
        self.small()
        (self.root / "mappings").chmod(0o555)
        self.addCleanup((self.root / "mappings").chmod, 0o755)
        self.assert_fails(self.map(), "cannot write mappings/derived.yaml")
        self.assertEqual(os.listdir(self.root / "mappings"), ["mine.yaml"])

    def test_a_folder_in_its_place(self):
        self.small()
        self.derived.mkdir()
        self.assert_fails(self.map(), "mappings/derived.yaml")

    def test_words_that_yaml_reads_otherwise(self):
        self.small()
        self.map()
        self.assertIn('en: {slug: "no"}, fr: {slug: non}', self.derived_text())

    def test_a_page_that_cannot_be_read(self):
        self.small()
        self.map()
        before = state(self.root)
        (self.root / "docs/fr/rolls.md").unlink()
        (self.root / "docs/fr/rolls.md").symlink_to("nowhere.md")
        self.assert_fails(self.map(), "docs/fr/rolls.md")
        del before["docs/fr/rolls.md"]
        self.assertEqual(state(self.root), before)

    def test_a_stale_locale(self):
        self.small({"mappings/derived.yaml":
                    "pages:\n  - {en: /bread, de: /brot, confidence: 1.0}\n"})
        self.assertEqual(self.map().code, 0)
        self.assertNotIn("brot", self.derived_text())

    def test_curated_anchors(self):
        self.small({"mappings/mine.yaml": SMALL["mappings/mine.yaml"] +
                    "anchors:\n  - {page: /bread, en: bread, fr: {slug: le-pain}}\n"})
        self.assertEqual(self.map().code, 0)
        self.assertNotIn("id: bread", self.derived_text())
        self.assertIn('slug: "no"', self.derived_text())


class Options(MapTest):
    def setUp(self):
        super().setUp()
        self.small()

    def test_dry_run(self):
        before = state(self.root)
        run = self.map("--dry-run")
        self.assertEqual((run.code, run.err), (0, ""))
        self.assertEqual(state(self.root), before)
        self.map()
        self.assertEqual(self.derived_text(), run.out)

    def test_output(self):
        before = state(self.root)
        self.assertEqual(self.map("-o", "../out.yaml").code, 0)
        self.assertEqual(self.map("--format", "json", "-o", "../out.json").code, 0)
        self.assertEqual(state(self.root), before)
        self.assertIn(ROLLS, (self.root.parent / "out.yaml").read_text("utf-8"))
        json.loads((self.root.parent / "out.json").read_text("utf-8"))

    def test_threads_do_not_show(self):
        outs = {self.map("--format", "json", "--threads", n).out for n in (1, 2, 8)}
        self.assertEqual(len(outs), 1)

    def test_part_of_a_site(self):
        self.assert_fails(self.map("docs/fr"), "docs/fr")

    def test_quiet(self):
        run = self.map("--quiet")
        self.assertEqual((run.code, run.out, run.err), (0, "", ""))

    def test_options_that_exclude_each_other(self):
        for pair in (["--check", "--dry-run"], ["--check", "--format", "json"],
                     ["--all"]):
            self.assertEqual(self.map(*pair).code, 2, pair)


class Schema(MapTest):
    # Each must make a valid document invalid.
    DAMAGES = {
        "another version": lambda m: m.update(schema="paralint.map/2"),
        "no routes": lambda m: m.pop("routes"),
        "a page without URL": lambda m: m["pages"][0].pop("url"),
        "a relative URL": lambda m: m["pages"][0]["url"].update(fr="docs"),
        "a page of nobody": lambda m: [m["pages"][0].pop(l) for l in ("en", "fr")],
        "a relative key": lambda m: m["pages"][0].update(fr="docs"),
        "a route of nobody": lambda m: [m["routes"][0].pop(l) for l in ("en", "fr")],
        "too sure": lambda m: m["routes"][0].update(confidence=2),
        "an anchor of no page": lambda m: m["anchors"][0].pop("page"),
        "a heading as text": lambda m: m["anchors"][0].update(fr="Oui"),
        "line 0": lambda m: m["anchors"][0]["fr"].update(line=0),
        "no id, not even null": lambda m: m["anchors"][0]["en"].pop("id"),
        "no slug": lambda m: m["anchors"][0]["en"].update(slug=None),
    }

    def test_schema(self):
        self.bundled()
        schema = json.loads((PROJECT / "docs/map.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        document = json.loads(self.map("--format", "json").out)
        validator.validate(document)
        for name, damage in self.DAMAGES.items():
            damaged = copy.deepcopy(document)
            damage(damaged)
            self.assertFalse(validator.is_valid(damaged), name)


class ThreeLocales(MapTest):
    def test_one_entry_for_all(self):
        self.small({
            "paralint.yaml": SMALL["paralint.yaml"].replace(
                "[en, fr]", "[fr, en, id]\nreference: en"),
            "docs/id/rolls.md": "# Roti\n",
            "docs/id/tea.md": "# Teh\n",
            "docs/fr/tea.md": "# Le thé\n",
        })
        self.assertEqual(self.map().code, 0)
        text = self.derived_text()
        for line in (
            "{fr: /rolls, en: /rolls, id: /rolls, url: {fr: /fr/rolls, "
            "en: /rolls, id: /id/rolls}, by: [key], confidence: 1.0}",
            "{fr: /tea, id: /tea, url: {fr: /fr/tea, id: /id/tea}, by: [key], "
            "confidence: 1.0}",
        ):
            self.assertIn("  - " + line + "\n", text)
        self.assertIn("fr: {slug: petits-pains}, en: {slug: rolls}, id: {slug: roti}",
                      text)
        self.assertEqual(self.map("--check").code, 0)


class HubRise(MapTest):
    def setUp(self):
        super().setUp()
        self.corpus = PROJECT.parent / "shared/corpora/hubrise-2023-10"
        if not self.corpus.is_dir():
            self.skipTest("the HubRise site is not there")
        self.root.mkdir()
        self.config = self.root / "paralint.yaml"
        text = (PROJECT / "tests/sites/hubrise.yaml").read_text("utf-8")
        self.config.write_text(text + "mappings: mappings\n", "utf-8")
        self.derived.parent.mkdir()

    def test_urls_ids_and_a_second_run(self):
        arguments = ["--config", self.config, self.corpus]
        self.assertEqual(self.map(*arguments).code, 0)
        text = self.derived_text()
        report = json.loads(Run("check", "--format", "json", *arguments,
                                cwd=self.root).out)
        count = 0
        for pair in report["pairs"]:
            page = pair["pages"]["fr"]
            self.assertIn(f"fr: {page['key']}, url: ", text)
            self.assertIn(f"fr: {page['url']}}}, by: [", text)
            for row in pair["headings"]:
                sides = [row["en"], row["fr"]]
                if None in sides or not sides[0]["id"]:
                    continue
                if sides[0]["id"] != sides[1]["id"]:
                    continue
                self.assertRegex(
                    text,
                    rf"page: {re.escape(pair['key'])}, en: \{{id: "
                    rf"{sides[0]['id']}, slug: \"?{sides[0]['slug']}\"?\}}, fr: "
                    rf"\{{id: {sides[1]['id']}, slug: \"?{sides[1]['slug']}\"?\}}")
                count += 1
        self.assertGreater(count, 50)
        for key in report["pages_only_in"]["fr"]:
            self.assertIn(f"{{fr: {key}, url: {{fr: /fr/", text)
        before = state(self.root)
        self.assertIn("nothing changed", self.map(*arguments).err)
        self.assertEqual(state(self.root), before)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    PARALINT = str(pathlib.Path(sys.argv[1]).resolve())
    PROJECT = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
