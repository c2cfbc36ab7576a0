// What takes part in the comparison of links: the links of a page that lead to
// pages of this site, or should, and where they lead, said the same way for
// every language.
#pragma once

#include <compare>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "alignment.h"
#include "route_names.h"

namespace paralint {

// A set of pages and a heading of its reference page, or a route. Headings that
// only the translation has keep their own number, behind all those of the
// reference.
struct LinkGoal {
  SetIndex set = none;
  RouteIndex route = none;
  int32_t heading = no_heading;

  bool is_known() const { return set != none || route != none; }
  LinkGoal page() const { return {set, route, no_heading}; }
  friend auto operator<=>(const LinkGoal&, const LinkGoal&) = default;
};

// A page, and maybe one of its headings, in one locale.
struct GoalPlace {
  PageIndex page = none;
  int32_t heading = no_heading;
};

// The section of a link that the other page has no section for.
inline constexpr int32_t lone_section = -2;

struct LinkItem {
  int32_t link = no_link;
  int32_t section = no_heading;  // the heading, by the reference's number
  // A link to another site, or to what only the generator knows: it is not
  // compared, but may stand where the other language has one of this site.
  bool outside = false;
  bool broken = false;
  bool lacks_target = false;  // the other language has no such page or heading
  bool used = false;
  LinkGoal goal;
};

class LinkItems {
 public:
  // All headings are aligned.
  LinkItems(const Corpus& corpus, const Targets& targets,
            const std::vector<Pair>& pairs,
            const std::vector<Alignment>& alignments);

  // In the order of the page.
  std::vector<LinkItem> of_reference(size_t pair) const;
  std::vector<LinkItem> of_translation(size_t pair) const;

  // Whether the locale has the page, or the route.
  bool exists(const LinkGoal& goal, LocaleIndex locale) const;
  // The page is `none` where the locale has none of its own.
  GoalPlace place_of(const LinkGoal& goal, LocaleIndex locale) const;
  // Whether two headings of one page are known to be different ones: how each
  // is aligned is beyond doubt.
  bool surely_differ(const LinkGoal& a, const LinkGoal& b,
                     LocaleIndex locale) const;

 private:
  LinkGoal goal_of(const Target& target) const;
  bool has_page(SetIndex set, LocaleIndex locale) const;
  bool is_borrowed(const LinkGoal& goal, LocaleIndex locale) const;
  bool has_heading(const LinkGoal& goal, LocaleIndex locale) const;
  std::vector<LinkItem> items(PageIndex page) const;
  const size_t* pair_of(SetIndex set, LocaleIndex locale) const;

  const Corpus& corpus_;
  RouteNames routes_;
  const Targets& targets_;
  const std::vector<Pair>& pairs_;
  const std::vector<Alignment>& alignments_;
  std::unordered_map<PageIndex, size_t> of_page_;  // by translation
  std::vector<std::vector<int32_t>> doubtful_;     // by pair
};

}  // namespace paralint
