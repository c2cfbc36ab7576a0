#include "link_faults.h"

#include <algorithm>

#include "href.h"
#include "link_place.h"
#include "spelling.h"
#include "text.h"
#include "written.h"

namespace paralint::bench {
namespace {

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

std::optional<Fault> broken_fragment(const Healthy& healthy,
                                     const LinkPlace& place,
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
                                         const LinkPlace& place, Random&) {
  const Target& target = *place.target;
  if (target.heading == no_heading) return std::nullopt;
  const std::string& slug =
      slug_of(healthy.corpus(), target.page, target.heading);
  return broken_fragment(
      healthy, place,
      target.anchor == AnchorKind::slug ? other_words(slug) : slug);
}

std::optional<Fault> foreign_slug(const Healthy& healthy,
                                  const LinkPlace& place, Random&) {
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
std::vector<std::string> spellings(const Corpus& corpus, const LinkPlace& place,
                                   PageIndex other) {
  const std::string bare(corpus.bare_url(other));
  if (place.target->via == Reading::file) {
    return {relative_file(corpus.page(place.page).facts.file,
                          corpus.page(other).facts.file)};
  }
  return {corpus.page(other).url, bare};
}

std::optional<Fault> foreign_path(const Healthy& healthy,
                                  const LinkPlace& place, Random& random) {
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

std::optional<Fault> localized_url(const Healthy& healthy,
                                   const LinkPlace& place, Random&) {
  if (path_of(place).empty()) return std::nullopt;
  const std::string destination = with_path(
      place, std::string(healthy.corpus().bare_url(place.target->page)));
  const Target target = meaning(healthy, place, destination);
  if (target.kind != TargetKind::page || target.conventional) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

// ---- Links that are healthy in themselves.

size_t links_to_same(const Healthy& healthy, const LinkPlace& place) {
  const auto& targets = healthy.site().targets()[place.page];
  return static_cast<size_t>(
      std::ranges::count(targets, place.target->page, &Target::page));
}

std::optional<Fault> dropped(const Healthy& healthy, const LinkPlace& place,
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

std::optional<Fault> dropped_link(const Healthy& healthy,
                                  const LinkPlace& place, Random&) {
  return dropped(healthy, place, false);
}

std::optional<Fault> dropped_repeated(const Healthy& healthy,
                                      const LinkPlace& place, Random&) {
  return dropped(healthy, place, true);
}

SetIndex set_of(const Healthy& healthy, const LinkPlace& place) {
  return healthy.corpus().page(place.target->page).set;
}

// With the next link of the section that leads to another page.
std::optional<Fault> swapped_link(const Healthy& healthy,
                                  const LinkPlace& place, Random&) {
  if (path_of(place).empty() || answers(healthy, place).empty()) {
    return std::nullopt;
  }
  const Page& page = healthy.page(place.page);
  for (auto i = static_cast<size_t>(place.index) + 1; i < page.links.size();
       ++i) {
    const LinkPlace other = place_of(healthy, place.page, i);
    if (section_of(page, other.link->span.begin) !=
        section_of(page, place.link->span.begin)) {
      break;
    }
    if (!is_eligible(healthy, other) || path_of(other).empty() ||
        set_of(healthy, other) == set_of(healthy, place) ||
        answers(healthy, other).empty()) {
      continue;
    }
    const auto here = written(*place.link, other.link->destination);
    const auto there = written(*other.link, place.link->destination);
    if (!here || !there) continue;
    Fault fault = fault_at(healthy, place,
                           {page.file, place.link->destination_span, *here});
    Fault second = fault_at(healthy, other,
                            {page.file, other.link->destination_span, *there});
    if (fault.edits[0].where.end > second.edits[0].where.begin) continue;
    fault.edits.push_back(second.edits[0]);
    fault.about.insert(fault.about.end(), second.about.begin(),
                       second.about.end());
    fault.spoiled.push_back(second.spoiled[0]);
    return fault;
  }
  return std::nullopt;
}

std::optional<Fault> changed_target(const Healthy& healthy,
                                    const LinkPlace& place, Random& random) {
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
  std::vector<LinkPlace> places = translated_places(healthy);
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
