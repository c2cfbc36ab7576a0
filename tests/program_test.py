#!/usr/bin/env python3
"""Runs the real binary in temporary folders: exit codes, streams, files.

usage: program_test.py PARALINT PROJECT
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest

PARALINT = ""
PROJECT = pathlib.Path()

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, folder_settings: {file: ""}}
"""
HEALTHY = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": "# Bread\n\nWe bake [rolls](/rolls) too.\n",
    "docs/en/rolls.md": "# Rolls\n",
    "docs/fr/bread.md": "# Le pain\n\nNous cuisons des [petits pains](/rolls).\n",
    "docs/fr/rolls.md": "# Petits pains\n",
}
BROKEN = {
    **HEALTHY,
    "docs/en/old/cake.md": "# Cake\n\nSee [the oven](/oven).\n",
    "docs/fr/old/cake.md": "# Gâteau\n\nVoyez [le four](/four).\n",
}
ENGLISH = "docs/en/old/cake.md:3:16: error[broken-page]: `/oven` leads to no page\n"
FRENCH = "docs/fr/old/cake.md:3:17: error[broken-page]: `/four` leads to no page\n"


class Run:
    """One run of the program."""

    def __init__(self, *arguments, cwd, timeout=60, **environment):
        env = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
        done = subprocess.run(
            [PARALINT, *map(str, arguments)],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=timeout,
        )
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()

    def site(self, files, name="site"):
        """Writes the files and returns the folder."""
        for path, content in files.items():
            target = self.root / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                content = content.encode("utf-8")
            target.write_bytes(content)
        return self.root / name

    def assert_fails(self, run, *words):
        """One sentence on standard error, nothing else anywhere."""
        self.assertEqual((run.code, run.out), (2, ""), run.err)
        self.assertTrue(run.err.startswith("error: "), run.err)
        self.assertEqual(run.err.count("\n"), 1, run.err)
        for word in words:
            self.assertIn(word, run.err)


class ExitCodes(ProgramTest):
    def test_healthy(self):
        run = Run("check", cwd=self.site(HEALTHY))
        self.assertEqual((run.code, run.out), (0, ""))
        self.assertEqual(
            run.err,
            "checked 4 pages in 2 locales, 2 pairs, 2 links (2 checked, "
            "0 assets, 0 external, 0 unverified): 0 errors, 0 warnings\n",
        )

    def test_findings(self):
        run = Run("check", cwd=self.site(BROKEN))
        self.assertEqual(run.code, 1)
        self.assertIn(ENGLISH, run.out)
        self.assertIn(FRENCH, run.out)
        self.assertNotIn("checked", run.out)
        self.assertNotIn("oven", run.err)
        self.assertIn("2 errors", run.err)

    def test_quiet(self):
        run = Run("check", "--quiet", cwd=self.site(BROKEN))
        self.assertEqual((run.code, run.err), (1, ""))
        self.assertIn(ENGLISH, run.out)

    def test_fail_on(self):
        site = self.site({**HEALTHY, "docs/en/only.md": "## Only {#}\n"})
        for level, code in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]:
            run = Run("check", "--fail-on", level, cwd=site)
            self.assertEqual(run.code, code, level)
        site = self.site(BROKEN, "broken")
        self.assertEqual(Run("check", "--fail-on", "never", cwd=site).code, 0)

    def test_show(self):
        site = self.site({**HEALTHY, "docs/en/only.md": "## Only {#}\n"})
        shown = {
            level: Run("check", "--show", level, cwd=site).out.count("[")
            for level in ("error", "warning", "info")
        }
        self.assertEqual(shown, {"error": 0, "warning": 1, "info": 2})

    def test_causes(self):
        """What goes back to one thing is shown once, with all its places."""
        links = "[a](/rolls#old) [b](/rolls#old)\n\n" * 4
        site = self.site({**HEALTHY, "docs/en/more.md": "# More\n\n" + links})
        run = Run("check", cwd=site)
        self.assertEqual(run.out.count("[broken-anchor]"), 1, run.out)
        self.assertIn(
            "     = also: docs/en/more.md:3, docs/en/more.md:5, docs/en/more.md:5, "
            "docs/en/more.md:7 and 3 more; --all shows each\n",
            run.out,
        )
        self.assertIn("8 errors", run.err)
        run = Run("check", "--all", cwd=site)
        self.assertEqual(run.out.count("[broken-anchor]"), 8)
        self.assertNotIn("also:", run.out)
        run = Run("check", "--format", "json", cwd=site)
        report = json.loads(run.out)
        (cause,) = (c for c in report["causes"] if c["rule"] == "broken-anchor")
        self.assertEqual(cause["findings"], 8)
        self.assertEqual(cause["subject"], "`#old` of `/rolls` in English")
        own = [f for f in report["findings"] if f["cause"] == cause["cause"]]
        self.assertEqual([f["rule"] for f in own], ["broken-anchor"] * 8)

    def test_slips_on_the_command_line(self):
        for arguments, sentence in (
            (["check", "--fromat", "json"],
             "there is no option `--fromat`; did you mean `--format`?"),
            (["--format=json", "check"],
             "`--format` stands behind its command: `paralint check "
             "--format`"),
            (["baseline", "--config", "x", "write"],
             "`--config` stands behind its command: `paralint baseline write "
             "--config`"),
            (["check", "--version"],
             "`--version` stands alone: `paralint --version`"),
            (["check", "--zzz"], "there is no option `--zzz`; --help lists them"),
            (["baseline", "wrte"],
             "there is no command `baseline wrte`; did you mean `write`?"),
            (["baseline"], "a command is missing; --help lists them"),
            ([], "a command is missing; --help lists them"),
            (["explain", "broken-page", "x"], "`x` is one argument too many"),
        ):
            run = Run(*arguments, cwd=self.root)
            self.assert_fails(run)
            self.assertEqual(run.err, f"error: {sentence}\n")

    def test_broken_configuration(self):
        site = self.site({**HEALTHY, "paralint.yaml": CONFIG + "rule: {}\n"})
        self.assert_fails(Run("check", cwd=site), "paralint.yaml:5:1", "`rules`")


class Options(ProgramTest):
    def test_help(self):
        cwd = self.root
        for command in [(), ("check",), ("rules",), ("explain",), ("dump",),
                        ("dump", "facts"), ("dump", "alignment"), ("map",)]:
            run = Run(*command, "--help", cwd=cwd)
            self.assertEqual((run.code, run.err), (0, ""), command)
            self.assertIn("--help", run.out, command)

    def test_every_command_is_listed_and_helps(self):
        text = Run("--help", cwd=self.root).out
        commands = text.split("Subcommands:\n")[1].split("\n\n")[0].splitlines()
        self.assertGreaterEqual(len(commands), 4)
        for line in commands:
            run = Run(line.split()[0], "--help", cwd=self.root)
            self.assertEqual((run.code, run.err), (0, ""), line)

    def test_version(self):
        run = Run("--version", cwd=self.root)
        self.assertEqual(run.code, 0)
        self.assertRegex(run.out, r"^paralint \d+\.\d+\.\d+\n$")

    def test_typing_mistakes(self):
        site = self.site(HEALTHY)
        for arguments, word in [
            (["check", "--fromat", "json"], "--fromat"),
            (["check", "--format", "xml"], "xml"),
            (["check", "--show", "all"], "all"),
            (["check", "--fail-on", "errors"], "errors"),
            (["check", "--threads", "0"], "--threads"),
            (["check", "--threads", "many"], "many"),
            (["check", "-o"], "--output"),
            (["explain"], "RULE"),
            ([], ""),
        ]:
            run = Run(*arguments, cwd=site)
            self.assertEqual((run.code, run.out), (2, ""), arguments)
            self.assertIn(word, run.err, arguments)
            self.assertRegex(run.err, "--help|did you mean", arguments)

    def test_mistyped_command(self):
        run = Run("chek", cwd=self.site(HEALTHY))
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("did you mean `check`?", run.err)

    def test_folder_without_pages(self):
        site = self.site(HEALTHY)
        os.makedirs(os.path.join(site, "pictures"))
        run = Run("check", "pictures", cwd=site)
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("pictures: no page found", run.err)

    def test_locale_without_pages(self):
        files = dict(HEALTHY)
        files["paralint.yaml"] = files["paralint.yaml"].replace(
            "[en, fr]", "[en, fr, de]")
        run = Run("check", cwd=self.site(files))
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("`locales` names `de`", run.err)

    def test_rules_and_explain(self):
        rules = Run("rules", cwd=self.root)
        self.assertEqual((rules.code, rules.err), (0, ""))
        ids = [line.split()[0] for line in rules.out.splitlines()
               if line.startswith("  ")]
        self.assertGreaterEqual(len(ids), 26)
        for rule in ids:
            run = Run("explain", rule, cwd=self.root)
            self.assertEqual((run.code, run.err), (0, ""), rule)
            self.assertTrue(run.out.startswith(rule + " ("), rule)
        run = Run("explain", "brokn-page", cwd=self.root)
        self.assert_fails(run, "did you mean `broken-page`?")


class Outputs(ProgramTest):
    def setUp(self):
        super().setUp()
        self.folder = self.site(BROKEN)

    def check(self, *arguments):
        return Run("check", "-q", *arguments, cwd=self.folder)

    def report(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))

    def test_json_on_stdout(self):
        run = self.check("--format", "json")
        self.assertEqual(run.code, 1)
        self.assertEqual(json.loads(run.out)["schema"], "paralint.report/1")

    def test_format_before_its_file(self):
        run = self.check("--format", "json", "-o", "out.json")
        self.assertEqual((run.code, run.out, run.err), (1, "", ""))
        self.assertEqual(len(self.report("out.json")["findings"]), 2)

    def test_file_without_a_format(self):
        """A format that comes later is none of a file's before it."""
        run = self.check("-o", "out.json", "--format", "console")
        self.assertEqual(run.code, 1)
        self.assertIn(ENGLISH, run.out)
        self.assertEqual(self.report("out.json")["reference"], "en")

    def test_no_format_has_the_ending(self):
        for name in ("out.foo", "out", "OUT.JSON", "-"):
            self.assert_fails(self.check("-o", name), f"`{name}`", "--format")

    def test_one_file_for_two_reports(self):
        run = self.check("-o", "out.json", "-o", "./out.json")
        self.assert_fails(run, "`./out.json` cannot hold two reports")

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        for arguments in (
            ("check", "--fail-on", "never", "-q", "--format", "json"),
            ("check", "-q"),
            ("rules",),
            ("manual",),
            ("--help",),
        ):
            with open("/dev/full", "wb") as full:
                done = subprocess.run(
                    [PARALINT, *arguments], cwd=self.folder, stdout=full,
                    stderr=subprocess.PIPE, check=False, encoding="utf-8",
                )
            self.assertEqual(
                (done.returncode, done.stderr),
                (2, "error: standard output cannot be written: "
                    "no space left on device\n"),
                arguments,
            )

    def test_ending_tells_the_format(self):
        run = self.check("-o", "out.json")
        self.assertEqual((run.code, run.out), (1, ""))
        self.assertEqual(self.report("out.json")["reference"], "en")
        self.check("-o", "out.html")
        page = (self.folder / "out.html").read_text("utf-8")
        self.assertTrue(page.startswith("<!doctype html>"))
        self.check("-o", "out.txt")
        self.assertIn(ENGLISH, (self.folder / "out.txt").read_text("utf-8"))

    def test_several_formats(self):
        run = self.check("--format", "console", "--format", "json", "-o", "a.json")
        self.assertIn(ENGLISH, run.out)
        self.assertEqual(len(self.report("a.json")["findings"]), 2)
        run = self.check("--format", "json", "-o", "b.json",
                         "--format", "console", "-o", "b.txt")
        self.assertEqual((run.code, run.out), (1, ""))
        self.assertEqual(self.report("a.json"), self.report("b.json"))
        self.assertIn(FRENCH, (self.folder / "b.txt").read_text("utf-8"))

    def test_old_file_is_replaced(self):
        (self.folder / "out.json").write_text("x" * 100_000)
        self.check("--format", "json", "-o", "out.json")
        self.assertEqual(len(self.report("out.json")["findings"]), 2)

    def test_missing_folder(self):
        run = self.check("-o", "reports/today/out.json")
        self.assert_fails(run, "reports/today/out.json")

    def test_folder_in_its_place(self):
        self.assert_fails(self.check("--format", "json", "-o", "docs"), "docs")

    def test_nothing_is_left_behind(self):
        self.check("--format", "json", "-o", "docs")
        self.check("-o", "nowhere/out.json")
        self.check("--format", "json", "-o", "out.json")
        names = sorted(item.name for item in self.folder.iterdir())
        self.assertEqual(names, ["docs", "out.json", "paralint.yaml"])


class Paths(ProgramTest):
    def setUp(self):
        super().setUp()
        self.folder = self.site(BROKEN)

    def test_root(self):
        for cwd, path, prefix in [
            (self.folder, ".", ""),
            (self.folder, self.folder, ""),
            (self.root, "site", "site/"),
            (self.root, "site/", "site/"),
        ]:
            run = Run("check", path, cwd=cwd)
            self.assertEqual(run.code, 1, path)
            self.assertIn(prefix + ENGLISH, run.out, path)
            self.assertIn(prefix + FRENCH, run.out, path)

    def test_folder_inside(self):
        run = Run("check", "docs/en", cwd=self.folder)
        self.assertEqual(run.code, 1)
        self.assertIn(ENGLISH, run.out)
        self.assertNotIn(FRENCH, run.out)
        # French pages are read all the same: the finding knows its counterpart.
        self.assertIn("= fr: docs/fr/old/cake.md:3: /four", run.out)

    def test_file_inside(self):
        run = Run("check", "docs/fr/old/cake.md", cwd=self.folder)
        self.assertEqual(run.code, 1)
        self.assertTrue(run.out.startswith(FRENCH))
        self.assertNotIn(ENGLISH, run.out)
        run = Run("check", "docs/fr/bread.md", cwd=self.folder)
        self.assertEqual((run.code, run.out), (0, ""))

    def test_several(self):
        run = Run("check", "docs/en/bread.md", "docs/fr", cwd=self.folder)
        self.assertIn(FRENCH, run.out)
        self.assertNotIn(ENGLISH, run.out)

    def test_name_that_begins_alike(self):
        run = Run("check", "docs/en/old", cwd=self.site(
            {"docs/en/older/pie.md": "# Pie\n\n[x](/oven)\n"}))
        self.assertNotIn("pie.md", run.out)

    def test_configuration_is_found_upward(self):
        run = Run("check", cwd=self.folder / "docs/en/old")
        self.assertEqual(run.code, 1)
        self.assertIn(ENGLISH, run.out)
        self.assertIn(FRENCH, run.out)
        run = Run("check", "old", cwd=self.folder / "docs/en")
        self.assertIn(ENGLISH, run.out)
        self.assertNotIn(FRENCH, run.out)

    def test_configuration_elsewhere(self):
        mine = self.site({"paralint.yaml": CONFIG}, "mine") / "paralint.yaml"
        (self.folder / "paralint.yaml").unlink()
        run = Run("check", "--config", mine, "site", cwd=self.root)
        self.assertEqual(run.code, 1)
        self.assertIn("site/" + ENGLISH, run.out)

    def test_configuration_missing(self):
        (self.folder / "paralint.yaml").unlink()
        run = Run("ids", cwd=self.folder)
        self.assert_fails(run, "paralint.yaml", "--config")
        run = Run("check", "--config", "mine.yaml", cwd=self.folder)
        self.assert_fails(run, "mine.yaml")

    def test_path_missing(self):
        self.assert_fails(Run("check", "dosc", cwd=self.folder), "dosc")

    def test_path_outside(self):
        other = self.site(HEALTHY, "other")
        run = Run("check", ".", other, cwd=self.folder)
        self.assert_fails(run, str(other))

    def test_empty_folder(self):
        empty = self.root / "empty"
        empty.mkdir()
        self.assert_fails(Run("check", cwd=empty), "paralint.yaml")

    def test_no_page(self):
        bare = self.site({"paralint.yaml": CONFIG, "docs/readme.md": "# R\n"},
                         "bare")
        run = Run("check", cwd=bare)
        self.assert_fails(run, "no page", "`docs/{locale}/{path}/{name}.md`")


class ExplainIds(ProgramTest):
    FILES = {
        "paralint.yaml": "locales: [en, fr]\nlayout:\n"
        "  - docs/{locale}/{path}/{name}.md\nrenderer: mkdocs\n",
        "docs/en/bread.md": "# Bread & Rolls\n\nSee [this](#bread-rolls), "
        "[that](#bread--rolls), <a id='oven'></a>[it](#oven).\n",
        "docs/fr/bread.md": "# Pain\n\nVoyez [ceci](#pain).\n",
    }

    def test_table(self):
        run = Run("explain-ids", cwd=self.site(self.FILES, "ids"))
        self.assertEqual((run.code, run.err), (0, ""))
        lines = run.out.splitlines()
        self.assertEqual(
            lines[0], "Of 3 links that name a heading, each renderer explains:")
        self.assertEqual(lines[1].split(),
                         ["mkdocs", "2", "(this", "site's)"])
        self.assertIn("github 2".split(), [line.split() for line in lines])

    def test_what_would_break(self):
        folder = self.site(self.FILES, "ids")
        run = Run("explain-ids", "--renderer", "github", cwd=folder)
        self.assertEqual(
            (run.code, run.out),
            (0, "docs/en/bread.md:3: #bread-rolls would be #bread--rolls\n"
             "1 of 2 links to headings would break with `github`\n"))
        run = Run("explain-ids", "--renderer", "github", "--format", "json",
                  cwd=folder)
        told = json.loads(run.out)
        self.assertEqual((told["renderer"], told["links"], told["other"]),
                         ("mkdocs", 3, "github"))
        self.assertEqual(told["lost"], [
            {"file": "docs/en/bread.md", "line": 3, "fragment": "bread-rolls",
             "id": "bread--rolls"}])

    def test_mistyped_renderer(self):
        run = Run("explain-ids", "--renderer", "githob",
                  cwd=self.site(self.FILES, "ids"))
        self.assert_fails(run, "did you mean `github`?")


class Files(ProgramTest):
    def test_broken_link(self):
        site = self.site(BROKEN)
        (site / "docs/en/gone.md").symlink_to("nowhere.md")
        run = Run("check", cwd=site)
        self.assertEqual(run.code, 2)
        self.assertIn(ENGLISH, run.out)
        self.assertIn("error: docs/en/gone.md: no such file", run.err)
        self.assertIn("checked 6 pages", run.err)

    def test_folder_and_pipe_with_the_name_of_a_page(self):
        site = self.site(BROKEN)
        (site / "docs/en/folder.md").mkdir()
        os.mkfifo(site / "docs/en/pipe.md")
        run = Run("check", cwd=site)
        self.assertNotEqual(run.code, 0)
        self.assertIn(ENGLISH, run.out)
        self.assertIn("checked 6 pages", run.err)
        run = Run("dump", "facts", "docs/en/pipe.md", cwd=site)
        self.assert_fails(run, "docs/en/pipe.md")
        run = Run("dump", "facts", "docs/en/folder.md", cwd=site)
        self.assert_fails(run, "docs/en/folder.md")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        site = self.site(BROKEN)
        (site / "docs/en/rolls.md").chmod(0)
        run = Run("check", cwd=site)
        self.assertEqual(run.code, 2)
        self.assertIn(ENGLISH, run.out)
        self.assertIn("error: docs/en/rolls.md: permission denied", run.err)

    def test_loops_of_symbolic_links(self):
        site = self.site(BROKEN)
        (site / "docs/en/up").symlink_to("..")
        (site / "docs/en/self").symlink_to("self")
        (site / "docs/fr/old/back").symlink_to("../../en/up")
        run = Run("check", cwd=site)
        self.assertIn(ENGLISH, run.out)
        self.assertEqual(run.out.count("[broken-page]"), 2)

    def test_link_out_of_the_site(self):
        site = self.site(BROKEN)
        outside = self.root / "secret.md"
        outside.write_text("# Secret\n\n[x](/secret)\n")
        (site / "docs/en/secret.md").symlink_to(outside)
        run = Run("check", cwd=site)
        self.assertEqual(run.code, 1)
        self.assertNotIn("secret", run.out)

    def test_long_line(self):
        text = "# Long\n\n" + "so " * 17_000_000 + "[far](/far)\n"
        site = self.site({**HEALTHY, "docs/en/long.md": text})
        run = Run("check", cwd=site, timeout=300)
        self.assertEqual(run.code, 1)
        self.assertIn("docs/en/long.md:3:51000007: error[broken-page]", run.out)
        self.assertLess(len(run.out), 1000)

    def test_deep_quotes(self):
        text = "# Deep\n\n" + "> " * 10_000 + "[down](/down)\n"
        site = self.site({**HEALTHY, "docs/en/deep.md": text})
        run = Run("check", cwd=site, timeout=300)
        self.assertEqual(run.code, 1)
        self.assertIn("docs/en/deep.md:3:20008: error[broken-page]", run.out)


class Streams(ProgramTest):
    def test_threads_do_not_show(self):
        files = dict(BROKEN)
        for i in range(60):
            for locale in ("en", "fr"):
                files[f"docs/{locale}/many/page-{i}.md"] = (
                    f"# Page {i}\n\n[on](/many/page-{i + 1}), [up](#up).\n\n"
                    + (f"## Part {i}\n\n[x](/x-{i})\n" if i % 3 else ""))
        site = self.site(files)
        for form in ("console", "json"):
            runs = [Run("check", "--format", form, "--threads", threads, cwd=site)
                    for threads in (1, 2, 8, 8)]
            self.assertGreater(len(runs[0].out), 10_000)
            for run in runs[1:]:
                self.assertEqual(run.out, runs[0].out)
                self.assertEqual(run.err, runs[0].err)

    def test_no_color_in_a_pipe(self):
        site = self.site(BROKEN)
        for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
            run = Run("check", cwd=site, **environment)
            self.assertNotIn("\x1b", run.out + run.err)

    @unittest.skipUnless(shutil.which("script"), "there is no `script`")
    def test_color_on_a_terminal(self):
        site = self.site(BROKEN)
        for environment, is_colored in [
            ({"TERM": "xterm"}, True),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ]:
            env = {key: value for key, value in os.environ.items()
                   if key != "NO_COLOR"}
            done = subprocess.run(
                ["script", "-qec", f"'{PARALINT}' check", "/dev/null"],
                cwd=site, env={**env, **environment}, check=False, timeout=60,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
            self.assertEqual(b"\x1b[" in done.stdout, is_colored, environment)
            self.assertIn(b"broken-page", done.stdout)

    def test_pages_do_not_steer_the_terminal(self):
        nasty = "\x1b[2J\x1b]0;title\x07\x9b31m\x08\r\x7f\u202e"
        site = self.site({
            **HEALTHY,
            "docs/en/nasty.md": f"# A {nasty} b {{#}}\n\n[a{nasty}](/no) {nasty}\n\n"
                                f"[b](</no{nasty}>) [c](#x{nasty})\n",
            "docs/en/na\x1b[31msty.md": "[a](/no)\n",
        })
        for arguments in (["check"], ["check", "--format", "json"],
                          ["dump", "facts", "docs/en/nasty.md"]):
            run = Run(*arguments, cwd=site)
            for character in "\x1b\x07\x08\r\x7f\x9b\u202e":
                if arguments != ["check"] and character >= "\x7f":
                    continue  # JSON is not for terminals
                self.assertNotIn(character, run.out + run.err, arguments)

    def test_closed_pipe(self):
        site = self.site(BROKEN)
        with subprocess.Popen([PARALINT, "check", "-q"], cwd=site,
                              stdout=subprocess.PIPE) as process:
            process.stdout.close()
            self.assertIsNotNone(process.wait(timeout=60))


class Dump(ProgramTest):
    def test_facts(self):
        site = self.site({**HEALTHY, "docs/en/tea.md":
                          "---\ntitle: Tea\n---\n\n# Tea {#tea}\n\n"
                          "See [bread](/bread \"warm\").\n"})
        run = Run("dump", "facts", "docs/en/tea.md", cwd=site)
        self.assertEqual((run.code, run.err), (0, ""))
        facts = json.loads(run.out)
        self.assertEqual(facts["headings"][0]["text"], "Tea")
        self.assertEqual(facts["headings"][0]["ids"][0]["id"], "tea")
        self.assertEqual(facts["links"][0]["destination"], "/bread")
        self.assertEqual(facts["front_matter"]["fields"]["title"], "Tea")

    def test_facts_of_a_lone_file(self):
        lone = self.site({"a.md": "# A\n"}, "lone")
        run = Run("dump", "facts", "lone/a.md", cwd=self.root)
        self.assertEqual(run.code, 0)
        self.assertEqual(json.loads(run.out)["headings"][0]["slug"], "a")
        run = Run("dump", "facts", "b.md", cwd=lone)
        self.assert_fails(run, "b.md")

    def test_facts_of_anything(self):
        site = self.site({**HEALTHY, "docs/en/x.md": bytes(range(256)) * 4})
        run = Run("dump", "facts", "docs/en/x.md", cwd=site)
        self.assertEqual(run.code, 0)
        json.loads(run.out)

    ALIGNED = {
        **HEALTHY,
        "docs/en/tea.md": "# Tea\n\n## Kettle {#kettle}\n\n[a](/bread)\n\n"
                          "## Cups {#cups}\n\n## Milk {#milk}\n",
        "docs/fr/tea.md": "# 紅茶のページです\n\n## Bouilloire {#kettle}\n\n"
                          "[a](/rolls)\n\n## Les tasses {#cups}\n",
    }
    TABLE = (
        "/tea: paired by key, confidence 1.00\n"
        "en  docs/en/tea.md  /tea\n"
        "fr  docs/fr/tea.md  /fr/tea\n\n"
    )

    def test_alignment(self):
        site = self.site({**self.ALIGNED, "docs/en/lone.md": "# Lone\n"})
        for page in ("docs/en/tea.md", "docs/fr/tea.md"):
            run = Run("dump", "alignment", page, cwd=site)
            self.assertEqual((run.code, run.err), (0, ""))
            self.assertTrue(run.out.startswith(self.TABLE), run.out)
            lines = [re.sub(" +", " ", line.strip())
                     for line in run.out[len(self.TABLE):].splitlines()]
            self.assertTrue(lines[0].startswith("en fr sure by"))
            self.assertTrue(lines[1].startswith("1 Tea 1 紅茶のページです "))
            self.assertEqual(len([l for l in lines if "Milk — " in l]), 1)
            self.assertIn("5 /bread 5 /rolls another page", lines)
            self.assertNotIn("moved", run.out)
        run = Run("dump", "alignment", "docs/en/lone.md", cwd=site)
        self.assertEqual(
            (run.code, run.out, run.err),
            (0, "docs/en/lone.md has no counterpart in another language.\n", ""))
        self.assert_fails(Run("dump", "alignment", "paralint.yaml", cwd=site),
                          "paralint.yaml: is no page of the site")
        self.assert_fails(Run("dump", "alignment", "gone.md", cwd=site), "gone.md")

    def test_moved_sections(self):
        site = self.site({
            **HEALTHY,
            "docs/en/shop.md": "# Shop\n\n## Hours {#hours}\n\nFrom seven on.\n\n"
            "## Payment {#payment}\n\nCards are welcome from one franc on.\n\n"
            "## Deliveries {#deliveries}\n\n## Parking\n",
            "docs/fr/shop.md": "# Magasin\n\n## Paiement {#payment}\n\nLes cartes sont "
            "bienvenues dès un franc.\n\n## Horaires {#hours}\n\nDès sept heures."
            "\n\n## Livraisons {#deliveries}\n",
        })
        run = Run("dump", "alignment", "docs/en/shop.md", cwd=site)
        self.assertEqual(run.out.count("  moved"), 1, run.out)

    # Chinese letters take two columns each.
    def test_alignment_stands_in_columns(self):
        site = self.site(self.ALIGNED)
        run = Run("dump", "alignment", "docs/fr/tea.md", cwd=site)
        rows = [line for line in run.out.splitlines()
                if re.search(r" [01]\.\d\d( |$)", line)][1:]
        wide = [sum(2 if unicodedata.east_asian_width(c) == "W" else 1
                    for c in re.split(r" [01]\.\d\d", row)[0])
                for row in rows]
        self.assertEqual(len(rows), 4)
        self.assertEqual(len(set(wide)), 1, run.out)

    def test_alignment_with_a_configuration_elsewhere(self):
        site = self.site(self.ALIGNED)
        elsewhere = self.site({"mine.yaml": CONFIG}, "elsewhere") / "mine.yaml"
        (site / "paralint.yaml").unlink()
        run = Run("dump", "alignment", "tea.md", "--config", elsewhere,
                  cwd=site / "docs/fr")
        self.assertEqual(run.code, 2)
        run = Run("dump", "alignment", "docs/fr/tea.md", "--config", elsewhere,
                  cwd=site)
        self.assertEqual((run.code, run.err), (0, ""))
        self.assertTrue(run.out.startswith(self.TABLE), run.out)

    def test_bundled_site(self):
        for page in sorted((PROJECT / "locales").rglob("*.md")):
            run = Run("dump", "facts", page, cwd=PROJECT)
            self.assertEqual((run.code, run.err), (0, ""), page)
            json.loads(run.out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    PARALINT = str(pathlib.Path(sys.argv[1]).resolve())
    PROJECT = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
