// The line above everything: the name, the language, light or dark.

function languageSwitch() {
  const buttons = languages.map((language) =>
    element(
      "button",
      {
        type: "button",
        lang: language,
        "aria-pressed": String(language === messages.language),
        title: catalogue[language].language,
        onclick: () => {
          remember("language", language);
          start(language);
          document.querySelector(`.languages [lang="${language}"]`).focus();
        },
      },
      language.toUpperCase(),
    ),
  );
  return element(
    "div.languages",
    { role: "group", "aria-label": t("language.label") },
    buttons,
  );
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : prefersDark.matches;
}

function themeSwitch() {
  const button = element("button.theme", {
    type: "button",
    onclick: () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      remember("theme", theme);
      fill();
    },
  });
  const fill = () => {
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
    button.setAttribute("aria-label", t("theme.dark"));
    button.setAttribute("aria-pressed", String(isDark()));
  };
  prefersDark.onchange = fill;
  fill();
  return button;
}

function head() {
  return element(
    "header.top",
    {},
    element(
      "a.skip",
      {
        href: "#results",
        onclick: (event) => {
          event.preventDefault();
          showResults();
        },
      },
      t("skip"),
    ),
    element("a.brand", { href: "#" }, icon("compare"), "paralint"),
    element("span.spacer"),
    languageSwitch(),
    themeSwitch(),
  );
}
