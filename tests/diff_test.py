#!/usr/bin/env python3
"""What `paralint diff` makes of two reports.

usage: diff_test.py PARALINT PROJECT

Ten faults are put into the HubRise site, where it lies beside the project.
"""

import copy
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import jsonschema

from repository import RepositoryTest

PROJECT = pathlib.Path()

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, fragments: [id, slug], folder_settings: {file: ""}}
"""
SITE = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": "# Bread\n\nBake it in [the oven](/oven).\n\n"
    "## Rest {#rest}\n\nAn hour, [they say](/bread#nowhere).\n",
    "docs/fr/bread.md": "# Le pain\n\nCuisez-le dans [le four](/four).\n\n"
    "## Le repos {#rest}\n\nUne heure, [dit-on](/bread#nullepart).\n",
    "docs/en/rolls.md": "# Rolls\n\nLike [bread](/bread).\n",
    "docs/fr/rolls.md": "# Petits pains\n\nComme [le pain](/bread).\n",
}
FAULTS = 4
NAMES = ("new", "fixed", "moved", "unchanged", "known", "unchecked")


class DiffTest(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.start(SITE)
        self.report("old.json")

    def report(self, name, *arguments):
        self.paralint("check", "--format", "json", "-o", f"../{name}", "-q",
                      "--fail-on", "never", *arguments, code=0)

    def diff(self, *arguments, code):
        return self.paralint("diff", "../old.json", "../new.json", *arguments, code=code)

    def counts(self, code, **expected):
        """Writes the new report and looks at what has become of the old one."""
        self.report("new.json")
        found = json.loads(self.diff("--format", "json", code=code).stdout)
        SCHEMA.validate(found)
        self.assertEqual(found["summary"], {name: len(found[name]) for name in NAMES})
        self.assertEqual(
            {name: count for name, count in found["summary"].items() if count}, expected
        )
        return found

    def edit(self, name, change):
        path = self.top.parent / name
        report = json.loads(path.read_text("utf-8"))
        change(report)
        path.write_text(json.dumps(report), "utf-8")


class Kinds(DiffTest):
    def test_same(self):
        self.counts(0, unchanged=FAULTS)
        done = self.diff(code=0)
        self.assertEqual(done.stdout, "0 new, 0 fixed, 4 unchanged, 0 moved\n")

    def test_new_and_fixed(self):
        self.replace("docs/en/rolls.md", "Like", "See [x](/x). Like")
        self.replace("docs/fr/rolls.md", "Comme", "Voir [x](/x). Comme")
        self.replace("docs/en/bread.md", "(/oven)", "(/rolls)")
        self.replace("docs/fr/bread.md", "(/four)", "(/rolls)")
        self.counts(1, new=2, fixed=2, unchanged=2)
        lines = self.diff(code=1).stdout.splitlines()
        self.assertEqual(lines[0], "new:")
        self.assertRegex(lines[1], r"^docs/en/rolls.md:3:9: error\[broken-page\]: `/x` ")
        self.assertRegex(lines[2], r"^docs/fr/rolls.md:3:10: error\[broken-page\]: `/x` ")
        self.assertEqual(lines[3:5], ["", "fixed:"])
        self.assertIn("docs/en/bread.md:3:23: error[broken-page]: `/oven`", lines[5])
        self.assertEqual(lines[-1], "2 new, 2 fixed, 2 unchanged, 0 moved")

    def test_line_moves(self):
        self.replace("docs/en/bread.md", "# Bread\n", "# Bread\n\nGood bread.\n")
        found = self.counts(0, unchanged=FAULTS)
        self.assertIn((5, 3), [(f["line"], f["from"]["line"]) for f in found["unchanged"]])

    def test_page_moves(self):
        for locale in ("en", "fr"):
            self.git("mv", f"docs/{locale}/bread.md", f"docs/{locale}/loaf.md")
            self.replace(f"docs/{locale}/rolls.md", "(/bread)", "(/loaf)")
            self.replace(f"docs/{locale}/loaf.md", "(/bread#", "(/loaf#")
        found = self.counts(0, moved=FAULTS)
        self.assertEqual({f["from"]["key"] for f in found["moved"]}, {"/bread"})
        self.assertEqual({f["key"] for f in found["moved"]}, {"/loaf"})
        self.assertEqual(self.diff(code=0).stdout, "0 new, 0 fixed, 0 unchanged, 4 moved\n")
        self.assertIn("docs/en/bread.md:3:23 -> docs/en/loaf.md:3:23: error[broken-page]",
                      self.diff("--all", code=0).stdout)

    def test_another_page_is_no_move(self):
        """The page of the old one is still there."""
        self.replace("docs/en/bread.md", "[the oven](/oven)", "the oven")
        self.replace("docs/fr/bread.md", "[le four](/four)", "le four")
        self.replace("docs/en/rolls.md", "Like", "In [the oven](/oven), like")
        self.replace("docs/fr/rolls.md", "Comme", "Dans [le four](/four), comme")
        self.counts(1, new=2, fixed=2, unchanged=2)

    def test_file_moves_under_its_key(self):
        self.replace("paralint.yaml", "docs/", "content/")
        self.git("mv", "docs", "content")
        self.counts(0, moved=FAULTS)


class Known(DiffTest):
    def test_what_a_baseline_knows_is_not_new(self):
        self.replace("docs/en/rolls.md", "Like", "See [x](/x). Like")
        self.paralint("baseline", "write", code=0)
        self.replace("docs/fr/rolls.md", "Comme", "Voir [y](/y). Comme")
        self.report("new.json")
        found = json.loads(self.diff("--format", "json", code=1).stdout)
        self.assertEqual(found["summary"]["known"], 1)
        self.assertEqual({f["destination"] for f in found["new"]}, {"/y"})
        self.assertIn(", 1 known", self.diff(code=1).stdout)

    def test_known_then_and_new_now(self):
        """It is no new one, whatever the baseline says."""
        self.edit("old.json", lambda r: r["findings"][0].update(standing="debt"))
        self.counts(0, unchanged=FAULTS)

    def test_severity(self):
        self.report("new.json")
        for name in ("old.json", "new.json"):
            self.edit(name, lambda r: r["findings"][0].update(severity="info"))
        self.edit("old.json", lambda r: r["findings"].pop(0))
        self.assertIn("1 new", self.diff(code=1).stdout)
        self.assertIn("0 new", self.diff("--show", "warning", code=0).stdout)


class NotLookedAt(DiffTest):
    """What is on a page that nobody checked is not fixed."""

    def told(self, code, line, *arguments):
        self.assertEqual(self.diff(*arguments, code=code).stdout.splitlines()[-1], line)

    def files(self, **expected):
        """What has become of the old findings, by the files of each list."""
        found = json.loads(self.diff("--format", "json", code=0).stdout)
        SCHEMA.validate(found)
        self.assertEqual(found["summary"], {name: len(found[name]) for name in NAMES})
        for name, files in expected.items():
            self.assertEqual([f["file"] for f in found[name]], files, name)

    def test_paths(self):
        for locale in ("en", "fr"):
            self.replace(f"docs/{locale}/bread.md", "(/bread#", "(/bread?")
        self.report("new.json", "docs/en")
        report = json.loads((self.top.parent / "new.json").read_text("utf-8"))
        self.assertEqual(report["paths"], ["docs/en"])
        self.files(fixed=["docs/en/bread.md"], unchecked=["docs/fr/bread.md"] * 2)
        self.told(0, "0 new, 1 fixed, 1 unchanged, 0 moved, 2 not looked at")
        text = self.diff("--format", "markdown", code=0).stdout
        self.assertIn("### paralint: 0 new, 1 fixed, 1 unchanged, 0 moved, 2 not looked at", text)
        lines = self.diff("--all", code=0).stdout.splitlines()
        at = lines.index("not looked at:")
        self.assertTrue(lines[at + 1].startswith("docs/fr/bread.md:3:"), lines)

        self.report("new.json", "docs/en/rolls.md", "docs/fr/bread.md")
        self.files(fixed=["docs/fr/bread.md"], unchecked=["docs/en/bread.md"] * 2)

    def test_no_path_is_the_whole_site(self):
        for arguments in ([], ["."], ["docs/en", "."]):
            self.report("new.json", *arguments)
            report = json.loads((self.top.parent / "new.json").read_text("utf-8"))
            self.assertEqual(report["paths"], [])
        self.edit("new.json", lambda r: r.pop("paths"))
        self.told(0, "0 new, 0 fixed, 4 unchanged, 0 moved")

    def test_unreadable(self):
        """Neither fixed nor, where another page says the same, moved."""
        page = self.top / "docs/fr/bread.md"
        self.replace("docs/fr/rolls.md", "Comme", "Dans [le four](/four), comme")
        page.unlink()
        page.symlink_to(page)
        self.paralint("check", "--format", "json", "-o", "../new.json", "-q", code=2)
        report = json.loads((self.top.parent / "new.json").read_text("utf-8"))
        self.assertEqual([f["file"] for f in report["unreadable"]], ["docs/fr/bread.md"])
        found = json.loads(self.diff("--format", "json", code=1).stdout)
        self.assertEqual([f["file"] for f in found["unchecked"]], ["docs/fr/bread.md"] * 2)
        self.assertEqual((found["fixed"], found["moved"]), ([], []))
        self.assertIn("/four", [f.get("destination") for f in found["new"]])

    def test_unreadable_folder(self):
        self.report("new.json")
        self.edit("new.json", lambda r: (r["findings"].clear(), r["unreadable"].append(
            {"file": "docs/fr", "reason": "permission denied"})))
        self.files(fixed=["docs/en/bread.md"] * 2, unchecked=["docs/fr/bread.md"] * 2)

    def test_unreadable_counterpart(self):
        """Pages that nobody compared may still differ; a link of one is seen."""
        def change(report):
            for finding in report["findings"][:2]:
                finding["counterpart"] = {"locale": "fr", "file": "docs/fr/gone.md"}
            report["findings"][0]["rule"] = "link-differs"

        self.edit("old.json", change)
        self.report("new.json")
        self.edit("new.json", lambda r: (r["findings"].clear(), r["unreadable"].append(
            {"file": "docs/fr/gone.md", "reason": "permission denied"})))
        self.told(0, "0 new, 3 fixed, 0 unchanged, 0 moved, 1 not looked at")

    def test_other_locales(self):
        self.report("new.json")
        self.assertEqual(self.diff(code=0).stderr, "")
        self.edit("new.json", lambda r: r.update(locales=["en"], reference="de"))
        self.assertEqual(
            self.diff(code=0).stderr.splitlines(),
            ["note: the reports differ in their locales: en, fr, then en",
             "note: the reports differ in their reference: en, then de"],
        )


class Formats(DiffTest):
    def new_report(self, count, message):
        def add(report):
            finding = report["findings"][0]
            for i in range(count):
                report["findings"].append(
                    {**finding, "fingerprint": f"{i:016x}", "message": message}
                )

        self.report("new.json")
        self.edit("new.json", add)

    def test_markdown(self):
        self.new_report(1, "`<script>alert(1)</script>` | **bold** @someone #12 [x](y)")
        text = self.diff("--format", "markdown", code=1).stdout
        self.assertTrue(text.startswith("### paralint: 1 new, 0 fixed"), text)
        (row,) = [line for line in text.splitlines() if "docs/" in line]
        self.assertEqual(
            row,
            "| error | `broken-page` | `docs/en/bread.md:3:23` "
            "| `<script>alert(1)</script>` \\| \\*\\*bold\\*\\* \\@<!-- -->someone "
            "\\#<!-- -->12 \\[x\\]\\(y\\) |",
        )

    @unittest.skipUnless(shutil.which("cmark-gfm"), "cmark-gfm is not there")
    def test_markdown_as_it_is_shown(self):
        """A reader of GitHub's Markdown sees the text, and nothing else."""
        for message in (
            "`#queen` names no heading",
            "`<b>a</b>|b` **c** | ~~d~~ <img src=x> &amp; http://x.y www.x.y",
            "a\\|b `c\\|d` ``e`` `f",
            "@someone #12 [x](y) ![x](y) <a@b.c> a@b.c $x$ \\",
            "</td></table></details>",
        ):
            self.new_report(1, message)
            text = self.diff("--format", "markdown", code=1).stdout
            shown = subprocess.run(
                ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink",
                 "-e", "strikethrough"],
                input=text, text=True, capture_output=True, check=True).stdout
            self.assertEqual(
                set(re.findall(r"</?(\w+)", shown)),
                set("h3 h4 table thead tbody tr th td code".split()),
            )
            (cell,) = re.findall(r"<td>([^\n]*)</td>\n</tr>", shown)
            for piece in re.split(r"<code>.*?</code>", cell):
                self.assertNotRegex(piece, r"@\w|#\d|https?://|www\.\w")
            told = html.unescape(re.sub(r"<[^>]*>", "", cell))
            if "``" not in message:
                message = re.sub(r"`([^`]+)`", r"\1", message)
                self.assertEqual(told, message)

    def test_markdown_is_cut(self):
        self.new_report(5000, "é" * 600)
        text = self.diff("--format", "markdown", code=1).stdout
        self.assertLessEqual(len(text.encode()), 65536)
        self.assertGreater(len(text.encode()), 60000)
        rows = sum("docs/" in line for line in text.splitlines())
        more = int(re.search(r"^and (\d+) more$", text, re.MULTILINE)[1])
        self.assertEqual(rows + more, 5000)

    def test_control_characters(self):
        self.new_report(1, "a\x1b[31m\nb\u202e")
        lines = self.diff(code=1).stdout.splitlines()
        self.assertEqual(len(lines), 4)
        self.assertNotIn("\x1b", lines[1])

    def test_file(self):
        self.report("new.json")
        done = self.diff("-o", "../diff.md", "--format", "markdown", code=0)
        self.assertEqual(done.stdout, "")
        self.assertIn("### paralint", (self.top.parent / "diff.md").read_text("utf-8"))

    def test_ending_of_a_file(self):
        """It names the format where nothing else does."""
        self.report("new.json")
        for arguments, file, begin in (
            ([], "a.json", '{\n "schema": "paralint.diff/1"'),
            ([], "a.md", "### paralint"),
            ([], "a.txt", "0 new"),
            (["--format", "console"], "b.json", "0 new"),
            (["--format", "json"], "b.md", "{"),
        ):
            self.assertEqual(self.diff("-o", f"../{file}", *arguments, code=0).stdout, "")
            text = (self.top.parent / file).read_text("utf-8")
            self.assertTrue(text.startswith(begin), text)

    def test_schema_sees_damage(self):
        self.report("new.json")
        found = json.loads(self.diff("--format", "json", code=0).stdout)
        for damage in (
            lambda r: r.update(schema="paralint.diff/2"),
            lambda r: r["summary"].pop("new"),
            lambda r: r["summary"].update(fixed=-1),
            lambda r: r["unchanged"][0].pop("from"),
            lambda r: r["unchanged"][0].update(line=0),
            lambda r: r["unchanged"][0].update(severity="bad"),
            lambda r: r["new"].append({}),
        ):
            damaged = copy.deepcopy(found)
            damage(damaged)
            self.assertFalse(SCHEMA.is_valid(damaged))


class Refused(DiffTest):
    def test_no_report(self):
        new = self.top.parent / "new.json"
        self.report("new.json")
        sound = json.loads(new.read_text("utf-8"))
        for text, words in (
            ("", "it is no JSON"),
            ("[1, 2", "it is no JSON"),
            ("[]", "it has no `schema`"),
            ("{}", "it has no `schema`"),
            ('{"schema": "paralint.map/1"}', "its `schema` is `paralint.map/1`"),
            ('{"schema": 12}', "`schema` is something else"),
            ('{"schema": "paralint.report/1"}', "`findings` is missing"),
            (json.dumps({**sound, "findings": [12]}), "`fingerprint` is missing"),
            (json.dumps({**sound, "findings": {}}), "`findings` is something else"),
            (json.dumps({**sound, "pairs": [{}]}), "`pages` is missing"),
        ):
            new.write_text(text, "utf-8")
            done = self.diff(code=2)
            self.assertEqual(done.stdout, "")
            self.assertIn("error: ../new.json: is no report of", done.stderr)
            self.assertIn(words, done.stderr)
        new.unlink()
        self.assertIn("cannot be read", self.diff(code=2).stderr)
        self.paralint("diff", "../old.json", code=2)


HUBRISE = "shared/corpora/hubrise-2023-10"
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\((/[^)\s]+)\)")


class HubRise(unittest.TestCase):
    def test_ten_faults(self):
        """One link of each of ten French pages is made to lead nowhere."""
        source = PROJECT.parent / HUBRISE
        if not source.is_dir():
            self.skipTest(f"{source} is not there")
        test = DiffTest()
        RepositoryTest.setUp(test)
        self.addCleanup(test.doCleanups)
        shutil.copytree(source, test.top)
        config = str(PROJECT / "tests/sites/hubrise.yaml")

        def report(name):
            test.report(name, "--config", config, ".")

        report("old.json")
        sound = json.loads((test.top.parent / "old.json").read_text("utf-8"))
        faulty = {f["file"] for f in sound["findings"]}
        injected = []
        pages = sorted(test.top.glob("content/**/fr/*.md"))
        for page in pages[:: len(pages) // 40]:
            text = page.read_text("utf-8")
            link = LINK.search(text)
            file = page.relative_to(test.top).as_posix()
            if not link or file in faulty:
                continue
            wrong = f"/made-up-{len(injected)}"
            text = text[: link.start(1)] + wrong + text[link.end(1) :]
            page.write_text(text, "utf-8")
            injected.append((file, text.count("\n", 0, link.start(1)) + 1, wrong))
            if len(injected) == 10:
                break
        self.assertEqual(len(injected), 10)
        report("new.json")
        done = test.diff("--format", "json", code=1)
        found = json.loads(done.stdout)
        SCHEMA.validate(found)
        self.assertEqual(
            [(f["file"], f["line"], f["destination"]) for f in found["new"]], injected
        )
        self.assertEqual(
            found["summary"],
            {
                "new": 10,
                "fixed": 0,
                "unchanged": len(sound["findings"]),
                "moved": 0,
                "known": 0,
                "unchecked": 0,
            },
        )


if __name__ == "__main__":
    RepositoryTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    PROJECT = pathlib.Path(sys.argv.pop(1)).resolve()
    schema = json.loads((PROJECT / "docs/diff.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    SCHEMA = jsonschema.Draft202012Validator(schema)
    unittest.main()
