#!/usr/bin/env python3
"""Runs `paralint fix` in temporary folders: what it prints, what it writes, and
what is left of a site when it is stopped in the middle.

usage: fix_test.py PARALINT PROJECT
"""

import collections
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PARALINT = ""
PROJECT = pathlib.Path()

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, folder_settings: {file: ""}}
"""
SITE = {
    "paralint.yaml": CONFIG,
    "docs/en/bread.md": "# Bread\n\nSee [rolls](/Rolls) and [yeast](/yeast#wild).\n",
    "docs/en/rolls.md": "# Rolls\n\n## Shape them {#shape}\n",
    "docs/en/yeast.md": "# Yeast\n\n## Wild yeast {#wild}\n",
    "docs/fr/bread.md": "# Le pain\n\nVoir les [petits pains](/Rolls#shape) et la "
    "[levure](/yeast#levure-sauvage).\n",
    "docs/fr/rolls.md": "# Petits pains\n\n## Les façonner {#shape}\n",
    "docs/fr/yeast.md": "---\npath_override: levure\n---\n\n# La levure\n\n"
    "## Levure sauvage {#wild}\n",
}
REPAIRED = {
    **SITE,
    "docs/en/bread.md": SITE["docs/en/bread.md"].replace("/Rolls", "/rolls"),
    "docs/fr/bread.md": "# Le pain\n\nVoir les [petits pains](/rolls#shape) et la "
    "[levure](/yeast#wild).\n",
}
LINES = """docs/en/bread.md:3: /Rolls -> /rolls [wrong-case]
docs/fr/bread.md:3: /Rolls#shape -> /rolls#shape [wrong-case]
docs/fr/bread.md:3: /yeast#levure-sauvage -> /yeast#wild [stale-slug]
"""

# By URL and slug, as the site's generator makes them.
BY_URL = {
    **REPAIRED,
    "docs/en/bread.md": SITE["docs/en/bread.md"]
    .replace("/Rolls", "/rolls")
    .replace("#wild", "#wild-yeast"),
    "docs/fr/bread.md": "# Le pain\n\nVoir les [petits pains]"
    "(/rolls#les-faconner) et la [levure](/levure#levure-sauvage).\n",
}

CORPORA = {
    "cncf-glossary": "cncf-glossary",
    "gtfs": "gtfs",
    "gtfs-2024": "gtfs-2024",
    "helm": "helm",
    "hubrise-2023-10": "hubrise",
    "react": "react",
    "starlight": "starlight",
}


def run(*arguments, cwd, **more):
    """One run of the program; line ends stay as they are."""
    done = subprocess.run(
        [PARALINT, *map(str, arguments)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
        **more,
    )
    done.stdout = done.stdout.decode("utf-8", "surrogateescape")
    done.stderr = done.stderr.decode("utf-8", "surrogateescape")
    return done


def git_apply(patch, folder):
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-p1", "-"],
        cwd=folder,
        input=patch.encode("utf-8", "surrogateescape"),
        check=True,
    )


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class FixTest(unittest.TestCase):
    def setUp(self, above=None):
        folder = tempfile.TemporaryDirectory(dir=above)
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve() / "site"

    def site(self, files):
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8", newline="")
        return self.root

    def assert_holds(self, files):
        expected = {file: text.encode() for file, text in files.items()}
        self.assertEqual(contents(self.root), expected)

    def assert_fails(self, done, *words):
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        for line in done.stderr.splitlines():
            self.assertTrue(line.startswith("error: "), done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)


class CommandTest(FixTest):
    def test_repairs_and_says_what(self):
        done = run("fix", cwd=self.site(SITE))
        self.assertEqual(done.stdout, LINES)
        self.assertEqual(
            done.stderr, "3 findings fixed in 2 files; nothing remains\n"
        )
        self.assertEqual(done.returncode, 0)
        self.assert_holds(REPAIRED)

    def test_twice_is_once(self):
        run("fix", cwd=self.site(SITE))
        done = run("fix", cwd=self.root)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr, "nothing to fix; nothing remains\n")
        self.assert_holds(REPAIRED)

    def test_dry_run_writes_nothing(self):
        done = run("fix", "--dry-run", cwd=self.site(SITE))
        self.assertEqual(done.stdout, LINES)
        self.assertIn("3 findings would be fixed in 2 files", done.stderr)
        self.assert_holds(SITE)

    def test_diff_is_a_patch_with_the_same_bytes(self):
        done = run("fix", "--diff", cwd=self.site(SITE))
        self.assert_holds(SITE)
        git_apply(done.stdout, self.root)
        self.assert_holds(REPAIRED)

    def test_diff_names_a_file_once_and_where_it_lies(self):
        text = "# Pain complet\n\nVoir [petits pains](/Rolls).\n"
        buns = "# Buns\n\nSee [rolls](/Rolls).\n"
        more = {"shared/whole.md": text, "docs/en/new/buns.md": buns}
        self.site({**SITE, **more})
        (self.root / "docs/en/old").symlink_to("new")
        (self.root / "docs/en/loaf.md").symlink_to("bread.md")
        (self.root / "docs/fr/whole.md").symlink_to("../../shared/whole.md")
        done = run("fix", "--diff", cwd=self.root)
        names = re.findall(r"^\+\+\+ b/(.*)$", done.stdout, re.MULTILINE)
        self.assertEqual(
            names,
            [
                "docs/en/bread.md",
                "docs/en/new/buns.md",
                "docs/fr/bread.md",
                "shared/whole.md",
            ],
        )
        git_apply(done.stdout, self.root)
        for file in ("docs/en/bread.md", "docs/fr/bread.md"):
            self.assertEqual((self.root / file).read_text(), REPAIRED[file])
        self.assertIn("(/rolls)", (self.root / "shared/whole.md").read_text())
        self.assertTrue((self.root / "docs/en/loaf.md").is_symlink())

    def test_diff_tells_where_it_is_to_be_applied(self):
        self.site(SITE)
        within = run("fix", "--diff", cwd=self.root / "docs")
        self.assertIn(f"applied in {self.root.resolve()}\n", within.stderr)
        git_apply(within.stdout, self.root)
        self.assert_holds(REPAIRED)

    def test_diff_that_cannot_be_printed(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [PARALINT, "fix", "--diff"],
                cwd=self.site(SITE),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        self.assertEqual(done.returncode, 2)
        self.assertEqual(
            done.stderr,
            b"error: standard output cannot be written: "
            b"no space left on device\n",
        )

    def test_is_narrowed_by_rule_language_and_path(self):
        self.site(SITE)
        for options, expected in [
            (["--rule", "stale-slug"], LINES.splitlines()[2:]),
            (["--rule", "stale-slug", "--rule", "wrong-case"], LINES.splitlines()),
            (["--locale", "en"], LINES.splitlines()[:1]),
            (["docs/fr"], LINES.splitlines()[1:]),
            (["docs/en/rolls.md"], []),
        ]:
            with self.subTest(options):
                done = run("fix", "--dry-run", *options, cwd=self.root)
                self.assertEqual(done.stdout.splitlines(), expected)

    def test_mistaken_options(self):
        self.site(SITE)
        self.assert_fails(
            run("fix", "--rule", "wrong-cased", cwd=self.root), "`wrong-case`"
        )
        self.assert_fails(run("fix", "--locale", "de", cwd=self.root), "`de`")
        for options in (["--links", "slug"], ["--likely=2"]):
            done = run("fix", *options, cwd=self.root)
            self.assertEqual(done.returncode, 2)

    def test_what_is_likely_is_repaired_on_request(self):
        text = "# Bread\n\nSee [rolls](/rols).\n"
        self.site({**REPAIRED, "docs/en/bread.md": text})
        done = run("fix", cwd=self.root)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("1 finding remains: 1 ", done.stderr)
        done = run("fix", "--likely=0.5", "docs/en", cwd=self.root)
        self.assertEqual(
            done.stdout, "docs/en/bread.md:3: /rols -> /rolls [broken-page]\n"
        )

    def test_all_links_by_url_and_slug_and_back(self):
        self.site(REPAIRED)
        done = run("fix", "--links", "bare-url", "--fragments", "slug", cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_holds(BY_URL)
        self.assertIn("`markdown_links` of the renderer in paralint.yaml ", done.stderr)
        self.assertIn("`fragments` of the renderer in paralint.yaml ", done.stderr)
        done = run("fix", "--links", "key", "--fragments", "id", cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("note:", done.stderr)
        self.assert_holds(REPAIRED)

    def test_a_definition_is_named_once(self):
        text = "# Bread\n\nSee [rolls][r] and [more][r].\n\n[r]: /Rolls\n"
        self.site({**REPAIRED, "docs/en/bread.md": text})
        done = run("fix", cwd=self.root)
        line = "docs/en/bread.md:5: /Rolls -> /rolls [wrong-case]\n"
        self.assertEqual(done.stdout, line)

    def test_links_of_the_pages_that_are_named(self):
        french = {file: BY_URL[file] for file in BY_URL if "/fr/" in file}
        for narrowed in (["docs/fr"], ["--locale", "fr"]):
            self.site(REPAIRED)
            way = ["--links", "bare-url", "--fragments", "slug"]
            run("fix", *way, *narrowed, cwd=self.root)
            self.assert_holds({**REPAIRED, **french})

    def test_repaired_links_are_written_in_that_way_as_well(self):
        french = "# Petits pains\n\n## Les façonner\n\nPesez 60 g.\n"
        files = {
            "paralint.yaml": CONFIG.replace("hubrise,", "github,"),
            "docs/en/bread.md": "# Bread\n\n[Shape](rolls.md#shape-them)\n",
            "docs/en/rolls.md": "# Rolls\n\n## Shape them\n\nTake 60 g.\n",
            "docs/fr/bread.md": "# Le pain\n\n[Façonner](rolls.md#shape-them)\n",
            "docs/fr/rolls.md": french,
        }
        self.site(files)
        done = run("fix", "--links", "url", cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = (self.root / "docs/fr/bread.md").read_text()
        self.assertIn("(/fr/rolls#les-façonner)", text)
        done = run("fix", "--links", "url", cwd=self.root)
        self.assertEqual(done.stdout, "")


class TroubleTest(FixTest):
    def test_read_only_file(self):
        (self.site(SITE) / "docs/fr/bread.md").chmod(0o444)
        done = run("fix", cwd=self.root)
        self.assert_fails(done, "docs/fr/bread.md")
        self.assert_holds(SITE)

    def test_full_disk(self):
        large = "filler\n" * 1000
        files = {**SITE, "docs/fr/bread.md": SITE["docs/fr/bread.md"] + large}
        self.site(files)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        done = run("fix", cwd=self.root, preexec_fn=limit)
        self.assert_fails(done, "docs/fr/bread.md")
        repaired = REPAIRED["docs/fr/bread.md"] + large
        for file, content in contents(self.root).items():
            old = files[file].encode()
            new = {**REPAIRED, "docs/fr/bread.md": repaired}[file].encode()
            self.assertIn(content, (old, new), file)
        self.assertEqual(run("fix", cwd=self.root).returncode, 0)
        self.assert_holds({**REPAIRED, "docs/fr/bread.md": repaired})


class CorpusTest(FixTest):
    """Real sites, where their texts are at hand."""

    def each(self, judge):
        """Calls `judge` with the options for each of them."""
        corpora = PROJECT / "../shared/corpora"
        if not corpora.is_dir():
            self.skipTest(f"there is no {corpora}")
        for name, config in CORPORA.items():
            shutil.rmtree(self.root, ignore_errors=True)
            shutil.copytree(corpora / name, self.root)
            subprocess.run(["chmod", "-R", "u+w", self.root], check=True)
            with self.subTest(name):
                judge(["--config", PROJECT / f"tests/sites/{config}.yaml"])

    def findings(self, config):
        done = run("check", "--format", "json", *config, cwd=self.root)
        return json.loads(done.stdout)["findings"]

    @staticmethod
    def subject(finding):
        """What it is about: its line stays where it is."""
        other = finding["counterpart"] or {}
        return (
            finding["rule"],
            finding["file"],
            finding["line"],
            other.get("file"),
            other.get("line"),
        )

    def test_what_is_fixed_is_gone_and_nothing_comes(self):
        self.each(self.fix_and_compare)

    def fix_and_compare(self, config):
        before = self.findings(config)
        done = run("fix", *config, cwd=self.root)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        fixed = done.stdout.count("\n")
        after = self.findings(config)
        count = collections.Counter(map(self.subject, before))
        count.subtract(collections.Counter(map(self.subject, after)))
        came = [subject for subject, n in count.items() if n < 0]
        self.assertEqual(came, [])
        self.assertLessEqual(len(after), len(before) - fixed)
        texts = contents(self.root)
        again = run("fix", *config, cwd=self.root)
        self.assertEqual(again.stdout, "")
        self.assertEqual(contents(self.root), texts)

    def test_the_patch_gives_the_same_bytes(self):
        self.each(self.fix_and_apply)

    def fix_and_apply(self, config):
        patch = run("fix", "--diff", *config, cwd=self.root).stdout
        copy = self.root.parent / "patched"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.root, copy)
        done = run("fix", *config, cwd=self.root)
        if not done.stdout:
            self.assertEqual(patch, "")
            return
        git_apply(patch, copy)
        self.assertEqual(contents(copy), contents(self.root))


class KilledTest(FixTest):
    """Every file is whole, whenever the process ends."""

    LINK = re.compile(rb"(\]\(/[^\s)#]*/)([a-z])(?=[a-z0-9-]+[)#])")
    TIMES = 200

    def setUp(self):
        # In memory, where it is at hand: a disk makes this ten times as long.
        super().setUp("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)

    def broken_site(self):
        corpus = PROJECT / "../shared/corpora/hubrise-2023-10"
        config = PROJECT / "tests/sites/hubrise.yaml"
        if not corpus.is_dir():
            corpus, config = PROJECT / "locales", PROJECT / "paralint.yaml"
            print(f"there is no {corpus}; killed on the bundled site instead")
            shutil.copytree(PROJECT / "mappings", self.root / "mappings")
            shutil.copy(config, self.root)
            shutil.copytree(corpus, self.root / "locales")
            config = self.root / "paralint.yaml"
        else:
            shutil.copytree(corpus, self.root)
            subprocess.run(["chmod", "-R", "u+w", self.root], check=True)
        broken = {}
        for page in self.root.rglob("*.md"):
            text = page.read_bytes()
            faulty = self.LINK.sub(lambda m: m[1] + m[2].upper(), text, 1)
            if faulty != text:
                broken[page] = faulty
        return broken, ["fix", "-q", "--config", config, self.root]

    def test_at_random_moments(self):
        chance = random.Random(7)
        broken, command = self.broken_site()
        self.put(broken)
        begin = time.monotonic()
        run(*command, cwd=self.root)
        seconds = time.monotonic() - begin
        whole = contents(self.root)
        broken = {
            page: text
            for page, text in broken.items()
            if whole[page.relative_to(self.root).as_posix()] != text
        }
        in_the_middle = 0
        for i in range(self.TIMES):
            self.put(broken)
            # Every other time in the last third, when files are written.
            first = 0 if i % 2 == 0 else 0.7
            process = subprocess.Popen(
                [PARALINT, *map(str, command)],
                cwd=self.root,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(seconds * chance.uniform(first, 1.1))
            process.kill()
            process.wait()
            new = 0
            for page, old in broken.items():
                text = page.read_bytes()
                repaired = whole[page.relative_to(self.root).as_posix()]
                self.assertIn(text, (old, repaired), page)
                new += text == repaired
            in_the_middle += 0 < new < len(broken)
        run(*command, cwd=self.root)
        for page in broken:
            name = page.relative_to(self.root).as_posix()
            self.assertEqual(page.read_bytes(), whole[name], page)
        # What the killed ones left goes when a file beside it is written.
        self.put(broken)
        run(*command, cwd=self.root)
        self.assertEqual(contents(self.root), whole)
        print(
            f"killed {self.TIMES} times, {in_the_middle} of them between the "
            f"first and the last of {len(broken)} files"
        )

    @staticmethod
    def put(texts):
        for page, text in texts.items():
            page.write_bytes(text)


if __name__ == "__main__":
    PARALINT = str(pathlib.Path(sys.argv[1]).resolve())
    PROJECT = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
