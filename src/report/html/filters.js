// The filters above the lists, each choice with the number that it would show.

function select(name, label, options) {
  const control = element(
    "select",
    {
      id: `filter-${name}`,
      onchange: () => update({ [name]: control.value, page: "1", open: "" }),
    },
    options.map(([value, text]) => element("option", { value }, text)),
  );
  return element(
    "label.field",
    { for: `filter-${name}` },
    element("span", {}, label),
    control,
  );
}

function severityToggles() {
  const buttons = ["error", "warning", "info"].map((name) =>
    element(
      `button.toggle.${name}`,
      {
        type: "button",
        id: `severity-${name}`,
        onclick: () => {
          const shown = new Set(state.severity.split(",").filter(Boolean));
          if (!shown.delete(name)) shown.add(name);
          const order = ["error", "warning", "info"].filter((one) =>
            shown.has(one),
          );
          update({ severity: order.join(","), page: "1", open: "" });
        },
      },
      icon(name),
      element("span", {}, t(`severity.plural.${name}`)),
      element("b"),
    ),
  );
  return element(
    "div.toggles",
    { role: "group", "aria-label": t("filter.severity") },
    buttons,
  );
}

const sortNames = {
  findings: () => [
    "worst",
    "count",
    "page",
    "rule",
    "locale",
    ...(hasKnown ? ["standing"] : []),
  ],
  pairs: () => ["worst", "links", "headings", "unsure", "page"],
  unverified: () => [],
};

function searchField() {
  const field = element("input", {
    type: "search",
    id: "filter-q",
    placeholder: t("filter.search"),
    autocomplete: "off",
    spellcheck: "false",
    oninput: () =>
      update({ q: field.value, page: "1", open: "" }, { isTyping: true }),
  });
  return element(
    "label.field.search",
    { for: "filter-q" },
    element("span.hidden", {}, t("filter.search")),
    icon("search"),
    field,
  );
}

function filterBar() {
  return element(
    "form.filters",
    {
      role: "search",
      "aria-label": t("filter.label"),
      onsubmit: (event) => event.preventDefault(),
    },
    searchField(),
    severityToggles(),
    element("div.choices", {}, choices()),
  );
}

function choices() {
  return [
    select("rule", t("filter.rule"), []),
    select("locale", t("filter.locale"), []),
    select("section", t("filter.section"), []),
    hasKnown ? select("standing", t("filter.standing"), []) : null,
    select("sort", t("filter.sort"), []),
    element(
      "button.link.clear",
      {
        type: "button",
        id: "filter-clear",
        onclick: () => {
          update({ ...unfiltered, view: state.view });
          byId("filter-q").focus();
        },
      },
      t("filter.clear"),
    ),
  ];
}

// Choices with how many findings each would show; the chosen one stays.
function fillOptions(name, all, options) {
  const control = byId(`filter-${name}`);
  if (!control) return;
  const chosen = state[name];
  const shown = options.filter(
    ([value, , number]) => number !== 0 || value === chosen,
  );
  if (chosen && !shown.some(([value]) => value === chosen))
    shown.push([chosen, chosen]);
  control.replaceChildren(
    ...(all === null ? [] : [element("option", { value: "" }, all)]),
    ...shown.map(([value, text, number]) =>
      element(
        "option",
        { value },
        number === undefined ? text : `${text} (${messages.number(number)})`,
      ),
    ),
  );
  control.value = chosen;
}

function countsOf(counts, name) {
  return (i) => (state.view === "findings" ? counts[name][i] : undefined);
}

function fillFilters(counts) {
  const of = (name) => countsOf(counts, name);
  fillOptions(
    "rule",
    t("filter.rule.all"),
    ruleIds.map((id, i) => [id, named("rule", id), of("rule")(i)]),
  );
  fillOptions(
    "locale",
    t("filter.locale.all"),
    index.locales.map((tag, i) => [tag, messages.locale(tag), of("locale")(i)]),
  );
  fillOptions(
    "section",
    t("filter.section.all"),
    topSections.map((section, i) => [
      section,
      visible(section),
      of("section")(i),
    ]),
  );
  fillOptions(
    "standing",
    t("filter.standing.all"),
    standings.map((name, i) => [
      name,
      t(`standing.${name}`),
      of("standing")(i),
    ]),
  );
  const orders = sortNames[state.view]();
  fillOptions(
    "sort",
    null,
    orders.map((name) => [name, t(`sort.${state.view}.${name}`)]),
  );
  const sort = byId("filter-sort");
  sort.value = orders.includes(state.sort) ? state.sort : (orders[0] ?? "");
  const field = byId("filter-q");
  if (field.value !== state.q) field.value = state.q;
  for (const name of severities) {
    const button = byId(`severity-${name}`);
    const isShown = state.severity.split(",").includes(name);
    button.setAttribute("aria-pressed", String(isShown));
    button.lastChild.textContent = messages.number(
      counts.severity[severities.indexOf(name)],
    );
  }
  const form = field.form;
  form.dataset.view = state.view;
  byId("filter-clear").hidden = ![
    "q",
    "rule",
    "locale",
    "section",
    "standing",
    "severity",
  ].some((name) => state[name] !== unfiltered[name]);
}
