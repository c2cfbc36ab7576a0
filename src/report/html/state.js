// What is shown, kept in the address after "#", so that a link to the file opens
// what its sender saw.

const defaults = {
  view: "findings", // or "pairs", "unverified"
  q: "",
  rule: "",
  locale: "",
  section: "",
  severity: "error,warning",
  standing: hasKnown ? "fresh" : "",
  sort: "",
  page: "1",
  open: "", // the cause whose row is open
  pair: "", // the key of the page that is compared
  with: "", // and the locale
};

// Nothing is kept back that the reader did not ask to be.
const unfiltered = { ...defaults, standing: "" };

function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  const state = { ...defaults };
  for (const name of Object.keys(defaults)) {
    if (given.has(name)) state[name] = given.get(name);
  }
  return state;
}

function addressOf(state) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (name in defaults && value !== defaults[name]) given.set(name, value);
  }
  // A slash may stand as it is, and reads better.
  return `#${given.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

let state = readState();

// Choices that outlive the page, where the browser lets a file keep any.
function remembered(name) {
  try {
    return localStorage.getItem(`paralint-${name}`);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`paralint-${name}`, value);
  } catch {
    // It holds until the page is closed.
  }
}
