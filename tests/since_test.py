#!/usr/bin/env python3
"""What `paralint check --since` says of changes: only what they caused.

usage: since_test.py PARALINT
"""

import json
import pathlib
import shutil
import sys
import unittest

from repository import RepositoryTest

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, fragments: [id, slug], folder_settings: {file: ""}}
"""
# Each page has a fault that was always there.
SITE = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": "# Bread\n\nBake it in [the oven](/oven).\n\n"
    "## Rest {#nap}\n\nAn hour, [they say](/rolls#nowhere).\n",
    "docs/fr/bread.md": "# Le pain\n\nCuisez-le dans [le four](/four).\n\n"
    "## Le repos {#nap}\n\nUne heure, [dit-on](/rolls#nullepart).\n",
    "docs/en/rolls.md": "# Rolls\n\nLike [bread](/bread#gone), "
    "with [a rest](/bread#nap).\n",
    "docs/fr/rolls.md": "# Petits pains\n\nComme [le pain](/bread#parti), "
    "avec [un repos](/bread#nap).\n",
    "docs/en/shop.md": "# The shop\n\nIt sells [rolls](/rolls).\n",
    "docs/fr/shop.md": "# La boutique\n\nElle vend [des pains](/rolls).\n",
}
FAULTS = 6


class SinceTest(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.start(SITE)
        self.paralint("check", code=1)

    def since(self, ref="HEAD", *arguments, cwd=None):
        """The findings that are new, as (rule, file, line)."""
        done = self.paralint("check", "--all", "--since", ref, *arguments, cwd=cwd)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        report = json.loads(
            self.paralint(
                "check", "--since", ref, "--format", "json", *arguments, cwd=cwd
            ).stdout
        )
        new = [f for f in report["findings"] if "standing" not in f]
        # All that is told agrees.
        old = [f for f in report["findings"] if f.get("standing") == "old"]
        self.assertEqual(report["summary"]["old"], len(old))
        self.assertEqual(report["summary"]["error"], done.stdout.count("error["))
        self.assertEqual(done.returncode, 1 if report["summary"]["error"] else 0)
        self.stderr = done.stderr
        return [(f["rule"], f["file"], f["line"]) for f in new]

    def assert_nothing_new(self, ref="HEAD", old=FAULTS):
        self.assertEqual(self.since(ref), [])
        self.assertIn(f"{old} there before the change", self.stderr)


class Unchanged(SinceTest):
    def test_nothing(self):
        self.assert_nothing_new()
        # Without --since all of them are told.
        self.assertIn(f"{FAULTS} errors", self.paralint("check", code=1).stderr)

    def test_edit_that_breaks_nothing(self):
        self.replace("docs/en/shop.md", "It sells", "Every day it sells")
        self.assert_nothing_new()
        self.commit()
        self.assert_nothing_new("HEAD~1")

    def test_fault_moves_down(self):
        self.replace("docs/en/bread.md", "# Bread\n", "# Bread\n\nGood.\n\nBread.\n")
        self.assert_nothing_new()

    def test_fault_moves_to_another_section(self):
        self.replace("docs/en/bread.md", "Bake it in [the oven](/oven).\n", "Bake it.\n")
        self.replace("docs/en/bread.md", "An hour,", "In [the oven](/oven), an hour,")
        self.assert_nothing_new()

    def test_heading_above_a_fault_is_renamed(self):
        self.replace("docs/en/shop.md", "It sells", "## What it sells\n\nSee [x](/x)")
        self.replace("docs/fr/shop.md", "Elle vend", "## Ses produits\n\nVoir [x](/x)")
        self.commit()
        self.replace("docs/en/shop.md", "## What it sells", "## On the shelf")
        self.assert_nothing_new(old=FAULTS + 2)

    def test_fault_is_mended(self):
        self.replace("docs/en/bread.md", "(/oven)", "(/shop)")
        self.replace("docs/fr/bread.md", "(/four)", "(/shop)")
        self.assert_nothing_new(old=FAULTS - 2)

    def test_files_that_git_ignores(self):
        self.write(
            {
                ".gitignore": "/docs/*/made/\n",
                "docs/en/made/api.md": "# API\n\n[Gone](/gone)\n",
                "docs/fr/made/api.md": "# API\n\n[Parti](/parti)\n",
            }
        )
        self.commit()
        self.assert_nothing_new(old=FAULTS + 2)

    def test_site_in_a_folder(self):
        (self.root / "site").mkdir()
        for name in ("docs", "paralint.yaml"):
            self.git("mv", name, f"site/{name}")
        self.root = self.top / "site"
        self.commit()
        self.replace("docs/en/shop.md", "It sells", "It does sell")
        self.assert_nothing_new()
        self.assertEqual(
            self.paralint("check", "--since", "HEAD", "site", cwd=self.top).returncode, 0
        )

    def test_symbolic_link(self):
        (self.root / "docs/en/copy.md").symlink_to("bread.md")
        (self.root / "docs/fr/more").symlink_to("../../other")
        self.write({"other/jam.md": "# Confiture\n\n[Parti](/parti)\n"})
        self.commit()
        before = self.paralint("check", "--format", "json").stdout
        self.assert_nothing_new(old=len(json.loads(before)["findings"]))


class Caused(SinceTest):
    def test_link_in_another_page(self):
        """The page with the fault is not touched."""
        self.replace("docs/en/bread.md", "## Rest {#nap}", "## Rest {#pause}")
        self.replace("docs/fr/bread.md", "## Le repos {#nap}", "## Le repos {#pause}")
        expected = [
            ("broken-anchor", "docs/en/rolls.md", 3),
            ("broken-anchor", "docs/fr/rolls.md", 3),
        ]
        self.assertEqual(self.since(), expected)
        self.assertIn("2 errors, 0 warnings, 6 there before the change", self.stderr)
        self.commit()
        self.assertEqual(self.since(), [])
        self.assertEqual(self.since("HEAD~1"), expected)

    def test_another_locale(self):
        self.replace("docs/en/shop.md", "# The shop\n", "# The shop\n\n[Rest](/bread#nap)\n")
        self.assertEqual(
            [(rule, file) for rule, file, _ in self.since()],
            [("link-missing", "docs/fr/shop.md")],
        )

    def test_file_deleted(self):
        for locale in ("en", "fr"):
            (self.root / f"docs/{locale}/rolls.md").unlink()
        self.assertEqual(
            sorted(self.since()),
            [
                # Where only the heading was missing, the page is missing now.
                ("broken-page", "docs/en/bread.md", 7),
                ("broken-page", "docs/en/shop.md", 3),
                ("broken-page", "docs/fr/bread.md", 7),
                ("broken-page", "docs/fr/shop.md", 3),
            ],
        )

    def test_one_more_of_the_same(self):
        self.replace("docs/en/bread.md", "Bake it", "In [the oven](/oven) bake it")
        self.assertEqual(len(self.since()), 1)

    def test_scope(self):
        self.replace("docs/en/bread.md", "{#nap}", "{#pause}")
        self.replace("docs/fr/bread.md", "{#nap}", "{#pause}")
        self.assertEqual(
            self.since("HEAD", "docs/fr"), [("broken-anchor", "docs/fr/rolls.md", 3)]
        )

    def test_untracked_page(self):
        self.write(
            {
                "docs/en/cake.md": "# Cake\n\n[Gone](/gone)\n",
                "docs/fr/cake.md": "# Gâteau\n\n[Parti](/parti)\n",
            }
        )
        self.assertEqual(len(self.since()), 2)


class Renamed(SinceTest):
    def rename(self):
        for locale in ("en", "fr"):
            self.git("mv", f"docs/{locale}/bread.md", f"docs/{locale}/loaf.md")

    def test_links_are_left(self):
        self.rename()
        for _ in range(2):
            found = self.since()
            # What was a broken anchor is a broken page now.
            self.assertEqual({rule for rule, _, _ in found}, {"broken-page"})
            self.assertEqual({file for _, file, _ in found},
                             {"docs/en/rolls.md", "docs/fr/rolls.md"})
            self.git("add", "-A")

    def test_links_follow(self):
        self.rename()
        for locale in ("en", "fr"):
            self.replace(f"docs/{locale}/rolls.md", "(/bread#", "(/loaf#")
        self.assert_nothing_new()
        self.commit()
        self.assert_nothing_new("HEAD~1")

    def test_layout_changes_too(self):
        self.git("mv", "docs", "content")
        self.replace("paralint.yaml", "docs/{locale}", "content/{locale}")
        self.commit()
        self.assert_nothing_new("HEAD~1")

    def test_keys_change_with_the_layout(self):
        self.replace("paralint.yaml", "  - docs/{locale}/{path}/{name}.md",
                     '  - {files: "docs/{locale}/{path}/{name}.md", key: "/x/{path}/{name}"}')
        for file in SITE:
            if file.endswith(".md"):
                text = (self.root / file).read_text("utf-8")
                for name in ("bread", "rolls", "shop"):
                    text = text.replace(f"(/{name}", f"(/x/{name}")
                (self.root / file).write_text(text, "utf-8")
        self.assert_nothing_new()


class References(SinceTest):
    def test_main_has_moved_on(self):
        """What others did meanwhile is no part of the change."""
        self.git("switch", "-q", "-c", "change")
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        self.commit()
        self.git("switch", "-q", "main")
        self.replace("docs/en/bread.md", "(/oven)", "(/shop)")
        self.replace("docs/fr/bread.md", "(/four)", "(/shop)")
        self.commit()
        self.git("switch", "-q", "change")
        found = self.since("main")
        self.assertIn(("broken-page", "docs/en/shop.md", 3), found)
        self.assertEqual({file for _, file, _ in found} & {"docs/en/bread.md"}, set())
        # The tip of main alone would have told these as new ones.
        self.assertIn("6 there before the change", self.stderr)

    def test_merge(self):
        self.git("switch", "-q", "-c", "change")
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        self.commit()
        self.git("switch", "-q", "main")
        self.replace("docs/en/rolls.md", "Like", "See [x](/x). Like")
        self.commit()
        self.git("switch", "-q", "change")
        self.git("merge", "-q", "--no-edit", "main")
        files = {file for _, file, _ in self.since("main")}
        self.assertIn("docs/en/shop.md", files)
        self.assertNotIn("docs/en/rolls.md", files)

    def test_unrelated(self):
        self.git("switch", "-q", "--orphan", "other")
        self.write(SITE)
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        self.commit()
        self.assertIn(("broken-page", "docs/en/shop.md", 3), self.since("main"))
        self.assertIn("note: `main` and HEAD have no commit in common", self.stderr)

    def test_nothing_there_before(self):
        self.git("switch", "-q", "--orphan", "empty")
        self.write({"README": "nothing\n"})
        first = self.commit()
        self.write(SITE)
        self.commit()
        self.assertEqual(len(self.since(first)), FAULTS)

    def test_tag_and_name(self):
        self.git("tag", "-a", "-m", "One", "v1")
        self.replace("docs/en/shop.md", "It sells", "It does sell")
        self.commit()
        for ref in ("v1", "HEAD^", self.git("rev-parse", "v1^{commit}")):
            self.assert_nothing_new(ref)

    def test_shallow_clone(self):
        self.git("branch", "start")
        self.replace("docs/en/bread.md", "(/oven)", "(/shop)")
        self.replace("docs/fr/bread.md", "(/four)", "(/shop)")
        self.commit()
        start = self.git("rev-parse", "start")
        self.git("switch", "-q", "-c", "change", "start")
        self.git("branch", "-q", "-D", "start")
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        self.commit()
        shallow = self.top.parent / "shallow"
        self.git("clone", "-q", "--depth", "1", "--no-single-branch",
                 f"file://{self.top}", str(shallow))
        found = self.since("origin/main", cwd=shallow)
        self.assertIn(("broken-page", "docs/en/shop.md", 3), found)
        self.assertIn("note: the shallow clone does not reach back to where "
                      "`origin/main` and HEAD parted", self.stderr)
        # The same commit needs no way back.
        self.assertNotIn(("broken-page", "docs/en/shop.md", 3),
                         self.since("HEAD", cwd=shallow))
        self.assertNotIn("note: the shallow", self.stderr)
        done = self.paralint("check", "--since", start, cwd=shallow, code=2)
        self.assertIn("names no commit of the git repository, which is a shallow clone",
                      done.stderr)


class Impossible(SinceTest):
    def assert_fails(self, ref, words):
        done = self.paralint("check", "--since", ref, code=2)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(words, done.stderr)

    def test_unknown_ref(self):
        self.assert_fails("nonsense", "error: `nonsense` names no commit")
        self.assert_fails("HEAD:docs", "error: `HEAD:docs` names no commit")
        self.assert_fails("", "error: `` names no commit")

    def test_no_repository(self):
        shutil.rmtree(self.top / ".git")
        self.assert_fails("main", "error: the site lies in no git repository")

    def test_missing_objects(self):
        blob = self.git("rev-parse", "HEAD:docs/en/rolls.md")
        (self.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
        commit = self.git("rev-parse", "HEAD")[:7]
        self.assert_fails(
            "HEAD",
            f"error: docs/en/rolls.md: its version of {commit} is missing from the repository",
        )

    def test_missing_tree(self):
        tree = self.git("rev-parse", "HEAD:docs")
        (self.top / ".git/objects" / tree[:2] / tree[2:]).unlink()
        self.assert_fails("HEAD", "missing from the repository")


class Configurations(SinceTest):
    def test_rule_is_turned_on(self):
        self.replace("paralint.yaml", "renderer:", "rules: {broken-page: off}\nrenderer:")
        self.commit()
        self.write({"paralint.yaml": CONFIG})
        self.assertEqual({rule for rule, _, _ in self.since()}, {"broken-page"})
        self.assertIn("4 there before the change", self.stderr)

    def test_there_was_none(self):
        (self.root / "paralint.yaml").unlink()
        self.commit()
        self.write({"paralint.yaml": CONFIG})
        self.assert_nothing_new()

    def test_it_was_broken(self):
        self.write({"paralint.yaml": "locales: 12\n"})
        self.commit()
        self.write({"paralint.yaml": CONFIG})
        self.assert_nothing_new()

    def test_outside(self):
        config = self.top.parent / "outside.yaml"
        config.write_text(CONFIG, "utf-8")
        self.replace("docs/en/shop.md", "It sells", "It does sell")
        self.assertEqual(self.since("HEAD", "--config", str(config), "."), [])

    def test_mapping_of_a_new_page(self):
        """Today's mappings name pages that were not there."""
        config = self.top.parent / "outside.yaml"
        config.write_text(CONFIG + "mappings: m.yaml\n", "utf-8")
        (self.top.parent / "m.yaml").write_text(
            "pages:\n  - {en: /cake, fr: /gateau}\n", "utf-8"
        )
        self.write(
            {"docs/en/cake.md": "# Cake\n\nSweet.\n", "docs/fr/gateau.md": "# Gâteau\n\nDoux.\n"}
        )
        self.assertEqual(self.since("HEAD", "--config", str(config), "."), [])

    def test_mappings_of_then(self):
        self.write(
            {
                "paralint.yaml": CONFIG + "mappings: mappings\n",
                "mappings/m.yaml": "pages:\n  - {en: /tea, fr: /the}\n",
                "docs/en/tea.md": "# Tea\n\nHot.\n",
                "docs/fr/the.md": "# Thé\n\nChaud.\n",
            }
        )
        self.commit()
        for file in ("docs/en/tea.md", "docs/fr/the.md", "mappings/m.yaml"):
            (self.root / file).unlink()
        self.write({"mappings/m.yaml": "pages: []\n"})
        self.assert_nothing_new()


class WithBaseline(SinceTest):
    def test_both_hold(self):
        self.replace("docs/en/bread.md", "(/oven)", "(/shop)")
        self.paralint("baseline", "write", code=0)
        self.replace("docs/en/bread.md", "(/shop)", "(/oven)")
        self.commit()
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        found = self.since()
        self.assertIn(("broken-page", "docs/en/shop.md", 3), found)
        self.assertRegex(self.stderr, r"5 known from the baseline, 1 there before")

    def test_budgets(self):
        """One that was exceeded before fails no change that adds nothing."""
        self.replace("paralint.yaml", "renderer:", "budgets: {en: {error: 1}}\nrenderer:")
        self.commit()
        self.assert_nothing_new()
        self.assertIn("the budget of English", self.paralint("check", code=1).stderr)
        self.replace("docs/en/shop.md", "It sells", "[Oops](/oops), it sells")
        done = self.paralint("check", "--since", "HEAD", code=1)
        self.assertIn("the budget of English is 1 `error`, found 4", done.stderr)


if __name__ == "__main__":
    RepositoryTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
