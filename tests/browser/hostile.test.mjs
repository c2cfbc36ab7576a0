// Pages that try to be more than text, and pages without number.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, quit, settled, texts } from "./chromium.mjs";
import {
  bigSite,
  bundled,
  check,
  config,
  evil,
  hostileSite,
  site,
} from "./sites.mjs";

before(launch);
after(quit);

test("what a page holds stays text", async () => {
  const report = check(hostileSite(), "hostile");
  const { page, faults, close } = await open(
    report,
    "#severity=error,warning,info",
  );
  assert.equal(
    await page.locator("ul.rows > li").count(),
    report.json.causes.length,
  );
  for (const row of await page.$$("details.row > summary")) await row.click();
  await page.waitForSelector(".finding");
  const said = await page.evaluate(
    () => document.querySelector(".results").textContent,
  );
  for (const piece of [
    "</script>",
    "window.hacked=1",
    "]]>",
    "<!--",
    "\u2400",
    "longlong",
  ]) {
    assert.ok(said.includes(piece), piece);
  }
  // Nothing turns what stands behind it around.
  assert.ok(!said.includes("\u202e"));

  const [pair] = report.json.pairs;
  const address = new URLSearchParams({ pair: pair.key, with: "fr" });
  const other = await open(report, `#${address}`);
  await other.page.waitForSelector(".pairview");
  const title = await other.page.textContent(".pairview h1");
  assert.ok(title.includes(`</script>${evil}`), title);
  assert.ok(
    (await texts(other.page, ".heading")).some((text) => text.includes("]]>")),
  );
  assert.equal(
    await other.page.locator(".difference").count(),
    pair.diff.length,
  );

  for (const one of [page, other.page]) {
    assert.equal(await one.evaluate(() => window.hacked), undefined);
    const strange = "main img, main script, main iframe, main [onerror]";
    assert.equal(await one.locator(strange).count(), 0);
    const wide = await one.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 1280, String(wide));
  }
  assert.deepEqual([...faults, ...other.faults], []);
  await close();
  await other.close();
});

test("a line runs in the direction of its language", async () => {
  const folder = site("turned", {
    "paralint.yaml": config,
    "docs/en/a.md": "# One\n\nSee [the page](/gone).\n",
    "docs/fr/a.md": "# אחת\n\nראו [את הדף](/gone) שאיננו.\n",
  });
  const { page, faults, close } = await open(check(folder, "turned"));
  await page.click("details.row > summary");
  await page.waitForSelector(".finding .line");
  const lines = await page.$$eval(".finding .line", (all) =>
    all.map((one) => [one.textContent.includes("See"), one.dir]),
  );
  assert.ok(lines.length >= 2);
  for (const [isEnglish, dir] of lines)
    assert.equal(dir, isEnglish ? "ltr" : "rtl");
  // The destination stands between what was written before and behind it.
  const boxes = await page.$$eval('.line[dir="rtl"] > *', (all) =>
    all.map((one) => one.getBoundingClientRect().left),
  );
  assert.deepEqual(
    boxes.slice(0, 3),
    boxes.slice(0, 3).sort((a, b) => b - a),
  );
  assert.deepEqual(faults, []);
  await close();
});

test("its policy lets no other script run and no request leave", async () => {
  const report = check(bundled, "bundled");
  const { page, close } = await open(report);
  const refused = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.hacked = 1";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.hacked = 1");
    image.src = "data:,";
    document.body.append(image);
    const fetched = await fetch("https://example.org/").then(
      () => "fetched",
      () => "refused",
    );
    return [window.hacked, fetched];
  });
  await settled(page);
  assert.deepEqual(refused, [undefined, "refused"]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await close();
});

// From the reader's act to the picture, in milliseconds.
const timed = (page, selector, value, event) =>
  page.evaluate(
    async ([at, text, kind]) => {
      const control = document.querySelector(at);
      const from = performance.now();
      control.value = text;
      control.dispatchEvent(new Event(kind, { bubbles: true }));
      await new Promise((done) =>
        requestAnimationFrame(() => setTimeout(done)),
      );
      return performance.now() - from;
    },
    [selector, value, event],
  );

// The best of some tries: what it takes when the machine does nothing else.
async function best(tries, measure) {
  const all = [];
  for (let i = 0; i < tries; i++) all.push(await measure());
  return Math.min(...all);
}

test("50,000 findings are there at once and filtered at once", async (t) => {
  const report = check(bigSite(), "big");
  assert.equal(report.json.findings.length, 50000);
  const paint = await best(3, async () => {
    const { page, close } = await open(report);
    await page.waitForSelector("details.row");
    const at = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0].startTime,
    );
    await close();
    return at;
  });
  t.diagnostic(`first paint after ${Math.round(paint)} ms`);
  // It is about a second; a machine that is busy may take twice as long.
  assert.ok(paint < 2000, `first paint after ${paint} ms`);

  const { page, faults, close } = await open(report);
  const acts = [
    ["#filter-q", "place-59", "input"],
    ["#filter-locale", "fr", "change"],
    ["#filter-section", "/section-11", "change"],
    ["#filter-sort", "page", "change"],
  ];
  for (const [selector, value, event] of acts) {
    const took = await best(3, async () => {
      await timed(page, selector, "", event);
      return timed(page, selector, value, event);
    });
    t.diagnostic(`${selector} took ${Math.round(took)} ms`);
    assert.ok(took < 200, `${selector} took ${took} ms`);
    assert.equal(await page.inputValue(selector), value);
  }
  const places = report.json.findings.filter(
    (f) =>
      f.locale === "fr" &&
      f.key.startsWith("/section-11/") &&
      f.message.includes("place-59"),
  );
  const [summary] = await texts(page, ".summary");
  assert.equal(
    Number(summary.match(/^[\d,]+/)[0].replace(",", "")),
    places.length,
  );

  await page.click("#filter-clear");
  await page.click('button[aria-label="Next page of the list"]');
  assert.match(await page.textContent(".pager"), /51–100 of 6,000/);
  assert.ok((await page.locator("body *").count()) < 5000);
  assert.deepEqual(faults, []);
  await close();
});
