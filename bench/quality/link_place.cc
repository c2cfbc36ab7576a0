#include "link_place.h"

#include <algorithm>

#include "href.h"
#include "markdown.h"
#include "text.h"

namespace paralint::bench {
namespace {

// Its destination can be replaced without regard to anything else.
bool is_editable(const Link& link) {
  return !link.destination_span.empty() && !link.expression && !link.image &&
         (link.syntax == LinkSyntax::inline_link ||
          link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx);
}

}  // namespace

bool is_good(const Corpus& corpus, PageIndex page, const Target& target) {
  return target.kind == TargetKind::page && target.conventional &&
         !target.redirected && !target.wrong_case &&
         (target.fragment == FragmentState::absent ||
          target.fragment == FragmentState::found) &&
         corpus.page(target.page).locale == corpus.page(page).locale;
}

LinkPlace place_of(const Healthy& healthy, PageIndex page, size_t link) {
  return {page, static_cast<int32_t>(link), &healthy.page(page).links[link],
          &healthy.site().targets()[page][link]};
}

bool is_eligible(const Healthy& healthy, const LinkPlace& place) {
  return is_editable(*place.link) &&
         is_good(healthy.corpus(), place.page, *place.target) &&
         healthy.is_healthy(place.page,
                            healthy.lines(place.page, place.link->span));
}

void add_places(const Healthy& healthy, PageIndex page,
                std::vector<LinkPlace>& places) {
  for (size_t i = 0; i < healthy.page(page).links.size(); ++i) {
    const LinkPlace found = place_of(healthy, page, i);
    if (is_eligible(healthy, found)) places.push_back(found);
  }
}

std::vector<LinkPlace> translated_places(const Healthy& healthy) {
  std::vector<LinkPlace> places;
  for (const Pair& pair : healthy.site().pairs()) {
    if (pair.is_abridged || pair.reference_is_abridged) continue;
    add_places(healthy, pair.translation, places);
  }
  return places;
}

std::vector<Spot> answers(const Healthy& healthy, const LinkPlace& place) {
  std::vector<Spot> spots;
  const Pair* pair = healthy.pair(place.page);
  if (!pair) return spots;
  const Corpus& corpus = healthy.corpus();
  const SetIndex set = corpus.page(place.target->page).set;
  const auto& targets = healthy.site().targets()[pair->reference];
  for (size_t i = 0; i < targets.size(); ++i) {
    if (targets[i].page == none || corpus.page(targets[i].page).set != set) {
      continue;
    }
    if (targets[i].heading != no_heading &&
        healthy.site().same_heading(targets[i].page, targets[i].heading,
                                    place.target->page) !=
            place.target->heading) {
      continue;
    }
    spots.push_back(
        {pair->reference, healthy.page(pair->reference).links[i].span});
  }
  return spots;
}

Fault fault_at(const Healthy& healthy, const LinkPlace& place, Edit edit) {
  std::vector<Spot> about = answers(healthy, place);
  about.push_back({place.page, healthy.lines(place.page, place.link->span)});
  Fault fault;
  fault.page = place.page;
  fault.edits = {std::move(edit)};
  fault.spoiled = {{place.index, about}};
  fault.about = std::move(about);
  return fault;
}

Target meaning(const Healthy& healthy, const LinkPlace& place,
               const std::string& destination) {
  Link link = *place.link;
  link.destination = destination;
  return resolve(healthy.corpus(), place.page, link);
}

std::optional<Fault> with_destination(const Healthy& healthy,
                                      const LinkPlace& place,
                                      const std::string& destination) {
  if (destination.find_first_of(" ()<>\"") != npos) return std::nullopt;
  if (destination == place.link->destination) return std::nullopt;
  const std::string& file = healthy.page(place.page).file;
  Fault fault = fault_at(healthy, place,
                         {file, place.link->destination_span, destination});
  const Page page =
      parse_page(file, with_edits(healthy.text(place.page), fault.edits),
                 dialect_of(healthy.corpus().renderer(), file));
  const auto index = static_cast<size_t>(place.index);
  const bool is_as_meant =
      page.links.size() == healthy.page(place.page).links.size() &&
      page.links[index].destination == destination;
  if (!is_as_meant) return std::nullopt;
  return fault;
}

std::string path_of(const LinkPlace& place) {
  return std::string(parse_href(place.link->destination).path);
}

std::string with_path(const LinkPlace& place, const std::string& path) {
  return path + place.link->destination.substr(path_of(place).size());
}

std::string with_fragment(const LinkPlace& place, const std::string& fragment) {
  const std::string& destination = place.link->destination;
  return destination.substr(0, destination.find('#')) + "#" + fragment;
}

std::vector<Fault> some(const Healthy& healthy, std::vector<LinkPlace> places,
                        size_t count, Random& random, LinkFaultMaker* make) {
  random.shuffle(places);
  std::vector<Fault> faults;
  for (const LinkPlace& place : places) {
    if (faults.size() == count) break;
    if (auto fault = make(healthy, place, random)) {
      faults.push_back(std::move(*fault));
    }
  }
  return faults;
}

}  // namespace paralint::bench
