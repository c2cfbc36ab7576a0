// Elements and text. Whatever a page of the site holds becomes a text node; no
// string is ever read as HTML.

const byId = (id) => document.getElementById(id);

// element("a.tag", {href, onclick, "aria-label": ...}, child, "text", null...)
function element(name, properties, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      parent.append(child);
    }
  }
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const icons = {
  error: "M8 2.2 14.2 8 8 13.8 1.8 8zM8 5.2v3.4M8 10.6v.2",
  warning: "M8 2 14.6 13.4H1.4zM8 6.4v3.2M8 11.4v.2",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.4v3.4M8 5v.2",
  ok: "M2.8 8.6 6.4 12 13.2 4.6",
  open: "M6 3.5 10.5 8 6 12.5",
  back: "M10 3.5 5.5 8l4.5 4.5",
  next: "M6 3.5 10.5 8 6 12.5",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  moon: "M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M3 13l1.2-1.2M11.8 4.2 13 3",
  compare: "M2 3.5h4M2 8h4M2 12.5h4M10 3.5h4M10 12.5h4M6 3.5h4M6 8l4 4.5",
  search: "M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM10.4 10.4 14 14",
};

function icon(name) {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: `icon icon-${name}`, "aria-hidden": "true" },
    svg("path", { d: icons[name] }),
  );
}

// Text of a page, fit to be seen: control characters as their pictures, and no
// mark that turns what follows around.
function visible(text) {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g,
    (c) => {
      const code = c.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? "\u2421" : "\ufffd";
    },
  );
}

function shortened(text, length) {
  if (text.length <= length) return text;
  // Halves of one character would be shown as two of another.
  const end = /[\ud800-\udbff]/.test(text[length - 1]) ? length - 1 : length;
  return `${text.slice(0, end)}…`;
}

// A sentence of the program, in which `...` is a word of the site.
function sentence(text) {
  const parts = visible(text).split("`");
  if (parts.length % 2 === 0) return [parts.join("`")];
  return parts.map((part, i) => (i % 2 ? element("code", {}, part) : part));
}

// Text that stands for itself, whatever its direction.
function isolated(text, locale) {
  return element("bdi", { lang: locale }, visible(text));
}

// As its first letter has it; "auto" would not look into isolated parts.
function directionOf(text) {
  const letter = text.match(/\p{L}/u)?.[0] ?? "";
  const isTurned =
    /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  return isTurned.test(letter) ? "rtl" : "ltr";
}

function say(text) {
  byId("said").textContent = text;
}
