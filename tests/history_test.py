#!/usr/bin/env python3
"""Makes repositories with git and looks at what `paralint check` and `paralint
ids` remember of them.

usage: history_test.py PARALINT
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from repository import RepositoryTest

CONFIG = """locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: {preset: hubrise, fragments: [id, slug], folder_settings: {file: ""}}
"""
BILLING = """# Billing

What you pay for, and when.

## Plans

There is a plan for small bakeries and one for those with several ovens.

## Edit billing information

Open the account page, choose the card to charge, and type the address that
the accountant wants to see on every invoice.

## Cancel

Write to us before the first day of the month.
"""
SITE = {
    "paralint.yaml": CONFIG,
    "docs/en/billing.md": BILLING,
    "docs/en/guide.md": "# Guide\n\nSee [billing](/billing#edit-billing-information).\n",
    "docs/fr/billing.md": "# Facturation\n\n## Offres\n",
    "docs/fr/guide.md": "# Guide\n\nVoir la [facturation](/billing).\n",
}
# Ids that no heading gives, and links to them by slug or by id.
NAMED = {
    "paralint.yaml": CONFIG,
    "docs/en/billing.md": BILLING.replace(
        "information\n", "information {#card}\n"
    ).replace("Cancel\n", "Cancel {#bye}\n"),
    "docs/en/guide.md": "# Guide\n\nSee [billing](/billing#card).\n",
    "docs/fr/billing.md": """# Facturation

Ce que vous payez, et quand.

## Offres

Il y a une offre pour les petites boulangeries et une pour plusieurs fours.

## Modifier la facturation {#card}

Ouvrez la page du compte, choisissez la carte et tapez l'adresse que le
comptable veut voir sur chaque facture.

## Résilier {#bye}

Écrivez-nous avant le premier jour du mois.
""",
    "docs/fr/guide.md": "# Guide\n\nVoir la [facturation](/billing#card).\n",
}
CARD_EN = 'docs/en/billing.md:9: #card for "Edit billing information", '
CARD_FR = 'docs/fr/billing.md:9: #card for "Modifier la facturation", '
OVEN = """# The oven

Heat it to 240 degrees and put a bowl of water on its floor.

## Clean it {#clean}

Wait until it is cold, then use a wet brush and nothing else.
"""


class HistoryTest(RepositoryTest):
    def findings(self, root=None, env=None, threads=1):
        done = subprocess.run(
            [self.program, "check", "--format", "json", "--threads", str(threads)],
            cwd=root or self.root,
            env=env or self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return [
            finding
            for finding in json.loads(done.stdout)["findings"]
            if finding["rule"] in ("broken-page", "broken-anchor")
        ]

    def finding(self, **more):
        found = self.findings(**more)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def remembered(self, **more):
        """Suggestions from history, as (destination, reason), without what
        else speaks for them."""
        return [
            (suggestion["destination"], suggestion["reason"].partition("; ")[0])
            for finding in self.findings(**more)
            for suggestion in finding["suggestions"]
            if "until" in suggestion["reason"]
        ]

    def rename_heading(self):
        self.replace(
            "docs/en/billing.md",
            "## Edit billing information",
            "## Update payment details",
        )

    # Headings

    def test_heading_renamed(self):
        self.start(SITE)
        self.rename_heading()
        commit = self.commit()
        expected = (
            "/billing#update-payment-details",
            f"was *Edit billing information* until {commit}, "
            "now `#update-payment-details`",
        )
        self.assertEqual(self.remembered(), [expected])
        first = self.finding()["suggestions"][0]
        self.assertEqual(first["destination"], expected[0])
        self.assertGreaterEqual(first["confidence"], 0.9)
        self.assertLess(first["confidence"], 0.99)
        self.assertNotIn("fix", self.finding())

    def test_heading_renamed_not_committed(self):
        self.start(SITE)
        self.rename_heading()
        expected = [
            (
                "/billing#update-payment-details",
                "was *Edit billing information* until your last change, "
                "now `#update-payment-details`",
            )
        ]
        self.assertEqual(self.remembered(), expected)
        self.git("add", "-A")
        self.assertEqual(self.remembered(), expected)

    def test_heading_renamed_twice(self):
        self.start(SITE)
        self.rename_heading()
        first = self.commit()
        self.replace("docs/en/billing.md", "There is a plan", "We have a plan")
        self.commit()
        self.replace(
            "docs/en/billing.md", "## Update payment details", "## Your card"
        )
        self.commit()
        self.replace("docs/en/billing.md", "## Plans", "## Our plans")
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/billing#your-card",
                    f"was *Edit billing information* until {first}, "
                    "now `#your-card`",
                )
            ],
        )

    def test_section_moved_and_renamed(self):
        self.start(SITE)
        head, section, rest = (
            BILLING.split("## Edit")[0],
            "## Change your card\n" + BILLING.split("information\n")[1].split("## C")[0],
            "## Cancel" + BILLING.split("## Cancel")[1],
        )
        self.write({"docs/en/billing.md": head + rest + "\n" + section})
        self.commit()
        self.assertEqual(
            [destination for destination, _ in self.remembered()],
            ["/billing#change-your-card"],
        )

    def test_id_changed(self):
        self.start(
            {
                **SITE,
                "docs/en/billing.md": BILLING.replace(
                    "information\n", "information {#edit-card}\n"
                ),
                "docs/en/guide.md": "# Guide\n\n[Bills](/billing#edit-card)\n",
            }
        )
        self.replace("docs/en/billing.md", "{#edit-card}", "{#your-bank}")
        commit = self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/billing#your-bank",
                    f"named *Edit billing information* until {commit}, "
                    "now `#your-bank`",
                )
            ],
        )

    def test_heading_deleted(self):
        self.start(SITE)
        before, rest = BILLING.split("## Edit")
        self.write(
            {"docs/en/billing.md": before + "## Cancel" + rest.split("## Cancel")[1]}
        )
        self.commit()
        self.assertEqual(self.remembered(), [])

    def test_heading_replaced_by_another(self):
        self.start(SITE)
        before, rest = BILLING.split("## Edit")
        self.write(
            {
                "docs/en/billing.md": before
                + "## Refunds\n\nMoney comes back within fourteen working days, "
                "less what the bank keeps for its trouble.\n\n## Cancel"
                + rest.split("## Cancel")[1]
            }
        )
        self.commit()
        self.assertEqual(self.remembered(), [])

    def test_section_moved_to_another_page(self):
        text = BILLING.replace("information\n", "information {#edit}\n")
        self.start(
            {
                **SITE,
                "docs/en/billing.md": text,
                "docs/en/oven.md": OVEN,
                "docs/en/guide.md": "# Guide\n\n[Bills](/billing#edit)\n",
            }
        )
        before, rest = text.split("## Edit")
        section, after = rest.split("## Cancel")
        self.write(
            {
                "docs/en/billing.md": before + "## Cancel" + after,
                "docs/en/oven.md": OVEN + "\n## Edit" + section,
            }
        )
        commit = self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/oven#edit",
                    f"was *Edit billing information* of `/billing` until {commit}, "
                    "now `/oven#edit`",
                )
            ],
        )

    # Pages

    def start_with_oven(self, link="/oven", **more):
        return self.start(
            {
                **SITE,
                "docs/en/guide.md": f"# Guide\n\nSee [the oven]({link}).\n",
                "docs/en/oven.md": OVEN,
                **more,
            }
        )

    def move(self, old, new):
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def test_page_renamed(self):
        self.start_with_oven("/oven#clean")
        self.move("docs/en/oven.md", "docs/en/tools/stone-oven.md")
        self.replace("docs/en/tools/stone-oven.md", "# The oven", "# The stone oven")
        commit = self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/tools/stone-oven#clean",
                    f"was `/oven` until {commit}, now `/tools/stone-oven#clean`",
                )
            ],
        )

    def test_page_renamed_not_committed(self):
        self.start_with_oven()
        self.move("docs/en/oven.md", "docs/en/stone-oven.md")
        expected = [
            (
                "/stone-oven",
                "was `/oven` until your last change, now `/stone-oven`",
            )
        ]
        self.assertEqual(self.remembered(), expected)
        self.git("add", "-A")
        self.assertEqual(self.remembered(), expected)

    def test_page_renamed_twice_and_its_heading(self):
        self.start_with_oven("/oven#clean-it")
        self.replace("docs/en/oven.md", " {#clean}", "")
        self.commit()
        self.move("docs/en/oven.md", "docs/en/stone-oven.md")
        first = self.commit()
        self.replace("docs/en/stone-oven.md", "## Clean it", "## Brush it")
        self.commit()
        self.move("docs/en/stone-oven.md", "docs/en/big-oven.md")
        self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/big-oven#brush-it",
                    f"was `/oven` until {first}, now `/big-oven#brush-it`",
                )
            ],
        )

    def test_pages_exchanged(self):
        self.start_with_oven("/oven")
        self.write({"docs/en/mill.md": "# The mill\n\nIt grinds rye and wheat.\n"})
        self.commit()
        self.move("docs/en/oven.md", "docs/en/hearth.md")
        self.move("docs/en/mill.md", "docs/en/oven.md")
        self.commit()
        # Another page has the name now, so nothing is broken.
        self.assertEqual(self.findings(), [])

    def test_page_deleted(self):
        self.start_with_oven()
        (self.root / "docs/en/oven.md").unlink()
        evidence = "the page was deleted in your last change"
        self.assertIn(evidence, self.finding()["evidence"])
        commit = self.commit()
        self.assertIn(
            f"the page was deleted in {commit}", self.finding()["evidence"]
        )
        self.assertEqual(self.remembered(), [])

    def test_page_renamed_then_deleted(self):
        self.start_with_oven()
        self.move("docs/en/oven.md", "docs/en/hearth.md")
        self.commit()
        (self.root / "docs/en/hearth.md").unlink()
        commit = self.commit()
        self.assertIn(
            f"the page was deleted in {commit}", self.finding()["evidence"]
        )

    def test_relative_link_to_a_file(self):
        config = CONFIG.replace(
            "fragments: [id, slug]",
            "fragments: [id, slug], markdown_links: [file]",
        )
        self.start_with_oven("./oven.md", **{"paralint.yaml": config})
        self.move("docs/en/oven.md", "docs/en/tools/oven.md")
        commit = self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "tools/oven.md",
                    f"was `docs/en/oven.md` until {commit}, now `tools/oven.md`",
                )
            ],
        )

    def test_url_changed(self):
        config = CONFIG.replace(
            "fragments: [id, slug]", "markdown_links: [url]"
        )
        page = "---\ntitle: Le four\npath_override: four\n---\n\nIl chauffe.\n"
        self.start(
            {
                **SITE,
                "paralint.yaml": config,
                "docs/en/guide.md": "# Guide\n",
                "docs/fr/guide.md": "# Guide\n\n[Four](/fr/four)\n",
                "docs/fr/oven.md": page,
            }
        )
        self.assertEqual(self.findings(), [])
        self.replace("docs/fr/oven.md", "override: four", "override: le-four")
        commit = self.commit()
        self.replace("docs/fr/oven.md", "Il chauffe.", "Il chauffe bien.")
        self.commit()
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/fr/le-four",
                    f"was `/fr/four` until {commit}, now `/fr/le-four`",
                )
            ],
        )

    # Repositories

    def test_merge(self):
        self.start_with_oven("/oven#clean-it")
        self.replace("docs/en/oven.md", " {#clean}", "")
        self.commit()
        self.git("checkout", "-q", "-b", "rename")
        self.move("docs/en/oven.md", "docs/en/hearth.md")
        self.commit()
        self.replace("docs/en/hearth.md", "## Clean it", "## Brush it")
        self.commit()
        self.git("checkout", "-q", "main")
        self.replace("docs/fr/guide.md", "Voir", "Voyez")
        self.commit()
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "rename")
        merge = self.git("rev-parse", "HEAD")[:7]
        self.assertEqual(
            self.remembered(),
            [
                (
                    "/hearth#brush-it",
                    f"was `/oven` until {merge}, now `/hearth#brush-it`",
                )
            ],
        )

    def test_rename_made_in_a_merge(self):
        self.start(SITE)
        self.git("checkout", "-q", "-b", "other")
        self.replace("docs/fr/guide.md", "Voir", "Voyez")
        self.commit()
        self.git("checkout", "-q", "main")
        self.replace("docs/en/billing.md", "## Plans", "## Our plans")
        self.commit()
        self.git("merge", "-q", "--no-commit", "--no-ff", "other")
        self.rename_heading()
        merge = self.commit("Merge")
        self.assertEqual(
            [reason for _, reason in self.remembered()],
            [
                f"was *Edit billing information* until {merge}, "
                "now `#update-payment-details`"
            ],
        )

    def test_site_in_a_folder(self):
        self.root = self.top / "web" / "site"
        self.start({**SITE, "../README.md": "# About\n"})
        self.rename_heading()
        self.assertEqual(len(self.remembered()), 1)
        commit = self.commit()
        self.replace("../README.md", "About", "What it is")
        self.commit()
        ((destination, reason),) = self.remembered()
        self.assertEqual(destination, "/billing#update-payment-details")
        self.assertIn(commit, reason)

    def test_shallow(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        self.replace("docs/fr/guide.md", "Voir", "Voyez")
        self.commit()
        for depth, count in ((1, 0), (2, 0), (3, 1)):
            clone = pathlib.Path(self.folder.name, f"clone{depth}")
            self.git(
                "clone", "-q", f"--depth={depth}", self.top.as_uri(), str(clone)
            )
            self.assertEqual(len(self.remembered(root=clone)), count, depth)

    def test_detached_head(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        self.git("checkout", "-q", "--detach")
        self.assertEqual(len(self.remembered()), 1)

    def test_worktree(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        other = pathlib.Path(self.folder.name, "worktree")
        self.git("worktree", "add", "-q", "--detach", str(other))
        self.assertEqual(len(self.remembered(root=other)), 1)

    def test_packed(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        self.git("gc", "-q")
        self.assertEqual(len(self.remembered()), 1)

    def broken_site(self):
        files = {**SITE}
        files["docs/en/billing.md"] = BILLING.replace(
            "## Edit billing information", "## Update payment details"
        )
        return files

    def test_no_repository(self):
        self.write(self.broken_site())
        self.assertEqual(self.remembered(), [])

    def test_no_commit(self):
        self.top.mkdir()
        self.git("init", "-q")
        self.write(self.broken_site())
        self.assertEqual(self.remembered(), [])

    def test_site_that_is_not_committed(self):
        self.top.mkdir()
        self.git("init", "-q")
        (self.top / "README.md").write_text("# About\n")
        self.commit()
        self.root = self.top / "site"
        self.write(self.broken_site())
        self.assertEqual(self.remembered(), [])

    def test_broken_repositories(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        store = self.top / ".git"
        sound = pathlib.Path(self.folder.name, "sound")
        store.rename(sound)

        def restore():
            if store.is_dir():
                shutil.rmtree(store)
            else:
                store.unlink(missing_ok=True)
            shutil.copytree(sound, store)

        def spoil_objects():
            for path in sorted((store / "objects").rglob("*")):
                if path.is_file():
                    path.chmod(0o644)
                    path.write_bytes(b"no object")

        def cut_objects():
            for path in sorted((store / "objects").rglob("*")):
                if path.is_file():
                    path.chmod(0o644)
                    path.write_bytes(path.read_bytes()[:9])

        damages = {
            "bare": lambda: (store / "config").write_text(
                "[core]\n\tbare = true\n\trepositoryformatversion = 0\n"
            ),
            "empty": lambda: (shutil.rmtree(store), store.mkdir()),
            "file": lambda: (shutil.rmtree(store), store.write_text("nonsense")),
            "nowhere": lambda: (
                shutil.rmtree(store),
                store.write_text("gitdir: /nowhere\n"),
            ),
            "head": lambda: (store / "HEAD").write_bytes(b"\xff\x00"),
            "no such branch": lambda: (store / "HEAD").write_text(
                "ref: refs/heads/gone\n"
            ),
            "config": lambda: (store / "config").write_text("[core\n"),
            "newer": lambda: (store / "config").write_text(
                "[core]\n\trepositoryformatversion = 7\n"
            ),
            "spoiled objects": spoil_objects,
            "cut objects": cut_objects,
            "no objects": lambda: shutil.rmtree(store / "objects"),
        }
        for name, damage in damages.items():
            with self.subTest(name):
                restore()
                damage()
                self.assertEqual(self.remembered(), [])
        with self.subTest("index"):
            restore()
            (store / "index").write_bytes(b"DIRC nonsense")
            self.assertIn(len(self.remembered()), (0, 1))
        restore()
        self.assertEqual(len(self.remembered()), 1)

    @unittest.skipUnless(os.geteuid() == 0, "only root can give files away")
    def test_repository_of_somebody_else(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        for path in [self.top, *sorted(self.top.rglob("*"))]:
            os.chown(path, 12345, 12345)
        self.assertEqual(self.remembered(), [])
        self.git("config", "--global", "safe.directory", str(self.top), cwd="/")
        self.assertEqual(len(self.remembered()), 1)

    def test_same_for_all_threads(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        self.assertEqual(self.findings(threads=1), self.findings(threads=4))

    def test_fix_takes_it_where_likely_is_enough(self):
        self.start(SITE)
        self.rename_heading()
        self.commit()
        guide = self.root / "docs/en/guide.md"
        subprocess.run(
            [self.program, "fix", "-q"], cwd=self.root, env=self.env, check=False,
            capture_output=True,
        )
        self.assertEqual(guide.read_text(), SITE["docs/en/guide.md"])
        subprocess.run(
            [self.program, "fix", "-q", "--likely=0.9"], cwd=self.root,
            env=self.env, check=True, capture_output=True,
        )
        self.assertIn("(/billing#update-payment-details)", guide.read_text())

    # Ids that were stripped

    def ids(self, *arguments):
        """The lines for headings, and those for headings left alone."""
        done = subprocess.run(
            [self.program, "ids", *arguments],
            cwd=self.root,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines(), done.stderr.splitlines()[:-1]

    def strip(self, *languages, ids=("card", "bye")):
        for language in languages:
            for id_ in ids:
                self.replace(f"docs/{language}/billing.md", f" {{#{id_}}}", "")

    def text(self, file):
        return (self.root / file).read_text(encoding="utf-8")

    def assert_as_at_start(self):
        for file, text in NAMED.items():
            self.assertEqual(self.text(file), text, file)

    def test_ids_stripped(self):
        self.start(NAMED)
        self.strip("en", "fr")
        commit = self.commit()
        lines, left = self.ids("--dry-run")
        had = f"it had it until {commit}"
        self.assertEqual((lines, left), ([CARD_EN + had, CARD_FR + had], []))
        # The other one is linked nowhere, so that nothing asks for it.
        self.ids("--all", "docs/en/billing.md")
        for file in ("docs/en/billing.md", "docs/fr/billing.md"):
            self.assertIn("{#card}", self.text(file))
            self.assertIn("{#bye}", self.text(file))

    def test_ids_stripped_and_links_by_slug(self):
        self.start(NAMED)
        self.strip("en", "fr", ids=("card",))
        slugs = {"en": "edit-billing-information", "fr": "modifier-la-facturation"}
        for language, slug in slugs.items():
            self.replace(f"docs/{language}/guide.md", "#card", "#" + slug)
        commit = self.commit()
        lines, left = self.ids()
        had = f"it had it until {commit}"
        links = [
            f"docs/{language}/guide.md:3: /billing#{slug} -> /billing#card"
            for language, slug in slugs.items()
        ]
        self.assertEqual(
            (lines, left), ([CARD_EN + had, CARD_FR + had, *links], [])
        )
        self.assert_as_at_start()

    def test_ids_stripped_not_committed(self):
        self.start(NAMED)
        self.strip("en", "fr", ids=("card",))
        had = "it had it until your last change"
        for stage in (lambda: None, lambda: self.git("add", "-A")):
            stage()
            lines, left = self.ids("--dry-run")
            self.assertEqual((lines, left), ([CARD_EN + had, CARD_FR + had], []))
        self.ids()
        self.assert_as_at_start()

    def test_ids_stripped_and_heading_reworded(self):
        self.start(NAMED)
        self.strip("en", "fr", ids=("card",))
        self.rename_heading()
        commit = self.commit()
        self.replace("docs/en/billing.md", "There is a plan", "We have a plan")
        self.commit()
        lines, _ = self.ids()
        self.assertEqual(
            lines,
            [
                'docs/en/billing.md:9: #card for "Update payment details", '
                f"it had it until {commit}",
                CARD_FR + f"it had it until {commit}",
            ],
        )

    def test_ids_stripped_in_one_language(self):
        # Today's id of the other language comes first.
        self.start(NAMED)
        self.strip("fr", ids=("card",))
        self.replace("docs/en/billing.md", "{#card}", "{#bank}")
        self.replace("docs/en/guide.md", "#card", "#bank")
        self.replace("docs/fr/guide.md", "#card", "#modifier-la-facturation")
        self.commit()
        lines, _ = self.ids()
        self.assertIn(
            'docs/fr/billing.md:9: #bank for "Modifier la facturation", '
            "as in English",
            lines,
        )

    def test_id_of_the_reference_alone(self):
        self.start(
            {
                **NAMED,
                "docs/fr/billing.md": NAMED["docs/fr/billing.md"]
                .replace(" {#card}", "")
                .replace(" {#bye}", ""),
                "docs/fr/guide.md": "# Guide\n\nVoir la [facturation](/billing).\n",
            }
        )
        self.strip("en")
        commit = self.commit()
        lines, left = self.ids("--dry-run")
        self.assertEqual(
            (lines, left),
            (
                [
                    CARD_EN + f"it had it until {commit}",
                    CARD_FR + f"English had it until {commit}",
                ],
                [],
            ),
        )

    def test_last_id_counts(self):
        self.start(NAMED)
        for language in ("en", "fr"):
            self.replace(f"docs/{language}/billing.md", "{#card}", "{#bank}")
            self.replace(f"docs/{language}/guide.md", "#card", "#bank")
        self.commit()
        self.strip("en", "fr", ids=("bank",))
        commit = self.commit()
        lines, _ = self.ids("--dry-run")
        had = f"it had it until {commit}"
        self.assertEqual(
            lines,
            [
                CARD_EN.replace("card", "bank") + had,
                CARD_FR.replace("card", "bank") + had,
            ],
        )

    def test_ids_of_a_page_renamed_since(self):
        self.start(NAMED)
        self.strip("en", "fr")
        commit = self.commit()
        for language in ("en", "fr"):
            self.move(f"docs/{language}/billing.md", f"docs/{language}/money.md")
            self.replace(f"docs/{language}/guide.md", "/billing", "/money")
        self.commit()
        lines, left = self.ids("--dry-run")
        had = f"it had it until {commit}"
        self.assertEqual(
            (lines, left),
            (
                [
                    CARD_EN.replace("billing.md", "money.md") + had,
                    CARD_FR.replace("billing.md", "money.md") + had,
                ],
                [],
            ),
        )

    def test_languages_that_had_different_ids(self):
        self.start(
            {
                **NAMED,
                "docs/fr/billing.md": NAMED["docs/fr/billing.md"].replace(
                    "{#card}", "{#carte}"
                ),
                "docs/fr/guide.md": "# Guide\n\n[Facturation](/billing#carte)\n",
            }
        )
        self.strip("en")
        self.strip("fr", ids=("carte", "bye"))
        self.commit()
        lines, left = self.ids("--dry-run")
        self.assertEqual(lines, [])
        why = "the languages had different ids for it, `card` and `carte`"
        self.assertEqual(
            left,
            [
                'docs/en/billing.md:9: no id for "Edit billing information": ' + why,
                'docs/fr/billing.md:9: no id for "Modifier la facturation": ' + why,
            ],
        )

    def test_id_that_another_heading_has_now(self):
        self.start(NAMED)
        for language, slug in (
            ("en", "edit-billing-information"),
            ("fr", "modifier-la-facturation"),
        ):
            self.strip(language, ids=("card",))
            self.replace(f"docs/{language}/billing.md", "{#bye}", "{#card}")
            self.replace(f"docs/{language}/guide.md", "#card", "#" + slug)
        self.commit()
        lines, _ = self.ids("--dry-run")
        self.assertEqual(
            [line for line in lines if "->" not in line],
            [
                "docs/en/billing.md:9: #edit-billing-information for "
                '"Edit billing information", its slug',
                "docs/fr/billing.md:9: #edit-billing-information for "
                '"Modifier la facturation", the slug in English',
            ],
        )

    def test_id_that_another_heading_had_since(self):
        """It is the one that had it last."""
        self.start(NAMED)
        for language in ("en", "fr"):
            self.strip(language, ids=("card",))
            self.replace(f"docs/{language}/billing.md", "{#bye}", "{#card}")
        self.commit()
        self.strip("en", "fr", ids=("card",))
        commit = self.commit()
        lines, left = self.ids("--dry-run")
        had = f"it had it until {commit}"
        self.assertEqual(
            (lines, left),
            (
                [
                    'docs/en/billing.md:14: #card for "Cancel", ' + had,
                    'docs/fr/billing.md:14: #card for "Résilier", ' + had,
                ],
                [],
            ),
        )

    def test_ids_of_headings_that_nothing_answers_for_sure(self):
        """In another order in each language; only their ids told."""
        english = """# Page

[a](#rye) [b](#oat)

## Alpha {#rye}

Some words here.

## Beta {#oat}

Some more words there.

## Gamma

And another.
"""
        french = """# La page

[a](#rye) [b](#oat)

## Un {#oat}

Quelques mots ici.

## Deux {#rye}

D'autres mots là.
"""
        files = {"docs/en/billing.md": english, "docs/fr/billing.md": french}
        self.start({**NAMED, **files})
        slugs = {
            "en": {"rye": "alpha", "oat": "beta"},
            "fr": {"rye": "deux", "oat": "un"},
        }
        for language, names in slugs.items():
            self.strip(language, ids=names)
            for old, new in names.items():
                self.replace(f"docs/{language}/billing.md", f"(#{old})", f"(#{new})")
        self.commit()
        _, left = self.ids()
        self.assertEqual(left, [])
        for file, text in files.items():
            self.assertEqual(self.text(file), text)

    def test_ids_without_a_repository(self):
        self.start(NAMED)
        self.strip("en", "fr")
        for language, slug in (
            ("en", "edit-billing-information"),
            ("fr", "modifier-la-facturation"),
        ):
            self.replace(f"docs/{language}/guide.md", "#card", "#" + slug)
        shutil.rmtree(self.top / ".git")
        lines, _ = self.ids("--dry-run")
        self.assertEqual(
            [line for line in lines if "->" not in line],
            [
                "docs/en/billing.md:9: #edit-billing-information for "
                '"Edit billing information", its slug',
                "docs/fr/billing.md:9: #edit-billing-information for "
                '"Modifier la facturation", the slug in English',
            ],
        )

    def test_fix_gives_old_ids(self):
        self.start(NAMED)
        self.strip("en", "fr", ids=("card",))
        commit = self.commit()
        done = subprocess.run(
            [self.program, "fix", "--fragments", "id", "--fail-on", "never"],
            cwd=self.root,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        had = f"it had it until {commit}"
        self.assertEqual(
            done.stdout.splitlines()[:2], [CARD_EN + had, CARD_FR + had]
        )
        self.assert_as_at_start()


if __name__ == "__main__":
    RepositoryTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
