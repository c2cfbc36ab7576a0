// Debian's Chromium, and what a page did in it that it should not.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser = null;

export async function launch() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args,
  });
}

export const quit = () => browser.close();

// A page that shows the report, `options` being those of a browser context, and
// what to wait for.
// `faults` collects dialogs, errors and requests that leave the file.
export async function open(
  { html },
  hash = "",
  { selector = "h1:visible", ...options } = {},
) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    colorScheme: "light",
    ...options,
  });
  const page = await context.newPage();
  const faults = [];
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    const isOwn =
      url.startsWith("data:") ||
      url.split("#")[0] === `file://${encodeURI(html)}`;
    if (!isOwn) faults.push(`request: ${url}`);
  });
  await page.goto(`file://${encodeURI(html)}${hash}`);
  await page.waitForSelector(selector);
  return { page, faults, close: () => context.close() };
}

export const texts = (page, selector) =>
  page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));

// Once what was asked for is drawn.
export const settled = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
  );

// Rows of the list that is shown.
export const rows = "ul.rows > li";
export const isShown = (finding) => finding.severity !== "info";
export const numbers = (text) => text.match(/\d+/g).map(Number);

// How many findings and causes the list says that it shows.
export async function shown(page) {
  const [summary] = await texts(page, ".summary");
  const [findings, causes] = numbers(summary);
  assert.equal(await page.locator(rows).count(), causes);
  return findings;
}
