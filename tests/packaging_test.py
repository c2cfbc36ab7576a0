#!/usr/bin/env python3
"""The manual, the completions, what is installed, and the .deb.

usage: packaging_test.py PARALINT BUILD
"""

import gzip
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PARALINT = ""
BUILD = pathlib.Path()
PROJECT = pathlib.Path(__file__).resolve().parent.parent
ENV = {**os.environ, "LC_ALL": "C.UTF-8"}


def run(*command, code=0, **more):
    """Standard output of the command, which must end with `code`."""
    done = subprocess.run(
        [*map(str, command)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**ENV, **more.pop("env", {})},
        **more,
    )
    if done.returncode != code:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stderr}")
    return done.stdout


def help_of(*words):
    return run(PARALINT, *words, "--help")


def listed(text, title):
    """The first words of the lines below a title of `--help`."""
    below = text.partition(f"\n{title}:\n")[2].partition("\n\n")[0]
    return re.findall(r"^  (\S+)", below, re.MULTILINE)


def commands(*above):
    """All commands, as tuples of their words."""
    for word in listed(help_of(*above), "Subcommands"):
        yield (*above, word)
        yield from commands(*above, word)


def options_of(*words):
    return {
        re.sub(r"\{.*", "", name)
        for names in listed(help_of(*words), "Options")
        for name in names.split(",")
    }


class Manual(unittest.TestCase):
    """The page is sound, and tells what --help tells."""

    @classmethod
    def setUpClass(cls):
        if not shutil.which("man"):
            raise unittest.SkipTest("man is not installed")
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, "paralint.1")
            page.write_text(run(PARALINT, "manual"), "utf-8")
            done = subprocess.run(
                ["man", "--warnings=w", "-l", page],
                capture_output=True,
                encoding="utf-8",
                check=True,
                env={**ENV, "MANWIDTH": "200", "MAN_KEEP_FORMATTING": ""},
            )
        cls.warnings = done.stderr
        cls.text = re.sub(r".\x08", "", done.stdout)

    def section(self, title):
        found = re.search(rf"^{title}\n(.*?)(?=^\S|\Z)", self.text, re.M | re.S)
        self.assertTrue(found, title)
        return found[1]

    def test_no_warnings(self):
        self.assertEqual(self.warnings, "")

    def test_sections(self):
        for title in (
            "NAME SYNOPSIS DESCRIPTION COMMANDS FILES ENVIRONMENT EXAMPLES"
        ).split():
            self.assertTrue(self.section(title).strip(), title)
        status = self.section("EXIT STATUS")
        self.assertEqual(re.findall(r"^ {7}(\d) ", status, re.M), list("012"))
        self.assertRegex(self.section("NAME"), r"^ +paralint - \w")

    def test_every_option_of_every_command(self):
        chapters = re.split(r"^   (?=paralint )", self.section("COMMANDS"), flags=re.M)
        found = {}
        for chapter in chapters[1:]:
            title = re.match(r"paralint ([a-z][a-z-]*(?: [a-z][a-z-]*)*)", chapter)
            tags = re.findall(r"^ {7}(-[a-z-]+(?:, -[a-z-]+)*)", chapter, re.M)
            found[tuple(title[1].split())] = set(", ".join(tags).split(", "))
        all_commands = list(commands())
        self.assertGreater(len(all_commands), 15)
        self.assertEqual(list(found), all_commands)
        for words, names in found.items():
            self.assertEqual(names, options_of(*words), words)

    def test_lists_stay_lists(self):
        """Rows below the options, "  json   the whole diff"."""
        for words in commands():
            titles = r"\n(?:Options|Positionals|Subcommands|Examples):\n(?:  .*\n)+"
            rest = re.sub(titles, "\n", help_of(*words))
            for name, text in re.findall(r"^  (\S+)  +(\S+ \S+)", rest, re.M):
                row = rf"(?m)^ +{re.escape(name)}\s+{re.escape(text)}"
                self.assertTrue(re.search(row, self.text), (words, name))

    def test_examples_are_those_of_help(self):
        examples = self.section("EXAMPLES").splitlines()
        for words in commands():
            below = help_of(*words).partition("\nExamples:\n")[2]
            for line in below.partition("\n\n")[0].splitlines():
                self.assertIn(" " * 11 + line.strip(), examples)


# What is typed, and all that can follow.
COMPLETIONS = [
    ("paralint che", ["check"]),
    ("paralint baseline ", ["write", "prune", "check"]),
    ("paralint baseline write --shr", ["--shrink-only"]),
    ("paralint dump f", ["facts"]),
    ("paralint dump facts pa", ["pages/"]),
    ("paralint rename i", ["id"]),
    ("paralint check --format js", ["json"]),
    ("paralint check --format=js", ["json"]),
    ("paralint check --no-b", ["--no-baseline"]),
    ("paralint check --show info --fail-on ", ["error", "warning", "info", "never"]),
    ("paralint check -o my", ["my report.json"]),
    ("paralint check pa", ["pages/"]),
    ("paralint explain stale", ["stale-slug"]),
    ("paralint fix --rule broken-", ["broken-page", "broken-anchor"]),
    ("paralint fix --links bare", ["bare-url"]),
    ("paralint check --threads ", []),
    ("paralint completions f", ["fish"]),
]


class Completions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "pages").mkdir()
        (self.folder / "my report.json").touch()

    def script(self, shell):
        if not shutil.which(shell):
            self.skipTest(f"{shell} is not installed")
        script = self.folder / f"made.{shell}"
        script.write_text(run(PARALINT, "completions", shell), "utf-8")
        run(shell, "-n", script)
        return script

    def assert_completes(self, complete):
        for line, expected in COMPLETIONS:
            got = complete(line)
            got = sorted(word.removesuffix("/") for word in got)
            with self.subTest(line):
                self.assertEqual(got, sorted(w.removesuffix("/") for w in expected))

    def test_bash(self):
        script = self.script("bash")

        def complete(line):
            # As readline splits a line: at blanks, and around "=".
            words = re.findall(r"=|[^\s=]+", line)
            if line.endswith(" "):
                words.append("")
            return run(
                "bash",
                "--norc",
                "-c",
                'source "$1"; shift; complete -p paralint >/dev/null || exit 9\n'
                'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _paralint\n'
                '((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}"; true',
                "bash",
                script,
                *words,
                cwd=self.folder,
            ).splitlines()

        self.assert_completes(complete)

    def test_fish(self):
        script = self.script("fish")

        def complete(line):
            out = run(
                "fish",
                "--no-config",
                "-c",
                "source $argv[1]; complete -C $argv[2]",
                script,
                line,
                cwd=self.folder,
                env={"HOME": str(self.folder)},
            )
            words = [word.partition("\t")[0] for word in out.splitlines()]
            # fish unescapes nothing and repeats the option before a "=".
            return [
                word.replace("\\ ", " ").rpartition("=")[2] for word in words
            ]

        self.assert_completes(complete)

    def test_zsh(self):
        """zsh completes for a terminal only: it gets one, and the key."""
        script = self.script("zsh")
        for line, completed in (
            ("paralint che", "paralint check"),
            ("paralint baseline pr", "paralint baseline prune"),
            ("paralint check --no-b", "paralint check --no-baseline"),
            ("paralint check --format js", "paralint check --format json"),
            ("paralint check pa", "paralint check pages"),
            ("paralint fix --rule stale", "paralint fix --rule stale-slug"),
            ("paralint dump facts my", "paralint dump facts my\\ report.json"),
        ):
            with self.subTest(line):
                self.assertEqual(self.zsh(script, line), completed)

    def zsh(self, script, line):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            env = {**ENV, "TERM": "dumb", "HOME": str(self.folder)}
            os.execvpe("zsh", ["zsh", "-f", "-i"], env)
        try:
            os.write(
                terminal,
                "PS1=; autoload -U compinit; compinit -D -u\n"
                f"source {script}; print REA''DY\n".encode(),
            )
            self.until(terminal, r"READY\r\n")
            # Ctrl-A and Ctrl-E put the completed line into a command, so that
            # zsh itself says what it is.
            os.write(terminal, line.encode() + b"\t\x01print -r -- '<\x05>'\n")
            return self.until(terminal, r"\n<([^\r\n]*?) ?>\r\n")[1]
        finally:
            os.close(terminal)
            os.waitpid(pid, 0)

    def until(self, terminal, pattern):
        text = ""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([terminal], [], [], 1)[0]:
                text += os.read(terminal, 65536).decode("utf-8", "replace")
            if found := re.search(pattern, text):
                return found
        self.fail(f"{pattern} does not come: {text!r}")


INSTALLED = {
    "bin/paralint",
    "share/man/man1/paralint.1",
    "share/bash-completion/completions/paralint",
    "share/zsh/site-functions/_paralint",
    "share/fish/vendor_completions.d/paralint.fish",
    "share/doc/paralint/README.md",
    "share/doc/paralint/CHANGELOG.md",
    "share/doc/paralint/LICENSE",
}


def files_below(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def documentation():
    return {
        f"share/doc/paralint/docs/{path}" for path in files_below(PROJECT / "docs")
    }


class Installing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def assert_works(self, program):
        self.assertEqual(run(program, "--version"), run(PARALINT, "--version"))
        run(program, "check", code=1, cwd=PROJECT)

    def test_install(self):
        run(
            *("cmake", "--install", BUILD, "--prefix", "/opt/paralint"),
            env={"DESTDIR": str(self.folder)},
        )
        top = self.folder / "opt" / "paralint"
        self.assertEqual(files_below(top), INSTALLED | documentation())
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "opt"])
        self.assert_works(top / "bin/paralint")
        for file, words in (
            ("man/man1/paralint.1", ["manual"]),
            ("bash-completion/completions/paralint", ["completions", "bash"]),
            ("zsh/site-functions/_paralint", ["completions", "zsh"]),
            ("fish/vendor_completions.d/paralint.fish", ["completions", "fish"]),
        ):
            text = (top / "share" / file).read_text("utf-8")
            self.assertEqual(text, run(PARALINT, *words))

    def test_readme_leads_to_what_is_installed(self):
        run("cmake", "--install", BUILD, "--prefix", self.folder)
        there = self.folder / "share/doc/paralint"
        readme = (there / "README.md").read_text("utf-8")
        links = re.findall(r"`(docs/[\w./-]+)`|\]\((docs/[\w./-]+)\)", readme)
        self.assertTrue(links)
        for link in ("".join(both) for both in links):
            self.assertTrue((there / link).exists(), link)

    def test_deb(self):
        for tool in ("dpkg-deb", "dpkg-shlibdeps", "file"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")
        run(
            *("cpack", "--config", BUILD / "CPackConfig.cmake"),
            *("-G", "DEB", "-B", self.folder),
            env={"HOME": str(self.folder)},
        )
        (deb,) = self.folder.glob("*.deb")
        version = run(PARALINT, "--version").split()[1]
        machine = run("dpkg", "--print-architecture").strip()
        self.assertEqual(deb.name, f"paralint_{version}_{machine}.deb")
        self.assert_control(deb, version, machine)
        self.assert_permissions(deb)

        top = self.folder / "root"
        run("dpkg-deb", "-x", deb, top)
        expected = {f"usr/{file}" for file in INSTALLED | documentation()}
        for here, there in (
            ("man/man1/paralint.1", "man/man1/paralint.1.gz"),
            ("zsh/site-functions/_paralint", "zsh/vendor-completions/_paralint"),
            ("doc/paralint/LICENSE", "doc/paralint/copyright"),
        ):
            expected.remove(f"usr/share/{here}")
            expected.add(f"usr/share/{there}")
        expected.add("usr/share/doc/paralint/changelog.gz")
        self.assertEqual(files_below(top), expected)
        with gzip.open(top / "usr/share/man/man1/paralint.1.gz", "rt") as page:
            self.assertEqual(page.read(), run(PARALINT, "manual"))
        with gzip.open(top / "usr/share/doc/paralint/changelog.gz", "rt") as page:
            self.assertTrue(page.read().startswith(f"paralint ({version}) unstable;"))
        program = top / "usr/bin/paralint"
        self.assertIn(", stripped", run("file", program))
        self.assert_works(program)
        copyright_text = (top / "usr/share/doc/paralint/copyright").read_text()
        self.assertIn("License: Apache-2.0", copyright_text)
        if shutil.which("lintian"):
            run("lintian", "--fail-on", "error,warning", "--allow-root", deb)

    def assert_control(self, deb, version, machine):
        def field(name):
            return run("dpkg-deb", "-f", deb, name).strip()

        self.assertEqual(field("Package"), "paralint")
        self.assertEqual(field("Version"), version)
        self.assertEqual(field("Architecture"), machine)
        self.assertEqual(field("Section"), "devel")
        self.assertEqual(field("Priority"), "optional")
        self.assertRegex(field("Maintainer"), r"^[\w ]+ <\S+@\S+\.\S+>$")
        summary, _, more = field("Description").partition("\n")
        self.assertTrue(1 < len(summary) < 80 and not summary.endswith("."))
        self.assertNotRegex(summary, r"(?i)^(an?|the|paralint)\b")
        self.assertTrue(all(line.startswith(" ") for line in more.splitlines()))
        # What the binary is linked with is what the package asks for, and
        # libgit2, which it opens when it needs it.
        needed = run("ldd", PARALINT)
        depends = field("Depends")
        for library in ("md4c", "re2", "yaml-cpp", "icu", "tbb", "fmt"):
            self.assertIn(f"lib{library}", depends)
            self.assertRegex(needed, f"lib{library}")
        self.assertIn("libgit2", depends)
        self.assertNotIn("libgit2", needed)
        for one in depends.split(", "):
            name = one.split()[0].partition(":")[0]
            run("dpkg-query", "-W", name)

    def assert_permissions(self, deb):
        for line in run("dpkg-deb", "-c", deb).splitlines():
            mode, owner, _, _, _, path = line.split(maxsplit=5)
            self.assertEqual(owner, "root/root", line)
            program = path == "./usr/bin/paralint" or path.endswith(".sh")
            expected = (
                "drwxr-xr-x"
                if path.endswith("/")
                else "-rwxr-xr-x" if program else "-rw-r--r--"
            )
            self.assertEqual(mode, expected, line)


if __name__ == "__main__":
    PARALINT = sys.argv[1]
    BUILD = pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
