// Sites on disk and the reports that the program makes of them.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const { PARALINT, PROJECT } = process.env;
const root = fs.mkdtempSync(path.join(os.tmpdir(), "paralint-browser-"));
process.on("exit", () => fs.rmSync(root, { recursive: true, force: true }));

// Writes the files and returns their folder.
export function site(name, files) {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, name, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
  return path.join(root, name);
}

export const bundled = PROJECT;

// Checks the site; the file of its page, and the JSON report.
export function check(folder, name, ...options) {
  const html = path.join(root, `${name}.html`);
  const json = path.join(root, `${name}.json`);
  const formats = [
    "--format",
    "html",
    "-o",
    html,
    "--format",
    "json",
    "-o",
    json,
  ];
  execFileSync(PARALINT, [
    "check",
    folder,
    "-q",
    "--fail-on",
    "never",
    ...formats,
    ...options,
  ]);
  return { html, json: JSON.parse(fs.readFileSync(json, "utf8")) };
}

// The page with something else in its index, for what no option gives.
export function withIndex({ html }, name, change) {
  const page = fs.readFileSync(html, "utf8");
  const open = '<script type="application/json" id="index">';
  const from = page.indexOf(open) + open.length;
  const to = page.indexOf("</script>", from);
  const index = JSON.parse(page.slice(from, to));
  change(index);
  const changed = path.join(root, `${name}.html`);
  const text = JSON.stringify(index).replaceAll("<", "\\u003c");
  fs.writeFileSync(changed, page.slice(0, from) + text + page.slice(to));
  return { html: changed };
}

export const config = `locales: [en, fr]
layout:
  - docs/{locale}/{path}/{name}.md
renderer: github
`;

// Two broken links in each language.
export function faultySite(name) {
  const files = { "paralint.yaml": config };
  for (const locale of ["en", "fr"]) {
    files[`docs/${locale}/a.md`] = "# A\n\nSee [x](/x) and [y](/y).\n";
    files[`docs/${locale}/b.md`] = "# B\n";
  }
  return site(name, files);
}

// Takes what is wrong with the site into its baseline.
export function writeBaseline(folder) {
  execFileSync(PARALINT, ["baseline", "write", folder, "-q"]);
}

// Commits all that the folder holds.
export function commit(folder) {
  const person = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
  const git = (...words) =>
    execFileSync("git", ["-C", folder, ...person, ...words]);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "x");
}

// Adds a broken link to a page of both languages.
export function addFault(folder, destination) {
  for (const locale of ["en", "fr"]) {
    fs.appendFileSync(
      path.join(folder, `docs/${locale}/b.md`),
      `\nSee [more](${destination}).\n`,
    );
  }
}

// 250 pairs of pages with 50,000 broken links of 6,000 causes.
export function bigSite() {
  const files = { "paralint.yaml": config };
  for (let page = 0; page < 250; page++) {
    let text = `# Page ${page}\n\n`;
    for (let line = 0; line < 100; line++) {
      const number = page * 100 + line;
      if (line % 10 === 0) text += `## Part ${line / 10}\n\n`;
      text += `Line ${number} sends its readers to [a place](/gone/place-${number % 6000}) that nobody has.\n\n`;
    }
    for (const locale of ["en", "fr"]) {
      files[`docs/${locale}/section-${page % 12}/page-${page}.md`] = text;
    }
  }
  return site("big", files);
}

export const evil =
  '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';

// What pages may hold: none of it may become anything but text.
export function hostileSite() {
  const long = "long".repeat(2500);
  const odd = `"quoted" 'too' ]]> <!-- & &amp; \u202eright to left\u202c \u200f \u2028 \0 end`;
  const page = (locale) =>
    Buffer.concat([
      Buffer.from(
        `---\ntitle: '</script>${evil}'\n---\n\n` +
          `## Heading ${locale} ${evil.replaceAll("<", "\\<")}\n\n` +
          `[</script>${evil}]: x\n\n` +
          `See [the \`</script>${evil}\`](</gone"'>) and [${odd}](</a/<!--/]]>?x="'>).\n\n` +
          `## \`</script>\` ${odd}\n\n` +
          `${long} [${long}](/missing/${long}) ${long}\n\n`,
      ),
      Buffer.from([0xff, 0xc3, 0x28, 0x0a]),
    ]);
  const name = `</script><script>window.hacked=1<`;
  return site("hostile", {
    "paralint.yaml": config,
    [`docs/en/${name}/script>'".md`]: page("en"),
    [`docs/fr/${name}/script>'".md`]: page("fr"),
    "docs/en/only <b>English</b>.md": `# \u202e${evil}\n`,
  });
}
