#include "truth.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace paralint::bench {
namespace {

// Whether the page has another heading of that text: the two are as good as
// each other once they are moved.
std::vector<bool> ambiguous(const Page& page) {
  std::map<std::string_view, size_t> count;
  for (const Heading& heading : page.headings) ++count[heading.text];
  std::vector<bool> result;
  for (const Heading& heading : page.headings) {
    result.push_back(count[heading.text] > 1);
  }
  return result;
}

// Ids in tags are no truth, since they cannot be hidden.
std::map<std::string_view, int32_t> headings_by_id(const SitePage& page) {
  std::map<std::string_view, int32_t> by_id;
  const auto& headings = page.facts.headings;
  for (size_t i = 0; i < headings.size(); ++i) {
    const std::string* id =
        explicit_id(page.facts, page.anchors, static_cast<int32_t>(i));
    if (!id) continue;
    const bool in_tag = headings[i].ids.front().syntax == IdSyntax::heading_tag;
    const auto [at, is_new] =
        by_id.emplace(*id, in_tag ? no_heading : static_cast<int32_t>(i));
    if (!is_new) at->second = no_heading;
  }
  return by_id;
}

using Matches = std::vector<std::pair<int32_t, int32_t>>;

Matches by_ids(const SitePage& a, const SitePage& b) {
  Matches matches;
  const auto other = headings_by_id(b);
  for (const auto& [id, heading] : headings_by_id(a)) {
    const auto at = other.find(id);
    if (heading == no_heading || at == other.end()) continue;
    if (at->second != no_heading) matches.emplace_back(heading, at->second);
  }
  return matches;
}

size_t images(const Page& page) {
  return static_cast<size_t>(
      std::ranges::count(page.links, true, &Link::image));
}

// Pages that are sorted by their headings have the same levels in either
// language, but not the same order; ids may tell.
bool ids_agree(const SitePage& a, const SitePage& b) {
  return std::ranges::all_of(by_ids(a, b), [](const auto& match) {
    return match.first == match.second;
  });
}

Matches by_order(const SitePage& a, const SitePage& b) {
  const bool same = std::ranges::equal(a.facts.headings, b.facts.headings, {},
                                       &Heading::level, &Heading::level) &&
                    a.facts.code.size() == b.facts.code.size() &&
                    images(a.facts) == images(b.facts) && ids_agree(a, b);
  Matches matches;
  if (!same) return matches;
  for (size_t i = 0; i < a.facts.headings.size(); ++i) {
    matches.emplace_back(static_cast<int32_t>(i), static_cast<int32_t>(i));
  }
  return matches;
}

Truth truth(const char* name, const Site& site,
            Matches (*matches_of)(const SitePage&, const SitePage&)) {
  Truth truth{name, {}};
  for (const Pair& pair : site.pairs()) {
    const SitePage& a = site.corpus().page(pair.reference);
    const SitePage& b = site.corpus().page(pair.translation);
    const std::vector<bool> unsure = ambiguous(a.facts);
    const std::vector<bool> unsure2 = ambiguous(b.facts);
    Matches matches = matches_of(a, b);
    std::erase_if(matches, [&](const auto& match) {
      return unsure[static_cast<size_t>(match.first)] ||
             unsure2[static_cast<size_t>(match.second)];
    });
    if (matches.empty()) continue;
    std::ranges::sort(matches);
    truth.pairs.push_back({a.facts.file, b.facts.file, std::move(matches)});
  }
  return truth;
}

}  // namespace

size_t Truth::headings() const {
  size_t count = 0;
  for (const PairTruth& pair : pairs) count += pair.headings.size();
  return count;
}

Truth truth_by_ids(const Site& site) {
  return truth("ids", site, by_ids);
}

Truth truth_by_order(const Site& site) {
  return truth("order", site, by_order);
}

}  // namespace paralint::bench
