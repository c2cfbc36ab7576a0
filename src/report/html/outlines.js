// A page beside its translation: both outlines with lines between the headings
// that answer each other, and the links in which they differ.

const isSure = (row) => row.confidence >= 90;

function headingItem(page, number, row, rowNumber) {
  const heading = headingDetail(page, number);
  const isLone = row.reference < 0 || row.translation < 0;
  const item = element(
    "li.heading",
    {
      "data-row": rowNumber,
      title: rowTitle(row),
      onmouseenter: () => highlight(rowNumber, true),
      onmouseleave: () => highlight(rowNumber, false),
    },
    element("span.level", {}, `h${heading.level}`),
    element(
      "span.text",
      {},
      isolated(shortened(heading.text, 300), index.locales[pages.locale[page]]),
      element(
        `code.id${heading.isWritten ? ".written" : ""}`,
        {},
        isolated(`#${shortened(heading.id, 80)}`),
      ),
      isLone && element("span.tag.lone", {}, t("heading.lone")),
      row.isMoved && element("span.tag.moved", {}, t("heading.moved")),
      row.isPart && element("span.tag.moved", {}, t("heading.part")),
    ),
  );
  item.dataset.level = heading.level;
  return item;
}

function rowTitle(row) {
  if (row.reference < 0 || row.translation < 0) return t("heading.lone");
  const by = row.evidence.map((name) => named("evidence", name)).join(", ");
  return `${t("sure", { percent: messages.percent(row.confidence) })} – ${by}`;
}

function highlight(rowNumber, isOn) {
  for (const part of document.querySelectorAll(`[data-row="${rowNumber}"]`)) {
    part.classList.toggle("lit", isOn);
  }
}

function outline(page, rows, side) {
  const items = rows
    .map((row, i) => ({ number: row[side], row, i }))
    .filter(({ number }) => number >= 0);
  // A row for each heading once, in the order of the page.
  const seen = new Map();
  for (const item of items)
    if (!seen.has(item.number)) seen.set(item.number, item);
  const inOrder = [...seen.values()].sort((a, b) => a.number - b.number);
  return element(
    "ol.outline",
    { "aria-label": pages.file[page] },
    inOrder.map(({ number, row, i }) => headingItem(page, number, row, i)),
  );
}

// The highest heading of both pages stands at the margin.
function indent(lists) {
  const items = lists.flatMap((list) => [...list.children]);
  const top = Math.min(...items.map((item) => Number(item.dataset.level)));
  for (const item of items) {
    item.style.setProperty("--depth", Number(item.dataset.level) - top);
  }
}

// Lines from the middle of a heading to that of its counterpart.
function drawLines(picture, left, right, rows) {
  const box = picture.getBoundingClientRect();
  const end = (list, number) => {
    const at = list
      .querySelector(`[data-row="${number}"]`)
      ?.getBoundingClientRect();
    return at && { x: at.left - box.left, y: at.top + at.height / 2 - box.top };
  };
  picture.replaceChildren();
  const labels = [];
  rows.forEach((row, i) => {
    if (row.reference < 0 || row.translation < 0) return;
    const [from, to] = [end(left, i), end(right, i)];
    if (!from || !to) return;
    const bend = box.width / 2;
    const classes = ["match", isSure(row) ? "sure" : "unsure"];
    if (row.isMoved || row.isPart) classes.push("moved");
    picture.append(
      svg("path", {
        d: `M0 ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`,
        class: classes.join(" "),
        "data-row": i,
      }),
    );
    // At their ends lines do not cross.
    if (row.confidence < 95 && box.width >= 60) {
      labels.push(
        svg(
          "text",
          { x: to.x - 17, y: to.y + 4, class: "confidence", "data-row": i },
          messages.percent(row.confidence),
        ),
      );
    }
  });
  picture.append(...labels);
}

function outlines(pair, detail) {
  const [a, b] = [pairs.reference[pair], pairs.translation[pair]];
  const rows = detail.headings;
  const left = outline(a, rows, "reference");
  const right = outline(b, rows, "translation");
  const picture = svg("svg", { class: "lines", "aria-hidden": "true" });
  indent([left, right]);
  const made = element(
    "div.outlines",
    {},
    element("div.side", {}, place(a, 0, 0), left),
    picture,
    element("div.side", {}, place(b, 0, 0), right),
  );
  new ResizeObserver(() => drawLines(picture, left, right, rows)).observe(made);
  return made;
}

function headingCell(page, number) {
  const heading = headingDetail(page, number);
  if (!heading) return element("td.lone", {}, "—");
  return element(
    "td",
    {},
    isolated(heading.text, index.locales[pages.locale[page]]),
  );
}

// The same in words, with what each match rests on.
function matchTable(pair, rows) {
  const [a, b] = [pairs.reference[pair], pairs.translation[pair]];
  const column = (text) => element("th", { scope: "col" }, text);
  return element(
    "details.quiet",
    {},
    element("summary", {}, t("evidence.title")),
    element(
      "div.scroll",
      { tabindex: "0", role: "group", "aria-label": t("evidence.title") },
      element(
        "table.matches",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            column(messages.locale(index.locales[pages.locale[a]])),
            column(messages.locale(index.locales[pages.locale[b]])),
            column(t("evidence.sure")),
            column(t("evidence.by")),
          ),
        ),
        element(
          "tbody",
          {},
          rows.map((row) =>
            element(
              "tr",
              {},
              headingCell(a, row.reference),
              headingCell(b, row.translation),
              element("td", {}, messages.percent(row.confidence)),
              element(
                "td",
                {},
                row.evidence.map((name) => named("evidence", name)).join(", "),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function differenceSide(page, link) {
  if (!link) {
    return element(
      "figure.excerpt.absent",
      {},
      element("figcaption", {}, localeChip(page)),
      element("p", {}, t("link.absent")),
    );
  }
  return excerptFigure(page, link.line, 0, quoteLine(link.quote, page), "here");
}

function difference(pair, one) {
  const [a, b] = [pairs.reference[pair], pairs.translation[pair]];
  const detail = one.finding >= 0 ? findingDetail(one.finding) : null;
  return element(
    "li.difference",
    {},
    element("h3", {}, t(`kind.${one.kind}`)),
    detail &&
      element(
        "p.message",
        { lang: "en" },
        severityMark(severities[findings.severity[one.finding]]),
        element("span", {}, sentence(messageOf(one.finding))),
      ),
    element(
      "div.excerpts",
      {},
      differenceSide(a, one.reference),
      differenceSide(b, one.translation),
    ),
    detail && suggestionsOf(one.finding, detail),
  );
}

function otherFindings(pair, detail) {
  const told = new Set(detail.links.map((one) => one.finding));
  const rest = findingsOfPair(pair).filter((finding) => !told.has(finding));
  if (!rest.length) return null;
  return element(
    "section.tile",
    {},
    element("h2", {}, t("pair.others", { count: rest.length })),
    rest.map((finding) => {
      const article = findingArticle(finding, true);
      article.querySelector(".action")?.remove();
      return article;
    }),
  );
}

function pairHead(pair) {
  const [a, b] = [pairs.reference[pair], pairs.translation[pair]];
  const by = pairs.by[pair]
    .split(" ")
    .map((name) => named("paired", name))
    .join(", ");
  return element(
    "div.hero",
    {},
    element(
      "a.back",
      { href: addressOf({ ...state, pair: "", with: "" }) },
      icon("back"),
      t("pair.back"),
    ),
    element(
      "h1",
      { tabindex: "-1" },
      pairTitle(a),
      element("span.to", {}, " ↔ "),
      pairTitle(b),
    ),
    element(
      "p",
      {},
      element("code", {}, isolated(pages.key[a])),
      " · ",
      t("pair.by", { by }),
      " · ",
      t("sure", { percent: messages.percent(pairs.confidence[pair]) }),
    ),
    element("p", {}, pairFacts(pair)),
  );
}

function pairView(pair) {
  const detail = pairDetail(pair);
  return element(
    "div.pairview",
    {},
    pairHead(pair),
    element(
      "section.tile",
      {},
      element("h2", {}, t("pair.headings")),
      detail.headings.length
        ? [outlines(pair, detail), matchTable(pair, detail.headings)]
        : element("p.note", {}, t("pair.headless")),
    ),
    detail.links.length > 0 &&
      element(
        "section.tile",
        {},
        element(
          "h2",
          {},
          t("pair.differences", { count: detail.links.length }),
        ),
        element(
          "ul.differences",
          {},
          detail.links.map((one) => difference(pair, one)),
        ),
      ),
    otherFindings(pair, detail),
  );
}
