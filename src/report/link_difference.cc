#include "report/link_difference.h"

#include <string_view>

namespace paralint {
namespace {

uint64_t key_of(PageIndex page, int32_t link) {
  return uint64_t{page} << 32 | static_cast<uint32_t>(link);
}

// "alignment.links[i].relation" as the diff names it, from the point of view of
// its findings.
const char* kind_of(LinkRelation relation) {
  switch (relation) {
    case LinkRelation::same:
      return "spelling";
    case LinkRelation::fragment:
      return "fragment";
    case LinkRelation::target:
      return "target";
    case LinkRelation::broken:
      return "broken";
    case LinkRelation::missing:
      return "missing";
    case LinkRelation::extra:
      return "extra";
  }
  return "";
}

}  // namespace

LinkDifferences::LinkDifferences(const Result& result) {
  for (const Finding& finding : result.findings) {
    if (finding.link != no_link) {
      by_link_.emplace(key_of(finding.page, finding.link), &finding);
    } else if (finding.other_link != no_link) {
      by_lack_.emplace(key_of(finding.page, finding.other_link), &finding);
    }
  }
}

const Finding* LinkDifferences::finding_of(const Pair& pair,
                                           const LinkMatch& match) const {
  const auto look_up = [](const auto& map, PageIndex page, int32_t link) {
    const auto it = link == no_link ? map.end() : map.find(key_of(page, link));
    return it == map.end() ? nullptr : it->second;
  };
  const Finding* finding =
      look_up(by_link_, pair.translation, match.translation);
  if (!finding) finding = look_up(by_link_, pair.reference, match.reference);
  if (!finding) finding = look_up(by_lack_, pair.translation, match.reference);
  return finding;
}

std::vector<LinkDifference> LinkDifferences::of(
    const Pair& pair, const Alignment& alignment) const {
  std::vector<LinkDifference> all;
  for (const LinkMatch& match : alignment.links) {
    const Finding* finding = finding_of(pair, match);
    if (match.relation == LinkRelation::same && !finding) continue;
    const bool is_of_locale =
        finding && std::string_view(finding->rule) == "wrong-locale";
    all.push_back({is_of_locale ? "locale" : kind_of(match.relation),
                   match.reference, match.translation, finding});
  }
  return all;
}

}  // namespace paralint
