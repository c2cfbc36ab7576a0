#!/usr/bin/env python3
"""What is offered to continuous integration: the action, the hooks, the GitLab
template and the nightly job do what docs/ci says of them.

usage: ci_test.py PARALINT BUILD
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest
import xml.etree.ElementTree

import yaml

from repository import RepositoryTest

PARALINT = ""
BUILD = pathlib.Path()
PROJECT = pathlib.Path(__file__).resolve().parent.parent
CI = PROJECT / "docs" / "ci"


def read(*parts):
    return PROJECT.joinpath(*parts).read_text("utf-8")


def help_of(*words):
    """None where there is no such command."""
    done = subprocess.run(
        [PARALINT, *words, "--help"], capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout if done.returncode == 0 else None


def options_of(*words):
    """The choices of each option of a command, or None where any value goes."""
    found = {}
    for line in (help_of(*words) or "").splitlines():
        if match := re.match(r"  (-[\w,-]+)", line):
            choices = re.search(r":\{([^}]*)\}", line)
            for name in match[1].split(","):
                found[name] = choices and choices[1].split(",")
    return found


def has(need):
    """Of "paralint diff", "--since" and "--format html"."""
    if need.startswith("paralint "):
        return help_of(*need.split()[1:]) is not None
    option, _, value = need.partition(" ")
    choices = options_of("check").get(option, [])
    return option in options_of("check") and (not value or value in choices)


class Needing(unittest.TestCase):
    def need(self, *needs):
        """Skips where the program has not yet what docs/ci counts on. Once its
        other documents tell of it, it has to be there."""
        missing = [need for need in needs if not has(need)]
        if not missing:
            return
        files = [PROJECT / "README.md", PROJECT / "CHANGELOG.md"]
        for file in files + sorted((PROJECT / "docs").glob("*.md")):
            for need in missing:
                pattern = re.sub("--format (.*)", r"--format [\\w|]*\\b\1\\b", need)
                found = re.search(pattern, file.read_text("utf-8"))
                self.assertIsNone(found, f"{file.name} tells of `{need}`")
        self.skipTest(f"the program has not yet {', '.join(missing)}")


FORMATS = "sarif junit github rdjsonl gitlab markdown csv html".split()
NEEDS = [
    *("paralint diff", "--since", "--history"),
    *(f"--format {name}" for name in FORMATS),
]


def blocks(page):
    """The code of a page of docs/ci, with its language."""
    for match in re.finditer(
        r"^ *```(\w+)\n(.*?)^ *```$", page.read_text("utf-8"), re.M | re.S
    ):
        yield match[1], textwrap.dedent(match[2])


def command_lines():
    """(place, words) of each `paralint ...` that is offered to be run."""
    texts = {
        "action.yml": read("action.yml"),
        ".pre-commit-hooks.yaml": read(".pre-commit-hooks.yaml"),
    }
    for page in sorted(CI.glob("*.md")):
        inline = re.findall(r"`(paralint [^`]+)`", page.read_text("utf-8"))
        code = [text for _, text in blocks(page)]
        texts[page.name] = "\n".join(code + inline)
    for file in [*CI.glob("*.yml"), *CI.glob("*.sh")]:
        text = file.read_text("utf-8")
        # A folded command of YAML goes on in deeper lines.
        texts[file.name] = re.sub(r"\n +(?=--)", " ", text)
    for place, text in sorted(texts.items()):
        text = text.replace("\\\n", " ")
        text = re.sub(r"^\s*#.*", "", text, flags=re.M)
        for match in re.finditer(r"(?:^|[\s`])paralint ([a-z][^\n`|;&)>]*)", text):
            words = shlex.split(match[1].strip())
            if help_of(words[0]) is not None or re.search(r"\s-", match[1]):
                yield place, words


class CommandLines(Needing):
    def assert_known(self, place, words):
        names = [w for w in words[:2] if re.fullmatch("[a-z]+", w)]
        while names and help_of(*names) is None:
            names.pop()
        self.assertTrue(names, f"{place}: {words}")
        options = options_of(*names)
        for word, value in zip(words, [*words[1:], ""]):
            if not word.startswith("-"):
                continue
            name = word.partition("=")[0]
            self.assertIn(name, options, f"{place}: {words}")
            if options[name] and not value.startswith("$"):
                self.assertIn(value, options[name], f"{place}: {words}")

    def test_all_are_known(self):
        lines = list(command_lines())
        self.assertGreater(len(lines), 8)
        self.assertEqual(
            {place for place, _ in lines if place.endswith("hooks.yaml")},
            {".pre-commit-hooks.yaml"},
        )
        for place, words in lines:
            with self.subTest(f"{place}: {' '.join(words)}"):
                said = " ".join(words)
                self.need(*(n for n in NEEDS if n.split("paralint ")[-1] in said))
                self.assert_known(place, words)

    def test_a_mistake_is_found(self):
        with self.assertRaises(AssertionError):
            self.assert_known("here", ["check", "--no-such-option"])
        with self.assertRaises(AssertionError):
            self.assert_known("here", ["check", "--format", "parchment"])
        self.assert_known("here", ["check", "--format", "json", "-o", "$FILE"])

    def test_arguments_of_the_action(self):
        script = read("scripts", "action", "check")
        names = set(re.findall(r"--[a-z][a-z-]+", script)) - {"--global", "--add"}
        self.assertIn("--fail-on", names)
        for name in sorted(names):
            with self.subTest(name):
                self.need(*(n for n in NEEDS if n == name))
                self.assertIn(name, options_of("check"))


class Documents(unittest.TestCase):
    """YAML is YAML, and the pages tell what the files hold."""

    def test_yaml_of_the_pages(self):
        count = 0
        inputs = yaml.safe_load(read("action.yml"))["inputs"]
        hooks = {hook["id"] for hook in yaml.safe_load(read(".pre-commit-hooks.yaml"))}
        for page in sorted(CI.glob("*.md")):
            for language, text in blocks(page):
                if language != "yaml":
                    continue
                count += 1
                yaml.safe_load(text)
                for given in re.findall(
                    r"uses: OWNER/paralint@.*(?:\n +id:.*)?\n +with:\n((?: +\S+: .*\n?)+)",
                    text,
                ):
                    for name in yaml.safe_load(textwrap.dedent(given)):
                        self.assertIn(name, inputs, page.name)
                for name in re.findall(r"- id: (paralint\S*)", text):
                    self.assertIn(name, hooks, page.name)
        self.assertGreater(count, 5)

    def table(self, page, title):
        """The rows of the table whose first cell is `title`."""
        found = re.search(rf"^\| {title} .*\n\| ---.*\n((?:\|.*\n)+)", page, re.M)
        self.assertTrue(found, title)
        return [
            [cell.strip().replace("`", "") for cell in row.strip("|").split("|")]
            for row in found[1].splitlines()
        ]

    def test_page_of_the_action(self):
        action = yaml.safe_load(read("action.yml"))
        page = read("docs", "ci", "github.md")
        rows = {row[0]: row[1] for row in self.table(page, "input")}
        self.assertEqual(
            rows, {name: str(i["default"]) for name, i in action["inputs"].items()}
        )
        told = [
            name
            for row in self.table(page, "output")
            for name in row[0].split(", ")
        ]
        self.assertEqual(sorted(told), sorted(action["outputs"]))

    def test_page_of_the_hooks(self):
        rows = self.table(read("docs", "ci", "pre-commit.md"), "hook")
        hooks = yaml.safe_load(read(".pre-commit-hooks.yaml"))
        self.assertEqual(
            [row[:2] for row in rows], [[h["id"], h["entry"]] for h in hooks]
        )

    def test_page_of_gitlab(self):
        jobs = yaml.safe_load((CI / "gitlab.yml").read_text("utf-8"))
        page = read("docs", "ci", "gitlab.md")
        names = [row[0] for row in self.table(page, "job")]
        self.assertEqual(names, [name for name in jobs if not name.startswith(".")])
        variables = {row[0] for row in self.table(page, "variable")}
        self.assertEqual(
            variables | {"GIT_DEPTH"}, set(jobs[".paralint"]["variables"])
        )

    def test_no_other_hosts(self):
        """Nobody is led to where this project is not."""
        for file in [*CI.iterdir(), PROJECT / "action.yml"]:
            for host in re.findall(r"https?://([^/\s)]+)", file.read_text("utf-8")):
                self.assertRegex(host, r"\.example$|^pre-commit\.com$", file.name)


# https://docs.github.com/actions/creating-actions/metadata-syntax-for-github-actions
STEP = {"id", "name", "if", "env", "working-directory", "continue-on-error"}


def expanded(text, inputs, outputs):
    """`${{ inputs.x }}` and `${{ steps.x.outputs.y }}` as the runner reads them."""

    def value(match):
        words = match[1].strip().split(".")
        if words[0] == "inputs":
            return inputs[words[1]]
        assert words[0] == "steps" and words[2] == "outputs", match[0]
        return outputs[words[1]].get(words[3], "")

    return re.sub(r"\$\{\{(.*?)\}\}", value, str(text))


def holds(condition, inputs, outputs):
    left, right = re.fullmatch(r"(\S+) != '(.*)'", condition).groups()
    return expanded("${{" + left + "}}", inputs, outputs) != right


class Action(Needing):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.action = yaml.safe_load(read("action.yml"))
        self.path = PROJECT
        for name in ("bin", "home", "temporary"):
            (self.folder / name).mkdir()

    def program(self, name, text):
        file = self.folder / "bin" / name
        file.write_text(f"#!/bin/bash\n{text}\n", "utf-8")
        file.chmod(0o755)

    def have_paralint(self):
        self.program("paralint", f'exec {shlex.quote(str(PARALINT))} "$@"')

    def run_action(self, code=0, workspace=PROJECT, **given):
        """Its outputs. What has `uses` is only written down, in self.used."""
        self.used = []
        inputs = {n: str(i["default"]) for n, i in self.action["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        self.assertEqual(set(inputs), set(self.action["inputs"]))
        outputs = {}
        status = 0
        for step in self.action["runs"]["steps"]:
            identity = step.get("id", "")
            outputs[identity] = {}
            if "if" in step and not holds(step["if"], inputs, outputs):
                continue
            if "uses" in step:
                self.used.append(
                    {n: expanded(v, inputs, outputs) for n, v in step["with"].items()}
                )
                continue
            status, told = self.run_step(step, inputs, outputs, workspace)
            outputs[identity] = told
            if status:
                break
        self.assertEqual(status, code, self.log)
        return {
            name: expanded(output["value"], inputs, outputs)
            for name, output in self.action["outputs"].items()
        }

    def run_step(self, step, inputs, outputs, workspace):
        """As https://docs.github.com tells of `shell: bash`."""
        told = self.folder / "output"
        told.write_text("")
        script = self.folder / "step.sh"
        script.write_text(step["run"], "utf-8")
        env = {
            "PATH": f"{self.folder}/bin:{self.folder}/root/usr/bin:/usr/bin:/bin",
            "HOME": str(self.folder / "home"),
            "LC_ALL": "C.UTF-8",
            "GITHUB_ACTION_PATH": str(self.path),
            "GITHUB_OUTPUT": str(told),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "RUNNER_TEMP": str(self.folder / "temporary"),
        }
        for name, value in step.get("env", {}).items():
            env[name] = expanded(value, inputs, outputs)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=workspace,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.log = done.stdout
        lines = told.read_text("utf-8").splitlines()
        return done.returncode, dict(line.split("=", 1) for line in lines)


class Running(Action):
    """paralint is there; the inputs become its options."""

    def setUp(self):
        super().setUp()
        self.have_paralint()

    def report(self, outputs):
        return json.loads(pathlib.Path(outputs["report"]).read_text("utf-8"))

    def test_findings(self):
        outputs = self.run_action(1, format="console")
        self.assertEqual(outputs["exit-code"], "1")
        summary = self.report(outputs)["summary"]
        self.assertGreater(summary["error"], 0)
        self.assertEqual(outputs["errors"], str(summary["error"]))
        self.assertEqual(outputs["warnings"], str(summary["warning"]))
        self.assertEqual(outputs["infos"], str(summary["info"]))
        self.assertIn("error[broken-page]", self.log)
        self.assertEqual(self.used, [], "nothing is built where paralint is there")

    def test_fail_on_and_arguments(self):
        outputs = self.run_action(
            fail_on="never",
            format="console, json",
            args="--show info --threads '2'",
            path="locales/fr/docs/inspections.md\nlocales/fr/docs/members.md\n",
            config="paralint.yaml",
        )
        self.assertEqual(outputs["exit-code"], "0")
        files = {f["file"] for f in self.report(outputs)["findings"]}
        self.assertEqual(
            files,
            {"locales/fr/docs/inspections.md", "locales/fr/docs/members.md"},
        )

    def test_a_word_with_blanks_stays_one(self):
        outputs = self.run_action(
            2, format="console", args='--baseline "no such; touch made"'
        )
        self.assertIn("no such; touch made", self.log)
        self.assertEqual(outputs["errors"], "")
        self.assertFalse((PROJECT / "made").exists())

    def test_failure(self):
        outputs = self.run_action(2, format="console", config="absent.yaml")
        self.assertEqual((outputs["exit-code"], outputs["report"]), ("2", ""))

    def test_baseline(self):
        site = self.folder / "site"
        for name in ("locales", "mappings", "paralint.yaml"):
            source = PROJECT / name
            if source.is_dir():
                shutil.copytree(source, site / name)
            else:
                shutil.copy(source, site / name)
        subprocess.run(
            [PARALINT, "baseline", "write", "--show", "info", "--baseline", "known.yaml"],
            cwd=site,
            capture_output=True,
            check=True,
        )
        self.run_action(1, workspace=site, format="console")
        self.run_action(0, workspace=site, format="console", baseline="known.yaml")

    def test_formats(self):
        self.need(*(f"--format {name}" for name in FORMATS))
        outputs = self.run_action(1, format=" ".join(FORMATS))
        folder = pathlib.Path(outputs["folder"])
        self.assertEqual(
            sorted(file.name for file in folder.iterdir()),
            sorted(
                "report.json report.sarif report.html report.md report.xml "
                "report.gitlab.json report.csv report.rdjsonl".split()
            ),
        )
        page = read("docs", "ci", "github.md")
        for file in folder.iterdir():
            if file.name != "report.json":
                self.assertIn(f"`{file.name}`", page)
            self.assertGreater(file.stat().st_size, 0)
        self.assertRegex(self.log, r"(?m)^::error ")
        self.assertTrue((self.folder / "summary.md").stat().st_size)

    def test_default_format(self):
        self.need("--format github")
        self.assertEqual(self.run_action(1)["exit-code"], "1")

    def test_install_only(self):
        outputs = self.run_action(0, install_only="true")
        self.assertEqual(set(outputs.values()), {""})


class Installing(Action):
    """paralint is not there. apt-get is played: it unpacks into a folder."""

    @classmethod
    def setUpClass(cls):
        for tool in ("dpkg-deb", "dpkg-shlibdeps", "file", "cpack"):
            if not shutil.which(tool):
                raise unittest.SkipTest(f"{tool} is not installed")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        subprocess.run(
            ["cpack", "--config", BUILD / "CPackConfig.cmake"]
            + ["-G", "DEB", "-B", folder.name],
            capture_output=True,
            check=True,
        )
        (cls.deb,) = pathlib.Path(folder.name).glob("*.deb")

    def setUp(self):
        super().setUp()
        self.calls = self.folder / "calls"
        self.program(
            "apt-get",
            f'echo "apt-get $*" >>{self.calls}\n'
            f'[[ $1 != install ]] || dpkg-deb -x "${{@: -1}}" {self.folder}/root',
        )
        self.program("sudo", 'exec "$@"')

    def installs(self):
        return re.findall(r"apt-get install .* (\S+)", self.calls.read_text())

    def test_package_that_is_given(self):
        shutil.copytree(PROJECT / "locales", self.folder / "site" / "locales")
        shutil.copytree(PROJECT / "mappings", self.folder / "site" / "mappings")
        shutil.copy(PROJECT / "paralint.yaml", self.folder / "site")
        shutil.copy(self.deb, self.folder / "site" / "paralint.deb")
        outputs = self.run_action(
            1, workspace=self.folder / "site", deb="paralint.deb", format="console"
        )
        self.assertEqual(outputs["exit-code"], "1")
        self.assertEqual(self.installs(), [f"{self.folder}/site/paralint.deb"])
        self.assertEqual(self.used, [])

    def test_package_in_the_cache(self):
        plan = self.action["runs"]["steps"][0]
        _, told = self.run_step(plan, {"deb": ""}, {}, PROJECT)
        cache = pathlib.Path(told["folder"])
        cache.mkdir(parents=True)
        shutil.copy(self.deb, cache)
        self.run_action(1, format="console")
        self.assertEqual(self.installs(), [str(cache / self.deb.name)])
        self.assertEqual(self.used, [{"path": str(cache), "key": told["key"]}])

    def test_package_that_is_built(self):
        """Of the sources of the action; the building itself is played."""
        self.path = self.folder / "action"
        self.path.mkdir()
        for name in "cmake docs scripts src".split():
            shutil.copytree(PROJECT / name, self.path / name)
        for name in "CMakeLists.txt README.md CHANGELOG.md LICENSE".split():
            shutil.copy(PROJECT / name, self.path)
        package = self.path / "scripts" / "package"
        package.write_text(
            f'#!/bin/bash\necho "package $*" >>{self.calls}\n'
            f'[[ $1 == --* ]] || {{ mkdir -p "$1"; cp {self.deb} "$1"; }}\n'
        )
        self.run_action(1, format="console")
        cache = pathlib.Path(self.used[0]["path"])
        calls = self.calls.read_text().splitlines()
        self.assertEqual(calls[:2], ["package --install-packages", f"package {cache}"])
        self.assertEqual(self.installs(), [str(cache / self.deb.name)])

        # Another version is another package.
        keys = [self.used[0]["key"]]
        for change in (None, "src/main.cc", "scripts/common.sh"):
            if change:
                with open(self.path / change, "a", encoding="utf-8") as file:
                    file.write("\n")
            shutil.rmtree(self.folder / "root")
            self.run_action(1, format="console")
            keys.append(self.used[0]["key"])
        self.assertEqual(keys[0], keys[1])
        self.assertEqual(len(set(keys)), 3, keys)
        for key in keys:
            self.assertRegex(key, r"^paralint-[a-z]+-\S+-\w+-[0-9a-f]{16}$")


class ActionFile(unittest.TestCase):
    def test_metadata(self):
        action = yaml.safe_load(read("action.yml"))
        self.assertEqual(
            set(action),
            {"name", "description", "branding", "inputs", "outputs", "runs"},
        )
        for name, given in action["inputs"].items():
            self.assertEqual(set(given), {"description", "default"}, name)
            self.assertIsInstance(given["default"], str, name)
        for name, output in action["outputs"].items():
            self.assertEqual(set(output), {"description", "value"}, name)
        self.assertEqual(set(action["runs"]), {"using", "steps"})
        self.assertEqual(action["runs"]["using"], "composite")
        for step in action["runs"]["steps"]:
            more = {"run", "shell"} if "run" in step else {"uses", "with"}
            self.assertLessEqual(more, set(step))
            self.assertLessEqual(set(step), STEP | more)

    def test_all_inputs_are_used(self):
        action = yaml.safe_load(read("action.yml"))
        used = re.findall(r"inputs\.([\w-]+)", read("action.yml"))
        self.assertEqual(set(used), set(action["inputs"]))

    def test_scripts(self):
        """What an input holds is never part of a script's text."""
        for step in yaml.safe_load(read("action.yml"))["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))
        scripts = [*(PROJECT / "scripts" / "action").iterdir(), CI / "nightly.sh"]
        self.assertEqual(len(scripts), 4)
        for script in scripts:
            self.assertTrue(os.access(script, os.X_OK), script)
            subprocess.run(["bash", "-n", script], check=True)


SITE = {
    "paralint.yaml": """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, folder_settings: {file: ""}}
""",
    "docs/en/bread.md": "# Bread\n\nWe bake [rolls](/rolls) too.\n",
    "docs/fr/bread.md": "# Le pain\n\nNous cuisons des [petits pains](/rolls).\n",
    "docs/en/rolls.md": "# Rolls\n\nSee [the mill](/mill).\n",
    "docs/fr/rolls.md": "# Petits pains\n\nVoyez [le moulin](/moulin).\n",
}


class Hooks(RepositoryTest, Needing):
    KEYS = "id name description entry language pass_filenames always_run".split()

    def setUp(self):
        super().setUp()
        self.hooks = {
            hook["id"]: hook for hook in yaml.safe_load(read(".pre-commit-hooks.yaml"))
        }

    def run_hook(self, name, code, cwd=None):
        entry = shlex.split(self.hooks[name]["entry"])
        self.assertEqual(entry[0], "paralint")
        return self.paralint(*entry[1:], code=code, cwd=cwd).stdout

    def test_metadata(self):
        for hook in self.hooks.values():
            self.assertEqual(list(hook), self.KEYS)
            self.assertEqual(hook["language"], "system")
            self.assertIs(hook["pass_filenames"], False)
            self.assertIs(hook["always_run"], True)

    def test_whole_site(self):
        self.assertIn("error[", self.run_hook("paralint", 1, PROJECT))

    def test_since_head(self):
        self.need("--since")
        self.start(SITE)
        self.assertEqual(self.run_hook("paralint-since-head", 0), "")
        # Its own page is not touched, but the link leads nowhere now.
        self.git("rm", "-q", "docs/en/rolls.md")
        out = self.run_hook("paralint-since-head", 1)
        self.assertIn("docs/en/bread.md:3", out)
        self.assertNotIn("/moulin", out)


class GitLab(RepositoryTest, Needing):
    def setUp(self):
        super().setUp()
        self.jobs = yaml.safe_load((CI / "gitlab.yml").read_text("utf-8"))

    def test_structure(self):
        base = self.jobs[".paralint"]
        self.assertLessEqual(
            set(base),
            {"image", "stage", "variables", "cache", "before_script", "artifacts"},
        )
        self.assertTrue(all(isinstance(v, str) for v in base["variables"].values()))
        self.assertEqual(set(base["artifacts"]["reports"]), {"codequality", "junit"})
        for name, job in self.jobs.items():
            if name != ".paralint":
                self.assertEqual(list(job), ["extends", "rules", "script"], name)
                self.assertEqual(job["extends"], ".paralint")
        for line in base["before_script"]:
            subprocess.run(["bash", "-n", "-c", line], check=True)

    def run_job(self, name, code, **variables):
        bin_folder = pathlib.Path(self.folder.name, "bin")
        bin_folder.mkdir(exist_ok=True)
        if not (bin_folder / "paralint").exists():
            (bin_folder / "paralint").symlink_to(PARALINT)
        env = self.env | self.jobs[".paralint"]["variables"] | variables
        env["PATH"] = f"{bin_folder}:{env['PATH']}"
        (line,) = self.jobs[name]["script"]
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.root, env=env, capture_output=True, check=False
        )
        self.assertEqual(done.returncode, code, done.stderr.decode())
        reports = self.jobs[".paralint"]["artifacts"]["reports"]
        xml.etree.ElementTree.parse(self.root / reports["junit"])
        (page,) = self.jobs[".paralint"]["artifacts"]["paths"]
        self.assertTrue((self.root / page).stat().st_size)
        return json.loads((self.root / reports["codequality"]).read_text("utf-8"))

    def test_whole_site(self):
        self.need("--format gitlab", "--format junit", "--format html")
        self.start(SITE)
        found = self.run_job("paralint", 1)
        self.assertEqual(len(found), 2)
        self.assertEqual(found, self.run_job("paralint", 0, PARALINT_ARGS="--fail-on never"))

    def test_merge_request(self):
        self.need("--since", "--format gitlab", "--format junit", "--format html")
        self.start(SITE)
        base = self.git("rev-parse", "HEAD")
        variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        self.assertEqual(self.run_job("paralint-merge-request", 0, **variables), [])
        self.replace("docs/en/bread.md", "(/rolls)", "(/roll)")
        self.commit()
        (found,) = self.run_job("paralint-merge-request", 1, **variables)
        self.assertEqual(found["location"]["path"], "docs/en/bread.md")


class Nightly(RepositoryTest, Needing):
    NEEDS = ["paralint diff", "--history", "--format html", "--format markdown"]

    def setUp(self):
        super().setUp()
        self.need(*self.NEEDS)
        self.root.mkdir()
        self.write(SITE)
        bin_folder = pathlib.Path(self.folder.name, "bin")
        bin_folder.mkdir()
        (bin_folder / "paralint").symlink_to(PARALINT)
        self.env["PATH"] = f"{bin_folder}:{self.env['PATH']}"
        self.kept = pathlib.Path(self.folder.name, "kept")

    def night(self, code):
        """What is printed."""
        done = subprocess.run(
            ["bash", CI / "nightly.sh", self.kept],
            cwd=self.root,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        if code < 2:
            self.assertEqual(done.stdout, (self.kept / "summary.md").read_text("utf-8"))
        return done.stdout

    def totals(self):
        lines = (self.kept / "history.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def findings(self):
        report = json.loads((self.kept / "report.json").read_text("utf-8"))
        return {finding["destination"] for finding in report["findings"]}

    def test_three_nights(self):
        first = self.night(0)
        self.assertIn("/mill", first)
        self.assertEqual(self.findings(), {"/mill", "/moulin"})

        self.replace("docs/en/bread.md", "(/rolls)", "(/buns)")
        second = self.night(1)
        self.assertIn("/buns", second)
        self.assertIn("docs/en/bread.md", second)
        for old in ("/mill", "/moulin"):
            self.assertNotIn(old, second)
        self.assertEqual(self.findings(), {"/mill", "/moulin", "/buns"})

        self.replace("docs/en/bread.md", "(/buns)", "(/rolls)")
        self.night(0)
        self.assertEqual(self.findings(), {"/mill", "/moulin"})

        self.assertEqual(len(self.totals()), 3)
        self.assertIn("<html", (self.kept / "report.html").read_text("utf-8"))
        self.assertEqual(
            {file.name for file in self.kept.iterdir()},
            set(re.findall(r"^#   (\S+\.\w+) ", read("docs/ci/nightly.sh"), re.M)),
        )

    def test_old_findings_stay_silent(self):
        self.night(0)
        self.replace("docs/en/bread.md", "(/rolls)", "(/buns)")
        self.night(1)
        self.assertNotIn("/buns", self.night(0))

    def test_night_without_a_check(self):
        self.night(0)
        before = self.findings()
        self.replace("paralint.yaml", "locales: [en, fr]", "locales: [en, fr")
        self.assertEqual(self.night(2), "")
        self.assertFalse((self.kept / "summary.md").exists())
        self.assertEqual(self.findings(), before)

    def test_step_of_the_workflow(self):
        workflow = yaml.safe_load((CI / "nightly.yml").read_text("utf-8"))
        (step,) = [
            step
            for step in workflow["jobs"]["nightly"]["steps"]
            if step.get("name") == "Compare with last night"
        ]
        self.write({".ci/nightly.sh": (CI / "nightly.sh").read_text("utf-8")})
        summary = self.root / "step.md"
        self.env["GITHUB_STEP_SUMMARY"] = str(summary)
        for change, code in ((None, 0), ("/buns", 1)):
            if change:
                self.replace("docs/en/bread.md", "(/rolls)", f"({change})")
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.root,
                env=self.env,
                capture_output=True,
                check=False,
            )
            self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn("/buns", summary.read_text("utf-8"))


class Workflow(unittest.TestCase):
    def test_structure(self):
        workflow = yaml.safe_load((CI / "nightly.yml").read_text("utf-8"))
        # YAML 1.1 takes the word "on" for true.
        self.assertEqual(set(workflow), {"name", True, "permissions", "jobs"})
        self.assertRegex(workflow[True]["schedule"][0]["cron"], r"^(\S+ ){4}\S+$")
        (job,) = workflow["jobs"].values()
        inputs = yaml.safe_load(read("action.yml"))["inputs"]
        for step in job["steps"]:
            self.assertEqual(len({"run", "uses"} & set(step)), 1, step)
            if step.get("uses", "").startswith("OWNER/"):
                self.assertLessEqual(set(step["with"]), set(inputs))


if __name__ == "__main__":
    PARALINT = RepositoryTest.program = os.path.abspath(sys.argv[1])
    BUILD = pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
