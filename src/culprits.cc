// Of a group, the first repairs are made and the others left out; where that
// does harm, there is a culprit among the first, else making more of them will
// show it. What is found is a repair without which those before it do no harm.
// Groups have nothing to do with each other, so all are halved at once.
#include "culprits.h"

#include <algorithm>
#include <bit>

namespace paralint {
namespace {

struct Search {
  std::vector<Subject> suspects;
  size_t harmless = 0;  // so many of the first do no harm
  size_t harmful = 0;   // so many do

  bool is_over() const { return harmful - harmless <= 1; }
  size_t middle() const { return (harmless + harmful) / 2; }
  const Subject& culprit() const { return suspects[harmful - 1]; }
};

Search search_of(const std::set<Subject>& suspects) {
  return {{suspects.begin(), suspects.end()}, 0, suspects.size()};
}

std::set<Subject> left_out(const std::vector<Search>& searches) {
  std::set<Subject> all;
  for (const Search& search : searches) {
    all.insert(
        search.suspects.begin() + static_cast<ptrdiff_t>(search.middle()),
        search.suspects.end());
  }
  return all;
}

bool concerns(const Harm& harm, const Subject& subject) {
  return harm.by.contains(subject) ||
         std::ranges::any_of(harm.suspects, [&](const auto& group) {
           return group.contains(subject);
         });
}

bool concerns(const Harm& harm, const Search& search) {
  const auto end = search.suspects.begin();
  return std::any_of(
      end, end + static_cast<ptrdiff_t>(search.middle()),
      [&](const Subject& subject) { return concerns(harm, subject); });
}

size_t halvings(size_t size) {
  return static_cast<size_t>(std::bit_width(size - 1));
}

std::set<Subject> subjects(const std::vector<Plan>& plans) {
  std::set<Subject> all;
  for (const Plan& plan : plans) all.insert(plan.subject);
  return all;
}

}  // namespace

std::set<Subject> culprits(const Harm& harm, const std::vector<Plan>& plans,
                           size_t most_trials, const Trial& trial) {
  if (!harm.by.empty()) return harm.by;
  std::vector<std::set<Subject>> groups = harm.suspects;
  const bool is_unexplained = groups.empty();
  if (is_unexplained) groups.push_back(subjects(plans));

  std::set<Subject> found;
  const auto largest =
      std::ranges::max_element(groups, {}, &std::set<Subject>::size);
  if (halvings(largest->size()) > most_trials) {
    for (std::set<Subject>& group : groups) found.merge(group);
    return found;
  }
  std::vector<Search> searches;
  for (const std::set<Subject>& group : groups) {
    searches.push_back(search_of(group));
  }
  while (!std::ranges::all_of(searches, &Search::is_over)) {
    const Harm now = trial(left_out(searches));
    for (Search& search : searches) {
      if (search.is_over()) continue;
      const bool is_harmful =
          is_unexplained ? !now.is_none() : concerns(now, search);
      (is_harmful ? search.harmful : search.harmless) = search.middle();
    }
  }
  for (const Search& search : searches) found.insert(search.culprit());
  return found;
}

}  // namespace paralint
