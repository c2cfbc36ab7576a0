#include "heading_faults.h"

#include <algorithm>
#include <optional>

#include "draft.h"

namespace paralint::bench {
namespace {

// A heading of a translation and the one that it answers.
struct Place {
  PageIndex page = none;
  int32_t heading = no_heading;
  PageIndex reference = none;
  int32_t other = no_heading;
};

const Heading& heading_at(const Healthy& healthy, PageIndex page,
                          int32_t heading) {
  return healthy.page(page).headings[static_cast<size_t>(heading)];
}

// Up to the next heading.
Span section_at(const Healthy& healthy, PageIndex page, int32_t heading) {
  const Page& facts = healthy.page(page);
  const auto next = static_cast<size_t>(heading) + 1;
  return {facts.headings[next - 1].span.begin,
          next < facts.headings.size() ? facts.headings[next].span.begin
                                       : facts.size};
}

// Headings that answer each other, without a finding about either section.
std::vector<Place> places(const Healthy& healthy) {
  std::vector<Place> found;
  const auto& pairs = healthy.site().pairs();
  for (size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    if (pair.is_abridged || pair.reference_is_abridged) continue;
    for (const HeadingMatch& match : healthy.site().alignment(i).headings) {
      if (!match.is_whole()) continue;
      const Place place{pair.translation, match.translation, pair.reference,
                        match.reference};
      const bool is_healthy =
          healthy.is_healthy(place.page,
                             section_at(healthy, place.page, place.heading)) &&
          healthy.is_healthy(place.reference,
                             section_at(healthy, place.reference, place.other));
      if (is_healthy) found.push_back(place);
    }
  }
  return found;
}

bool is_title(const Healthy& healthy, const Place& place) {
  return place.heading == 0 &&
         heading_at(healthy, place.page, place.heading).level == 1;
}

// The draft of the page, to see whether the page would be read as it is meant.
Draft draft_of(const Healthy& healthy, const Place& place) {
  const std::string& file = healthy.page(place.page).file;
  return Draft(file, healthy.text(place.page),
               dialect_of(healthy.corpus().renderer(), file));
}

Fault fault_at(const Healthy& healthy, const Place& place, Span where,
               std::string text) {
  Fault fault;
  fault.page = place.page;
  fault.edits = {{healthy.page(place.page).file, where, std::move(text)}};
  fault.about = {{place.page, healthy.lines(place.page, where)},
                 {place.reference,
                  heading_at(healthy, place.reference, place.other).span}};
  fault.moves_anchors = true;
  return fault;
}

// Leaves of the outline only: what is below a missing heading would move up.
std::optional<Fault> dropped_section(const Healthy& healthy, const Place& place,
                                     Random&) {
  Draft draft = draft_of(healthy, place);
  const auto heading = static_cast<size_t>(place.heading);
  if (is_title(healthy, place) ||
      draft.end_of_subtree(heading) != heading + 1 ||
      !draft.erase_section(heading)) {
    return std::nullopt;
  }
  const Span where = section_at(healthy, place.page, place.heading);
  Fault fault = fault_at(healthy, place, where, "");
  // What stands behind the gap is another section.
  fault.about = {
      {place.page, {where.begin, where.end - 1}},
      {place.reference, section_at(healthy, place.reference, place.other)}};
  --fault.about[1].where.end;
  return fault;
}

std::optional<Fault> changed_id(const Healthy& healthy, const Place& place,
                                Random& random) {
  const SitePage& page = healthy.corpus().page(place.page);
  const SitePage& other = healthy.corpus().page(place.reference);
  const std::string* id = explicit_id(page.facts, page.anchors, place.heading);
  const std::string* same =
      explicit_id(other.facts, other.anchors, place.other);
  if (!id || !same || *id != *same) return std::nullopt;
  const auto heading = static_cast<size_t>(place.heading);
  const std::string& slug = page.anchors.headings()[heading].slug;
  const bool by_slug = !slug.empty() && slug != *id && random.percent(50);
  const ExplicitId& written = page.facts.headings[heading].ids.front();
  const std::string syntax(written.where.in(healthy.text(place.page)));
  const size_t at = syntax.find(*id);
  if (at == npos) return std::nullopt;
  const auto begin = written.where.begin + static_cast<uint32_t>(at);
  return fault_at(healthy, place,
                  {begin, begin + static_cast<uint32_t>(id->size())},
                  by_slug ? slug : *id + "s");
}

std::optional<Fault> changed_level(const Healthy& healthy, const Place& place,
                                   Random& random) {
  const Heading& heading = heading_at(healthy, place.page, place.heading);
  const int level = heading.level;
  if (is_title(healthy, place) ||
      level != heading_at(healthy, place.reference, place.other).level) {
    return std::nullopt;
  }
  const bool deeper = level <= 2 || (level < 6 && random.percent(50));
  Draft draft = draft_of(healthy, place);
  const int step = deeper ? 1 : -1;
  if (!draft.change_level(static_cast<size_t>(place.heading), step)) {
    return std::nullopt;
  }
  const uint32_t begin = heading.span.begin;
  return fault_at(healthy, place, {begin, begin + static_cast<uint32_t>(level)},
                  std::string(static_cast<size_t>(level + step), '#'));
}

using Maker = std::optional<Fault>(const Healthy&, const Place&, Random&);

std::vector<Fault> some(const Healthy& healthy, size_t count, Random& random,
                        Maker* make) {
  std::vector<Place> all = places(healthy);
  random.shuffle(all);
  std::vector<Fault> faults;
  for (const Place& place : all) {
    if (faults.size() == count) break;
    if (auto fault = make(healthy, place, random)) {
      faults.push_back(std::move(*fault));
    }
  }
  return faults;
}

}  // namespace

std::vector<Fault> dropped_sections(const Healthy& healthy, size_t count,
                                    Random& random) {
  return some(healthy, count, random, dropped_section);
}

std::vector<Fault> changed_ids(const Healthy& healthy, size_t count,
                               Random& random) {
  return some(healthy, count, random, changed_id);
}

std::vector<Fault> changed_levels(const Healthy& healthy, size_t count,
                                  Random& random) {
  return some(healthy, count, random, changed_level);
}

}  // namespace paralint::bench
