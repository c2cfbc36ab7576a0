#!/usr/bin/env python3
"""Reads every report format with somebody else's reader.

usage: formats_test.py PARALINT PROJECT FOLDER

The JSON report, whose own test is schema_test.py, says what must be in the
others. FOLDER keeps npm packages that hold the schema of SARIF and the one of
reviewdog's diagnostics; without npm, or where it cannot install them, these two
schemas are left out, which is said.
"""

import csv
import gzip
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema

import formats_site

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = {
    "@microsoft/jest-sarif": "1.0.0-beta.0",
    "@umbrelladocs/rdformat-validator": "1.0.1",
}
SARIF_SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
RDFORMAT = "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js"

failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def same(have, want, what):
    if have != want:
        failures.append(f"{what}: {have!r:.300} instead of {want!r:.300}")


# --- the program ------------------------------------------------------------


class Site:
    """A folder and what paralint says about it."""

    def __init__(self, paralint, folder, *paths):
        self.paralint = paralint
        self.folder = os.fsencode(folder)
        self.paths = paths
        self.report = json.loads(self.run("--format", "json"))
        self.findings = self.report["findings"]
        self.texts = {}

    def run(self, *arguments, **environment):
        run = subprocess.run(
            [self.paralint, "check", "--quiet", *self.paths, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "GITHUB_STEP_SUMMARY": "", **environment},
        )
        if run.returncode not in (0, 1):
            sys.exit(f"exit code {run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def shown(self, *severities):
        return [f for f in self.findings
                if f["severity"] in (severities or ("error", "warning"))]

    def bytes_of(self, finding):
        """The page's bytes; None where its name is no UTF-8."""
        if "\ufffd" in finding["file"]:
            return None
        if finding["file"] not in self.texts:
            path = os.path.join(self.folder, finding["file"].encode())
            with open(path, "rb") as file:
                self.texts[finding["file"]] = file.read()
        return self.texts[finding["file"]]


def offset(text, line, column, width):
    """The byte at a line and column, where `width` gives a character's."""
    begin = 0
    for end in list(re.finditer(rb"\r\n|\n|\r", text))[:line - 1]:
        begin = end.end()
    column -= 1
    for char in text[begin:].decode("utf-8", "surrogateescape"):
        if column <= 0:
            break
        column -= width(char)
        begin += len(char.encode("utf-8", "surrogateescape"))
    return begin


def is_utf8(text):
    try:
        text.decode()
        return True
    except UnicodeDecodeError:
        return False


def utf16_width(char):
    return 2 if ord(char) > 0xFFFF else 1


def byte_width(char):
    return len(char.encode("utf-8", "surrogateescape"))


# --- SARIF ------------------------------------------------------------------


def sarif(site, packages, all_there=True):
    text = site.run("--format", "sarif")
    log = json.loads(text)
    if packages:
        schema = json.loads((packages / SARIF_SCHEMA).read_text())
        validator = jsonschema.validators.validator_for(schema)
        for error in validator(
                schema,
                format_checker=jsonschema.FormatChecker()).iter_errors(log):
            failures.append(f"SARIF: {list(error.path)}: {error.message:.200}")
    (run,) = log["runs"]
    same(run["columnKind"], "utf16CodeUnits", "columnKind")
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    same(len(set(ids)), len(ids), "ids of rules")
    for rule in run["tool"]["driver"]["rules"]:
        expect(len(rule["properties"]["tags"]) <= 20, "tags of a rule")
        expect(len(rule["help"]["markdown"]) > 50, f"help of {rule['id']}")
    results = run["results"]
    if all_there:
        same([r["partialFingerprints"]["paralint/v1"] for r in results],
             [f["fingerprint"] for f in site.findings], "SARIF fingerprints")
        for result, finding in zip(results, site.findings):
            sarif_result(site, result, finding, ids)
    expect(len(results) <= 25000, f"SARIF: {len(results)} results")
    expect(len(gzip.compress(text)) <= 10_000_000, "SARIF: too large")
    expect(results or not site.findings, "SARIF: nothing is left")
    return run


def sarif_result(site, result, finding, ids):
    same(ids[result["ruleIndex"]], finding["rule"], "ruleIndex")
    same(result["level"],
         {"info": "note"}.get(finding["severity"], finding["severity"]),
         "level")
    (location,) = result["locations"]
    place = location["physicalLocation"]
    path = sarif_path(place)
    page = site.bytes_of(finding)
    if page is None:
        return  # JSON cannot tell its name
    same(path, finding["file"], "SARIF's path")
    if not is_utf8(page):
        return
    same(span(page, place["region"]), (finding["begin"], finding["end"]),
         f"SARIF region of {path}")
    fixes = [(sarif_path(change), span(page, replacement["deletedRegion"]),
              replacement["insertedContent"]["text"])
             for fix in result.get("fixes", [])
             for change in fix["artifactChanges"]
             for replacement in change["replacements"]]
    same(fixes, [(edit["file"], (edit["begin"], edit["end"]), edit["text"])
                 for edit in finding.get("fix", {}).get("edits", [])],
         "SARIF fixes")
    if finding["counterpart"] and "line" in finding["counterpart"]:
        first = result["relatedLocations"][0]["physicalLocation"]
        same(first["region"]["startLine"], finding["counterpart"]["line"],
             "SARIF related line")
        same(sarif_path(first), finding["counterpart"]["file"],
             "SARIF related file")


def sarif_path(place):
    uri = place["artifactLocation"]["uri"]
    parts = urllib.parse.urlsplit(uri)
    same((parts.scheme, parts.netloc, parts.query, parts.fragment),
         ("", "", "", ""), f"parts of {uri}")
    expect(re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), f"URI {uri}")
    same(place["artifactLocation"]["uriBaseId"], "%SRCROOT%", "uriBaseId")
    return urllib.parse.unquote_to_bytes(uri).decode("utf-8", "replace")


def span(page, region):
    return tuple(
        offset(page, region[f"{end}Line"], region[f"{end}Column"], utf16_width)
        for end in ("start", "end"))


# --- JUnit ------------------------------------------------------------------


def junit(site):
    text = site.run("--format", "junit")
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(text)
        file.flush()
        run = subprocess.run(
            ["xmllint", "--noout", "--huge", "--schema",
             str(HERE / "junit.xsd"), file.name],
            capture_output=True, text=True, check=False)
        same(run.returncode, 0, f"xmllint: {run.stderr:.500}")
    root = xml.etree.ElementTree.fromstring(text)
    cases = list(root.iter("testcase"))
    failed = [case for case in cases if case.find("failure") is not None]
    same(len(failed), len(site.shown()), "JUnit failures")
    same(int(root.get("failures")), len(failed), "failures")
    same(int(root.get("tests")), len(cases), "tests")
    for suite in root:
        own = list(suite)
        same(int(suite.get("tests")), len(own), "tests of a suite")
        same(int(suite.get("failures")),
             sum(case.find("failure") is not None for case in own),
             "failures of a suite")
    names = [(case.get("classname"), case.get("file"), case.get("name"))
             for case in cases]
    same(len(set(names)), len(names), "names of test cases")
    pages = sum(site.report["coverage"]["pages"].values())
    faulty = len({f["file"] for f in site.shown()})
    same(len(cases) - len(failed), pages - faulty, "JUnit's clean pages")


# --- GitHub's commands ------------------------------------------------------


def commands(text):
    """As the runner reads them (ActionCommand.TryParseV2)."""
    found = []
    for line in text.split("\n"):
        line = line.lstrip()
        if not line.startswith("::") or "::" not in line[2:]:
            continue
        end = line.index("::", 2)
        name, _, rest = line[2:end].partition(" ")
        properties = {}
        for pair in filter(None, rest.split(",")):
            key, equals, value = pair.partition("=")
            expect(equals, f"property {pair}")
            properties[key] = unescaped(value, "%3A", "%2C")
        found.append((name, properties, unescaped(line[end + 2:])))
    return found


def unescaped(text, *more):
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def github(site):
    text = site.run("--format", "github", "--show", "info").decode(
        "utf-8", "replace")
    found = commands(text)
    lines = text.rstrip("\n").split("\n") if text else []
    told = len(lines) - (not lines[-1].startswith("::") if lines else 0)
    same(len(found), told, "lines that are commands")
    known = {(f["file"], f["line"], f["rule"]) for f in site.findings}
    for name, properties, message in found:
        expect(name in ("error", "warning", "notice"), f"command {name}")
        expect({"file", "line", "endLine", "title"} <= properties.keys(),
               f"properties {properties}")
        place = (properties["file"].replace("\ufffd", "?"),
                 int(properties["line"]), properties["title"])
        expect(place in {(f.replace("\ufffd", "?"), l, r)
                         for f, l, r in known} or "?" in place[0],
               f"annotation of {place}")
        expect(message, "an annotation without a message")
    for name, severity in (("error", "error"), ("warning", "warning"),
                           ("notice", "info")):
        causes = {f["cause"] for f in site.findings}
        worst = [c for c in causes if max(
            ("info", "warning", "error").index(f["severity"])
            for f in site.findings if f["cause"] == c) ==
            ("info", "warning", "error").index(severity)] if len(
                site.findings) < 2000 else None
        count = sum(name == other for other, _, _ in found)
        expect(count <= 10, f"{count} annotations: {name}")
        if worst is not None:
            same(count, min(10, len(worst)), f"annotations: {name}")
    order = ["error", "warning", "notice"]
    kinds = [order.index(name) for name, _, _ in found]
    same(kinds, sorted(kinds), "order of annotations")


def annotated_files(site):
    """Whatever a page's name holds, it comes out as it was put in."""
    for file in sorted({f["file"] for f in site.shown()}):
        if "\ufffd" in file:
            continue
        found = commands(site.run(file, "--format", "github").decode())
        same({properties["file"] for _, properties, _ in found}, {file},
             "annotated files")
        lines = {f["line"] for f in site.shown() if f["file"] == file}
        expect({int(properties["line"]) for _, properties, _ in found} <= lines,
               f"annotated lines of {file}")


def step_summary(site, folder):
    file = pathlib.Path(folder, "summary.md")
    file.unlink(missing_ok=True)
    quiet = site.run("--format", "github")
    same(site.run("--format", "github", GITHUB_STEP_SUMMARY=str(file)), quiet,
         "commands with a summary")
    first = file.read_bytes()
    expect(first.startswith(b"## paralint: "), "no summary of the step")
    expect(len(first) <= 1 << 20, f"a summary of {len(first)} bytes")
    # It belongs to the whole step.
    there = b"x" * ((1 << 20) - 3000)
    file.write_bytes(there)
    site.run("--format", "github", GITHUB_STEP_SUMMARY=str(file))
    both = file.read_bytes()
    expect(both.startswith(there), "the summary was not appended to")
    expect(len(there) + 300 < len(both) <= 1 << 20,
           f"a summary of {len(both)} bytes")
    site.run("--format", "json", GITHUB_STEP_SUMMARY=str(file))
    same(file.read_bytes(), both, "a summary without --format github")
    return first.decode()


# --- reviewdog --------------------------------------------------------------


def rdjsonl(site, packages):
    text = site.run("--format", "rdjsonl").decode()
    lines = text.split("\n")
    same(lines.pop(), "", "end of rdjsonl")
    diagnostics = [json.loads(line) for line in lines]
    same(len(diagnostics), len(site.shown()), "diagnostics")
    for diagnostic, finding in zip(diagnostics, site.shown()):
        same(diagnostic["code"]["value"], finding["rule"], "code")
        same(diagnostic["severity"], finding["severity"].upper(), "severity")
        page = site.bytes_of(finding)
        if page is None:
            continue
        same(diagnostic["location"]["path"], finding["file"], "path")
        same(byte_span(page, diagnostic["location"]["range"]),
             (finding["begin"], finding["end"]), "range")
        suggested = [(*byte_span(page, each["range"]), each["text"])
                     for each in diagnostic.get("suggestions", [])]
        same(suggested, [(edit["begin"], edit["end"], edit["text"])
                         for edit in finding.get("fix", {}).get("edits", [])],
             "suggestions")
    if packages:
        run = subprocess.run(
            ["node", str(packages / RDFORMAT), "--strict", "--no-extra-fields",
             "--verbose"],
            input=json.dumps({"diagnostics": diagnostics}), text=True,
            capture_output=True, check=False)
        same(run.returncode, 0, f"rdformat: {run.stdout[-500:]}")


def byte_span(page, found):
    return tuple(
        offset(page, found[end]["line"], found[end]["column"], byte_width)
        for end in ("start", "end"))


# --- GitLab -----------------------------------------------------------------

# Of GitLab's documentation, "Implement a custom tool".
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity",
                     "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical",
                                  "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1}}}}}}}}


def gitlab(site):
    issues = json.loads(site.run("--format", "gitlab"))
    for error in jsonschema.Draft7Validator(CODE_QUALITY).iter_errors(issues):
        failures.append(f"GitLab: {list(error.path)}: {error.message:.200}")
    same([(i["location"]["path"], i["location"]["lines"]["begin"],
           i["check_name"], i["fingerprint"]) for i in issues],
         [(f["file"], f["line"], f["rule"], f["fingerprint"])
          for f in site.shown()], "GitLab's issues")
    same(len({i["fingerprint"] for i in issues}), len(issues),
         "GitLab's fingerprints")


# --- Markdown ---------------------------------------------------------------


class Tags(html.parser.HTMLParser):
    """The elements of a page, and its text outside of code."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.code = 0
        self.texts = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.code += tag == "code"

    def handle_endtag(self, tag):
        self.code -= tag == "code"

    def handle_data(self, data):
        if not self.code:
            self.texts.append(data)


def markdown(site):
    text = site.run("--format", "markdown").decode()
    expect(len(text.encode()) <= 65536, "a comment that is too long")
    markdown_text(text)
    for locale in site.report["locales"]:
        counts = [str(sum(f["locale"] == locale and f["severity"] == severity
                          for f in site.findings))
                  for severity in ("error", "warning", "info")]
        pages = site.report["coverage"]["pages"][locale]
        row = f"| {locale} | {pages} | {' | '.join(counts)} |"
        expect(row in text.split("\n"), f"no row {row}")


def markdown_text(text):
    """Rendered as GitHub does, it holds nothing but what paralint puts there:
    no element, link or mention comes from a page."""
    run = subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
         "strikethrough", "-e", "tagfilter"],
        input=text, text=True, capture_output=True, check=True)
    tags = Tags()
    tags.feed(run.stdout)
    mine = set("h2 table thead tbody tr th td ul li strong code p em details "
               "summary".split())
    same(set(tags.tags) - mine, set(), "elements of the Markdown")
    for data in tags.texts:
        expect(not re.search(r"@\w|#\d|https?://|www\.\w", data),
               f"a mention: {data:.200}")
    same(tags.tags.count("details"), tags.tags.count("summary"), "details")


# --- HTML -------------------------------------------------------------------


class Elements(html.parser.HTMLParser):
    """The names of a page's elements, and its scripts' texts by their ids."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.scripts = {}
        self.id = None

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.id = dict(attrs).get("id", "") if tag == "script" else None

    def handle_endtag(self, tag):
        self.id = None

    def handle_data(self, data):
        if self.id is not None:
            self.scripts[self.id] = self.scripts.get(self.id, "") + data


def page(site):
    """Nothing but paralint's own elements, and all that JSON says. What a
    browser makes of it is in tests/browser."""
    elements = Elements()
    elements.feed(site.run("--format", "html").decode())
    elements.close()
    mine = set("html head meta title link style body div noscript p script"
               .split())
    same(set(elements.tags) - mine, set(), "elements of the page")
    same(elements.tags.count("script"), len(elements.scripts), "scripts")
    data = {name: json.loads(text) for name, text in elements.scripts.items()
            if name}
    index = data["index"]
    columns, pages = index["findings"], index["pages"]
    severities = ("info", "warning", "error")
    found = list(zip(columns["rule"], columns["severity"], columns["page"],
                     columns["line"], columns["cause"], columns["message"]))
    same([(index["rules"][rule][0], severities[severity],
           pages["file"][at], line, index["causes"]["id"][cause],
           columns["messages"][message])
          for rule, severity, at, line, cause, message in found],
         [(f["rule"], f["severity"], f["file"], f["line"], f["cause"],
           f["message"]) for f in site.findings], "the page's findings")
    details = [one for at in dict.fromkeys(columns["page"])
               for one in data[f"page-{at}"][2]]
    same([(one[0], one[2], [s[0] for s in one[8]]) for one in details],
         [(f["column"], f["fingerprint"],
           [s["destination"] for s in f["suggestions"]])
          for f in site.findings], "the page's details")
    same(len([name for name in data if name.startswith("pair-")]),
         len(site.report["pairs"]), "the page's pairs")


# --- CSV --------------------------------------------------------------------


def table(text):
    rows = list(csv.reader(io.StringIO(text.decode(), newline=""),
                           strict=True))
    same({len(row) for row in rows}, {len(rows[0])}, "lengths of rows")
    for row in rows:
        for cell in row:
            expect(not re.match(r"[=+\-@\t\r]", cell), f"a formula: {cell}")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def csv_tables(site):
    text = site.run("--format", "csv")
    same(text.count(b"\n"), text.count(b"\r\n"), "line ends of CSV")
    same([(row["fingerprint"], row["severity"], row["line"], row["column"],
           row["locale"]) for row in table(text)],
         [(f["fingerprint"], f["severity"], str(f["line"]), str(f["column"]),
           f["locale"]) for f in site.findings], "rows of CSV")
    rows = table(site.run("--format", "csv", "--coverage"))
    pages = [row for row in rows if row["file"]]
    same(len(pages), sum(site.report["coverage"]["pages"].values()),
         "pages of the coverage")
    same(len({(row["key"], row["locale"]) for row in rows}), len(rows),
         "keys of the coverage")
    for severity, column in (("error", "errors"), ("warning", "warnings"),
                             ("info", "notes")):
        same(sum(int(row[column]) for row in pages),
             site.report["summary"][severity], f"coverage: {column}")
    aligned = sum(
        None not in (h[locale] for locale in pair["pages"])
        for pair in site.report["pairs"] for h in pair["headings"])
    same(sum(int(row["aligned headings"] or 0) for row in rows), aligned,
         "aligned headings")


def states(site):
    """Of the bundled site, by docs/bundled-site.md."""
    rows = table(site.run("--format", "csv", "--coverage"))
    counts = {}
    for row in rows:
        counts[row["state"]] = counts.get(row["state"], 0) + 1
    same(counts, {"present": 31, "orphan": 1, "missing": 2,
                  "served from another locale": 2}, "states")
    copied = {(row["key"], row["url"]) for row in rows
              if row["state"] == "served from another locale"}
    expect(all(url.startswith("/fr/reference") for _, url in copied),
           f"URLs {copied}")
    some = table(site.run("--format", "csv", "--coverage", "locales/fr/docs"))
    same({row["key"].split("/")[1] for row in some}, {"docs"}, "its scope")


# --- files ------------------------------------------------------------------


def endings(site, folder):
    """A file's ending names its format; all are written at once."""
    names = {"a.json": "json", "b.sarif": "sarif", "c.xml": "junit",
             "d.csv": "csv", "e.md": "markdown", "f.rdjsonl": "rdjsonl",
             "g.txt": "console"}
    arguments = []
    for name in names:
        arguments += ["-o", os.path.join(folder, name)]
    same(site.run(*arguments), b"", "output")
    for name, of in names.items():
        same(pathlib.Path(folder, name).read_bytes(), site.run("--format", of),
             f"{name} is {of}")
    out = os.path.join(folder, "named.json")
    same(site.run("--format", "csv", "-o", out, "--format", "gitlab"),
         site.run("--format", "gitlab"), "standard output")
    same(pathlib.Path(out).read_bytes(), site.run("--format", "csv"),
         "a format that is named")


def refused(site, folder):
    file = os.path.join(folder, "twice")
    for arguments in (["--coverage"], ["--coverage", "--format", "json"],
                      ["--format", "json", "-o", file, "--format", "csv", "-o",
                       file]):
        run = subprocess.run(
            [site.paralint, "check", "--quiet", *arguments], cwd=site.folder,
            stdin=subprocess.DEVNULL, capture_output=True, check=False)
        same((run.returncode, run.stdout), (2, b""), f"{arguments}")
    expect(not os.path.exists(file), "a file of two formats")


def samples(site, project):
    """docs/formats.md shows what is printed, but for blanks and line ends."""
    def squeezed(text):
        return re.sub(r"\s+", "", text)

    text = (project / "docs/formats.md").read_text(encoding="utf-8")
    for section in re.split(r"(?m)^## ", text)[1:]:
        name = section.partition("\n")[0]
        printed = squeezed("".join(
            site.run("--format", name, *more).decode()
            for more in ([], ["--coverage"])[:1 + (name == "csv")]))
        found = re.findall(r"(?ms)^```(?:json|xml|markdown)?\n(.*?)^```$",
                           section)
        expect(found, f"docs/formats.md: no sample of {name}")
        for sample in found:
            for piece in (sample.splitlines() if name == "csv" else [sample]):
                expect(squeezed(piece) in printed,
                       f"docs/formats.md: not of {name}: {piece}")


def below(paralint, project):
    """Files are named as they open from the working folder."""
    site = Site(paralint, project.parent, project.name)
    for name in ("sarif", "junit", "github", "rdjsonl", "gitlab", "markdown",
                 "csv"):
        text = site.run("--format", name).decode()
        expect(f"{project.name}/locales/fr/" in text, f"paths of {name}")


def threads(site):
    for name in ("json", "html", "sarif", "junit", "github", "rdjsonl",
                 "gitlab", "markdown", "csv"):
        texts = {site.run("--format", name, "--threads", str(n))
                 for n in (1, 2, 8)}
        same(len(texts), 1, f"threads show in {name}")


# --- all --------------------------------------------------------------------


def installed(folder):
    """The node_modules of the packages, or None."""
    modules = pathlib.Path(folder, "node_modules")
    if all((modules / name).is_dir() for name in PACKAGES):
        return modules
    if not shutil.which("npm"):
        return None
    modules.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund",
         "--fetch-retries=1",
         "--ignore-scripts", *(f"{n}@{v}" for n, v in PACKAGES.items())],
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if all((modules / name).is_dir() for name in PACKAGES):
        return modules
    return None


def check(site, packages, folder):
    sarif(site, packages)
    junit(site)
    github(site)
    markdown_text(step_summary(site, folder))
    rdjsonl(site, packages)
    gitlab(site)
    markdown(site)
    page(site)
    csv_tables(site)


def check_large(paralint, folder, packages):
    formats_site.large(folder, 30_000)
    site = Site(paralint, folder)
    expect(len(site.findings) >= 30_000, "a large site")
    run = sarif(site, packages, all_there=False)
    same(len(run["results"]), 25_000, "results")
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    expect(str(len(site.findings)) in notification["message"]["text"],
           "no word of what was cut")
    same({result["level"] for result in run["results"]}, {"error"},
         "the worst ones")
    junit(site)
    github(site)
    summary = step_summary(site, folder)
    expect("left out" in summary, "no word of what the summary lacks")
    expect(len(summary) > 900_000, "a summary that is cut too early")
    text = site.run("--format", "markdown").decode()
    expect("left out" in text and 60_000 < len(text.encode()) <= 65_536,
           f"a comment of {len(text)} characters")
    same(len(table(site.run("--format", "csv"))), len(site.findings), "rows")
    same(len(json.loads(site.run("--format", "gitlab"))), len(site.shown()),
         "issues")


def check_noise(paralint, folder):
    """Too large for code scanning although it is not too many."""
    formats_site.large(folder, 20_000, noise=700)
    run = sarif(Site(paralint, folder), None, all_there=False)
    expect(5_000 < len(run["results"]) < 20_000,
           f"{len(run['results'])} results of noise")
    expect(run["invocations"][0]["toolExecutionNotifications"],
           "no word of what was cut")


def main():
    paralint, project = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    packages = installed(sys.argv[3])
    if not packages:
        print("without npm's packages: SARIF's and reviewdog's schemas are "
              "not tried")
    with tempfile.TemporaryDirectory() as folder:
        bundled = Site(paralint, project)
        check(bundled, packages, folder)
        states(bundled)
        endings(bundled, folder)
        refused(bundled, folder)
        samples(bundled, project)
        below(paralint, project)
    with tempfile.TemporaryDirectory() as folder:
        formats_site.hostile(folder)
        hostile = Site(paralint, folder)
        expect(len(hostile.findings) > 500, "a hostile site")
        check(hostile, packages, folder)
        annotated_files(hostile)
        threads(hostile)
    with tempfile.TemporaryDirectory() as folder:
        check_large(paralint, folder, packages)
    with tempfile.TemporaryDirectory() as folder:
        check_noise(paralint, folder)
    for failure in failures[:50]:
        print(failure.encode("utf-8", "backslashreplace").decode())
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
