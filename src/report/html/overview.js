// The first screen: totals, links, what is new; trend and coverage follow.

function tile(title, ...children) {
  return element("section.tile", {}, element("h2", {}, title), children);
}

// "6 errors and 57 warnings", of those that are new
function verdict() {
  const [, warnings, errors] = totals;
  if (errors && warnings) return t("verdict.both", { errors, warnings });
  if (errors) return t("verdict.errors", { errors });
  return warnings ? t("verdict.warnings", { warnings }) : t("verdict.none");
}

function scope() {
  return [
    t("scope.pages", { count: index.checkedPages }),
    t("scope.locales", { count: index.locales.length }),
    t("scope.pairs", { count: index.checkedPairs }),
    t("scope.headings", { count: index.headings }),
  ].join(" · ");
}

// "14 known from the baseline · 2 there before the change", which no total has
function knownLine() {
  const [, debt, accepted, old] = byStanding;
  const lines = [];
  if (debt + accepted) {
    lines.push(t("known.baseline", { count: debt + accepted }));
  }
  if (old) lines.push(t("known.change", { count: old }));
  return lines.length > 0 && element("p.known", {}, lines.join(" · "));
}

// A line of a legend, which may filter.
function legendLine(mark, number, label, address) {
  const content = [mark, element("b", {}, t("number", { number })), " ", label];
  return element(
    "li",
    {},
    address
      ? element("a.plain", { href: addressOf(address) }, content)
      : content,
  );
}

function findingsTile() {
  const shown = { ...defaults, severity: "error,warning,info" };
  const rows = ["error", "warning", "info"].map((severity) => {
    const number = totals[severities.indexOf(severity)];
    const mark = element(
      `span.mark.${number ? severity : "zero"}`,
      {},
      icon(severity),
    );
    const label = t(`count.${severity}`, { count: number });
    return legendLine(mark, number, label, { ...shown, severity });
  });
  const notes = [];
  const fresh = findings.cause.filter((_, i) => isFresh(i));
  const origins = new Set(fresh).size;
  if (origins < fresh.length) {
    notes.push(t("causes.total", { count: origins }));
  }
  const repairs = findings.repair.filter(
    (repair, i) => repair === 2 && isFresh(i),
  ).length;
  if (repairs) notes.push(t("repair.count", { count: repairs }));
  return tile(
    t("tile.findings"),
    element("ul.legend.large", {}, rows),
    notes.map((note) => element("p.note", {}, sentence(note))),
  );
}

function linksTile() {
  const [total, ...parts] = index.links;
  const names = ["checked", "assets", "external", "unverified"];
  const bar = names
    .filter((_, i) => parts[i] > 0)
    .map((name) => {
      const part = element(`span.part.${name}`);
      part.style.flexGrow = parts[names.indexOf(name)];
      return part;
    });
  const rows = names.map((name, i) =>
    legendLine(
      element(`span.dot.${name}`),
      parts[i],
      t(`links.${name}`, { count: parts[i] }),
      name === "unverified" && parts[i] > 0
        ? { ...defaults, view: "unverified" }
        : null,
    ),
  );
  // Numbers stand below each other.
  const width = Math.max(...parts.map((part) => messages.number(part).length));
  for (const row of rows) row.querySelector("b").style.minWidth = `${width}ch`;
  return tile(
    t("tile.links"),
    element("p.figure", {}, t("links.total", { count: total })),
    element("div.bar", { "aria-hidden": "true" }, bar),
    element("ul.legend", {}, rows),
    element("p.note", {}, t("links.honest")),
  );
}

// "+3", "−2", "±0"
function signed(number) {
  if (number === 0) return "±0";
  return (number > 0 ? "+" : "−") + messages.number(Math.abs(number));
}

function changeLine(name, now, before) {
  const change = now - before;
  const tone = change > 0 ? "worse" : change < 0 ? "better" : "same";
  return element(
    "li",
    {},
    element(`b.${tone}`, {}, signed(change)),
    " ",
    t(`count.${name}`, { count: Math.abs(change) }),
  );
}

function standingLines() {
  const said = standings.filter((_, i) => i === 0 || byStanding[i] > 0);
  return said.map((standing) => {
    const number = byStanding[standings.indexOf(standing)];
    return legendLine(
      element(`span.dot.${standing}`),
      number,
      t(`standing.count.${standing}`, { count: number }),
      { ...defaults, severity: "error,warning,info", standing },
    );
  });
}

function topCauses() {
  const shown = [];
  for (let i = 0; i < count.findings; i++) {
    if (isFresh(i) && findings.severity[i] > 0) shown.push(i);
  }
  return sorted(grouped(shown), "worst").slice(
    0,
    index.history.length > 1 || hasKnown ? 3 : 4,
  );
}

function causeLine(row) {
  const rule = ruleIds[findings.rule[row.findings[0]]];
  // It is among the first of the list that this shows.
  const address = { ...defaults, open: causes.id[row.cause] };
  return element(
    "li",
    {},
    element(
      `span.mark.${severities[row.severity]}`,
      {},
      icon(severities[row.severity]),
    ),
    element(
      "a.plain",
      { href: addressOf(address) },
      row.findings.length > 1 && [
        t("cause.rule", { rule: named("rule", rule) }),
        " ",
      ],
      element("span", { lang: "en" }, sentence(shortened(titleOf(row), 110))),
    ),
    row.findings.length > 1 &&
      element("span.times", {}, ` ×${messages.number(row.findings.length)}`),
  );
}

// How this run, the last one of the history, differs from the one before it.
function changes() {
  const [, , errors, warnings] = index.history.at(-1);
  const [date, , errorsBefore, warningsBefore] = index.history.at(-2);
  return [
    element("p.note", {}, t("news.since", { date: runDate(date) })),
    element(
      "ul.changes",
      {},
      changeLine("error", errors, errorsBefore),
      changeLine("warning", warnings, warningsBefore),
    ),
  ];
}

function newsTile() {
  const hasHistory = index.history.length > 1;
  const isKnown = hasKnown || hasHistory;
  const lines = [];
  if (hasKnown) lines.push(element("ul.legend.large", {}, standingLines()));
  else if (hasHistory) lines.push(...changes());
  const top = topCauses();
  if (top.length) {
    if (hasKnown) lines.push(element("p.note", {}, t("news.first")));
    else if (hasHistory) lines.push(element("p.note", {}, t("news.begin")));
    lines.push(element("ul.causes", {}, top.map(causeLine)));
  }
  if (!top.length) {
    lines.push(element("p", {}, t(hasKnown ? "news.none.new" : "news.none")));
  }
  if (!isKnown) lines.push(element("p.note", {}, t("news.unknown")));
  return tile(isKnown ? t("tile.news") : t("tile.begin"), lines);
}

function troubles() {
  if (!unreadable.file.length) return null;
  const lines = unreadable.file.map((file, i) =>
    element("li", {}, isolated(file), ": ", sentence(unreadable.reason[i])),
  );
  return element(
    "section.tile.alarm",
    {},
    element("h2", {}, t("unreadable.title", { count: lines.length })),
    element("ul", {}, lines),
  );
}

function overview() {
  return element(
    "div.overview",
    {},
    element(
      "div.hero",
      {},
      element("h1", {}, verdict()),
      element("p", {}, scope()),
      knownLine(),
    ),
    troubles(),
    element(
      "div.tiles",
      {},
      findingsTile(),
      linksTile(),
      newsTile(),
      trendTile(),
    ),
    matrix(),
  );
}
