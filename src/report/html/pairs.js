// The pages that answer each other, as a list.

const pairsOnPage = 50;

let byPair = null;

// Made when the first pair is shown.
function findingsOfPair(pair) {
  if (!byPair) {
    byPair = pairs.reference.map(() => []);
    for (let i = 0; i < count.findings; i++) byPair[pairOfFinding(i)]?.push(i);
  }
  return byPair[pair];
}

function worstOf(pair) {
  return Math.max(-1, ...findingsOfPair(pair).map((i) => findings.severity[i]));
}

function countOf(pair, severity) {
  return findingsOfPair(pair).filter((i) => findings.severity[i] === severity)
    .length;
}

const pairKeys = {
  worst: (pair) =>
    -countOf(pair, 2) * 1e6 - countOf(pair, 1) * 1e3 - pairs.links[pair],
  links: (pair) => -pairs.links[pair],
  headings: (pair) => -pairs.lone[pair],
  unsure: (pair) => pairs.confidence[pair],
  page: () => 0,
};

function pairsShown() {
  const inSection = pagesOfSection(state.section);
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = [];
  for (let i = 0; i < count.pairs; i++) {
    if (!pairs.checked[i]) continue;
    const [a, b] = [pairs.reference[i], pairs.translation[i]];
    if (state.locale && index.locales[pages.locale[b]] !== state.locale)
      continue;
    if (inSection && !inSection[a]) continue;
    const text = [a, b]
      .map(
        (page) =>
          `${pages.file[page]}\n${pages.key[page]}\n${pages.title[page]}`,
      )
      .join("\n")
      .toLowerCase();
    if (words.every((word) => text.includes(word))) shown.push(i);
  }
  const key = pairKeys[state.sort] ?? pairKeys.worst;
  const keyed = shown.map((pair) => ({ pair, key: key(pair) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ pair }) => pair);
}

function pairMark(pair) {
  const worst = worstOf(pair);
  const name =
    worst < 1 && !pairs.links[pair] && !pairs.lone[pair]
      ? "ok"
      : severities[worst];
  return element(
    `span.mark.${name ?? "info"}`,
    {},
    icon(name ?? "info"),
    element(
      "span.hidden",
      {},
      name && name !== "ok" ? t(`severity.${name}`) : "",
    ),
  );
}

function pairFacts(pair) {
  const facts = [t("pair.matched", { count: pairs.matched[pair] })];
  if (pairs.lone[pair]) facts.push(t("pair.lone", { count: pairs.lone[pair] }));
  if (pairs.links[pair])
    facts.push(t("pair.links", { count: pairs.links[pair] }));
  if (pairs.confidence[pair] < 100) {
    facts.push(
      t("sure", { percent: messages.percent(pairs.confidence[pair]) }),
    );
  }
  return facts.join(" · ");
}

function pairTitle(page) {
  return isolated(
    shortened(pages.title[page] || pages.key[page], 160),
    index.locales[pages.locale[page]],
  );
}

function pairRow(pair) {
  const [a, b] = [pairs.reference[pair], pairs.translation[pair]];
  return element(
    "li",
    {},
    element(
      "a.pairrow",
      { href: addressOf({ ...state, ...addressOfPair(pair) }) },
      pairMark(pair),
      element(
        "span.what",
        {},
        element(
          "span.title",
          {},
          pairTitle(a),
          element("span.to", {}, " ↔ "),
          pairTitle(b),
        ),
        element(
          "span.where",
          {},
          localeChip(b),
          element("span.file", {}, isolated(pages.key[a])),
          element("span", {}, pairFacts(pair)),
        ),
      ),
      icon("next"),
    ),
  );
}

function pairsList() {
  const shown = pairsShown();
  const summary = t("pairs.summary", { count: shown.length });
  say(summary);
  return [
    element("p.summary", {}, summary),
    shown.length
      ? element("ul.rows", {}, onPage(shown, pairsOnPage).map(pairRow))
      : element("p.nothing", {}, t("pairs.none")),
    pager(shown.length, pairsOnPage),
  ];
}
