#include "link_items.h"

#include <algorithm>

namespace paralint {
namespace {

constexpr int32_t behind = 1 << 30;  // more headings than a page can have

// "available in French only": the other side has nothing to answer it.
bool is_language_switch(const Corpus& corpus, const SitePage& page,
                        const Target& target) {
  return target.page != none && corpus.page(target.page).set == page.set &&
         target.locale != page.locale;
}

bool is_broken(const Target& target) {
  return target.kind == TargetKind::missing ||
         (target.fragment == FragmentState::missing &&
          target.foreign_page == none);
}

// The headings, as goals have them, whose alignment is in doubt; sorted.
std::vector<int32_t> doubtful_headings(const Alignment& alignment) {
  constexpr float sure = 0.75F;
  std::vector<int32_t> made;
  for (const HeadingMatch& match : alignment.headings) {
    if (match.confidence >= sure) continue;
    made.push_back(match.reference != no_heading ? match.reference
                                                 : behind + match.translation);
  }
  std::sort(made.begin(), made.end());
  return made;
}

}  // namespace

LinkItems::LinkItems(const Corpus& corpus, const Targets& targets,
                     const std::vector<Pair>& pairs,
                     const std::vector<Alignment>& alignments)
    : corpus_(corpus),
      routes_(corpus),
      targets_(targets),
      pairs_(pairs),
      alignments_(alignments) {
  for (size_t i = 0; i < pairs.size(); ++i) {
    of_page_.emplace(pairs[i].translation, i);
    doubtful_.push_back(doubtful_headings(alignments[i]));
  }
}

const size_t* LinkItems::pair_of(SetIndex set, LocaleIndex locale) const {
  const auto it = of_page_.find(corpus_.sets()[set].pages[locale]);
  return it == of_page_.end() ? nullptr : &it->second;
}

LinkGoal LinkItems::goal_of(const Target& target) const {
  LinkGoal goal;
  if (target.kind != TargetKind::page) return goal;
  goal.set = corpus_.page(target.page).set;
  goal.heading = target.heading;
  const PageIndex page =
      target.foreign_page != none ? target.foreign_page : target.page;
  if (target.foreign_page != none) goal.heading = target.foreign_heading;
  const auto it = of_page_.find(page);
  if (goal.heading == no_heading || it == of_page_.end()) return goal;
  const int32_t own = goal.heading;
  goal.heading =
      alignments_[it->second].heading_of_translation[static_cast<size_t>(own)];
  if (goal.heading == no_heading) goal.heading = behind + own;
  return goal;
}

std::vector<LinkItem> LinkItems::items(PageIndex index) const {
  const SitePage& page = corpus_.page(index);
  const auto& links = page.facts.links;
  std::vector<LinkItem> all;
  SectionWalk sections(page.facts);
  for (size_t i = 0; i < links.size(); ++i) {
    const int32_t section = sections.to(links[i].span.begin);
    const Target& target = targets_[index][i];
    LinkItem item;
    item.broken = is_broken(target);
    if (target.kind == TargetKind::route) {
      item.goal.route = routes_.find(page, links[i], target);
    } else {
      item.goal = goal_of(target);
    }
    if (links[i].destination.empty()) continue;  // <a href="">
    item.outside = !item.broken && !item.goal.is_known();
    if (item.outside && links[i].image) continue;
    if (is_language_switch(corpus_, page, target)) continue;
    item.link = static_cast<int32_t>(i);
    item.section = section;
    all.push_back(item);
  }
  return all;
}

std::vector<LinkItem> LinkItems::of_reference(size_t pair) const {
  const LocaleIndex locale = pairs_[pair].locale;
  const auto& counterparts = alignments_[pair].heading_of_reference;
  const auto& back = alignments_[pair].heading_of_translation;
  std::vector<LinkItem> all = items(pairs_[pair].reference);
  for (LinkItem& item : all) {
    if (item.section != no_heading) {
      const int32_t other = counterparts[static_cast<size_t>(item.section)];
      // Of two sections that are one there, both bear the first one's number.
      item.section =
          other == no_heading ? lone_section : back[static_cast<size_t>(other)];
    }
    if (!exists(item.goal, locale) || is_borrowed(item.goal, locale)) {
      item.lacks_target = true;
    } else if (item.goal.set != none && !has_heading(item.goal, locale)) {
      // A heading that the translation lacks is a finding of its own: the link
      // to it is answered by one to the page.
      item.goal.heading = no_heading;
      item.lacks_target = true;
    }
  }
  return all;
}

std::vector<LinkItem> LinkItems::of_translation(size_t pair) const {
  const auto& counterparts = alignments_[pair].heading_of_translation;
  std::vector<LinkItem> all = items(pairs_[pair].translation);
  for (LinkItem& item : all) {
    if (item.section != no_heading) {
      const int32_t other = counterparts[static_cast<size_t>(item.section)];
      item.section = other == no_heading ? lone_section : other;
    }
    item.lacks_target = !exists(item.goal, corpus_.reference());
  }
  return all;
}

bool LinkItems::exists(const LinkGoal& goal, LocaleIndex locale) const {
  return goal.set != none ? has_page(goal.set, locale)
                          : routes_.has(goal.route, locale);
}

bool LinkItems::has_page(SetIndex set, LocaleIndex locale) const {
  return corpus_.sets()[set].pages[locale] != none ||
         corpus_.sets()[set].is_copied(locale);
}

GoalPlace LinkItems::place_of(const LinkGoal& goal, LocaleIndex locale) const {
  if (goal.set == none) return {};
  GoalPlace place{corpus_.sets()[goal.set].pages[locale], no_heading};
  const size_t* pair = pair_of(goal.set, locale);
  if (!pair || goal.heading == no_heading) {
    const bool is_own = locale == corpus_.reference() && goal.heading < behind;
    if (place.page != none && is_own) place.heading = goal.heading;
    return place;
  }
  const auto& headings = alignments_[*pair].heading_of_reference;
  const auto heading = static_cast<size_t>(goal.heading);
  if (goal.heading >= behind) {
    // It may be one of a third language.
    const size_t own = corpus_.page(place.page).facts.headings.size();
    const int32_t number = goal.heading - behind;
    if (static_cast<size_t>(number) < own) place.heading = number;
  } else if (heading < headings.size()) {
    place.heading = headings[heading];
  }
  return place;
}

// Whether the locale has the page from another one only.
bool LinkItems::is_borrowed(const LinkGoal& goal, LocaleIndex locale) const {
  return goal.set != none && corpus_.sets()[goal.set].pages[locale] == none;
}

// Whether the locale has the page, and the heading of the reference page.
bool LinkItems::has_heading(const LinkGoal& goal, LocaleIndex locale) const {
  if (!has_page(goal.set, locale)) return false;
  const size_t* pair = pair_of(goal.set, locale);
  if (goal.heading == no_heading || !pair) return true;
  const auto& headings = alignments_[*pair].heading_of_reference;
  const auto heading = static_cast<size_t>(goal.heading);
  return heading >= headings.size() || headings[heading] != no_heading;
}

bool LinkItems::surely_differ(const LinkGoal& a, const LinkGoal& b,
                              LocaleIndex locale) const {
  const size_t* pair = pair_of(a.set, locale);
  if (!pair) return true;
  const auto is_sure = [&](int32_t heading) {
    return !std::binary_search(doubtful_[*pair].begin(), doubtful_[*pair].end(),
                               heading);
  };
  return is_sure(a.heading) && is_sure(b.heading);
}

}  // namespace paralint
