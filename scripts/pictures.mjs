// Photographs report.html and console.txt of a folder.
//
// usage: pictures.mjs FOLDER IMAGES

import fs from "node:fs";
import path from "node:path";

import { launch, open, quit } from "./chromium.mjs";

const [folder, images] = process.argv
  .slice(2)
  .map((name) => path.resolve(name));

const escaped = (text) =>
  text.replace(
    /[&<>]/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c],
  );

// What a terminal would make of the colours: "\x1b[1;31mtext\x1b[0m".
function html(text) {
  let classes = [];
  return text
    .split(/(\x1b\[[\d;]*m)/)
    .map((part, i) => {
      if (i % 2 === 0)
        return `<span class="${classes.join(" ")}">${escaped(part)}</span>`;
      const codes = part.slice(2, -1).split(";");
      classes = codes.includes("0")
        ? []
        : [...classes, ...codes.map((code) => `c${code}`)];
      return "";
    })
    .join("");
}

const style = `
  body { margin: 0; padding: 28px; background: #e9ebee; width: fit-content; }
  .terminal { border-radius: 12px; overflow: hidden; background: #15191e;
    box-shadow: 0 12px 32px rgb(0 0 0 / 22%); }
  .bar { display: flex; gap: 8px; padding: 13px 16px; background: #20262d; }
  .bar i { width: 12px; height: 12px; border-radius: 50%; background: #3d4650; }
  pre { margin: 0; padding: 18px 22px 22px; color: #d7dce1;
    font: 14px/1.55 "JetBrains Mono", monospace; font-variant-ligatures: none; }
  .prompt { color: #7fd3a5; }
  .c1 { font-weight: 700; color: #f2f5f7; } .c2 { color: #7d8893; }
  .c31 { color: #ff8f84; } .c32 { color: #7fd3a5; } .c33 { color: #efc266; }
  .c36 { color: #86c5dd; }`;

function terminal(command, text) {
  const output = html(text.replaceAll("\r", "").trimEnd());
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
<div class="terminal"><div class="bar"><i></i><i></i><i></i></div>
<pre><span class="prompt">$</span> <b>${command}</b>\n${output}</pre></div>`;
}

await launch();

const console_ = path.join(folder, "console.html");
const said = fs.readFileSync(path.join(folder, "console.txt"), "utf8");
fs.writeFileSync(console_, terminal("paralint check locales/en/docs", said));
const shot = await open({ html: console_ }, "", { selector: "pre" });
await shot.page
  .locator("body")
  .screenshot({ path: path.join(images, "console.png") });
await shot.close();

const report = path.join(folder, "report.html");
const viewport = { width: 1440, height: 1600 };
const { page, close } = await open(
  { html: report },
  "#locale=fr&rule=stale-slug",
  { viewport },
);
await page.locator("details.row > summary").first().click();
await page.waitForSelector(".finding");
await page.evaluate(() => {
  document.activeElement.blur();
  scrollTo(0, 0);
});
await page.mouse.move(0, 0);
await page.screenshot({ path: path.join(images, "report.png") });
await close();
await quit();
