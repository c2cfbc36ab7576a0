#include "harm.h"

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

// Adds the repairs of that link or of what answers it, else those of both
// pages; says whether there are any.
bool blame(const Finding& finding, const PlansByPage& plans,
           std::set<Subject>& to_blame) {
  std::set<Subject> of_link;
  std::set<Subject> of_page;
  for (const PageIndex page : {finding.page, finding.other_page}) {
    const auto [first, last] = plans.equal_range(page);
    for (auto plan = first; plan != last; ++plan) {
      of_page.insert(plan->second->subject);
      if (is_of_link(*plan->second, finding)) {
        of_link.insert(plan->second->subject);
      }
    }
  }
  const bool is_found = !of_page.empty();
  to_blame.merge(of_link.empty() ? of_page : of_link);
  return is_found;
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
  Harm harm;
  for (const Finding& finding : now) {
    const Subject subject = subject_of(finding);
    const size_t count = ++seen[subject];
    const auto known = before.find(subject);
    const size_t allowed = known == before.end() ? 0 : known->second;
    const auto own = repaired.find(subject);
    if (own != repaired.end() && count > allowed - own->second) {
      harm.by.insert(subject);
    } else if (count > allowed && !blame(finding, on_pages, harm.by)) {
      harm.is_unexplained = true;
    }
  }
  return harm;
}

}  // namespace paralint
