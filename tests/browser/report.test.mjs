// The HTML report in Chromium: what it shows, and of what.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import {
  isShown,
  launch,
  numbers,
  open,
  quit,
  rows,
  settled,
  shown,
  texts,
} from "./chromium.mjs";
import {
  addFault,
  bundled,
  check,
  commit,
  config,
  faultySite,
  site,
  withIndex,
  writeBaseline,
} from "./sites.mjs";

let report = null;

before(async () => {
  await launch();
  report = check(bundled, "bundled");
});
after(quit);

test("the first screen counts what the JSON report counts", async () => {
  const { page, faults, close } = await open(report);
  const { summary, coverage, pairs } = report.json;
  const { links } = coverage;
  assert.equal(
    await page.textContent("h1"),
    `${summary.error} errors and ${summary.warning} warnings`,
  );
  assert.deepEqual(numbers(await page.textContent(".hero p")), [
    coverage.pages.en + coverage.pages.fr,
    2,
    pairs.length,
    coverage.headings,
  ]);
  const legend = (await texts(page, ".legend:not(.large) b")).map(Number);
  assert.deepEqual(legend, [
    links.checked,
    links.assets,
    links.external,
    links.unverified,
  ]);
  const [total] = (await texts(page, "tr.total a.cell .hidden")).map(numbers);
  assert.equal(total[0], coverage.pages.en);
  assert.deepEqual(faults, []);
  await close();
});

test("what was not checked is not said to be well", async () => {
  const part = check(`${bundled}/locales/fr/docs/members.md`, "part");
  const { page, faults, close } = await open(part);
  const { coverage } = part.json;
  assert.deepEqual(numbers(await page.textContent(".hero p")), [
    coverage.pages.en + coverage.pages.fr,
    2,
    coverage.pairs,
    coverage.headings,
  ]);
  assert.match(
    await page.textContent(".matrix .note"),
    /checked 1 page of \d+/,
  );
  assert.equal(await page.locator(".matrix td.ok").count(), 0);
  assert.equal(coverage.pairs, 1);
  assert.equal((await texts(page, ".tabs small"))[1], "1");
  await page.click('.tabs a[href*="pairs"]');
  assert.deepEqual(await texts(page, `${rows} .file`), ["/docs/members"]);
  await page.click(".tabs a");
  assert.equal(await shown(page), part.json.findings.filter(isShown).length);
  assert.deepEqual(faults, []);
  await close();
});

test("a site without faults has a report as well", async () => {
  const files = { "paralint.yaml": config };
  for (const locale of ["en", "fr"]) {
    files[`docs/${locale}/a.md`] = "# A\n\nSee [b](b.md).\n";
    files[`docs/${locale}/b.md`] = "# B\n";
  }
  const { page, faults, close } = await open(
    check(site("clean", files), "clean"),
  );
  assert.equal(await page.textContent("h1"), "No errors, no warnings");
  assert.equal(await page.locator(".matrix td.ok").count(), 2);
  assert.match(await page.textContent(".nothing"), /Nothing was found/);
  assert.deepEqual(faults, []);
  await close();
});

test("each filter shows what it should, and says so before", async () => {
  const { page, faults, close } = await open(report);
  const { findings } = report.json;
  const matching = (passes) =>
    findings.filter((f) => isShown(f) && passes(f)).length;
  assert.equal(
    await shown(page),
    matching(() => true),
  );

  for (const rule of ["broken-page", "stale-slug", "link-missing"]) {
    const option = page.locator(`#filter-rule option[value="${rule}"]`);
    const expected = matching((f) => f.rule === rule);
    assert.match(await option.textContent(), new RegExp(`\\(${expected}\\)$`));
    await page.selectOption("#filter-rule", rule);
    assert.equal(await shown(page), expected);
  }
  await page.selectOption("#filter-rule", "");
  await page.selectOption("#filter-locale", "fr");
  assert.equal(
    await shown(page),
    matching((f) => f.locale === "fr"),
  );
  await page.selectOption("#filter-section", "/docs");
  assert.equal(
    await shown(page),
    matching((f) => f.locale === "fr" && f.key.startsWith("/docs/")),
  );
  await page.fill("#filter-q", "RECOLTES supers");
  assert.equal(
    await shown(page),
    matching((f) => f.locale === "fr" && f.message.includes("recoltes#supers")),
  );
  await page.click("#filter-clear");
  await page.click("#severity-info");
  assert.equal(await shown(page), findings.length);
  await page.click("#severity-error");
  await page.click("#severity-warning");
  assert.equal(await shown(page), findings.length - matching(() => true));
  await page.fill("#filter-q", "no such words");
  assert.match(await page.textContent(".nothing"), /Nothing matches/);
  assert.deepEqual(faults, []);
  await close();
});

test("the list is sorted as it is asked to", async () => {
  const { page, close } = await open(
    report,
    "#sort=page&severity=error,warning,info",
  );
  const files = await texts(page, `${rows} .file`);
  const places = files.map((file) => file.replace(/:.*/, ""));
  assert.deepEqual(places, [...places].sort());
  await page.selectOption("#filter-sort", "worst");
  const marks = await texts(page, `${rows} summary .mark`);
  const ranks = marks.map((mark) => ["Error", "Warning", "Note"].indexOf(mark));
  assert.deepEqual(ranks, [...ranks].sort());
  await close();
});

test("the address brings back what was shown", async () => {
  const { page, close } = await open(report);
  await page.fill("#filter-q", "slug");
  await page.selectOption("#filter-locale", "fr");
  await page.selectOption("#filter-sort", "page");
  await page.locator("details.row > summary").nth(1).click();
  await page.waitForSelector(".row[open] .excerpt");
  const seen = () =>
    page.evaluate(() => document.querySelector(".results").innerText);
  const before = await seen();
  const address = page.url();
  await page.reload();
  await page.waitForSelector(".row[open] .excerpt");
  assert.equal(await seen(), before);
  assert.equal(await page.inputValue("#filter-q"), "slug");
  assert.equal(await page.inputValue("#filter-locale"), "fr");
  assert.equal(page.url(), address);

  await page.click("#filter-clear");
  assert.notEqual(await seen(), before);
  await page.goBack();
  assert.equal(await page.inputValue("#filter-q"), "slug");
  await close();
});

test("a cell of the matrix shows its findings", async () => {
  const { page, close } = await open(report);
  const cell = page.locator("a.cell", { hasText: "/guides, French" });
  const [, , errors, warnings] = numbers(
    await cell.locator(".hidden").textContent(),
  );
  await cell.click();
  await settled(page);
  assert.equal(await shown(page), errors + warnings);
  assert.equal(await page.inputValue("#filter-section"), "/guides");
  await close();
});

test("a finding shows both places and a repair to copy", async () => {
  const { page, faults, close } = await open(report, "#q=la-fiche-de-visite");
  const [finding] = report.json.findings.filter(
    (f) => f.destination === "#la-fiche-de-visite",
  );
  await page.locator("details.row > summary").click();
  await page.waitForSelector(".finding");
  const [here, there] = await texts(page, ".finding .excerpts figcaption");
  assert.equal(here, `fr${finding.file}:${finding.line}:${finding.column}`);
  assert.equal(
    there,
    `en${finding.counterpart.file}:${finding.counterpart.line}`,
  );
  assert.deepEqual(await texts(page, ".finding mark"), [
    finding.destination,
    finding.counterpart.destination,
  ]);
  assert.deepEqual(await texts(page, ".finding ins"), [
    finding.fix.edits[0].text,
  ]);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click(".suggestion .copy");
  await page.waitForSelector(".copy.done");
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    finding.suggestions[0].destination,
  );
  assert.deepEqual(faults, []);
  await close();
});

test("a pair shows both outlines, their lines and each differing link", async () => {
  const { page, faults, close } = await open(
    report,
    "#pair=/docs/inspections&with=fr",
  );
  await page.waitForSelector(".outlines path", { state: "attached" });
  const pair = report.json.pairs.find((one) => one.key === "/docs/inspections");
  const sides = page.locator(".outline");
  for (const [i, locale] of ["en", "fr"].entries()) {
    const headings = pair.headings.map((row) => row[locale]).filter(Boolean);
    const said = await sides
      .nth(i)
      .locator(".heading bdi:first-child")
      .allTextContents();
    assert.deepEqual(
      said.filter((_, at) => at % 2 === 0),
      headings.map((one) => one.text),
    );
  }
  const matched = pair.headings.filter((row) => row.en && row.fr);
  assert.equal(await page.locator(".outlines path").count(), matched.length);
  assert.equal(
    await page.locator(".tag.lone").count(),
    pair.headings.length - matched.length,
  );

  // The line of a match begins and ends at its headings.
  const ends = await page.evaluate(() => {
    const box = document.querySelector(".lines").getBoundingClientRect();
    const middle = (one) => {
      const at = one.getBoundingClientRect();
      return at.top + at.height / 2 - box.top;
    };
    return [...document.querySelectorAll(".outlines path")].map((path) => {
      const both = document.querySelectorAll(
        `.heading[data-row="${path.dataset.row}"]`,
      );
      const length = path.getTotalLength();
      const from = path.getPointAtLength(0).y - middle(both[0]);
      const to = path.getPointAtLength(length).y - middle(both[1]);
      return Math.max(Math.abs(from), Math.abs(to));
    });
  });
  assert.ok(
    ends.every((distance) => distance < 1.5),
    String(ends),
  );

  assert.equal(await page.locator(".difference").count(), pair.diff.length);
  const marked = await texts(page, ".difference mark");
  const expected = pair.diff.flatMap((one) => [
    one.en?.destination,
    one.fr?.destination,
  ]);
  assert.deepEqual(marked, expected.filter(Boolean));

  await page.click(".quiet summary");
  const confidences = await texts(page, ".matches tbody td:nth-child(3)");
  assert.deepEqual(
    confidences,
    pair.headings.map((row) => `${Math.round(row.confidence * 100)}%`),
  );
  assert.deepEqual(faults, []);
  await close();
});

test("every pair is listed and leads to its view", async () => {
  const { page, faults, close } = await open(report);
  await page.click('.tabs a[href*="pairs"]');
  const { pairs } = report.json;
  assert.equal(await page.locator(rows).count(), pairs.length);
  await page.locator(`${rows} a`).first().click();
  await page.waitForSelector(".pairview h1");
  await page.click(".back");
  assert.equal(await page.locator(rows).count(), pairs.length);
  assert.deepEqual(faults, []);
  await close();
});

test("a history is drawn as a trend and told in words", async () => {
  const { error, warning } = report.json.summary;
  const trend = withIndex(report, "trend", (index) => {
    index.history = [
      ["2026-11-22", "0123456789abcdef", 30, 12, 4, 30],
      ["2026-11-23", "", 20, 14, 4, 31],
      ["2026-11-24", "", error, warning, 4, 32],
    ];
  });
  const { page, faults, close } = await open(trend);
  const label = await page.getAttribute("svg.trend", "aria-label");
  assert.deepEqual(numbers(label), [3, 30, error, 12, warning]);
  const points = await page.getAttribute("path.trend-error", "d");
  assert.equal(points.split("L").length, 3);
  assert.deepEqual(await texts(page, ".changes b"), [
    `−${20 - error}`,
    `−${14 - warning}`,
  ]);
  assert.deepEqual(faults, []);
  await close();
});

test("a site that nobody changed has no change, baseline or not", async () => {
  const folder = faultySite("unchanged");
  for (const isBaselined of [false, true]) {
    const history = ["--history", path.join(folder, `${isBaselined}.jsonl`)];
    if (isBaselined) writeBaseline(folder);
    check(folder, "first", ...history);
    const { page, faults, close } = await open(
      check(folder, "second", ...history),
    );
    assert.deepEqual(await texts(page, ".changes b"), ["±0", "±0"]);
    assert.deepEqual(faults, []);
    await close();
  }
});

test("what is new is counted, what is known is told beside it", async () => {
  const folder = faultySite("standing");
  writeBaseline(folder);
  addFault(folder, "/old");
  commit(folder);
  const seen = async (name, count, ...options) => {
    const checked = check(folder, name, ...options);
    const { summary } = checked.json;
    assert.deepEqual([summary.error, summary.known, summary.old], count);
    const { page, faults, close } = await open(checked);
    const result = {
      verdict: await page.textContent("h1"),
      known: await texts(page, ".hero .known"),
      tile: await page.locator(".tile li").first().textContent(),
      total: numbers((await texts(page, "a.cell .hidden"))[1]).at(-2),
      news: await texts(page, ".tile:nth-child(3) .legend li"),
      list: numbers((await texts(page, ".summary"))[0])[0],
      tab: numbers((await texts(page, ".tabs small"))[0])[0],
      said: [
        ...(await texts(page, ".tiles > :nth-child(3) > p")),
        ...(await texts(page, ".nothing")),
      ],
    };
    await page.click("#filter-clear");
    assert.equal(await shown(page), checked.json.findings.length);
    assert.equal(await page.locator("#filter-clear").isVisible(), false);
    await page.reload();
    assert.equal(await shown(page), checked.json.findings.length);
    assert.deepEqual(faults, []);
    await close();
    return result;
  };

  const since = ["--since", "HEAD"];
  assert.deepEqual(await seen("nothing", [0, 4, 2], ...since), {
    verdict: "No errors, no warnings",
    known: ["4 known from the baseline · 2 there before the change"],
    tile: "0 errors",
    total: 0,
    news: ["0 new", "4 to be mended some day", "2 there before the change"],
    list: 0,
    tab: 0,
    said: [
      "There is nothing new to mend.",
      "Nothing new was found. Clear the filters to see the rest.",
    ],
  });
  addFault(folder, "/new");
  assert.deepEqual(await seen("new", [2, 4, 2], ...since), {
    verdict: "2 errors, no warnings",
    known: ["4 known from the baseline · 2 there before the change"],
    tile: "2 errors",
    total: 1,
    news: ["2 new", "4 to be mended some day", "2 there before the change"],
    list: 2,
    tab: 2,
    said: ["The worst of the new ones:"],
  });
  const baselined = await seen("baselined", [4, 4, 0]);
  assert.deepEqual(baselined.known, ["4 known from the baseline"]);
  assert.deepEqual(baselined.news, ["4 new", "4 to be mended some day"]);
});

test("what is new stands apart from debt and what is accepted", async () => {
  const judged = withIndex(report, "judged", (index) => {
    const { standing, severity } = index.findings;
    standing.fill(1);
    standing[severity.indexOf(2)] = 0;
    standing[severity.lastIndexOf(2)] = 2;
  });
  const { page, faults, close } = await open(judged);
  const total = report.json.findings.length;
  const tile = page.locator(".tile", { hasText: "What is new" });
  assert.deepEqual((await tile.locator("b").allTextContents()).map(Number), [
    1,
    total - 2,
    1,
  ]);
  await tile.locator("a").first().click();
  await settled(page);
  assert.equal(await shown(page), 1);
  await page.selectOption("#filter-standing", "accepted");
  assert.equal(await shown(page), 1);
  assert.deepEqual(await texts(page, ".tag.accepted"), ["Accepted"]);
  assert.deepEqual(faults, []);
  await close();
});
