// The catalogue: ICU messages in English and French, formatted with the plural
// rules and numbers of the language. What of ICU is understood: {name},
// {name, number}, {name, plural, =0 {...} one {...} other {# ...}},
// {name, select, ...} and apostrophes that quote braces.

const catalogue = JSON.parse(byId("messages").textContent);
const languages = Object.keys(catalogue);

function parseMessage(source) {
  let at = 0;
  const space = () => {
    while (/\s/.test(source[at] ?? "")) at++;
  };
  const word = () => {
    space();
    const from = at;
    while (at < source.length && !/[\s,{}]/.test(source[at])) at++;
    return source.slice(from, at);
  };
  const expect = (c) => {
    space();
    if (source[at++] !== c) throw new Error(`expected ${c} in: ${source}`);
  };
  const quoted = () => {
    if (source[at + 1] === "'") {
      at += 2;
      return "'";
    }
    if (!/[{}#]/.test(source[at + 1] ?? "")) {
      at++;
      return "'";
    }
    const end = source.indexOf("'", at + 1);
    const text = source.slice(at + 1, end < 0 ? source.length : end);
    at = end < 0 ? source.length : end + 1;
    return text;
  };
  const choices = () => {
    const found = {};
    for (space(); source[at] !== "}"; space()) {
      const name = word();
      expect("{");
      found[name] = parts(true);
      expect("}");
    }
    return found;
  };
  const argument = () => {
    expect("{");
    const part = { name: word(), type: "text" };
    space();
    if (source[at] === ",") {
      at++;
      part.type = word();
      space();
      if (source[at] === ",") {
        at++;
        part.choices = choices();
      }
    }
    expect("}");
    return part;
  };
  const parts = (isInside) => {
    const found = [];
    while (at < source.length && !(isInside && source[at] === "}")) {
      if (source[at] === "{") found.push(argument());
      else if (source[at] === "'") found.push(quoted());
      else if (source[at] === "#" && isInside)
        (found.push({ type: "#" }), at++);
      else found.push(source[at++]);
    }
    return found;
  };
  return parts(false);
}

class Messages {
  constructor(language) {
    this.language = language;
    this.rules = new Intl.PluralRules(language);
    this.numbers = new Intl.NumberFormat(language);
    this.names = new Intl.DisplayNames([language], {
      type: "language",
      fallback: "code",
    });
    this.parsed = new Map();
  }

  has(key) {
    return key in catalogue[this.language];
  }

  format(key, values = {}) {
    if (!this.parsed.has(key)) {
      this.parsed.set(key, parseMessage(catalogue[this.language][key] ?? key));
    }
    return this.text(this.parsed.get(key), values, null);
  }

  number(value) {
    return this.numbers.format(value);
  }

  percent(value) {
    return new Intl.NumberFormat(this.language, { style: "percent" }).format(
      value / 100,
    );
  }

  // "French" for "fr"; a name begins with a capital wherever it stands alone.
  locale(tag) {
    try {
      const name = this.names.of(tag);
      return name.charAt(0).toLocaleUpperCase(this.language) + name.slice(1);
    } catch {
      return tag;
    }
  }

  text(parts, values, counted) {
    return parts.map((part) => this.part(part, values, counted)).join("");
  }

  part(part, values, counted) {
    if (typeof part === "string") return part;
    if (part.type === "#") return counted === null ? "#" : this.number(counted);
    const value = values[part.name];
    if (part.type === "plural") {
      const chosen =
        part.choices[`=${value}`] ??
        part.choices[this.rules.select(value)] ??
        part.choices.other;
      return this.text(chosen, values, value);
    }
    if (part.type === "select") {
      return this.text(
        part.choices[value] ?? part.choices.other,
        values,
        counted,
      );
    }
    return typeof value === "number" ? this.number(value) : String(value);
  }
}

let messages = new Messages(languages[0]);
const t = (key, values) => messages.format(key, values);

// A name that the program gives, in the reader's language where it is known.
const named = (kind, name) =>
  messages.has(`${kind}.${name}`) ? t(`${kind}.${name}`) : name;
