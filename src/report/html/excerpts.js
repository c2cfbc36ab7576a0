// Findings as they are read: the line in both languages with the place marked,
// what to write instead, and what that rests on.

function copyButton(text, label) {
  const button = element(
    "button.copy",
    {
      type: "button",
      "aria-label": t("copy.label", { text: shortened(visible(text), 60) }),
      onclick: async () => {
        await copy(text);
        button.classList.add("done");
        button.lastChild.textContent = t("copy.done");
        say(t("copy.done"));
        setTimeout(() => {
          button.classList.remove("done");
          button.lastChild.textContent = label;
        }, 1600);
      },
    },
    icon("copy"),
    element("span", {}, label),
  );
  return button;
}

// A file has no clipboard of its own in every browser; selected text can be
// copied in all of them.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea.hidden", { "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    document.execCommand("copy");
    field.remove();
    before?.focus();
  }
}

function severityMark(severity) {
  return element(
    `span.mark.${severity}`,
    {},
    icon(severity),
    element(
      "span.hidden",
      { lang: messages.language },
      t(`severity.${severity}`),
    ),
  );
}

function localeChip(page) {
  const tag = index.locales[pages.locale[page]];
  return element("span.chip", { title: messages.locale(tag) }, tag);
}

// "docs/fr/a.md:12:3", or without what is 0
function place(page, line, column) {
  const at = [line, column].filter(Boolean).map((number) => `:${number}`);
  return element(
    "span.place",
    {},
    localeChip(page),
    element("span.file", {}, isolated(pages.file[page]), at),
  );
}

// The line of a page, `marked` being what it is about; `written` stands in its
// place where it is given.
function quoteLine([before, marked, after], page, written) {
  const mark =
    written === undefined
      ? element(marked ? "mark" : "mark.point", {}, isolated(marked))
      : [
          element("del", {}, isolated(marked)),
          element("ins", {}, isolated(written)),
        ];
  return element(
    "div.line",
    {
      dir: directionOf(before + marked + after),
      lang: index.locales[pages.locale[page]],
    },
    isolated(before),
    mark,
    isolated(after),
  );
}

function excerptFigure(page, line, column, content, tone) {
  return element(
    `figure.excerpt.${tone}`,
    {},
    element("figcaption", {}, place(page, line, column)),
    content,
  );
}

// The place of a finding, and that of its counterpart.
function excerptsOf(finding, detail) {
  const page = findings.page[finding];
  const line = findings.line[finding];
  const quote = detail.link ? detail.link.quote : detail.quote;
  const here = quote.length && quote.join("") ? quoteLine(quote, page) : null;
  const shown = [excerptFigure(page, line, detail.column, here, "here")];
  if (detail.otherLink) {
    const { line: otherLine, quote: otherQuote } = detail.otherLink;
    shown.push(
      excerptFigure(
        detail.otherPage,
        otherLine,
        0,
        quoteLine(otherQuote, detail.otherPage),
        "there",
      ),
    );
  } else if (detail.otherHeading) {
    const heading = detail.otherHeading;
    const text = `${"#".repeat(heading.level)} ${heading.text}`;
    shown.push(
      excerptFigure(
        detail.otherPage,
        heading.line,
        0,
        quoteLine(["", text, ""], detail.otherPage),
        "there",
      ),
    );
  }
  return element("div.excerpts", {}, shown);
}

function suggestionLine(detail, suggestion, isCertain) {
  const verb = !detail.link ? "add" : isCertain ? "write" : "maybe";
  const written = isCertain ? detail.edits[0].text : suggestion.destination;
  return element(
    "li.suggestion",
    {},
    element("span.verb", {}, t(`suggestion.${verb}`)),
    element("code", {}, isolated(written)),
    copyButton(written, t("copy")),
    suggestion.reason &&
      element("span.reason", { lang: "en" }, sentence(suggestion.reason)),
    !isCertain &&
      element(
        "span.sure",
        {},
        t("sure", { percent: messages.percent(suggestion.confidence) }),
      ),
  );
}

// The lines as they would be.
function editLines(finding, detail) {
  const page = findings.page[finding];
  return detail.edits.map((edit) => quoteLine(edit.quote, page, edit.text));
}

function suggestionsOf(finding, detail) {
  if (!detail.suggestions.length) return null;
  const lines = detail.suggestions.map((suggestion, i) =>
    suggestionLine(detail, suggestion, i === 0 && detail.edits.length > 0),
  );
  return element(
    "div.proposal",
    {},
    detail.edits.length ? editLines(finding, detail) : null,
    element("ul", {}, lines),
  );
}

function evidenceOf(detail) {
  if (!detail.evidence.length) return null;
  return element(
    "ul.evidence",
    { lang: "en" },
    detail.evidence.map((text) => element("li", {}, sentence(text))),
  );
}

function footOf(finding, detail) {
  const pair = pairOfFinding(finding);
  return element(
    "p.foot",
    {},
    pair !== undefined &&
      element(
        "a.action",
        { href: addressOf({ ...state, ...addressOfPair(pair) }) },
        icon("compare"),
        t("compare"),
      ),
    element(
      "span",
      {},
      t("sure", { percent: messages.percent(detail.confidence) }),
    ),
    element(
      "span",
      {},
      t("fingerprint"),
      " ",
      element("code", {}, detail.fingerprint),
    ),
  );
}

// A destination in it may be of any length.
function messageOf(finding) {
  return shortened(findings.messages[findings.message[finding]], 1000);
}

// Everything about one finding; `isNamed` where its message does not stand above.
function findingArticle(finding, isNamed) {
  const detail = findingDetail(finding);
  const standing = standings[findings.standing[finding]];
  return element(
    "article.finding",
    {},
    isNamed &&
      element(
        "p.message",
        { lang: "en" },
        severityMark(severities[findings.severity[finding]]),
        element("span", {}, sentence(messageOf(finding))),
      ),
    standing !== "fresh" &&
      element(`span.tag.${standing}`, {}, t(`standing.${standing}`)),
    excerptsOf(finding, detail),
    suggestionsOf(finding, detail),
    evidenceOf(detail),
    footOf(finding, detail),
  );
}
