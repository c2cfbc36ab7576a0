// What was found, as the program wrote it (html_index.cc), and what follows from
// it: sections, coverage, the pair of a page.

const index = JSON.parse(byId("index").textContent);
const { pages, causes, findings, pairs, unverified, unreadable } = index;
const severities = ["info", "warning", "error"];
const standings = ["fresh", "debt", "accepted", "old"];
const count = {
  pages: pages.file.length,
  findings: findings.rule.length,
  causes: causes.id.length,
  pairs: pairs.reference.length,
};

// The findings by standing, and those that are new by severity: what is known
// from the baseline, or was there before the change, is not counted otherwise.
const byStanding = standings.map(() => 0);
const totals = severities.map(() => 0);
for (let i = 0; i < count.findings; i++) {
  byStanding[findings.standing[i]]++;
  if (isFresh(i)) totals[findings.severity[i]]++;
}
const hasKnown = byStanding[0] < count.findings;

function isFresh(finding) {
  return findings.standing[finding] === 0;
}

// The findings of a page follow each other: where they begin.
const firstFindingOfPage = new Map();
for (let i = count.findings - 1; i >= 0; i--) {
  firstFindingOfPage.set(findings.page[i], i);
}

// The pages of each set by locale, and the key that stands for the set.
const sets = new Map();
for (let page = 0; page < count.pages; page++) {
  const number = pages.set[page];
  if (number < 0) continue;
  if (!sets.has(number)) sets.set(number, { pages: new Map() });
  sets.get(number).pages.set(pages.locale[page], page);
}
for (const set of sets.values()) {
  const first = set.pages.get(index.reference) ?? [...set.pages.values()][0];
  set.key = pages.key[first];
}

const keyOfPage = pages.key.map(
  (key, page) => sets.get(pages.set[page])?.key ?? key,
);

// "/docs/fr/a" is of the section "/docs" and of "/docs/fr" in it; a page at the
// top is of "/".
function sectionOf(key, depth = 1) {
  const folders = key.split("/").slice(1, -1);
  return `/${folders.slice(0, depth).join("/")}`;
}

function isInSection(key, section) {
  if (section === "/") return sectionOf(key) === "/";
  return key.startsWith(`${section}/`);
}

const pairOfPages = new Map();
for (let i = 0; i < count.pairs; i++) {
  pairOfPages.set(`${pairs.reference[i]} ${pairs.translation[i]}`, i);
}

// The pair that a finding is about, or undefined.
function pairOfFinding(finding) {
  const page = findings.page[finding];
  const other = findings.otherPage[finding];
  return (
    pairOfPages.get(`${other} ${page}`) ??
    pairOfPages.get(`${page} ${other}`) ??
    pairOfPages.get(
      `${sets.get(pages.set[page])?.pages.get(index.reference)} ${page}`,
    )
  );
}

function addressOfPair(pair) {
  return {
    pair: pages.key[pairs.reference[pair]],
    with: index.locales[pages.locale[pairs.translation[pair]]],
  };
}

function findPair(key, tag) {
  for (let i = 0; i < count.pairs; i++) {
    const address = addressOfPair(i);
    if (address.pair === key && address.with === tag) return i;
  }
  return undefined;
}

// One cell of the matrix, and what is new in it.
function emptyCell() {
  return { pages: 0, translated: 0, severity: [0, 0, 0] };
}

// Sections, each with a row of cells by locale; `depth` folders deep.
function coverage(depth) {
  const rows = new Map();
  const row = (key) => {
    const section = sectionOf(key, depth);
    if (!rows.has(section)) {
      rows.set(section, {
        section,
        reference: 0,
        cells: index.locales.map(emptyCell),
      });
    }
    return rows.get(section);
  };
  for (const set of sets.values()) {
    const { cells } = row(set.key);
    const hasReference = set.pages.has(index.reference);
    if (hasReference) row(set.key).reference++;
    for (const locale of set.pages.keys()) {
      cells[locale].pages++;
      if (hasReference) cells[locale].translated++;
    }
  }
  for (let i = 0; i < count.findings; i++) {
    if (!isFresh(i)) continue;
    const page = findings.page[i];
    row(keyOfPage[page]).cells[pages.locale[page]].severity[
      findings.severity[i]
    ]++;
  }
  return [...rows.values()].sort((a, b) => (a.section < b.section ? -1 : 1));
}
