// The list of causes: one row each, which opens.

const rowsOnPage = 50;
const findingsAtOnce = 20;

// What a row is called: what its findings go back to, or the one it has.
function titleOf(row) {
  return row.findings.length > 1
    ? causes.subject[row.cause]
    : findings.messages[findings.message[row.findings[0]]];
}

function localesOf(row) {
  const found = new Set(
    row.findings.map((finding) => pages.locale[findings.page[finding]]),
  );
  const tags = [...found]
    .sort((a, b) => a - b)
    .map((locale) => index.locales[locale]);
  const shown = tags
    .slice(0, 4)
    .map((tag) => element("span.chip", { title: messages.locale(tag) }, tag));
  if (tags.length > 4)
    shown.push(element("span.chip", {}, `+${tags.length - 4}`));
  return element("span.chips", {}, shown);
}

function placesOf(row) {
  const [first] = row.findings;
  const file = pages.file[findings.page[first]];
  if (row.findings.length === 1) {
    return element("span.file", {}, isolated(file), `:${findings.line[first]}`);
  }
  const files = new Set(row.findings.map((finding) => findings.page[finding]))
    .size;
  return t("row.places", { findings: row.findings.length, pages: files });
}

function rowSummary(row) {
  const severity = severities[row.severity];
  const [first] = row.findings;
  const standing = standings[findings.standing[first]];
  const title = shortened(titleOf(row), 220);
  return element(
    "summary",
    {},
    icon("open"),
    severityMark(severity),
    element(
      "span.what",
      {},
      element("span.title", { lang: "en", dir: "auto" }, sentence(title)),
      element(
        "span.where",
        {},
        element("span.rule", {}, named("rule", ruleIds[findings.rule[first]])),
        localesOf(row),
        placesOf(row),
        row.findings.every((finding) => findings.repair[finding] === 2) &&
          element("span.tag.repair", {}, t("repair.certain")),
        hasKnown &&
          element(`span.tag.${standing}`, {}, t(`standing.${standing}`)),
      ),
    ),
    row.findings.length > 1 &&
      element(
        "span.count",
        { "aria-hidden": "true" },
        messages.number(row.findings.length),
      ),
  );
}

// The findings of a row, some at a time.
function fillRow(body, row, from = 0) {
  const to = Math.min(row.findings.length, from + findingsAtOnce);
  const isNamed = row.findings.length > 1 || titleOf(row).length > 220;
  for (let i = from; i < to; i++) {
    body.append(findingArticle(row.findings[i], isNamed));
  }
  if (to === row.findings.length) return;
  const more = element(
    "button.more",
    {
      type: "button",
      onclick: () => {
        const last = more.previousSibling;
        more.remove();
        fillRow(body, row, to);
        last.nextSibling.querySelector("a, button")?.focus();
      },
    },
    t("row.more", { count: row.findings.length - to }),
  );
  body.append(more);
}

function causeRow(row) {
  const id = causes.id[row.cause];
  const body = element("div.body");
  const details = element(
    "details.row",
    {
      open: state.open === id,
      "data-cause": id,
      ontoggle: async () => {
        if (details.open) {
          update({ open: id }, { isQuiet: true });
          await isWhole;
          if (!body.hasChildNodes()) fillRow(body, row);
        } else if (state.open === id) {
          update({ open: "" }, { isQuiet: true });
        }
      },
    },
    rowSummary(row),
    body,
  );
  return element("li", {}, details);
}

// "previous" and "next", for what does not fit one page.
function pager(total, size) {
  const last = Math.max(1, Math.ceil(total / size));
  const now = Math.min(Math.max(1, Number(state.page) || 1), last);
  if (last === 1) return null;
  const step = (to, name, symbol) =>
    element(
      "button.step",
      {
        type: "button",
        disabled: to < 1 || to > last,
        "aria-label": t(`pager.${name}`),
        onclick: () => {
          update({ page: String(to), open: "" });
          showResults();
        },
      },
      icon(symbol),
    );
  return element(
    "nav.pager",
    { "aria-label": t("pager.label") },
    step(now - 1, "previous", "back"),
    element(
      "span",
      {},
      t("pager.range", {
        from: (now - 1) * size + 1,
        to: Math.min(total, now * size),
        total,
      }),
    ),
    step(now + 1, "next", "next"),
  );
}

function onPage(items, size) {
  const last = Math.max(1, Math.ceil(items.length / size));
  const now = Math.min(Math.max(1, Number(state.page) || 1), last);
  return items.slice((now - 1) * size, now * size);
}

// Arrows go from row to row.
function walkRows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step && event.key !== "Home" && event.key !== "End") return;
  if (event.target.tagName !== "SUMMARY") return;
  const all = [
    ...event.currentTarget.querySelectorAll("details.row > summary"),
  ];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  const to =
    event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : at + step;
  all[Math.min(Math.max(to, 0), all.length - 1)].focus();
}

function hiddenNote(counts) {
  const hidden = severities
    .filter((name) => !state.severity.split(",").includes(name))
    .map((name) => ({
      name,
      number: counts.severity[severities.indexOf(name)],
    }))
    .filter(({ number }) => number > 0);
  if (!hidden.length) return null;
  const names = hidden
    .map(
      ({ name, number }) =>
        `${messages.number(number)} ${t(`count.${name}`, { count: number })}`,
    )
    .join(", ");
  return element(
    "p.note.center",
    {},
    t("list.hidden", { names }),
    " ",
    element(
      "button.link",
      {
        type: "button",
        onclick: () => update({ severity: "error,warning,info", page: "1" }),
      },
      t("list.show"),
    ),
  );
}

// Why nothing is shown.
function emptyList() {
  if (!count.findings) return "list.clean";
  const isOnlyKnown = byStanding[0] === 0 && state.standing === "fresh";
  return isOnlyKnown ? "list.known" : "list.none";
}

function findingsList({ shown, counts }) {
  const rows = sorted(grouped(shown), state.sort);
  const summary = t("list.summary", {
    findings: shown.length,
    causes: rows.length,
  });
  say(summary);
  return [
    element("p.summary", {}, summary),
    rows.length
      ? element(
          "ul.rows",
          { onkeydown: walkRows },
          onPage(rows, rowsOnPage).map(causeRow),
        )
      : element(
          "p.nothing",
          {},
          icon("ok"),
          t(emptyList()),
        ),
    pager(rows.length, rowsOnPage),
    hiddenNote(counts),
  ];
}

function unverifiedList() {
  const inSection = pagesOfSection(state.section);
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = unverified.page
    .map((_, i) => i)
    .filter((i) => {
      const page = unverified.page[i];
      const text =
        `${pages.file[page]}\n${unverified.destination[i]}`.toLowerCase();
      return (
        (!state.locale || index.locales[pages.locale[page]] === state.locale) &&
        (!inSection || inSection[page]) &&
        words.every((word) => text.includes(word))
      );
    });
  const summary = t("unverified.summary", { count: shown.length });
  say(summary);
  return [
    element("p.summary", {}, summary),
    element(
      "ul.rows.flat",
      {},
      onPage(shown, 200).map((i) =>
        element(
          "li.unverified",
          {},
          element(
            "code",
            {},
            isolated(shortened(unverified.destination[i], 300)),
          ),
          element(
            "span.reason",
            { lang: "en" },
            sentence(unverified.reason[i]),
          ),
          place(unverified.page[i], unverified.line[i]),
        ),
      ),
    ),
    pager(shown.length, 200),
  ];
}
