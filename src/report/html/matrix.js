// How much of each section there is in each locale, and what is wrong there.

// What a cell of the matrix says, in words.
function cellLabel(row, locale, cell) {
  return t("cell.label", {
    section: row.section,
    locale: messages.locale(index.locales[locale]),
    pages: locale === index.reference ? cell.pages : cell.translated,
    reference: row.reference,
    isReference: locale === index.reference ? "yes" : "no",
    errors: cell.severity[2],
    warnings: cell.severity[1],
  });
}

const servedPages = pages.set.filter((set) => set >= 0).length;
const isPartial = index.checkedPages < servedPages;

// What nobody checked is not said to be well.
function cellTone(cell, isComplete) {
  if (cell.severity[2]) return "error";
  if (cell.severity[1]) return "warning";
  return isComplete && !isPartial ? "ok" : "none";
}

// How hot a cell is, 1 to 3: by findings for each page.
function heat(cell) {
  const [, warnings, errors] = cell.severity;
  const each = (errors || warnings) / Math.max(cell.pages, 1);
  return each < 0.34 ? 1 : each < 1.5 ? 2 : 3;
}

function matrixCell(row, locale) {
  const cell = row.cells[locale];
  const isReference = locale === index.reference;
  const there = isReference ? cell.pages : cell.translated;
  const all = isReference ? cell.pages : row.reference;
  if (!cell.pages && !all) return element("td.empty", {}, "–");
  const bar = element("span.fill", { "aria-hidden": "true" }, element("i"));
  bar.firstChild.style.width = `${all ? (100 * there) / all : 0}%`;
  const extra = cell.pages - there;
  const badge = (severity, number) =>
    number > 0 &&
    element(
      `span.badge.${severity}`,
      {},
      icon(severity),
      messages.number(number),
    );
  const address = {
    ...defaults,
    section: row.section,
    locale: index.locales[locale],
  };
  return element(
    `td.${cellTone(cell, all > 0 && there === all)}`,
    { "data-heat": heat(cell) },
    element(
      "a.cell",
      { href: addressOf(address) },
      element("span.hidden", {}, cellLabel(row, locale, cell)),
      element(
        "span.share",
        { "aria-hidden": "true" },
        all > 0 && messages.number(there),
        all > 0 &&
          !isReference &&
          element("small", {}, ` / ${messages.number(all)}`),
        extra > 0 && element("small", {}, ` +${messages.number(extra)}`),
      ),
      bar,
      element(
        "span.badges",
        { "aria-hidden": "true" },
        badge("error", cell.severity[2]),
        badge("warning", cell.severity[1]),
      ),
    ),
  );
}

function matrixRow(row, depth) {
  const name =
    depth === 1 ? row.section : row.section.slice(row.section.lastIndexOf("/"));
  return element(
    `tr.depth${depth}`,
    {},
    element(
      "th",
      { scope: "row", title: visible(row.section) },
      element("span.section", {}, isolated(name)),
    ),
    row.cells.map((_, locale) => matrixCell(row, locale)),
  );
}

// The sections that a row hides until it is asked for them.
function innerRows(row, inner) {
  const rows = inner.filter(({ section }) =>
    section.startsWith(`${row.section}/`),
  );
  return rows.length > 1 ? rows : [];
}

function matrixRows(row, inner) {
  const shown = matrixRow(row, 1);
  const hidden = innerRows(row, inner);
  if (!hidden.length) return [shown];
  let rows = null;
  const toggle = element(
    "button.unfold",
    {
      "aria-expanded": "false",
      "aria-label": t("matrix.unfold", { section: row.section }),
      onclick: () => {
        const isOpen = toggle.getAttribute("aria-expanded") === "true";
        toggle.setAttribute("aria-expanded", String(!isOpen));
        rows ??= hidden.map((one) => matrixRow(one, 2));
        if (isOpen) rows.forEach((one) => one.remove());
        else shown.after(...rows);
      },
    },
    icon("open"),
  );
  shown.firstChild.append(toggle);
  return [shown];
}

function totalRow(rows) {
  const total = {
    section: t("matrix.all"),
    reference: 0,
    cells: index.locales.map(emptyCell),
  };
  for (const row of rows) {
    total.reference += row.reference;
    row.cells.forEach((cell, locale) => {
      const sum = total.cells[locale];
      sum.pages += cell.pages;
      sum.translated += cell.translated;
      cell.severity.forEach((number, i) => (sum.severity[i] += number));
    });
  }
  const made = matrixRow({ ...total, section: "" }, 1);
  made.classList.add("total");
  made.firstChild.replaceChildren(t("matrix.all"));
  return made;
}

function matrix() {
  const rows = coverage(1);
  const inner = coverage(2).filter(
    ({ section }) => section.split("/").length > 2,
  );
  const share = `${Math.floor(100 / index.locales.length)}%`;
  const head = index.locales.map((tag, locale) =>
    element(
      "th",
      { scope: "col", width: share },
      element("span.name", {}, messages.locale(tag)),
      element(
        "small",
        {},
        locale === index.reference ? t("matrix.reference") : tag,
      ),
    ),
  );
  return element(
    "section.tile.matrix",
    {},
    element("h2", {}, t("tile.matrix")),
    isPartial &&
      element(
        "p.note",
        {},
        t("matrix.partial", {
          checked: index.checkedPages,
          served: servedPages,
        }),
      ),
    element(
      "div.scroll",
      { tabindex: "0", role: "group", "aria-label": t("tile.matrix") },
      element(
        index.locales.length > 6 ? "table.dense" : "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, t("matrix.section")),
            head,
          ),
        ),
        element(
          "tbody",
          {},
          rows.map((row) => matrixRows(row, inner)),
          rows.length > 1 && totalRow(rows),
        ),
      ),
    ),
    element("p.note", {}, t("matrix.note")),
  );
}
