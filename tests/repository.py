"""A temporary git repository with a site in it, for tests that run the
program there."""

import os
import pathlib
import subprocess
import tempfile
import unittest


class RepositoryTest(unittest.TestCase):
    program = ""  # the path of the binary

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name, "repository")
        self.root = self.top
        self.home = pathlib.Path(self.folder.name, "home")
        self.home.mkdir()
        self.env = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }
        for name in ("AUTHOR", "COMMITTER"):
            self.env[f"GIT_{name}_NAME"] = "A Writer"
            self.env[f"GIT_{name}_EMAIL"] = "writer@example.org"
            self.env[f"GIT_{name}_DATE"] = "2024-03-01T12:00:00+0000"

    def git(self, *arguments, cwd=None):
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd or self.top,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def write(self, files):
        for file, text in files.items():
            path = self.root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def replace(self, file, old, new):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message="Change"):
        """Its name as the program shows it."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")[:7]

    def start(self, files):
        self.top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write(files)
        return self.commit("Start")

    def paralint(self, *arguments, code=None, cwd=None):
        """The finished run; its exit code must be `code`, if that is given."""
        done = subprocess.run(
            [self.program, *map(str, arguments)],
            cwd=cwd or self.root,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        if code is not None:
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done
