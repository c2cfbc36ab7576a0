#include "harm.h"

#include <algorithm>

namespace paralint {
namespace {

// Whether the repair is one of the finding's link, or of what answers it.
bool is_of_link(const Plan& plan, const Finding& finding) {
  const PageIndex page = std::get<1>(plan.subject);
  const int32_t link = std::get<2>(plan.subject);
  return link != no_link &&
         ((page == finding.page && link == finding.link) ||
          (page == finding.other_page && link == finding.other_link));
}

using PlansByPage = std::multimap<PageIndex, const Plan*>;

PlansByPage by_page(const std::vector<Plan>& plans) {
  PlansByPage made;
  for (const Plan& plan : plans) made.emplace(std::get<1>(plan.subject), &plan);
  return made;
}

using Pages = std::set<PageIndex>;

// Those of both pages that were repaired.
Pages repaired_pages(const Finding& finding, const PlansByPage& plans) {
  Pages pages;
  for (const PageIndex page : {finding.page, finding.other_page}) {
    if (plans.contains(page)) pages.insert(page);
  }
  return pages;
}

// Makes one group of all that have a page in common with these.
void join(Pages pages, std::vector<Pages>& groups) {
  std::erase_if(groups, [&](Pages& group) {
    const bool is_shared = std::ranges::any_of(
        group, [&](PageIndex page) { return pages.contains(page); });
    if (is_shared) pages.merge(group);
    return is_shared;
  });
  groups.push_back(std::move(pages));
}

// The repairs on those pages, or only those of the finding's link and of what
// answers it.
std::set<Subject> on(const Pages& pages, const PlansByPage& plans,
                     const Finding* of_link = nullptr) {
  std::set<Subject> found;
  for (const PageIndex page : pages) {
    const auto [first, last] = plans.equal_range(page);
    for (auto plan = first; plan != last; ++plan) {
      if (of_link && !is_of_link(*plan->second, *of_link)) continue;
      found.insert(plan->second->subject);
    }
  }
  return found;
}

// An information about a link that was repaired: it works now.
bool is_noted(const Finding& finding, const PlansByPage& plans) {
  if (finding.severity != Severity::info || finding.link == no_link) {
    return false;
  }
  const auto [first, last] = plans.equal_range(finding.page);
  return std::any_of(first, last, [&](const auto& plan) {
    return std::get<2>(plan.second->subject) == finding.link;
  });
}

}  // namespace

Subject subject_of(const Finding& finding) {
  return {finding.rule,         finding.page,       finding.link,
          finding.heading,      finding.other_page, finding.other_link,
          finding.other_heading};
}

SubjectCounts count_subjects(const std::vector<Finding>& findings) {
  SubjectCounts counts;
  for (const Finding& finding : findings) ++counts[subject_of(finding)];
  return counts;
}

Harm harm_of(const std::vector<Plan>& plans, const SubjectCounts& before,
             const std::vector<Finding>& now) {
  const PlansByPage on_pages = by_page(plans);
  SubjectCounts repaired;
  for (const Plan& plan : plans) ++repaired[plan.subject];
  SubjectCounts seen;
  std::vector<Pages> suspect;
  Harm harm;
  for (const Finding& finding : now) {
    const Subject subject = subject_of(finding);
    const size_t count = ++seen[subject];
    const auto known = before.find(subject);
    const size_t allowed = known == before.end() ? 0 : known->second;
    const auto own = repaired.find(subject);
    if (own != repaired.end() && count > allowed - own->second) {
      harm.by.insert(subject);
      continue;
    }
    if (count <= allowed || is_noted(finding, on_pages)) continue;
    Pages pages = repaired_pages(finding, on_pages);
    std::set<Subject> certain = on(pages, on_pages, &finding);
    if (!certain.empty()) {
      harm.by.merge(certain);
    } else if (!pages.empty()) {
      join(std::move(pages), suspect);
    } else {
      harm.is_unexplained = true;
    }
  }
  for (const Pages& pages : suspect) {
    harm.suspects.push_back(on(pages, on_pages));
  }
  return harm;
}

}  // namespace paralint
