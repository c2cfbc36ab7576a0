// What is read only once it is shown: an element of JSON for each page and pair
// (html_detail.cc).

// The document may still be on its way when the first rows are shown.
const isWhole = new Promise((done) => {
  if (document.readyState !== "loading") done();
  else document.addEventListener("DOMContentLoaded", done, { once: true });
});

const parsedDetails = new Map();

function readDetail(id) {
  if (!parsedDetails.has(id)) {
    const text = byId(id)?.textContent;
    parsedDetails.set(id, text ? JSON.parse(text) : null);
  }
  return parsedDetails.get(id);
}

function pageDetail(page) {
  const [headings, links, found] = readDetail(`page-${page}`) ?? [[], [], []];
  return { headings, links, findings: found };
}

// { line, level, text, id, isWritten }, or null
function headingDetail(page, number) {
  const heading = pageDetail(page).headings[number];
  if (number < 0 || !heading) return null;
  const [line, level, text, id, isWritten] = heading;
  return { line, level, text, id, isWritten: isWritten === 1 };
}

// { page, line, destination, quote }, or null
function linkDetail(page, number) {
  if (page < 0 || number < 0) return null;
  const found = pageDetail(page).links.find((link) => link[0] === number);
  if (!found) return null;
  const [, line, destination, ...quote] = found;
  return { page, line, destination, quote };
}

function findingDetail(finding) {
  const page = findings.page[finding];
  const rank = finding - firstFindingOfPage.get(page);
  const [
    column,
    confidence,
    fingerprint,
    link,
    otherPage,
    otherLink,
    otherHeading,
    evidence,
    suggestions,
    edits,
    quote,
  ] = pageDetail(page).findings[rank];
  return {
    column,
    confidence,
    fingerprint,
    link: linkDetail(page, link),
    otherPage,
    otherLink: linkDetail(otherPage, otherLink),
    otherHeading: headingDetail(otherPage, otherHeading),
    evidence,
    suggestions: suggestions.map(([destination, sure, reason]) => ({
      destination,
      confidence: sure,
      reason,
    })),
    edits: edits.map(([line, before, marked, after, text]) => ({
      line,
      quote: [before, marked, after],
      text,
    })),
    quote,
  };
}

function pairDetail(pair) {
  const [rows, links] = readDetail(`pair-${pair}`) ?? [[], []];
  return {
    headings: rows.map(([reference, translation, confidence, kind, by]) => ({
      reference,
      translation,
      confidence,
      isMoved: kind === 1,
      isPart: kind === 2,
      evidence: by ? by.split(" ") : [],
    })),
    links: links.map(([kind, reference, translation, finding]) => ({
      kind,
      reference: linkDetail(pairs.reference[pair], reference),
      translation: linkDetail(pairs.translation[pair], translation),
      finding,
    })),
  };
}
