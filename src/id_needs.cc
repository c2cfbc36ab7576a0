#include "id_needs.h"

#include <algorithm>
#include <utility>

#include "check.h"
#include "href.h"

namespace paralint {
namespace {

std::string fragment_of(const Link& link) {
  const Href href = parse_href(link.destination);
  return percent_decoded(href.fragment.substr(0, href.fragment.find(":~:")));
}

}  // namespace

IdNeeds::IdNeeds(const Site& site, const IdChoice& choice)
    : corpus_(site.corpus()), choice_(choice) {
  for (PageIndex i = 0; i < site.targets().size(); ++i) {
    const auto& targets = site.targets()[i];
    for (size_t link = 0; link < targets.size(); ++link) {
      const Target& target = targets[link];
      if (target.heading != no_heading &&
          target.anchor != AnchorKind::html_id) {
        linked_.insert({target.page, target.heading});
      }
      if (target.foreign_heading != no_heading) {
        linked_.insert({target.foreign_page, target.foreign_heading});
      }
      if (target.kind == TargetKind::page &&
          target.fragment == FragmentState::missing) {
        const Link& broken = corpus_.page(i).facts.links[link];
        lost_[target.page].insert(fragment_of(broken));
      }
    }
  }
}

const std::string* IdNeeds::id_of(const HeadingPlace& place) const {
  const SitePage& page = corpus_.page(place.page);
  return explicit_id(page.facts, page.anchors, place.heading);
}

bool IdNeeds::is_needed(const IdGroup& group) const {
  const auto& members = group.members;
  const auto& locales = choice_.locales;
  const auto is_in_reach = [&](const HeadingPlace& place) {
    const SitePage& page = corpus_.page(place.page);
    return is_in_scope(choice_.scope, page.facts.file) &&
           (locales.empty() || std::ranges::count(locales, page.locale) > 0);
  };
  const auto is_asked_for = [&](const HeadingPlace& place) {
    return linked_.contains(place) || id_of(place);
  };
  return std::ranges::any_of(members, is_in_reach) &&
         (choice_.all || std::ranges::any_of(members, is_asked_for));
}

bool IdNeeds::must_have_id(const HeadingPlace& place) const {
  const auto& ways = corpus_.renderer().fragments;
  return linked_.contains(place) &&
         std::ranges::count(ways, FragmentReading::slug) == 0;
}

void IdNeeds::add_equal_slugs(const std::vector<IdGroup>& all,
                              IdSyntax syntax) {
  const Renderer& renderer = corpus_.renderer();
  if (renderer.effect(syntax) != IdEffect::replaces ||
      renderer.slugger->duplicates == Duplicates::keep) {
    return;
  }
  const auto name = [&](const HeadingPlace& place) {
    const auto heading = static_cast<size_t>(place.heading);
    const Page& page = corpus_.page(place.page).facts;
    return std::pair{place.page,
                     renderer.slugger->slug(page.headings[heading].text)};
  };
  std::set<std::pair<PageIndex, std::string>> names;
  for (const IdGroup& group : all) {
    if (!is_needed(group)) continue;
    for (const HeadingPlace& place : group.members) {
      if (!id_of(place)) names.insert(name(place));
    }
  }
  for (const IdGroup& group : all) {
    for (const HeadingPlace& place : group.members) {
      if (names.contains(name(place))) linked_.insert(place);
    }
  }
}

std::vector<HeadingPlace> IdNeeds::without_name(const IdGroups& groups) const {
  std::set<HeadingPlace> found;
  const auto add = [&](const HeadingPlace& place) {
    const auto heading = static_cast<size_t>(place.heading);
    const Page& page = corpus_.page(place.page).facts;
    if (page.headings[heading].ids.empty()) found.insert(place);
  };
  for (const IdGroup& group : groups.all) {
    if (!is_needed(group)) continue;
    const bool has_name = std::ranges::any_of(
        group.members, [&](const HeadingPlace& place) { return id_of(place); });
    if (!has_name) std::ranges::for_each(group.members, add);
    std::ranges::for_each(group.doubtful, add);
  }
  for (const HeadingPlace& place : groups.unsure) {
    if (is_needed({{place}, {}})) add(place);
  }
  for (const auto& [page, fragments] : lost_) {
    const auto count = corpus_.page(page).facts.headings.size();
    for (size_t i = 0; i < count; ++i) add({page, static_cast<int32_t>(i)});
  }
  return {found.begin(), found.end()};
}

void IdNeeds::add_old_id(const HeadingPlace& place, const std::string& id) {
  const auto lost = lost_.find(place.page);
  if (lost != lost_.end() && lost->second.contains(id)) linked_.insert(place);
}

}  // namespace paralint
