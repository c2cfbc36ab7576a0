#!/usr/bin/env python3
"""The file in which each run leaves its totals, `check --history`.

usage: run_log_test.py PARALINT
"""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import unittest

from repository import RepositoryTest

SITE = {
    "paralint.yaml": """locales: [en, fr]
layout:
  - docs/{locale}/{name}.md
renderer: github
""",
    "docs/en/bread.md": "# Bread\n\n[Oven](oven.md) and [rest](#rest)\n",
    "docs/fr/bread.md": "# Le pain\n\n[Four](four.md) et [repos](#repos)\n",
}
LINE = {
    "date": "2026-01-01T00:00:00Z",
    "commit": "",
    "version": "",
    "errors": 4,
    "warnings": 0,
    "infos": 0,
    "known": 0,
    "old": 0,
    "pages": 2,
    "pairs": 1,
    "links": {"total": 4, "checked": 4, "unverified": 0},
    "by_rule": {"broken-anchor": 2, "broken-page": 2},
    "by_locale": {"en": 2, "fr": 2},
}
FILE = "runs.jsonl"


class RunLogTest(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.env["SOURCE_DATE_EPOCH"] = "1767225600"
        self.env.pop("TERM", None)
        self.head = self.start(SITE)
        self.file = self.root / FILE

    def run_once(self, *arguments, code=1):
        return self.paralint("check", "--history", FILE, *arguments, code=code)

    def lines(self):
        text = self.file.read_text("utf-8")
        self.assertTrue(text.endswith("\n"))
        return text.splitlines()

    def expected(self, **changed):
        return {**LINE, "commit": self.head, "version": self.version(), **changed}

    def version(self):
        return self.paralint("--version", code=0).stdout.split()[1]

    def test_made(self):
        self.run_once()
        self.assertEqual([json.loads(line) for line in self.lines()], [self.expected()])

    def test_added_to(self):
        self.run_once()
        self.env["SOURCE_DATE_EPOCH"] = "1767312000"
        self.replace("docs/en/bread.md", "[Oven](oven.md)", "Oven")
        self.replace("docs/fr/bread.md", "[Four](four.md)", "Four")
        self.head = self.commit()
        self.run_once("--quiet")
        last = json.loads(self.lines()[1])
        self.assertEqual(
            last,
            self.expected(
                date="2026-01-02T00:00:00Z",
                errors=2,
                links={"total": 2, "checked": 2, "unverified": 0},
                by_rule={"broken-anchor": 2},
                by_locale={"en": 1, "fr": 1},
            ),
        )

    def test_no_repository(self):
        shutil.rmtree(self.top / ".git")
        self.run_once()
        self.assertNotIn("commit", json.loads(self.lines()[0]))

    def test_known(self):
        self.paralint("baseline", "write", code=0)
        self.run_once(code=0)
        last = json.loads(self.lines()[-1])
        self.assertEqual((last["errors"], last["known"], last["old"]), (0, 4, 0))

    def test_half_a_line(self):
        self.run_once()
        whole = self.file.read_text("utf-8")
        self.file.write_text(whole + whole[:40], "utf-8")
        done = self.run_once()
        self.assertIn(f"note: {FILE}: line 2 is no totals of a run", done.stderr)
        self.assertEqual(self.lines()[0], self.lines()[2])
        self.assertEqual(self.lines()[1], whole[:40])

    def test_no_end_of_line(self):
        self.run_once()
        self.file.write_text(self.file.read_text("utf-8").rstrip("\n"), "utf-8")
        done = self.run_once()
        self.assertNotIn("note:", done.stderr)
        self.assertEqual(len(self.lines()), 2)

    def test_nonsense(self):
        self.run_once()
        run = self.file.read_text("utf-8")
        nonsense = 'hello\n\n[1]\n{"errors": -1}\n\x00\n'
        self.file.write_text(nonsense + run, "utf-8")
        done = self.run_once()
        self.assertIn("4 lines are no totals of a run", done.stderr)
        self.assertIn("the first is line 1", done.stderr)
        self.assertEqual(json.loads(self.lines()[-1]), self.expected())
        self.assertNotIn("note:", self.run_once("--quiet").stderr)

    def test_file_of_another_kind(self):
        for text in ("# Read me\n\nSome words.\n", '{\n "schema": "x"\n}\n'):
            self.file.write_text(text, "utf-8")
            done = self.paralint("check", "--history", FILE, code=2)
            self.assertIn(f"error: {FILE}: is no history of runs", done.stderr)
            self.assertEqual(self.file.read_text("utf-8"), text)

    def test_part_of_a_site(self):
        done = self.paralint("check", "docs/en", "--history", FILE, code=2)
        self.assertIn("--history keeps totals of the whole site", done.stderr)
        self.paralint("check", "--history", FILE, "--since", "HEAD", code=2)
        self.assertFalse(self.file.exists())
        self.paralint("check", ".", "--history", FILE, code=1)

    def test_cannot_be_written(self):
        (self.root / "folder").mkdir()
        for file, words in (
            ("folder", "folder: cannot be read: is a folder"),
            ("none/runs.jsonl", "no such file or directory"),
        ):
            done = self.paralint("check", "--history", file, code=2)
            self.assertIn(words, done.stderr)

    def test_disk_is_full(self):
        """Half a line is taken back."""
        self.run_once()
        before = self.file.read_bytes()
        limit = len(before) + 50
        done = subprocess.run(
            [self.program, "check", "--history", FILE],
            cwd=self.root,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(f"{FILE}: cannot be written", done.stderr)
        self.assertEqual(self.file.read_bytes(), before)

    def test_what_cannot_be_checked_is_no_run(self):
        os.symlink("nowhere.md", self.root / "docs/en/lost.md")
        self.run_once(code=2)
        self.assertFalse(self.file.exists())

    def test_several_at_once(self):
        running = [
            subprocess.Popen(
                [self.program, "check", "-q", "--history", FILE],
                cwd=self.root,
                env=self.env,
                stdout=subprocess.DEVNULL,
            )
            for _ in range(12)
        ]
        for process in running:
            self.assertEqual(process.wait(60), 1)
        self.assertEqual(
            [json.loads(line) for line in self.lines()], [self.expected()] * 12
        )


if __name__ == "__main__":
    RepositoryTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
