// What this run and earlier ones found, as lines, in words and as a table.

// "2026-11-25T02:00:00Z" as the reader's language has it; what is no date stays.
function runDate(text) {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return visible(text);
  const time = text.includes("T") ? { timeStyle: "short" } : {};
  const options = { dateStyle: "medium", timeZone: "UTC", ...time };
  return new Intl.DateTimeFormat(messages.language, options).format(date);
}

// How high a value stands in the picture, which is 40 high.
const trendHeight = (value, top) => 38 - (value / Math.max(top, 1)) * 34;

// A line over all runs, this one being the last.
function trendPath(values, top) {
  const step = 100 / Math.max(values.length - 1, 1);
  return values
    .map((value, i) => {
      const y = trendHeight(value, top);
      return `${i ? "L" : "M"}${(i * step).toFixed(2)} ${y.toFixed(2)}`;
    })
    .join("");
}

// The number at the end of a line. The picture is stretched; text must not be.
function trendLabel(values, top, name) {
  const label = element(`span.${name}`, {}, messages.number(values.at(-1)));
  label.style.top = `${(100 * trendHeight(values.at(-1), top)) / 40}%`;
  return label;
}

function trendTable(runs) {
  const head = ["date", "commit", "error", "warning"].map((name) =>
    element("th", { scope: "col" }, t(`trend.${name}`)),
  );
  const rows = runs.map(([date, commit, errors, warnings]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, runDate(date)),
      element("td", {}, isolated(commit.slice(0, 10))),
      element("td", {}, messages.number(errors)),
      element("td", {}, messages.number(warnings)),
    ),
  );
  return element(
    "details.quiet",
    {},
    element("summary", {}, t("trend.numbers")),
    element(
      "div.scroll",
      { tabindex: "0", role: "group", "aria-label": t("trend.numbers") },
      element(
        "table.numbers",
        {},
        element("thead", {}, element("tr", {}, head)),
        element("tbody", {}, rows),
      ),
    ),
  );
}

function trendTile() {
  const runs = index.history;
  if (runs.length < 2) return null;
  const errors = runs.map((run) => run[2]);
  const warnings = runs.map((run) => run[3]);
  const top = Math.max(...errors, ...warnings);
  const text = t("trend.text", {
    runs: runs.length,
    errorsFrom: errors[0],
    errorsTo: errors.at(-1),
    warningsFrom: warnings[0],
    warningsTo: warnings.at(-1),
  });
  const line = (values, name) =>
    svg("path", { d: trendPath(values, top), class: `trend-${name}` });
  const picture = svg(
    "svg",
    {
      viewBox: "0 0 100 40",
      preserveAspectRatio: "none",
      class: "trend",
      role: "img",
      "aria-label": text,
    },
    svg("path", { d: "M0 38H100", class: "trend-ground" }),
    line(warnings, "warning"),
    line(errors, "error"),
  );
  const labels = element(
    "div.ends",
    { "aria-hidden": "true" },
    trendLabel(warnings, top, "warning"),
    trendLabel(errors, top, "error"),
  );
  return tile(
    t("tile.trend"),
    element("div.trendbox", {}, picture, labels),
    element("p.note", {}, text),
    hasKnown ? changes() : null,
    trendTable(runs),
  );
}
