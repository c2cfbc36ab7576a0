#!/usr/bin/env python3
"""What `paralint check` shows on a terminal while it works.

usage: progress_test.py PARALINT
"""

import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = ""
PAGES = 200  # of each locale
SECTIONS = 150  # of each page
ERASED = "\r\x1b[K"
ERASED_LAST = r"\r\x1b\[Kchecked [^\r]*\r\n$"


def write_site(root, pages):
    (root / "paralint.yaml").write_text(
        "locales: [en, fr]\nlayout: ['{locale}/{name}.md']\nrenderer: github\n", "utf-8"
    )
    for locale in ("en", "fr"):
        (root / locale).mkdir()
        for i in range(pages):
            (root / locale / f"p{i}.md").write_text(page(i, pages), "utf-8")


def page(number, pages):
    text = f"# Page {number}\n"
    for section in range(SECTIONS):
        text += (
            f"\n## Section {section}\n\nSee [page {section}]"
            f"(p{(number + section) % pages}.md#section-{section}).\n"
        )
    return text


def hold_back(process):
    """Makes a run of some seconds of any, however fast the machine is."""
    while process.poll() is None:
        time.sleep(0.005)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.11)
        process.send_signal(signal.SIGCONT)


class ProgressTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.large = pathlib.Path(folder.name, "large")
        cls.small = pathlib.Path(folder.name, "small")
        for root, pages in ((cls.large, PAGES), (cls.small, 3)):
            root.mkdir()
            write_site(root, pages)

    def on_terminal(self, root, *arguments, term="xterm", held=True):
        """What reaches the terminal from standard error."""
        try:
            main, other = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal can be had: {error}")
        env = {**os.environ, "TERM": term}
        with tempfile.TemporaryFile() as output, subprocess.Popen(
            [PROGRAM, "check", "--threads", "1", *arguments],
            cwd=root,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=other,
        ) as process:
            os.close(other)
            if held:
                threading.Thread(target=hold_back, args=[process]).start()
            text = b""
            end = time.monotonic() + 120
            while time.monotonic() < end:
                if not select.select([main], [], [], 1)[0]:
                    continue
                try:
                    part = os.read(main, 65536)
                except OSError:  # how Linux says that nobody writes any more
                    break
                if not part:
                    break
                text += part
            os.close(main)
            self.code = process.wait(10)
            output.seek(0)
            self.stdout = output.read().decode()
        return text.decode()

    def test_long_run(self):
        text = self.on_terminal(self.large)
        self.assertEqual(self.code, 0, text)
        frames = text.split(ERASED)
        self.assertGreater(len(frames), 4, text)
        self.assertEqual(frames[0], "")
        # The last thing is the summary, on a line that was erased before.
        self.assertRegex(frames[-1], rf"^checked {2 * PAGES} pages .*\r\n$")
        seen = {}
        for frame in frames[1:-1]:
            if not frame:
                continue
            self.assertLess(len(frame), 80)
            counted = re.fullmatch(r"\[(=*) *\] ([a-z ]+) (\d+) of (\d+)", frame)
            if not counted:
                self.assertRegex(frame, r"^[a-z ]+ \.\.\.$")
                continue
            filled, what, done, total = counted.groups()
            self.assertEqual(len(filled), 30 * int(done) // int(total))
            self.assertIn(int(total), (PAGES, 2 * PAGES))
            self.assertLessEqual(seen.get(what, 0), int(done), "it never goes back")
            self.assertLessEqual(int(done), int(total))
            seen[what] = int(done)
        self.assertGreater(len(seen), 1, text)

    def test_report_is_whole(self):
        """What is printed comes when the bar is gone."""
        file = self.large / "en" / "p0.md"
        text = file.read_text("utf-8")
        self.addCleanup(file.write_text, text, "utf-8")
        file.write_text(text + "\n[No](no.md)\n", "utf-8")
        text = self.on_terminal(self.large, "--format", "json")
        self.assertEqual(self.code, 1)
        self.assertTrue(self.stdout.startswith("{\n"))
        self.assertNotIn("\x1b", self.stdout)
        self.assertIn(ERASED + "checked", text)

    def test_error(self):
        text = self.on_terminal(self.large, "--baseline", "nonsense.yaml")
        self.assertEqual(self.code, 2)
        self.assertRegex(text, r"\r\x1b\[Kerror: nonsense.yaml[^\n]*\n$")

    def test_since(self):
        """The site as it was is a part of the run."""
        for command in (["init", "-q"], ["add", "paralint.yaml"], ["commit", "-qm", "One"]):
            subprocess.run(
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
                cwd=self.large,
                check=True,
            )
        self.addCleanup(shutil.rmtree, self.large / ".git")
        (self.large / ".gitignore").write_text("/en/\n/fr/\n", "utf-8")
        text = self.on_terminal(self.large, "--since", "HEAD")
        self.assertEqual(self.code, 0, text)
        self.assertRegex(text, r"\x1b\[K\[=* *\] [a-z ]+ \d+ of \d+\r")
        self.assertRegex(text, r"\x1b\[K\[=* *\] as it was: [a-z ]+ \d+ of \d+\r")
        self.assertRegex(text, ERASED_LAST)

    def test_short_run(self):
        text = self.on_terminal(self.small, held=False)
        self.assertTrue(text.startswith("checked 6 pages"), text)

    def test_nobody_looks(self):
        for more, term in ((["--quiet"], "xterm"), ([], "dumb"), ([], "")):
            text = self.on_terminal(self.large, *more, term=term)
            self.assertNotIn("\x1b", text)
            self.assertNotIn("of", text.split("checked")[0])
        done = subprocess.run(
            [PROGRAM, "check"], cwd=self.large, capture_output=True, check=False
        )
        self.assertTrue(done.stderr.startswith(b"checked"), done.stderr)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
