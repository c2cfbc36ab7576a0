#include "fault_judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "check.h"
#include "overlay.h"
#include "rule.h"
#include "text.h"

namespace paralint::bench {
namespace {

// Where a byte of the changed page was before.
uint32_t before(const Fault& fault, uint32_t offset) {
  uint32_t shift = 0;  // modulo 2^32
  for (const Edit& edit : fault.edits) {
    const auto size = static_cast<uint32_t>(edit.text.size());
    const uint32_t begin = edit.where.begin - shift;
    if (offset < begin) break;
    if (offset < begin + size) {
      return edit.where.begin + std::min(offset - begin, edit.where.size());
    }
    shift += edit.where.size() - size;
  }
  return offset + shift;
}

Spot before(const Fault& fault, Spot spot) {
  if (spot.page != fault.page) return spot;
  return {spot.page,
          {before(fault, spot.where.begin), before(fault, spot.where.end)}};
}

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

bool is_about(const Fault& fault, const std::vector<Spot>& spots) {
  return std::ranges::any_of(spots, [&](const Spot& spot) {
    return std::ranges::any_of(fault.about, [&](const Spot& about) {
      return about.page == spot.page && touch(about.where, spot.where);
    });
  });
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

FaultJudge::FaultJudge(const Sample& sample, const Disk& disk, const Site& site,
                       const std::vector<Finding>& findings)
    : sample_(sample), disk_(disk) {
  for (const Finding& finding : findings) {
    ++known_[key_of(finding, named_by(site.corpus(), finding))];
  }
}

Outcome FaultJudge::judge(const Fault& fault) const {
  const Overlay disk(disk_);
  const std::string& file = fault.edits[0].file;
  disk.write(file, with_edits(sample_.files.at(file), fault.edits));
  const Site site(sample_.config, disk, 1);
  const Result result = check(site, {}, 1);
  std::map<FindingKey, size_t> seen;
  Outcome outcome;
  for (const Finding& finding : result.findings) {
    std::vector<Spot> spots = named_by(site.corpus(), finding);
    for (Spot& spot : spots) spot = before(fault, spot);
    const FindingKey key = key_of(finding, spots);
    const auto known = known_.find(key);
    if (known != known_.end() && ++seen[key] <= known->second) continue;
    if (finding.severity < Severity::warning) continue;
    count(site, fault, finding, spots, outcome);
  }
  return outcome;
}

void FaultJudge::count(const Site& site, const Fault& fault,
                       const Finding& finding, const std::vector<Spot>& spots,
                       Outcome& outcome) const {
  if (is_about(fault, spots)) {
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
    const Lines lines(sample_.files.at(file));
    place = fmt::format("{}:{}", file, lines.line_of(spots[0].where.begin));
  }
  return fmt::format("{} {} ({:.3f}), {}: {}", name_of(finding.severity),
                     finding.rule, finding.confidence, place, finding.message);
}

}  // namespace paralint::bench
