#!/usr/bin/env python3
"""Holds the #include lines of src/ against the layers of the program.

usage: layers_test.py PROJECT

A unit is a header and its source, `text`, or either alone. Every unit has a
layer; it includes units of its own layer and of those above it in the table.
An outside library is at home in the few .cc files named here and in no header.
"""

import pathlib
import re
import sys

# Layers from the words up. `folder/*` is every unit of that folder.
LAYERS = [
    # 0 words
    "text text_buffer bytes_between hash_sort error version href slug locale disk memory_disk "
    "walk real_path parallel words rising columns counted edit overlay real_file real_names "
    "temporary_file replacement save patch loose_objects history json_text "
    "git_functions "
    "git_parts revision_disk old_repository progress append markdown_text "
    "code_points generator_slugs hexo_letters smart_text deunicode glob",
    # 1 facts
    "page front_matter front_matter_links simple_fields yaml_fields toml_fields markdown markup entities "
    "heading_id heading_reader includes link_template hidden jsx link_span surroundings link_reader written "
    "table_gaps parser_text python_markdown tag_facts tokens ignore id_writing",
    # 2 site
    "yaml yaml_reader config config_layout config_renderer config_rules "
    "slug_rules "
    "renderer renderers page_url layout mapping curated_lists derived_mark mapping_lines "
    "mapping_file yaml_word anchors heading_name folders load url_index key_index corpus corpus_sets corpus_urls own_host page_reader meant_page resolve "
    "spelling manner respelling yaml_edit front_matter_edit renamed_mapping "
    "redirect_list redirect_lines mkdocs_lines redirect_formats redirect_scripts redirect_table page_names heading_place page_readings id_survey detect/*",
    # 3 pairing
    "pairing lexicon word_model section section_score sequence_alignment certain_sections "
    "fixed_headings heading_alignment alignment link_alignment site "
    "route_names link_items link_places link_texts section_links "
    "page_features matching content_pairing feature_index page_likeness "
    "best_pairs link_pages successors",
    # 4 opinions
    "finding rule rules/*",
    # 5 results
    "check advice fingerprint cause recognise baseline verdict goals name_likeness near_names "
    "suggest facts_json report report/* stated route_votes correspondence "
    "mapping_entries map_json alignment_table relink fix harm precedent "
    "id_plan give_ids moved_files site_change page_moves rename rename_id "
    "rename_page memory lineage old_ids id_groups id_needs offers culprits "
    "places earlier run_totals run_history report_file report_diff "
    "diff_report diff_console diff_markdown diff_json",
    # 6 rim
    "main pool commands/*",
]

# By what their headers' names begin with: the only units that know them.
LIBRARIES = {
    "unicode/": "slug code_points generator_slugs locale words",
    "md4c": "markdown",
    "re2/": "glob slug_rules",
    "yaml-cpp/": "yaml_fields yaml",
    "toml++/": "toml_fields",
    "tbb/": "parallel",
    "git2.h": "patch loose_objects git_functions git_parts history "
    "revision_disk old_repository",
    "git2/": "loose_objects git_functions",
    "zlib.h": "loose_objects report/sarif",
    "simdjson": "text",
    "nlohmann/": "facts_json map_json run_history report_file diff_json",
    "CLI/": "main commands/*",
    # Text for people is made where it is known what is wrong.
    "fmt/": "yaml yaml_reader config config_layout config_renderer mapping "
    "curated_lists mapping_file mapping_entries yaml_word alignment_table "
    "cause baseline verdict diff_console diff_markdown report "
    "report/* main commands/*",
}

POSIX = {
    "dirent.h",
    "dlfcn.h",
    "fcntl.h",
    "sys/file.h",
    "sys/ioctl.h",
    "sys/mman.h",
    "sys/random.h",
    "sys/resource.h",
    "sys/stat.h",
    "unistd.h",
}

# What compilers bring for a kind of processor.
PROCESSOR = {"emmintrin.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)


def unit_of(file):
    """src/report/json.cc is `report/json`, src/version.h.in is `version`."""
    return re.sub(r"\.(cc|h|h\.in)$", "", file)


def is_listed(unit, listed):
    folder = unit.rpartition("/")[0]
    return unit in listed or (folder != "" and f"{folder}/*" in listed)


def layer_of(unit):
    for number, units in enumerate(LAYERS):
        if is_listed(unit, units.split()):
            return number
    return None


def included_unit(file, name, units):
    """As the compiler looks for it: in the file's folder, then in src/."""
    folder = file.rpartition("/")[0]
    for candidate in (f"{folder}/{name}" if folder else name, name):
        if unit_of(candidate) in units:
            return unit_of(candidate)
    return None


def own_include(file, name, units):
    unit = included_unit(file, name, units)
    if unit is None:
        return f'"{name}" is no file of src/'
    mine, its = layer_of(unit_of(file)), layer_of(unit)
    if None not in (mine, its) and its > mine:
        return f'"{name}" is of layer {its}, this file of layer {mine}'
    return None


def outside_include(file, name):
    if name in POSIX | PROCESSOR or re.fullmatch(r"[a-z_]+", name):
        return None
    for prefix, homes in LIBRARIES.items():
        if not name.startswith(prefix):
            continue
        if file.endswith(".h"):
            return f"<{name}> does not belong into a header"
        if not is_listed(unit_of(file), homes.split()):
            return f"<{name}> is at home in {homes}"
        return None
    return f"<{name}> is of a library that is not in the table"


def violations(sources):
    """`sources` are texts by their path below src/."""
    units = {unit_of(file) for file in sources}
    for unit in sorted(units):
        if layer_of(unit) is None:
            yield f"src/{unit}: not in the table of layers"
    for file, text in sorted(sources.items()):
        for match in INCLUDE.finditer(text):
            own, name = match[1] == '"', match[2]
            problem = (
                own_include(file, name, units)
                if own
                else outside_include(file, name)
            )
            if problem:
                line = text.count("\n", 0, match.start(2)) + 1
                yield f"src/{file}:{line}: {problem}"


def stale_rows(units):
    """Names in the tables that are no unit any more."""
    rows = LAYERS + list(LIBRARIES.values())
    for name in sorted({name for row in rows for name in row.split()}):
        folder = name.removesuffix("*")
        there = name in units or (
            folder != name and any(unit.startswith(folder) for unit in units)
        )
        if not there:
            yield f"{name}: in a table, but not in src/"


def stale_homes(sources):
    """Homes of libraries that do not include them."""
    for prefix, homes in LIBRARIES.items():
        for home in homes.split():
            if home.endswith("*"):
                continue
            if f"#include <{prefix}" not in sources.get(f"{home}.cc", ""):
                yield f"{home} is a home of {prefix}, but does not include it"


# One line each, planted into a file; all but the last ones must be found.
PLANTED = [
    ("text.cc", '#include "page.h"', "layer 1"),
    ("markdown.cc", '#include "corpus.h"', "layer 2"),
    ("corpus.h", '#include "alignment.h"', "layer 3"),
    ("alignment.cc", '  #  include "rule.h"', "layer 4"),
    ("rules/broken_page.cc", '#include "report.h"', "layer 5"),
    ("report/json.cc", '#include "commands/command.h"', "layer 6"),
    ("rules/broken_page.cc", '#include "../text.h"', "no file"),
    ("made_up.cc", "", "not in the table"),
    ("rules/deep/made_up.cc", "", "not in the table"),
    ("corpus.cc", "#include <md4c.h>", "at home"),
    ("alignment.cc", "#include <unicode/uchar.h>", "at home"),
    ("locale.h", "#include <unicode/locid.h>", "header"),
    ("report.h", "#include <fmt/core.h>", "header"),
    ("text.cc", "#include <boost/regex.hpp>", "library"),
    ("rules/broken_page.cc", '#include "text.h"', None),
    ("commands/check.cc", "#include <fmt/color.h>", None),
    ("text.cc", "// #include <md4c.h>", None),
    ("disk.cc", "#include <sys/stat.h>", None),
]


def failed_plantings(sources):
    before = list(violations(sources))
    for file, line, expected in PLANTED:
        planted = {**sources, file: line + "\n" + sources.get(file, "")}
        # Line numbers move down by one, so compare what is said, not where.
        said = [v.partition(": ")[2] for v in violations(planted)]
        for violation in before:
            said.remove(violation.partition(": ")[2])
        found = len(said) == 1 and expected is not None and expected in said[0]
        if not (found or (expected is None and not said)):
            yield f"planted `{line}` in {file}: expected {expected}, got {said}"


def main():
    src = pathlib.Path(sys.argv[1], "src")
    sources = {
        path.relative_to(src).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(src.rglob("*"))
        if path.name.endswith((".cc", ".h", ".h.in"))
    }
    if not sources:
        sys.exit(f"no sources in {src}")
    failures = [
        *violations(sources),
        *stale_rows({unit_of(file) for file in sources}),
        *stale_homes(sources),
        *failed_plantings(sources),
    ]
    for failure in failures:
        print(failure)
    print(f"{len(sources)} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
