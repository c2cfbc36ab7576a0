#include "fault_judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "check.h"
#include "overlay.h"
#include "rule.h"
#include "text.h"

namespace paralint::bench {
namespace {

FindingKey key_of(const Finding& finding, const std::vector<Spot>& spots) {
  FindingKey key{finding.rule, none, 0, none, 0};
  if (!spots.empty()) {
    std::get<1>(key) = spots[0].page;
    std::get<2>(key) = spots[0].where.begin;
  }
  // What a finding about one page says of another one is a remark.
  const Rule* rule = find_rule(finding.rule);
  if (rule && rule->family == Family::pairs && spots.size() > 1) {
    std::get<3>(key) = spots[1].page;
    std::get<4>(key) = spots[1].where.begin;
  }
  return key;
}

// Whether the finding is about a link to the changed page.
bool is_consequence(const Site& site, const Fault& fault,
                    const Finding& finding) {
  if (!fault.moves_anchors) return false;
  const SetIndex set = site.corpus().page(fault.page).set;
  const auto leads_there = [&](PageIndex page, int32_t link) {
    if (page == none || link == no_link) return false;
    const PageIndex to = site.targets()[page][static_cast<size_t>(link)].page;
    return to != none && site.corpus().page(to).set == set;
  };
  return leads_there(finding.page, finding.link) ||
         leads_there(finding.other_page, finding.other_link);
}

bool is_far(const Corpus& corpus, const Fault& fault, const Finding& finding) {
  return finding.page == none ||
         corpus.page(finding.page).set != corpus.page(fault.page).set;
}

}  // namespace

FaultJudge::FaultJudge(const Healthy& healthy, const Disk& disk,
                       const std::vector<Finding>& findings)
    : healthy_(healthy), disk_(disk) {
  for (const Finding& finding : findings) {
    ++known_[key_of(finding, named_by(healthy.corpus(), finding))];
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) {
      known_fixes_.insert(
          {edit.file, edit.where.begin, edit.where.end, edit.text});
    }
  }
}

Outcome FaultJudge::judge(const FaultKind& kind, const Fault& fault) const {
  const Overlay disk(disk_);
  const std::string& file = fault.edits[0].file;
  disk.write(file, with_edits(healthy_.text(fault.page), fault.edits));
  const Site site(healthy_.sample().config, disk, 1);
  const Result result = check(site, {}, 1);
  std::map<FindingKey, size_t> seen;
  Outcome outcome;
  std::vector<NewFinding> fresh;
  for (const Finding& finding : result.findings) {
    std::vector<Spot> spots = named_by(site.corpus(), finding);
    for (Spot& spot : spots) {
      if (spot.page == fault.page) spot.where = before(fault, spot.where);
    }
    const FindingKey key = key_of(finding, spots);
    const auto known = known_.find(key);
    if (known != known_.end() && ++seen[key] <= known->second) continue;
    if (finding.severity < Severity::warning) continue;
    count(site, fault, finding, spots, outcome);
    fresh.push_back({&finding, std::move(spots)});
  }
  for (const SpoiledLink& link : fault.spoiled) {
    outcome.advice.push_back(advice(healthy_, kind, fault, link, fresh));
  }
  count_fixes(fault, result.findings, outcome);
  return outcome;
}

// A fix that was not there before must put back what the fault spoiled.
void FaultJudge::count_fixes(const Fault& fault,
                             const std::vector<Finding>& findings,
                             Outcome& outcome) const {
  for (const Finding& finding : findings) {
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) {
      const bool is_own = edit.file == fault.edits[0].file;
      const Span where = is_own ? before(fault, edit.where) : edit.where;
      if (known_fixes_.contains(
              {edit.file, where.begin, where.end, edit.text})) {
        continue;
      }
      ++outcome.safe_fixes;
      if (is_own && puts_right(healthy_, fault, finding, where)) continue;
      ++outcome.safe_wrong;
      outcome.wrong_lines.push_back(fmt::format(
          "safe fix of {} in {}: `{}`", finding.rule, edit.file, edit.text));
    }
  }
}

void FaultJudge::count(const Site& site, const Fault& fault,
                       const Finding& finding, const std::vector<Spot>& spots,
                       Outcome& outcome) const {
  if (touch(fault.about, spots)) {
    outcome.found_by.push_back(finding.rule);
  } else if (is_consequence(site, fault, finding)) {
    ++outcome.consequences;
  } else {
    outcome.errors_elsewhere += finding.severity == Severity::error;
    outcome.far += is_far(site.corpus(), fault, finding);
    outcome.extra.push_back(finding.rule);
    outcome.extra_lines.push_back(line_of(site.corpus(), finding, spots));
  }
}

// With the line that the place had before the fault.
std::string FaultJudge::line_of(const Corpus& corpus, const Finding& finding,
                                const std::vector<Spot>& spots) const {
  std::string place = "the site";
  if (!spots.empty()) {
    const std::string& file = corpus.page(finding.page).facts.file;
    const Lines lines(healthy_.sample().files.at(file));
    place = fmt::format("{}:{}", file, lines.line_of(spots[0].where.begin));
  }
  return fmt::format("{} {} ({:.3f}), {}: {}", name_of(finding.severity),
                     finding.rule, finding.confidence, place, finding.message);
}

}  // namespace paralint::bench
