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

bool has_new(const Budget& budget, const Site& site, const Result& result) {
  return std::ranges::any_of(result.findings, [&](const Finding& finding) {
    return finding.standing == Standing::fresh &&
           covers(budget, site.corpus(), finding);
  });
}

size_t used(const Budget& budget, const Site& site, const Result& result) {
  return static_cast<size_t>(
      std::ranges::count_if(result.findings, [&](const Finding& finding) {
        return finding.standing != Standing::accepted &&
               covers(budget, site.corpus(), finding);
      }));
}

}  // namespace

std::vector<Trouble> out_of_date(const Baseline& baseline,
                                 const BaselineUse& use) {
  std::vector<Trouble> made;
  for (const size_t i : use.stale) {
    const BaselineEntry& entry = baseline.entries[i];
    made.push_back(
        {baseline.file, entry.line, 0,
         fmt::format("nothing is found any more for {}{}; `paralint baseline "
                     "prune` removes the entry",
                     entry.rule.empty() ? quote(entry.id) : quote(entry.rule),
                     entry.page.empty() ? "" : " of " + entry.page)});
  }
  return made;
}

Verdict verdict(const Site& site, const Result& result,
                const Baseline& baseline, const BaselineUse& use,
                Subject subject, std::optional<Severity> fail_on) {
  Verdict made;
  const bool is_change = subject == Subject::change;
  (is_change ? made.notes : made.reasons) = out_of_date(baseline, use);
  std::vector<const Budget*> kept;
  for (const Budget& budget : site.corpus().config().budgets) {
    const size_t count = used(budget, site, result);
    if (count <= budget.limit) {
      kept.push_back(&budget);
      continue;
    }
    const bool counts = !is_change || has_new(budget, site, result);
    const LocaleIndex locale = *site.corpus().layout().locale(budget.locale);
    (counts ? made.reasons : made.notes)
        .push_back(budget.place.trouble(
            fmt::format("the budget of {} is {} {}, found {}",
                        language(site.corpus(), locale), budget.limit,
                        quote(budget.name), count)));
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
