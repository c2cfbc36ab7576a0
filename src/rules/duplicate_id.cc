#include "all.h"

#include <unordered_map>

namespace paralint {
namespace {

struct Id {
  std::string_view id;
  Span where;
  uint32_t line;
};

// All ids of a page that are written by hand and honoured.
std::vector<Id> written_ids(const SitePage& page, const Renderer& renderer) {
  std::vector<Id> ids;
  const Page& facts = page.facts;
  const auto add = [&](std::string_view id, Span where, uint32_t line) {
    if (!id.empty()) ids.push_back({id, where, line});
  };
  for (const Heading& heading : facts.headings) {
    for (const ExplicitId& id : heading.ids) {
      const IdEffect effect = renderer.effect(id.syntax);
      if (effect != IdEffect::inert && effect != IdEffect::text) {
        add(id.id, id.where, heading.line);
      }
    }
  }
  for (const HtmlId& id : facts.html_ids) add(id.id, id.where, id.line);
  return ids;
}

void check(const Site& site, PageIndex index, Sink& sink) {
  const SitePage& page = site.corpus().page(index);
  std::unordered_map<std::string_view, uint32_t> seen;
  for (const Id& id : written_ids(page, site.corpus().renderer())) {
    const auto [it, is_new] = seen.try_emplace(id.id, id.line);
    if (is_new) continue;
    Finding finding;
    finding.page = index;
    finding.where = id.where;
    finding.message = "the id " + quote(id.id) + " is used twice on this page";
    finding.evidence = {"first on line " + std::to_string(it->second)};
    sink.add(std::move(finding));
  }
}

}  // namespace

const Rule duplicate_id = {
    .id = "duplicate-id",
    .family = Family::pages,
    .severity = Severity::error,
    .summary = "an id is given twice on a page",
    .explanation = R"(Links reach the first element with an id only.

    ## Refunds {#money}
    ## Invoices {#money}
)",
    .page = check,
};

}  // namespace paralint
