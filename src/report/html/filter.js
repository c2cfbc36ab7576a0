// Which findings are shown, in what order, and how many there would be for each
// choice of each filter. One pass over numbers: fifty thousand take some
// milliseconds.

const topSections = [...new Set(keyOfPage.map((key) => sectionOf(key)))].sort();
const sectionNumbers = new Map(topSections.map((section, i) => [section, i]));
const sectionOfPage = keyOfPage.map((key) =>
  sectionNumbers.get(sectionOf(key)),
);
const ruleIds = index.rules.map(([id]) => id);

const haystacks = {};

// Texts in small letters, made when the first search is.
function haystack(name, make) {
  haystacks[name] ??= make();
  return haystacks[name];
}

// For each word of the search, which messages, pages and causes hold it.
function searches(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const small = (texts) => texts.map((text) => text.toLowerCase());
  const said = haystack("messages", () => small(findings.messages));
  const subjects = haystack("causes", () => small(causes.subject));
  const places = haystack("pages", () =>
    pages.file.map((file, page) =>
      `${file}\n${pages.key[page]}\n${pages.title[page]}`.toLowerCase(),
    ),
  );
  return words.map((word) => {
    const holds = (text) => text.includes(word);
    return {
      said: said.map(holds),
      subjects: subjects.map(holds),
      places: places.map(holds),
    };
  });
}

function holdsAll(found, page, message, cause) {
  return found.every(
    (word) => word.said[message] || word.places[page] || word.subjects[cause],
  );
}

// Which pages are in the chosen section.
function pagesOfSection(section) {
  return section === ""
    ? null
    : keyOfPage.map((key) => isInSection(key, section));
}

// { shown: [finding...], counts: { rule: [...], locale: [...], ... } }
function filtered(wanted) {
  const isSeverity = severities.map((name) =>
    wanted.severity.split(",").includes(name),
  );
  const rule = wanted.rule === "" ? -1 : ruleIds.indexOf(wanted.rule);
  const locale =
    wanted.locale === "" ? -1 : index.locales.indexOf(wanted.locale);
  const standing =
    wanted.standing === "" ? -1 : standings.indexOf(wanted.standing);
  const inSection = pagesOfSection(wanted.section);
  const found = searches(wanted.q);
  const shown = [];
  const counts = {
    severity: [0, 0, 0],
    rule: ruleIds.map(() => 0),
    locale: index.locales.map(() => 0),
    section: topSections.map(() => 0),
    standing: standings.map(() => 0),
  };
  for (let i = 0; i < count.findings; i++) {
    const page = findings.page[i];
    // A bit for each filter that the finding does not pass.
    let fails = 0;
    if (!isSeverity[findings.severity[i]]) fails |= 1;
    if (rule >= 0 && findings.rule[i] !== rule) fails |= 2;
    if (locale >= 0 && pages.locale[page] !== locale) fails |= 4;
    if (inSection && !inSection[page]) fails |= 8;
    if (standing >= 0 && findings.standing[i] !== standing) fails |= 16;
    if (
      found.length &&
      !holdsAll(found, page, findings.message[i], findings.cause[i])
    ) {
      fails |= 32;
    }
    if (fails === 0) shown.push(i);
    // It counts for a filter if it passes all the others.
    if ((fails & ~1) === 0) counts.severity[findings.severity[i]]++;
    if ((fails & ~2) === 0) counts.rule[findings.rule[i]]++;
    if ((fails & ~4) === 0) counts.locale[pages.locale[page]]++;
    if ((fails & ~8) === 0) counts.section[sectionOfPage[page]]++;
    if ((fails & ~16) === 0) counts.standing[findings.standing[i]]++;
  }
  return { shown, counts };
}

// One row for each cause: { cause, findings, severity }.
function grouped(shown) {
  const rows = new Map();
  for (const finding of shown) {
    const cause = findings.cause[finding];
    const row = rows.get(cause);
    if (row) {
      row.findings.push(finding);
      row.severity = Math.max(row.severity, findings.severity[finding]);
    } else {
      rows.set(cause, {
        cause,
        findings: [finding],
        severity: findings.severity[finding],
      });
    }
  }
  return [...rows.values()];
}

// The smaller, the earlier; rows that are equal keep their order, by file.
const sortKeys = {
  worst: (row) => -row.severity * 1e7 - Math.min(row.findings.length, 1e6),
  count: (row) => -row.findings.length * 10 - row.severity,
  page: () => 0,
  rule: (row) => findings.rule[row.findings[0]],
  locale: (row) => pages.locale[findings.page[row.findings[0]]],
  standing: (row) =>
    Math.min(...row.findings.map((finding) => findings.standing[finding])) *
      10 -
    row.severity,
};

function sorted(rows, order) {
  const key = sortKeys[order] ?? sortKeys.worst;
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => a.key - b.key);
  return keyed.map(({ row }) => row);
}
