#include "verdict.h"

#include <fmt/format.h>
#include <algorithm>

#include "rule.h"

namespace paralint {
namespace {

bool covers(const Budget& budget, const Corpus& corpus,
            const Finding& finding) {
  return corpus.tag(corpus.page(finding.page).locale) == budget.locale &&
         (budget.name == finding.rule ||
          budget.name == name_of(finding.severity));
}

// Whether the budget has findings that were there before the change, and none
// that came with it.
bool is_untouched(const Budget& budget, const Site& site,
                  const Result& result) {
  bool has_old = false;
  for (const Finding& finding : result.findings) {
    if (!covers(budget, site.corpus(), finding)) continue;
    if (finding.standing == Standing::fresh) return false;
    has_old = has_old || finding.standing == Standing::old;
  }
  return has_old;
}

size_t used(const Budget& budget, const Site& site, const Result& result) {
  return static_cast<size_t>(
      std::ranges::count_if(result.findings, [&](const Finding& finding) {
        return finding.standing != Standing::accepted &&
               covers(budget, site.corpus(), finding);
      }));
}

}  // namespace

std::vector<std::string> out_of_date(const Baseline& baseline,
                                     const BaselineUse& use) {
  std::vector<std::string> made;
  for (const size_t i : use.stale) {
    const BaselineEntry& entry = baseline.entries[i];
    made.push_back(Trouble{
        baseline.file, entry.line, 0,
        fmt::format("nothing is found any more for {}{}; `paralint "
                    "baseline prune` removes the entry",
                    entry.rule.empty() ? quote(entry.id) : quote(entry.rule),
                    entry.page.empty() ? "" : " of " + entry.page)}
                       .text());
  }
  return made;
}

Verdict verdict(const Site& site, const Result& result,
                const Baseline& baseline, const BaselineUse& use,
                std::optional<Severity> fail_on) {
  Verdict made;
  made.reasons = out_of_date(baseline, use);
  std::vector<const Budget*> kept;
  for (const Budget& budget : site.corpus().config().budgets) {
    const size_t count = used(budget, site, result);
    if (count <= budget.limit) {
      kept.push_back(&budget);
      continue;
    }
    if (is_untouched(budget, site, result)) continue;
    made.reasons.push_back(
        budget.place
            .trouble(fmt::format(
                "the budget of {} is {} {}, found {}",
                language(site.corpus(),
                         *site.corpus().layout().locale(budget.locale)),
                budget.limit, quote(budget.name), count))
            .text());
  }
  if (!fail_on) return made;
  made.has_failed =
      !made.reasons.empty() ||
      std::ranges::any_of(result.findings, [&](const Finding& finding) {
        return finding.standing == Standing::fresh &&
               finding.severity >= *fail_on &&
               std::ranges::none_of(kept, [&](const Budget* budget) {
                 return covers(*budget, site.corpus(), finding);
               });
      });
  return made;
}

}  // namespace paralint
