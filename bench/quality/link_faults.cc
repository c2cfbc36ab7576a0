#include "link_faults.h"

#include <algorithm>
#include <functional>

#include "href.h"
#include "markdown.h"
#include "spelling.h"
#include "text.h"

namespace paralint::bench {
namespace {

// A link that leads where it should.
struct Place {
  PageIndex page = none;
  int32_t index = no_link;
  const Link* link = nullptr;
  const Target* target = nullptr;
};

Place place_of(const Healthy& healthy, PageIndex page, size_t link) {
  return {page, static_cast<int32_t>(link), &healthy.page(page).links[link],
          &healthy.site().targets()[page][link]};
}

bool is_good(const Corpus& corpus, PageIndex page, const Target& target) {
  return target.kind == TargetKind::page && target.conventional &&
         !target.redirected && !target.wrong_case &&
         (target.fragment == FragmentState::absent ||
          target.fragment == FragmentState::found) &&
         corpus.page(target.page).locale == corpus.page(page).locale;
}

// Its destination can be replaced without regard to anything else.
bool is_editable(const Link& link) {
  return !link.destination_span.empty() && !link.expression && !link.image &&
         (link.syntax == LinkSyntax::inline_link ||
          link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx);
}

bool is_eligible(const Healthy& healthy, const Place& place) {
  return is_editable(*place.link) &&
         is_good(healthy.corpus(), place.page, *place.target) &&
         healthy.is_healthy(place.page,
                            healthy.lines(place.page, place.link->span));
}

void add_places(const Healthy& healthy, PageIndex page,
                std::vector<Place>& places) {
  for (size_t i = 0; i < healthy.page(page).links.size(); ++i) {
    const Place found = place_of(healthy, page, i);
    if (is_eligible(healthy, found)) places.push_back(found);
  }
}

// The links of all translations that mean to say all of their references.
std::vector<Place> translated_places(const Healthy& healthy) {
  std::vector<Place> places;
  for (const Pair& pair : healthy.site().pairs()) {
    if (pair.is_abridged || pair.reference_is_abridged) continue;
    add_places(healthy, pair.translation, places);
  }
  return places;
}

// The links of the other page of the pair that lead to the same page.
std::vector<Spot> answers(const Healthy& healthy, const Place& place) {
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

// The fault is named by whoever names the line, or what answers the link.
Fault fault_at(const Healthy& healthy, const Place& place, Edit edit) {
  Fault fault{place.page, {std::move(edit)}, answers(healthy, place), false};
  fault.about.push_back(
      {place.page, healthy.lines(place.page, place.link->span)});
  return fault;
}

Target meaning(const Healthy& healthy, const Place& place,
               const std::string& destination) {
  Link link = *place.link;
  link.destination = destination;
  return resolve(healthy.corpus(), place.page, link);
}

// Nothing where the page would not be read as it is meant.
std::optional<Fault> with_destination(const Healthy& healthy,
                                      const Place& place,
                                      const std::string& destination) {
  if (destination.find_first_of(" ()<>\"") != npos) return std::nullopt;
  if (destination == place.link->destination) return std::nullopt;
  const std::string& file = healthy.page(place.page).file;
  Fault fault = fault_at(healthy, place,
                         {file, place.link->destination_span, destination});
  const Page page =
      parse_page(file, with_edits(healthy.text(place.page), fault.edits),
                 healthy.corpus().renderer().dialect);
  const auto index = static_cast<size_t>(place.index);
  const bool is_as_meant =
      page.links.size() == healthy.page(place.page).links.size() &&
      page.links[index].destination == destination;
  if (!is_as_meant) return std::nullopt;
  return fault;
}

std::string path_of(const Place& place) {
  return std::string(parse_href(place.link->destination).path);
}

// The destination with another path or fragment.
std::string with_path(const Place& place, const std::string& path) {
  return path + place.link->destination.substr(path_of(place).size());
}

std::string with_fragment(const Place& place, const std::string& fragment) {
  const std::string& destination = place.link->destination;
  return destination.substr(0, destination.find('#')) + "#" + fragment;
}

using Maker = std::optional<Fault>(const Healthy&, const Place&, Random&);

std::vector<Fault> some(const Healthy& healthy, std::vector<Place> places,
                        size_t count, Random& random, Maker* make) {
  random.shuffle(places);
  std::vector<Fault> faults;
  for (const Place& place : places) {
    if (faults.size() == count) break;
    if (auto fault = make(healthy, place, random)) {
      faults.push_back(std::move(*fault));
    }
  }
  return faults;
}

// ---- Fragments.

const std::string& slug_of(const Corpus& corpus, PageIndex page,
                           int32_t heading) {
  const Anchors& anchors = corpus.page(page).anchors;
  return anchors.headings()[static_cast<size_t>(heading)].slug;
}

bool fragment_works(const Target& target) {
  return target.kind == TargetKind::page &&
         target.fragment == FragmentState::found;
}

std::optional<Fault> broken_fragment(const Healthy& healthy, const Place& place,
                                     const std::string& fragment) {
  const std::string destination = with_fragment(place, fragment);
  if (fragment.empty() ||
      fragment_works(meaning(healthy, place, destination))) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

// "les-horaires" of "gerer-les-horaires": another writer's words.
std::string other_words(const std::string& slug) {
  const size_t hyphen = slug.find('-');
  return hyphen == npos ? slug + "s" : slug.substr(hyphen + 1);
}

std::optional<Fault> translated_fragment(const Healthy& healthy,
                                         const Place& place, Random&) {
  const Target& target = *place.target;
  if (target.heading == no_heading) return std::nullopt;
  const std::string& slug =
      slug_of(healthy.corpus(), target.page, target.heading);
  return broken_fragment(
      healthy, place,
      target.anchor == AnchorKind::slug ? other_words(slug) : slug);
}

std::optional<Fault> foreign_slug(const Healthy& healthy, const Place& place,
                                  Random&) {
  const Corpus& corpus = healthy.corpus();
  const Target& target = *place.target;
  const PageIndex other = corpus.translation(target.page, corpus.reference());
  if (target.heading == no_heading || other == none) return std::nullopt;
  const int32_t heading =
      healthy.site().same_heading(target.page, target.heading, other);
  if (heading == no_heading) return std::nullopt;
  return broken_fragment(healthy, place, slug_of(corpus, other, heading));
}

// ---- Paths.

// From the folder of one file to another file.
std::string relative_file(const std::string& from, const std::string& to) {
  const auto steps = static_cast<size_t>(std::ranges::count(from, '/'));
  std::string path;
  for (size_t i = 0; i < steps; ++i) path += "../";
  return path + to;
}

// Ways to write the page of another language.
std::vector<std::string> spellings(const Corpus& corpus, const Place& place,
                                   PageIndex other) {
  const std::string bare(corpus.bare_url(other));
  if (place.target->via == Reading::file) {
    return {relative_file(corpus.page(place.page).facts.file,
                          corpus.page(other).facts.file)};
  }
  return {corpus.page(other).url, bare};
}

std::optional<Fault> foreign_path(const Healthy& healthy, const Place& place,
                                  Random& random) {
  const Corpus& corpus = healthy.corpus();
  // A link to the page's own counterpart is a way to change the language.
  if (path_of(place).empty() || place.target->page == place.page) {
    return std::nullopt;
  }
  std::vector<PageIndex> others =
      corpus.sets()[corpus.page(place.target->page).set].pages;
  std::erase_if(others, [&](PageIndex page) {
    return page == none || page == place.target->page;
  });
  if (others.empty()) return std::nullopt;
  const PageIndex other = others[random.below(others.size())];
  for (const std::string& path : spellings(corpus, place, other)) {
    const std::string destination = with_path(place, path);
    const Target target = meaning(healthy, place, destination);
    if (target.page == place.target->page && target.conventional) continue;
    if (auto fault = with_destination(healthy, place, destination)) {
      return fault;
    }
  }
  return std::nullopt;
}

std::optional<Fault> localized_url(const Healthy& healthy, const Place& place,
                                   Random&) {
  if (path_of(place).empty()) return std::nullopt;
  const std::string destination = with_path(
      place, std::string(healthy.corpus().bare_url(place.target->page)));
  const Target target = meaning(healthy, place, destination);
  if (target.kind != TargetKind::page || target.conventional) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

// With one letter less in its last word.
std::string misspelled(const std::string& path, Random& random) {
  std::string bare(without_trailing_slash(path));
  const size_t begin = bare.rfind('/') == npos ? 0 : bare.rfind('/') + 1;
  size_t end = bare.rfind('.');
  if (end == npos || end < begin) end = bare.size();
  if (end - begin < 3) return bare + "s";
  bare.erase(begin + 1 + random.below(end - begin - 1), 1);
  return bare;
}

std::optional<Fault> dead_page(const Healthy& healthy, const Place& place,
                               Random& random) {
  const std::string path = path_of(place);
  if (path.empty() || path.back() == '.') return std::nullopt;
  const std::string destination = with_path(place, misspelled(path, random));
  if (meaning(healthy, place, destination).kind != TargetKind::missing) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

// ---- Links that are healthy in themselves.

size_t links_to_same(const Healthy& healthy, const Place& place) {
  const auto& targets = healthy.site().targets()[place.page];
  return static_cast<size_t>(
      std::ranges::count(targets, place.target->page, &Target::page));
}

std::optional<Fault> dropped(const Healthy& healthy, const Place& place,
                             bool is_repeated) {
  const bool plain = place.link->syntax == LinkSyntax::inline_link &&
                     !place.link->text_span.empty();
  if (!plain || answers(healthy, place).empty() ||
      (links_to_same(healthy, place) > 1) != is_repeated) {
    return std::nullopt;
  }
  const std::string& text = healthy.text(place.page);
  const std::string words(place.link->text_span.in(text));
  return fault_at(healthy, place,
                  {healthy.page(place.page).file, place.link->span, words});
}

std::optional<Fault> dropped_link(const Healthy& healthy, const Place& place,
                                  Random&) {
  return dropped(healthy, place, false);
}

std::optional<Fault> dropped_repeated(const Healthy& healthy,
                                      const Place& place, Random&) {
  return dropped(healthy, place, true);
}

SetIndex set_of(const Healthy& healthy, const Place& place) {
  return healthy.corpus().page(place.target->page).set;
}

// With the next link of the section that leads to another page.
std::optional<Fault> swapped_link(const Healthy& healthy, const Place& place,
                                  Random&) {
  if (path_of(place).empty() || answers(healthy, place).empty()) {
    return std::nullopt;
  }
  const Page& page = healthy.page(place.page);
  for (auto i = static_cast<size_t>(place.index) + 1; i < page.links.size();
       ++i) {
    const Place other = place_of(healthy, place.page, i);
    if (section_of(page, other.link->span.begin) !=
        section_of(page, place.link->span.begin)) {
      break;
    }
    if (!is_eligible(healthy, other) || path_of(other).empty() ||
        set_of(healthy, other) == set_of(healthy, place) ||
        answers(healthy, other).empty()) {
      continue;
    }
    Fault fault = fault_at(
        healthy, place,
        {page.file, place.link->destination_span, other.link->destination});
    Fault second = fault_at(
        healthy, other,
        {page.file, other.link->destination_span, place.link->destination});
    if (fault.edits[0].where.end > second.edits[0].where.begin) continue;
    fault.edits.push_back(second.edits[0]);
    fault.about.insert(fault.about.end(), second.about.begin(),
                       second.about.end());
    return fault;
  }
  return std::nullopt;
}

std::optional<Fault> changed_target(const Healthy& healthy, const Place& place,
                                    Random& random) {
  if (path_of(place).empty() || answers(healthy, place).empty()) {
    return std::nullopt;
  }
  const Corpus& corpus = healthy.corpus();
  const auto& pairs = healthy.site().pairs();
  const Pair& chosen = pairs[random.below(pairs.size())];
  const LocaleIndex locale = corpus.page(place.page).locale;
  const PageIndex other = corpus.translation(chosen.reference, locale);
  if (other == none || other == place.page ||
      corpus.page(other).set == set_of(healthy, place)) {
    return std::nullopt;
  }
  const std::string destination =
      spelling(corpus, place.page, is_html(*place.link), other, locale,
               no_heading)
          .path;
  if (meaning(healthy, place, destination).page != other) return std::nullopt;
  return with_destination(healthy, place, destination);
}

}  // namespace

Made translated_fragments(const Healthy& healthy, size_t count,
                          Random& random) {
  return some(healthy, translated_places(healthy), count, random,
              translated_fragment);
}

Made foreign_slugs(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, foreign_slug);
}

// On either side.
Made foreign_paths(const Healthy& healthy, size_t count, Random& random) {
  std::vector<Place> places = translated_places(healthy);
  PageIndex last = none;
  for (const Pair& pair : healthy.site().pairs()) {
    if (pair.reference != last) add_places(healthy, pair.reference, places);
    last = pair.reference;
  }
  return some(healthy, std::move(places), count, random, foreign_path);
}

Made localized_urls(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random,
              localized_url);
}

Made dead_pages(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, dead_page);
}

Made dropped_links(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, dropped_link);
}

Made dropped_repeated_links(const Healthy& healthy, size_t count,
                            Random& random) {
  return some(healthy, translated_places(healthy), count, random,
              dropped_repeated);
}

Made swapped_links(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, swapped_link);
}

Made changed_targets(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random,
              changed_target);
}

}  // namespace paralint::bench
