#!/usr/bin/env python3
"""What a baseline knows, and goes on knowing while a site changes.

usage: baseline_test.py PARALINT
"""

import json
import pathlib
import sys
import unittest

from repository import RepositoryTest

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, fragments: [id, slug], folder_settings: {file: ""}}
"""
SITE = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": "# Bread\n\nBake it in [the oven](/oven).\n\n"
    "## Rest {#rest}\n\nAn hour, [they say](/rolls#nowhere).\n",
    "docs/fr/bread.md": "# Le pain\n\nCuisez-le dans [le four](/four).\n\n"
    "## Le repos {#rest}\n\nUne heure, [dit-on](/rolls#nullepart).\n",
    "docs/en/rolls.md": "# Rolls\n\nLike [bread](/bread#gone).\n",
    "docs/fr/rolls.md": "# Petits pains\n\nComme [le pain](/bread#parti).\n",
}
FAULTS = 6
BASELINE = "paralint-baseline.yaml"


class BaselineTest(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.env["SOURCE_DATE_EPOCH"] = "1767225600"  # 2026-01-01
        self.start(SITE)
        self.paralint("baseline", "write", code=0)

    def assert_clean(self):
        done = self.paralint("check", code=0)
        self.assertEqual(done.stdout, "")
        self.assertIn(
            f"0 errors, 0 warnings, {FAULTS} known from the baseline", done.stderr
        )
        self.paralint("baseline", "check", code=0)

    def assert_told(self, sentence):
        """In every report that may be all that people read of a run."""
        for name in ("json", "markdown", "github", "junit", "sarif"):
            done = self.paralint("check", "--format", name, code=1)
            self.assertIn(sentence, done.stdout, name)

    def baseline(self):
        return (self.root / BASELINE).read_text("utf-8")


class Staying(BaselineTest):
    """Nothing that was written down is new again."""

    def test_untouched(self):
        self.assert_clean()
        before = self.baseline()
        self.paralint("baseline", "write", code=0)
        self.assertEqual(self.baseline(), before)
        self.assertIn("rule: broken-anchor, locale: fr, page: /bread", before)

    def test_lines_move(self):
        self.replace("docs/en/bread.md", "# Bread\n", "# Bread\n\nGood bread.\n\nTruly.\n")
        self.replace("docs/fr/rolls.md", "Comme", "Tout à fait comme")
        self.assert_clean()

    def test_pages_are_renamed(self):
        for locale in ("en", "fr"):
            self.git("mv", f"docs/{locale}/bread.md", f"docs/{locale}/loaf.md")
        for locale in ("en", "fr"):
            self.replace(f"docs/{locale}/rolls.md", "/bread#", "/loaf#")
        self.assert_clean()
        self.commit("loaf")
        self.assert_clean()
        done = self.paralint("baseline", "write", code=0)
        self.assertIn("6 kept, 0 removed, 0 added", done.stderr)
        self.assertNotIn("page: /bread", self.baseline())
        self.assert_clean()

    def test_renamed_twice(self):
        for old, new in (("bread", "loaf"), ("loaf", "boule")):
            for locale in ("en", "fr"):
                self.git("mv", f"docs/{locale}/{old}.md", f"docs/{locale}/{new}.md")
            self.commit(new)
        done = self.paralint("baseline", "check", code=1)
        # The links of the other pages lead to no page any more.
        self.assertIn("2 new, 4 debt, 0 accepted, 0 expired, 2 stale", done.stderr)


class Changing(BaselineTest):
    def test_new_fault(self):
        self.replace("docs/en/rolls.md", "Like", "See [x](/x). Like")
        done = self.paralint("check", code=1)
        self.assertEqual(done.stdout.count("error["), 1)
        self.assertIn("docs/en/rolls.md:3:9: error[broken-page]", done.stdout)
        self.assertIn("1 error, 0 warnings, 6 known", done.stderr)
        report = json.loads(self.paralint("check", "--format", "json", code=1).stdout)
        standing = [f.get("standing", "new") for f in report["findings"]]
        self.assertEqual(sorted(standing), ["debt"] * FAULTS + ["new"])
        self.assertEqual(report["summary"]["error"], 1)
        self.assertEqual(report["summary"]["known"], FAULTS)

    def test_the_same_fault_twice(self):
        """One entry knows one finding."""
        self.replace("docs/en/bread.md", "Bake it", "In [the oven](/oven) bake it")
        done = self.paralint("check", code=1)
        self.assertEqual(done.stdout.count("error["), 1)

    def test_repaired(self):
        self.replace("docs/en/bread.md", "(/oven)", "(/rolls)")
        done = self.paralint("check", code=1)
        self.assertEqual(done.stdout, "")
        self.assertIn(f"error: {BASELINE}:", done.stderr)
        self.assertIn("nothing is found any more for `broken-page` of /bread", done.stderr)
        self.assert_told("nothing is found any more for")
        self.paralint("check", "--fail-on", "never", code=0)
        # What a change repairs does not fail it.
        done = self.paralint("check", "--since", "HEAD", code=0)
        self.assertIn(f"note: {BASELINE}:", done.stderr)
        done = self.paralint("baseline", "prune", code=0)
        self.assertIn("5 kept, 1 removed", done.stderr)
        self.paralint("check", code=0)

    def test_stale_only_where_looked(self):
        self.replace("docs/en/bread.md", "(/oven)", "(/rolls)")
        self.paralint("check", "docs/fr", code=0)
        self.paralint("check", "docs/en", code=1)

    def test_shrink_only(self):
        self.replace("docs/en/bread.md", "(/oven)", "(/stove)")
        done = self.paralint("baseline", "write", "--shrink-only", code=1)
        self.assertIn("5 kept, 1 removed, 0 added", done.stderr)
        self.assertIn("1 finding is not known", done.stderr)
        self.assertEqual(self.baseline().count("id:"), FAULTS - 1)
        self.paralint("baseline", "write", code=0)
        self.assertEqual(self.baseline().count("id:"), FAULTS)

    def test_without(self):
        done = self.paralint("check", "--no-baseline", code=1)
        self.assertIn(f"{FAULTS} errors", done.stderr)


class Entries(BaselineTest):
    """What people write in the file."""

    def accept(self, fields):
        lines = self.baseline().splitlines(keepends=True)
        (line,) = [line for line in lines if "/oven" in line]
        lines.remove(line)
        text = "".join(lines).replace(
            "accepted: []\n",
            "# Talked over in the spring.\naccepted:\n"
            + line.replace("}\n", f", {fields}}}  # Ann knows\n"),
        )
        (self.root / BASELINE).write_text(text, "utf-8")

    def test_accepted(self):
        self.accept("reason: comes later, owner: Ann")
        self.assert_clean()
        done = self.paralint("baseline", "check", code=0)
        self.assertIn("0 new, 5 debt, 1 accepted", done.stderr)
        before = self.baseline()
        self.paralint("baseline", "write", code=0)
        self.assertEqual(self.baseline(), before)

    def test_expired(self):
        self.accept("reason: comes later, owner: Ann, expires: 2025-12-31")
        done = self.paralint("check", code=1)
        self.assertIn("the baseline knew it until 2025-12-31: comes later", done.stdout)
        done = self.paralint("baseline", "check", code=1)
        self.assertIn("counted until 2025-12-31, owner Ann", done.stdout)
        done = self.paralint("baseline", "write", "--shrink-only", code=1)
        self.assertIn("6 kept, 0 removed, 0 added, 1 expired", done.stderr)
        self.replace(BASELINE, "2025-12-31", "2026-01-01")
        self.assert_clean()

    def test_expired_notes(self):
        """Severities that are not shown are no findings below zero."""
        self.write({"paralint.yaml": CONFIG + "rules: {broken-page: info}\n"})
        self.accept("expires: 2025-12-31")
        done = self.paralint("baseline", "check", code=1)
        self.assertIn("0 new, 5 debt, 0 accepted, 1 expired, 0 stale", done.stderr)
        self.replace("docs/en/rolls.md", "Like", "[x](#x) Like")
        done = self.paralint("baseline", "write", "--shrink-only", code=1)
        self.assertIn("1 finding is not known", done.stderr)

    def test_empty_file(self):
        file = self.root / BASELINE
        file.write_text("", "utf-8")
        self.paralint("baseline", "write", code=0)
        self.assert_clean()

    def test_comments_stay(self):
        self.accept("reason: comes later")
        self.replace("docs/en/rolls.md", "(/bread#gone)", "(/bread#rest)")
        self.replace("docs/fr/rolls.md", "Comme", "Voir [x](/x). Comme")
        done = self.paralint("baseline", "write", code=0)
        self.assertIn("5 kept, 1 removed, 1 added", done.stderr)
        self.assertIn("# Talked over in the spring.\n", self.baseline())
        self.assertIn("  # Ann knows\n", self.baseline())
        self.assert_clean()

    def test_windows_line_ends(self):
        file = self.root / BASELINE
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        self.replace("docs/fr/rolls.md", "Comme", "Voir [x](/x). Comme")
        text = (self.root / "docs/fr/rolls.md").read_text("utf-8")
        self.paralint("baseline", "write", code=0)
        self.assertNotIn(b"\n", file.read_bytes().replace(b"\r\n", b""))
        self.assertIn("/x", text)

    def test_mistakes(self):
        file = self.root / BASELINE
        for text, words in (
            ("debts: []\n", ":1:1: unknown key `debts`; did you mean `debt`?"),
            ("debt:\n  - {id: 12}\n", ":2:10: `id` is a fingerprint"),
            ("debt:\n  - {rule: x}\n", ":2:5: "),
            ("schema: paralint.baseline/2\n", ":1:9: "),
            ("accepted:\n  - {id: 0123456789abcdef, expires: soon}\n", "`expires` is a day"),
            (
                "debt:\n  - {id: 0123456789abcdef}\n  - {id: 0123456789abcdef}\n",
                "is listed twice",
            ),
        ):
            file.write_text(text, "utf-8")
            done = self.paralint("check", code=2)
            self.assertIn(f"error: {BASELINE}", done.stderr)
            self.assertIn(words, done.stderr)
            self.assertEqual(file.read_text("utf-8"), text)

    def test_named_but_missing(self):
        done = self.paralint("check", "--baseline", "none.yaml", code=2)
        self.assertIn("none.yaml", done.stderr)


class Budgets(BaselineTest):
    def setUp(self):
        super().setUp()
        (self.root / BASELINE).unlink()

    def budget(self, text):
        self.write({"paralint.yaml": CONFIG + "budgets:\n" + text})

    def test_kept(self):
        self.budget("  en: {error: 3}\n  fr: {broken-anchor: 2, broken-page: 1}\n")
        self.paralint("check", code=0)

    def test_exceeded(self):
        self.budget("  en: {error: 3}\n  fr: {error: 2}\n")
        done = self.paralint("check", code=1)
        self.assertIn(
            "error: paralint.yaml:7:8: the budget of French is 2 `error`, found 3\n",
            done.stderr,
        )

    def test_exceeded_is_told(self):
        self.budget("  fr: {error: 2}\n")
        self.assert_told("the budget of French is 2")

    def test_exceeded_before_a_change(self):
        self.paralint("baseline", "write", code=0)
        self.budget("  fr: {error: 2}\n")
        self.commit()
        self.paralint("check", code=1)
        self.paralint("check", "--since", "HEAD", code=0)
        self.replace("docs/fr/rolls.md", "Comme", "[x](/x) Comme")
        self.paralint("check", "--since", "HEAD", code=1)

    def test_what_no_budget_covers_fails(self):
        self.budget("  en: {error: 3}\n")
        self.paralint("check", code=1)

    def test_mistakes(self):
        for text, words in (
            ("  en: {eror: 3}\n", "`eror` is no rule and no severity"),
            ("  de: {error: 3}\n", "`de`"),
            ("  en: {error: many}\n", "a budget is a number of findings, not `many`"),
        ):
            self.budget(text)
            self.assertIn(words, self.paralint("check", code=2).stderr)


if __name__ == "__main__":
    RepositoryTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
