#!/usr/bin/env python3
"""Holds what `paralint check --format json` and `explain-ids` print against
their schemas.

usage: schema_test.py PARALINT PROJECT

The reports are those of the bundled site, of a site in three languages that is
made here, and of the HubRise site where it lies beside the project.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

SITE = {
    "paralint.yaml": """
locales: [en, fr, pt_BR]
layout:
  - "{locale}/{name}.md"
renderer: github
""",
    "en/home.md": "# Home\n\nSee [the news](news.md#may).\n\n## Late\n",
    "en/news.md": "# News\n\n## May\n",
    "fr/home.md": "# Accueil\n\nVoir [les nouvelles](news.md#may).\n",
    "fr/news.md": "# Nouvelles\n\n## Mai\n",
    "pt_BR/home.md": "# Casa\n\nSem notícias.\n\n## Tarde\n",
    "pt_BR/so.md": "# Só aqui\n\n[Nada](nada.md)\n",
}


def check(paralint, arguments, folder):
    """The report, parsed. The program may find things (1), not fail (2)."""
    run = subprocess.run(
        [paralint, "check", "--format", "json", "--quiet", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        sys.exit(f"exit code {run.returncode}: {run.stderr.decode()}")
    return json.loads(run.stdout.decode("utf-8"))


def contradictions(report):
    """What a schema cannot say."""
    findings = report["findings"]
    locales = report["locales"]
    summary = report["summary"]
    coverage = report["coverage"]
    links = dict(coverage["links"])
    if links.pop("total") != sum(links.values()):
        yield "coverage.links.total is not the sum of the others"
    if links["unverified"] != len(report["unverified"]):
        yield "coverage.links.unverified does not count `unverified`"
    if coverage["pairs"] != len(report["pairs"]):
        yield "coverage.pairs does not count `pairs`"
    if report["reference"] not in locales:
        yield "the reference is not one of the locales"
    for name in (coverage["pages"], report["pages_only_in"]):
        if list(name) != locales:
            yield f"{list(name)} are not the locales"
    fresh = [f for f in findings if "standing" not in f]
    if summary["known"] + summary["old"] != len(findings) - len(fresh):
        yield "summary.known and .old do not count the findings that are not new"
    for severity in ("error", "warning", "info"):
        of_severity = [f for f in fresh if f["severity"] == severity]
        if summary[severity] != len(of_severity):
            yield f"summary.{severity} does not count the findings"
    for name in ("rule", "locale"):
        counts = {}
        for finding in fresh:
            counts[finding[name]] = counts.get(finding[name], 0) + 1
        if summary["by_" + name] != counts:
            yield f"summary.by_{name} does not count the findings"
    fingerprints = {finding["fingerprint"] for finding in findings}
    if len(fingerprints) != len(findings):
        yield "two findings have one fingerprint"
    for finding in findings:
        where = f"{finding['file']}:{finding['line']} {finding['rule']}"
        if finding["begin"] > finding["end"]:
            yield f"{where}: ends before it begins"
        if "fix" in finding and not finding["suggestions"]:
            yield f"{where}: a fix without a suggestion"
    for pair in report["pairs"]:
        sides = set(pair["pages"])
        for row in pair["headings"] + pair["diff"]:
            if not sides <= set(row):
                yield f"{pair['key']}: a row without one of {sides}"
            elif all(row[side] is None for side in sides):
                yield f"{pair['key']}: a row with two empty sides"
        for entry in pair["diff"]:
            if entry["finding"] not in fingerprints | {None}:
                yield f"{pair['key']}: names a finding that is not there"
            one_sided = None in (entry[side] for side in sides)
            if one_sided != (entry["kind"] in ("missing", "extra")):
                yield f"{pair['key']}: {entry['kind']} with a wrong side"


def first(report, wanted):
    """The first finding with a field of that name."""
    return next(f for f in report["findings"] if f.get(wanted))


def first_diff(report):
    return next(p["diff"][0] for p in report["pairs"] if p["diff"])


# Each must make a valid report of the bundled site invalid.
DAMAGES = {
    "another version": lambda r: r.update(schema="paralint.report/2"),
    "no reference": lambda r: r.pop("reference"),
    "no paths": lambda r: r.pop("paths"),
    "an absolute path": lambda r: r["paths"].append("/docs"),
    "a count below 0": lambda r: r["coverage"]["links"].update(checked=-1),
    "no unverified count": lambda r: r["coverage"]["links"].pop("unverified"),
    "a locale in words": lambda r: r["coverage"]["pages"].update(English=1),
    "a relative key": lambda r: r["pages_only_in"]["en"].append("docs"),
    "a page without title": lambda r: r["pairs"][0]["pages"]["fr"].pop("title"),
    "half a pair": lambda r: r["pairs"][0]["pages"].pop("fr"),
    "a heading of level 7": lambda r: r["pairs"][0]["headings"][0]["fr"].update(
        level=7
    ),
    "a heading as text": lambda r: r["pairs"][0]["headings"][0].update(fr="Oui"),
    "a row without side": lambda r: r["pairs"][0]["headings"][0].pop("fr"),
    "an unknown kind": lambda r: first_diff(r).update(kind="other"),
    "no finding": lambda r: first_diff(r).pop("finding"),
    "an unknown severity": lambda r: r["findings"][0].update(severity="fatal"),
    "off as severity": lambda r: r["findings"][0].update(severity="off"),
    "line 0": lambda r: r["findings"][0].update(line=0),
    "too sure": lambda r: r["findings"][0].update(confidence=1.5),
    "an absolute file": lambda r: r["findings"][0].update(file="/etc/motd"),
    "a short fingerprint": lambda r: r["findings"][0].update(fingerprint="9f"),
    "a target without link": lambda r: first(r, "target").pop("destination"),
    "a target without via": lambda r: first(r, "target")["target"].pop("via"),
    "a fix without edits": lambda r: first(r, "fix")["fix"].update(edits=[]),
    "an edit without text": lambda r: first(r, "fix")["fix"]["edits"][0].pop(
        "text"
    ),
}


def id_failures(paralint, project):
    """What `explain-ids` prints of the bundled site, against its schema."""
    schema = json.loads((project / "docs/ids.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for arguments in ([], ["--renderer", "github"]):
        run = subprocess.run(
            [paralint, "explain-ids", "--format", "json", *arguments],
            cwd=project, capture_output=True, check=True)
        ids = json.loads(run.stdout.decode("utf-8"))
        for error in validator.iter_errors(ids):
            yield f"explain-ids: {error.json_path}: {error.message}"
        if arguments and not ids["lost"]:
            yield "explain-ids: `lost` is empty"
        ids["explained"][0].pop("links")
        if validator.is_valid(ids):
            yield "explain-ids: the schema lets a row without links pass"


def main():
    paralint = str(pathlib.Path(sys.argv[1]).resolve())
    project = pathlib.Path(sys.argv[2]).resolve()
    schema = json.loads(
        (project / "docs/report.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []

    def expect_valid(name, report):
        for error in validator.iter_errors(report):
            failures.append(f"{name}: {error.json_path}: {error.message}")
        if not failures:
            failures.extend(f"{name}: {text}" for text in contradictions(report))

    bundled = check(paralint, [], project)
    expect_valid("bundled site", bundled)
    # Else a test of fields would pass on a report that has none.
    for field in ("pairs", "findings", "pages_only_in"):
        if not bundled[field]:
            failures.append(f"bundled site: `{field}` is empty")

    with tempfile.TemporaryDirectory() as folder:
        for name, text in SITE.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expect_valid("three languages", check(paralint, [], folder))

    hubrise = project.parent / "shared/corpora/hubrise-2023-10"
    if hubrise.is_dir():
        config = project / "tests/sites/hubrise.yaml"
        arguments = ["--config", str(config), str(hubrise)]
        expect_valid("HubRise", check(paralint, arguments, project))
    else:
        print("skipped: the HubRise site is not there")

    failures.extend(id_failures(paralint, project))

    for name, damage in DAMAGES.items():
        damaged = copy.deepcopy(bundled)
        damage(damaged)
        if validator.is_valid(damaged):
            failures.append(f"the schema lets this pass: {name}")

    for failure in failures[:20]:
        print(failure[:300])
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
