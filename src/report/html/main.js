// The page itself: what the address asks for is drawn, what is done goes into it.

const shell = {};

function tabs() {
  const numbers = {
    findings: byStanding[0],
    pairs: index.checkedPairs,
    unverified: unverified.page.length,
  };
  return Object.entries(numbers).map(([view, number]) =>
    element(
      "a",
      {
        href: addressOf({ ...state, view, page: "1", open: "", sort: "" }),
        "aria-current": state.view === view ? "page" : null,
        onclick: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          update({ view, page: "1", open: "", sort: "" });
          shell.tabs.querySelector("[aria-current]").focus();
        },
      },
      t(`view.${view}`),
      " ",
      element("small", {}, messages.number(number)),
    ),
  );
}

const lists = {
  findings: findingsList,
  pairs: pairsList,
  unverified: unverifiedList,
};

function renderHome() {
  const found = filtered(state);
  fillFilters(found.counts);
  shell.tabs.replaceChildren(...tabs());
  const list = (lists[state.view] ?? findingsList)(found);
  shell.results.replaceChildren(...list.filter(Boolean));
}

async function renderPair() {
  const pair = findPair(state.pair, state.with);
  if (pair === undefined) {
    shell.pair.replaceChildren(element("p.nothing", {}, t("pair.none")));
    return;
  }
  await isWhole;
  shell.pair.replaceChildren(pairView(pair));
  document.title = `${pages.title[pairs.reference[pair]]} · paralint`;
}

function render() {
  const isPair = state.pair !== "";
  shell.home.hidden = isPair;
  shell.pair.hidden = !isPair;
  document.title = `${verdict()} · paralint`;
  if (isPair) return renderPair();
  shell.pair.replaceChildren();
  renderHome();
}

// Changes what is shown and the address; a quiet change draws nothing anew.
function update(changes, { isQuiet = false, isTyping = false } = {}) {
  state = { ...state, ...changes };
  const change = isQuiet || isTyping ? "replaceState" : "pushState";
  history[change](null, "", addressOf(state));
  if (!isQuiet) render();
}

function showResults() {
  shell.heading.focus({ preventScroll: true });
  shell.heading.scrollIntoView({ block: "start" });
}

// The row that the address names may be on any page of the list.
function findOpenRow() {
  if (!state.open || state.view !== "findings") return;
  const rows = sorted(grouped(filtered(state).shown), state.sort);
  const at = rows.findIndex((row) => causes.id[row.cause] === state.open);
  if (at >= 0) state.page = String(Math.floor(at / rowsOnPage) + 1);
}

// Somebody followed a link, or went back.
function onAddress() {
  const before = state;
  state = readState();
  findOpenRow();
  render();
  if (state.pair) {
    window.scrollTo(0, 0);
    isWhole.then(() => shell.pair.querySelector("h1")?.focus());
  } else if (before.pair && shell.left !== undefined) {
    window.scrollTo(0, shell.left);
  } else if (addressOf(state) !== addressOf(defaults)) {
    const row =
      state.open &&
      shell.results.querySelector(
        `[data-cause="${CSS.escape(state.open)}"] > summary`,
      );
    if (row) {
      row.scrollIntoView({ block: "center" });
      row.focus({ preventScroll: true });
    } else {
      showResults();
    }
  }
}

function start(language) {
  messages = new Messages(language);
  document.documentElement.lang = language;
  shell.results = element("div.results", { id: "results" });
  shell.tabs = element("nav.tabs", { "aria-label": t("view.label") });
  shell.heading = element("h2.hidden", { tabindex: "-1" }, t("results"));
  shell.home = element(
    "div.home",
    {},
    overview(),
    element(
      "section.lists",
      { "aria-label": t("results") },
      shell.heading,
      shell.tabs,
      filterBar(),
      shell.results,
    ),
  );
  shell.pair = element("div.pair", { hidden: true });
  byId("app").replaceChildren(
    head(),
    element("main", { id: "main" }, shell.home, shell.pair),
    element("footer.end", {}, t("made.by", { version: index.version })),
  );
  render();
}

function preferredLanguage() {
  const wanted = [
    remembered("language"),
    ...(navigator.languages ?? [navigator.language]),
  ];
  const known = wanted
    .map((tag) => tag?.split("-")[0])
    .find((tag) => languages.includes(tag));
  return known ?? languages[0];
}

const theme = remembered("theme");
if (theme) document.documentElement.dataset.theme = theme;
findOpenRow();
start(preferredLanguage());
addEventListener("popstate", onAddress);
// Where the list was left, to come back to it from a pair.
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="pair="]');
  if (link && !state.pair) shell.left = scrollY;
});
if (addressOf(state) !== addressOf(defaults) && !state.pair) {
  requestAnimationFrame(() => {
    const row =
      state.open && document.querySelector("details.row[open] > summary");
    (row || shell.heading).scrollIntoView({ block: row ? "center" : "start" });
  });
}
