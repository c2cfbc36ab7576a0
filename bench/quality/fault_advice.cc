#include "fault_advice.h"

#include <fmt/format.h>

#include <algorithm>

#include "link_place.h"

namespace paralint::bench {
namespace {

LinkPlace place_of(const Healthy& healthy, const Fault& fault,
                   const SpoiledLink& link) {
  return place_of(healthy, fault.page, static_cast<size_t>(link.link));
}

bool is_right(const Healthy& healthy, const LinkPlace& place,
              const std::string& destination) {
  const Target target = meaning(healthy, place, destination);
  return is_good(healthy.corpus(), place.page, target) &&
         target.page == place.target->page &&
         target.heading == place.target->heading;
}

bool within(Span outer, Span inner) {
  return outer.begin <= inner.begin && inner.begin < outer.end;
}

// The finding to listen to, or null.
const Finding* speaker(const FaultKind& kind, const Fault& fault,
                       const LinkPlace& place, const SpoiledLink& link,
                       const std::vector<NewFinding>& findings) {
  const Finding* best = nullptr;
  int most = 0;
  for (const NewFinding& fresh : findings) {
    const Finding& finding = *fresh.finding;
    const bool is_own = finding.page == fault.page && finding.link != no_link &&
                        within(place.link->span, fresh.spots[0].where);
    const bool is_other = fault.spoiled.size() > 1 && finding.link != no_link;
    if (!is_own && (is_other || !touch(link.about, fresh.spots))) continue;
    const int worth =
        1 + 2 * is_own + (std::ranges::count(kind.rules, finding.rule) > 0);
    if (worth <= most) continue;
    most = worth;
    best = &finding;
  }
  return best;
}

}  // namespace

Advice advice(const Healthy& healthy, const FaultKind& kind, const Fault& fault,
              const SpoiledLink& link,
              const std::vector<NewFinding>& findings) {
  Advice made;
  const LinkPlace place = place_of(healthy, fault, link);
  const Finding* finding = speaker(kind, fault, place, link, findings);
  if (!finding) return made;
  made.is_named = true;
  if (finding->suggestions.empty()) {
    made.wrong = fmt::format("{} suggests nothing", finding->rule);
    return made;
  }
  made.is_given = true;
  const Suggestion& first = finding->suggestions[0];
  made.confidence = first.confidence;
  made.first_right = is_right(healthy, place, first.destination);
  made.byte_for_byte = first.destination == place.link->destination;
  made.any_right = std::ranges::any_of(
      finding->suggestions, [&](const Suggestion& suggestion) {
        return is_right(healthy, place, suggestion.destination);
      });
  if (!made.first_right) {
    made.wrong = fmt::format("{} suggests `{}` ({:.2f}, {}), not `{}`",
                             finding->rule, first.destination, first.confidence,
                             first.reason, place.link->destination);
  }
  return made;
}

bool puts_right(const Healthy& healthy, const Fault& fault,
                const Finding& finding, Span where) {
  if (finding.suggestions.empty()) return false;
  return std::ranges::any_of(fault.spoiled, [&](const SpoiledLink& link) {
    const LinkPlace place = place_of(healthy, fault, link);
    return touch(place.link->destination_span, where) &&
           is_right(healthy, place, finding.suggestions[0].destination);
  });
}

}  // namespace paralint::bench
