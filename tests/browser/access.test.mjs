// Who can use the HTML report: by keyboard, in the dark, in French, with a
// screen reader, on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import axe from "axe-core";

import {
  isShown,
  launch,
  open,
  quit,
  rows,
  settled,
  shown,
  texts,
} from "./chromium.mjs";
import { bundled, check, config, site } from "./sites.mjs";

let report = null;

before(async () => {
  await launch();
  report = check(bundled, "bundled");
});
after(quit);

test("the keyboard reaches everything, and one sees where it is", async () => {
  const { cause } = report.json.findings.find((f) => f.suggestions.length > 0);
  const { page, close } = await open(report, `#open=${cause}`);
  await page.waitForSelector(".finding .copy");
  const expected = await page.evaluate(() => {
    const selector =
      "a[href], button:not(:disabled), select, input, summary, [tabindex='0']";
    const all = [...document.querySelectorAll(selector)].filter((one) =>
      one.checkVisibility(),
    );
    all.forEach((one, i) => (one.dataset.tabStop = i));
    return all.length;
  });
  const order = [];
  const dim = [];
  for (let i = 0; i < expected; i++) {
    await page.keyboard.press("Tab");
    const [stop, isVisible, name] = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const isVisible =
        style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return [
        Number(one.dataset.tabStop),
        isVisible,
        one.outerHTML.slice(0, 80),
      ];
    });
    order.push(Number.isNaN(stop) ? name : stop);
    if (!isVisible) dim.push(name);
  }
  assert.deepEqual(order, [...order.keys()]);
  assert.deepEqual(dim, []);
  await close();
});

test("the keyboard operates everything", async () => {
  const { page, faults, close } = await open(report);
  const focused = (read) => page.evaluate(read);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(
    await focused(() => document.activeElement.textContent),
    "Findings and pages",
  );

  const first = page.locator("details.row > summary").first();
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForSelector("ul.rows > li:nth-child(2) .finding");
  await page.keyboard.press("End");
  const last = await focused(() =>
    document.activeElement.closest("li").matches(":last-child"),
  );
  assert.ok(last);

  await page.focus("#severity-error");
  await page.keyboard.press("Space");
  assert.equal(
    await shown(page),
    report.json.findings.filter((f) => f.severity === "warning").length,
  );
  await page.focus("#filter-locale");
  await page.keyboard.type("French");
  assert.equal(await page.inputValue("#filter-locale"), "fr");

  await page.goto(`file://${report.html}#q=la-fiche-de-visite`);
  await page.reload();
  await page.focus("details.row > summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".action");
  await page.focus(".action");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pairview h1");
  assert.equal(await focused(() => document.activeElement.tagName), "H1");
  assert.deepEqual(faults, []);
  await close();
});

const darkness = (page) =>
  page.evaluate(() => {
    const [r, g, b] = getComputedStyle(document.body)
      .backgroundColor.match(/\d+/g)
      .map(Number);
    return 1 - (r + g + b) / 765;
  });

test("it is dark where the reader's system is, or where it is asked to be", async () => {
  const { page, close } = await open(report, "", { colorScheme: "dark" });
  assert.ok((await darkness(page)) > 0.8);
  await page.click(".theme");
  assert.ok((await darkness(page)) < 0.2);
  await page.reload();
  assert.ok((await darkness(page)) < 0.2);
  await close();
  const light = await open(report);
  assert.ok((await darkness(light.page)) < 0.2);
  await light.page.click(".theme");
  assert.ok((await darkness(light.page)) > 0.8);
  await light.close();
});

test("it speaks French to who reads French", async () => {
  const { page, faults, close } = await open(report, "", { locale: "fr-CA" });
  const { summary } = report.json;
  assert.equal(
    await page.textContent("h1"),
    `${summary.error} erreurs et ${summary.warning} avertissements`,
  );
  assert.equal(await page.getAttribute("html", "lang"), "fr");
  await page.selectOption("#filter-rule", "stale-slug");
  assert.ok(
    (await texts(page, `${rows} .rule`)).every(
      (rule) => rule === "Slug périmé",
    ),
  );
  await page.click('.languages [lang="en"]');
  assert.match(await page.textContent("h1"), /errors and/);
  assert.equal(await page.inputValue("#filter-rule"), "stale-slug");
  await page.reload();
  assert.match(await page.textContent("h1"), /errors and/);
  assert.deepEqual(faults, []);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds no serious fault when it is ${colorScheme}`, async () => {
    const hashes = {
      "#severity=error,warning,info": "details.row",
      "#view=pairs": ".pairrow",
      "#view=unverified": ".results",
      "#pair=/docs/inspections&with=fr": ".outlines path",
    };
    for (const [hash, selector] of Object.entries(hashes)) {
      const { page, close } = await open(report, hash, { colorScheme });
      await page.waitForSelector(selector, { state: "attached" });
      for (const row of (await page.$$("details.row > summary")).slice(0, 12))
        await row.click();
      for (const more of await page.$$(".quiet > summary")) await more.click();
      await settled(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run());
      const found = violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`,
        );
      assert.deepEqual(found, [], hash);
      await close();
    }
  });
}

test("the names of sections are read whole, on a phone as well", async () => {
  const sections = [
    "guides-for-people-who-keep-bees-and-write-about-them/one",
    "guides-for-people-who-keep-bees-and-write-about-them/another",
    "wetterstationsverwaltungsoberflaechen",
    "a",
  ];
  const files = { "paralint.yaml": config };
  for (const section of sections) {
    for (const locale of ["en", "fr"]) {
      files[`docs/${locale}/${section}/page.md`] = "# Page\n";
    }
  }
  const named = check(site("sections", files), "sections");
  for (const width of [390, 1280]) {
    const { page, close } = await open(named, "", {
      viewport: { width, height: 800 },
    });
    await page.click(".unfold");
    const names = await page.$$eval(".matrix .section", (all) =>
      all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const text = range.getBoundingClientRect();
        const cell = one.closest("th").getBoundingClientRect();
        const isWhole =
          text.left >= cell.left &&
          text.right <= cell.right &&
          one.scrollWidth <= one.clientWidth;
        return `${one.textContent} ${isWhole}`;
      }),
    );
    assert.deepEqual(names, [
      "/a true",
      "/guides-for-people-who-keep-bees-and-write-about-them true",
      "/another true",
      "/one true",
      "/wetterstationsverwaltungsoberflaechen true",
    ]);
    const lines = await page.$$eval(".matrix .section", (all) =>
      all.map((one) => one.getClientRects()[0].height),
    );
    assert.ok(lines[0] < 20, "a short name stands on one line");
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth,
    );
    assert.ok(wide <= width, `${wide} at ${width}`);
    await close();
  }
});

test("nothing is wider than the window", async () => {
  for (const width of [360, 800, 1440]) {
    for (const hash of [
      "#severity=error,warning,info",
      "#pair=/docs/inspections&with=fr",
    ]) {
      for (const locale of ["en-US", "fr-FR"]) {
        const { page, close } = await open(report, hash, {
          viewport: { width, height: 800 },
          locale,
        });
        for (const row of (await page.$$("details.row > summary")).slice(0, 12))
          await row.click();
        await settled(page);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth,
        );
        assert.ok(wide <= width, `${wide} at ${width} ${hash} ${locale}`);
        await close();
      }
    }
  }
});
