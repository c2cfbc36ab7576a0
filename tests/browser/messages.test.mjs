// The catalogue: both languages say the same things, and ICU's messages are read
// as another implementation reads them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { IntlMessageFormat } from "intl-messageformat";

const folder = path.join(process.env.PROJECT, "src/report/html");
const text = fs.readFileSync(path.join(folder, "messages.json"), "utf8");
const catalogue = JSON.parse(text);

const source = fs.readFileSync(path.join(folder, "messages.js"), "utf8");
const Messages = new Function(
  "byId",
  `"use strict";${source};return Messages;`,
)(() => ({
  textContent: text,
}));

// Names of arguments, with the kind of each.
function argumentsOf(parts, found = new Map()) {
  for (const part of parts) {
    if (part.value && part.type !== 0) found.set(part.value, part.type);
    for (const option of Object.values(part.options ?? {}))
      argumentsOf(option.value, found);
    if (part.children) argumentsOf(part.children, found);
  }
  return found;
}

const ast = (message, language) =>
  new IntlMessageFormat(message, language).getAst();

test("both languages have the same messages with the same arguments", () => {
  const { en, fr } = catalogue;
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  for (const key of Object.keys(en)) {
    const names = (language) =>
      [...argumentsOf(ast(catalogue[language][key], language)).keys()].sort();
    // A language may need no plural where another one does.
    const [english, french] = [names("en"), names("fr")];
    const more = new Set([...english, ...french]);
    more.delete("count");
    for (const name of more) {
      assert.ok(
        english.includes(name) && french.includes(name),
        `${key}: ${name}`,
      );
    }
  }
});

test("messages read as another implementation of ICU reads them", () => {
  for (const language of Object.keys(catalogue)) {
    const messages = new Messages(language);
    for (const [key, message] of Object.entries(catalogue[language])) {
      const kinds = argumentsOf(ast(message, language));
      for (const number of [0, 1, 2, 3, 11, 21, 1000, 1000000, 1234567]) {
        const values = {};
        for (const [name, kind] of kinds) {
          // 1: text, 5: select, 6: plural
          values[name] = kind === 1 ? `<${name}>` : kind === 5 ? "yes" : number;
        }
        assert.equal(
          messages.format(key, values),
          String(new IntlMessageFormat(message, language).format(values)),
          `${language} ${key} ${number}`,
        );
      }
    }
  }
});

test("French says zero in the singular, English does not", () => {
  const values = { count: 0 };
  assert.equal(new Messages("fr").format("links.total", values), "0 lien");
  assert.equal(new Messages("en").format("links.total", values), "0 links");
});

test("every rule has a name in both languages", () => {
  const book = execFileSync(process.env.PARALINT, ["rules", "--markdown"], {
    encoding: "utf8",
  });
  const rules = [...book.matchAll(/^##+ `?([a-z]+(?:-[a-z]+)+)`?/gm)].map(
    ([, id]) => id,
  );
  assert.ok(rules.length > 20, String(rules));
  for (const language of Object.keys(catalogue)) {
    for (const rule of rules)
      assert.ok(`rule.${rule}` in catalogue[language], rule);
  }
});

test("the scripts use every message, and no other", () => {
  const scripts = fs.readdirSync(folder).filter((name) => name.endsWith(".js"));
  const code = scripts
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
    .join("\n");
  const keys = Object.keys(catalogue.en);
  const used = new Set();
  const use = (matches, key) => {
    const found = keys.filter((one) => matches(one));
    assert.ok(found.length > 0, `no message for ${key}`);
    for (const one of found) used.add(one);
  };
  for (const [, key] of code.matchAll(/\bt\(\s*"([^"]+)"/g))
    use((one) => one === key, key);
  // t(`sort.${view}.${name}`), and named("rule", id)
  for (const [, key] of code.matchAll(/\bt\(\s*`([^`]+)`/g)) {
    const [prefix] = key.split("${");
    use((one) => one.startsWith(prefix), key);
  }
  for (const [, kind] of code.matchAll(/\bnamed\("(\w+)"/g)) {
    use((one) => one.startsWith(`${kind}.`), kind);
  }
  // Chosen between two: t(isThis ? "this" : "that").
  const rest = keys.filter(
    (key) => !used.has(key) && !code.includes(`"${key}"`),
  );
  assert.deepEqual(rest, []);
});
