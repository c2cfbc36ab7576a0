#include "section_links.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "best_pairs.h"

namespace paralint {
namespace {

// More comparisons than this are not worth their time.
constexpr size_t most_cells = 10'000;

using Items = std::vector<LinkItem*>;

Items unused(const Items& items) {
  Items left;
  left.reserve(items.size());
  for (LinkItem* item : items) {
    if (!item->used) left.push_back(item);
  }
  return left;
}

bool has_unused(const Items& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const LinkItem* item) { return !item->used; });
}

bool are_all_outside(const Items& items) {
  return std::all_of(items.begin(), items.end(),
                     [](const LinkItem* item) { return item->outside; });
}

// Links whose target is known, in the order of the page.
Items with_goal(const Items& items) {
  Items made;
  made.reserve(items.size());
  for (LinkItem* item : items) {
    if (!item->outside && !item->broken) made.push_back(item);
  }
  return made;
}

// Links to other sites have no goal, but a place.
bool has_goal_of(const LinkItem* a, const LinkItem* b) {
  return a == b || (a->goal.is_known() && a->goal == b->goal);
}

bool is_same_goal(const LinkItem* a, const LinkItem* b) {
  return a->goal == b->goal;
}

std::vector<LinkText> texts(const Items& items, const Page& page) {
  std::vector<LinkText> made;
  made.reserve(items.size());
  for (const LinkItem* item : items) {
    made.push_back(text_of(page.links[static_cast<size_t>(item->link)]));
  }
  return made;
}

// The section's images.
std::vector<const Link*> images(const Page& page, int32_t heading) {
  const uint32_t begin =
      heading == no_heading
          ? 0
          : page.headings[static_cast<size_t>(heading)].span.begin;
  auto it = std::lower_bound(
      page.links.begin(), page.links.end(), begin,
      [](const Link& link, uint32_t at) { return link.span.begin < at; });
  std::vector<const Link*> made;
  for (; it != page.links.end(); ++it) {
    if (section_of(page, it->span.begin) != heading) break;
    if (it->image) made.push_back(&*it);
  }
  return made;
}

}  // namespace

SectionLinks::SectionLinks(const LinkPages& pages, int32_t reference,
                           int32_t translation, double confidence)
    : pages_(&pages),
      reference_(reference),
      translation_(translation),
      confidence_(confidence) {}

double SectionLinks::place(const LinkItem& a, const LinkItem& b) {
  return places().agreement(place_of(pages_->reference_link(a)),
                            place_of(pages_->translated_link(b)));
}

const SectionPlaces& SectionLinks::places() {
  if (!places_) {
    places_.emplace(pages_->reference.facts, reference_,
                    pages_->translation.facts, translation_, landmarks());
  }
  return *places_;
}

std::vector<Landmark> SectionLinks::landmarks() const {
  std::vector<Landmark> made;
  for (const auto& [a, b] : joined_) {
    made.push_back({place_of(pages_->reference_link(*a)),
                    place_of(pages_->translated_link(*b))});
  }
  const auto a = images(pages_->reference.facts, reference_);
  const auto b = images(pages_->translation.facts, translation_);
  for (size_t i = 0; a.size() == b.size() && i < a.size(); ++i) {
    made.push_back({place_of(*a[i]), place_of(*b[i])});
  }
  return made;
}

void SectionLinks::join(LinkItem& a, LinkItem& b) {
  a.used = b.used = true;
  joined_.emplace_back(&a, &b);
}

std::vector<LinkMatch> SectionLinks::matches() const {
  std::vector<LinkMatch> all = matches_;
  for (const auto& [a, b] : joined_) {
    if (a->outside) continue;
    all.push_back({.relation = LinkRelation::same,
                   .reference = a->link,
                   .translation = b->link,
                   .evidence = link_by_target,
                   .confidence = static_cast<float>(confidence_)});
  }
  return all;
}

void SectionLinks::match_same() {
  if (match_in_order()) return;
  const std::vector<Group> uneven = match_by_goal();
  match_outside();
  for (const Group& group : uneven) match_uneven(group);
}

void SectionLinks::match_left_over(const LeftOver& left) {
  const bool any = has_unused(a_) && has_unused(b_);
  if (any) match_less_precise(left);
  find_exchanged();
  if (any) match_differing(left);
}

// The usual case: everything is where it should be.
bool SectionLinks::match_in_order() {
  const Items a = with_goal(a_);
  const Items b = with_goal(b_);
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), is_same_goal)) {
    return false;
  }
  for (size_t i = 0; i < a.size(); ++i) join(*a[i], *b[i]);
  return a.size() == a_.size() && b.size() == b_.size();
}

// Joins the links of every target that both sections have equally often, and
// gives the others.
std::vector<SectionLinks::Group> SectionLinks::match_by_goal() {
  Items a = with_goal(unused(a_));
  Items b = with_goal(unused(b_));
  const auto by_goal = [](const LinkItem* x, const LinkItem* y) {
    return std::tie(x->goal, x->link) < std::tie(y->goal, y->link);
  };
  std::sort(a.begin(), a.end(), by_goal);
  std::sort(b.begin(), b.end(), by_goal);
  std::vector<Group> uneven;
  auto j = b.begin();
  for (auto i = a.begin(); i != a.end();) {
    const LinkGoal goal = (*i)->goal;
    const auto is_other = [&](const LinkItem* item) {
      return item->goal != goal;
    };
    const auto end = std::find_if(i, a.end(), is_other);
    j = std::find_if(j, b.end(),
                     [&](const LinkItem* item) { return item->goal >= goal; });
    const auto end2 = std::find_if(j, b.end(), is_other);
    if (end - i == end2 - j) {
      for (; i != end; ++i, ++j) join(**i, **j);
    } else if (j != end2) {
      uneven.push_back({Items(i, end), Items(j, end2)});
    }
    i = end;
    j = end2;
  }
  return uneven;
}

// Links to other sites answer each other by their destination.
void SectionLinks::match_outside() {
  const auto outside = [](const Items& items, const Page& page) {
    std::vector<std::tuple<std::string_view, int32_t, LinkItem*>> made;
    made.reserve(items.size());
    for (LinkItem* item : items) {
      if (!item->outside) continue;
      const auto link = static_cast<size_t>(item->link);
      made.emplace_back(page.links[link].destination, item->link, item);
    }
    std::sort(made.begin(), made.end());
    return made;
  };
  const auto a = outside(a_, pages_->reference.facts);
  const auto b = outside(b_, pages_->translation.facts);
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const int order = std::get<0>(*i).compare(std::get<0>(*j));
    if (order == 0) join(*std::get<2>(*i), *std::get<2>(*j));
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
}

// One side links there more often than the other: the places tell which ones
// answer each other.
void SectionLinks::match_uneven(const Group& group) {
  const auto& [a, b] = group;
  if (a.size() * b.size() > most_cells) {
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      join(*a[i], *b[i]);
    }
    return;
  }
  constexpr double same_target = 3;
  const std::vector<LinkText> texts_a = texts(a, pages_->reference.facts);
  const std::vector<LinkText> texts_b = texts(b, pages_->translation.facts);
  for (const auto& [i, j] :
       best_pairs(a.size(), b.size(), [&](size_t row, size_t column) {
         return same_target + place(*a[row], *b[column]) +
                pages_->texts.likeness(texts_a[row], texts_b[column]) / 2;
       })) {
    join(*a[i], *b[j]);
  }
}

// "/docs/billing" and "/docs/billing#refunds": one side is only more precise
// than the other.
void SectionLinks::match_less_precise(const LeftOver& left) {
  const Items a = with_goal(unused(a_));
  const Items b = with_goal(unused(b_));
  if (a.size() * b.size() > most_cells) return;
  for (LinkItem* item : a) {
    const auto other =
        std::find_if(b.begin(), b.end(), [&](const LinkItem* candidate) {
          return !candidate->used && !left.are_exchanged(*item, *candidate) &&
                 candidate->goal.page() == item->goal.page() &&
                 (candidate->goal.heading == no_heading) !=
                     (item->goal.heading == no_heading);
        });
    if (other != b.end()) join(*item, **other);
  }
}

// Links of the same targets stand in the same order, as a rule. Two that stand
// at each other's place have exchanged their targets if their texts have not
// changed places with them.
void SectionLinks::find_exchanged() {
  const auto by_reference = [](const Joined& x, const Joined& y) {
    return x.first->link < y.first->link;
  };
  const auto by_translation = [](const Joined& x, const Joined& y) {
    return x.second->link < y.second->link;
  };
  std::sort(joined_.begin(), joined_.end(), by_reference);
  if (std::is_sorted(joined_.begin(), joined_.end(), by_translation)) return;
  Items in_order;  // of the translation
  for (const Joined& pair : joined_) in_order.push_back(pair.second);
  std::sort(
      in_order.begin(), in_order.end(),
      [](const LinkItem* x, const LinkItem* y) { return x->link < y->link; });

  std::vector<size_t> displaced;
  for (size_t i = 0; i < joined_.size(); ++i) {
    if (!has_goal_of(joined_[i].second, in_order[i])) displaced.push_back(i);
  }
  // So many have not been displaced by accident.
  constexpr size_t most = 64;
  if (displaced.size() > most) return;
  std::map<std::pair<LinkGoal, LinkGoal>, size_t> waiting;
  std::vector<std::pair<size_t, size_t>> exchanged;
  std::vector<size_t> misnamed;
  for (const size_t i : displaced) {
    const LinkGoal own = joined_[i].second->goal;
    const LinkGoal here = in_order[i]->goal;
    const auto other = waiting.find({here, own});
    if (other == waiting.end()) {
      waiting.emplace(std::pair(own, here), i);
      if (pages_->is_misnamed(*joined_[i].first, *joined_[i].second))
        misnamed.push_back(i);
      continue;
    }
    const size_t j = other->second;
    waiting.erase(other);
    if (is_exchanged({joined_[j].first, in_order[i]},
                     {joined_[i].first, in_order[j]}, displaced.size() == 2)) {
      exchange_partners(j, in_order[i]);
      exchange_partners(i, in_order[j]);
      exchanged.emplace_back(j, i);
    }
  }
  // One accident in a section whose links stand in another order anyway.
  if (exchanged.empty() && misnamed.size() == 2 &&
      is_exchanged(joined_[misnamed[0]], joined_[misnamed[1]], false)) {
    exchanged.emplace_back(misnamed[0], misnamed[1]);
  }
  for (const auto& [i, j] : exchanged) {
    join_differing(*joined_[i].first, *joined_[j].second);
    join_differing(*joined_[j].first, *joined_[i].second);
  }
  size_t at = 0;
  std::erase_if(joined_, [&](const Joined&) {
    const size_t i = at++;
    return std::any_of(exchanged.begin(), exchanged.end(), [&](const auto& x) {
      return x.first == i || x.second == i;
    });
  });
}

// Gives the i-th pair that link of the translation, which has the same target
// as its own.
void SectionLinks::exchange_partners(size_t i, const LinkItem* partner) {
  const auto owner =
      std::find_if(joined_.begin(), joined_.end(),
                   [&](const Joined& pair) { return pair.second == partner; });
  std::swap(joined_[i].second, owner->second);
}

bool SectionLinks::is_exchanged(const Joined& first, const Joined& second,
                                bool only_two) {
  const auto& [a, b] = first;
  const auto& [c, d] = second;
  if (a->outside || c->outside || a->goal == c->goal) return false;
  const double texts = pages_->text(*a, *d) + pages_->text(*c, *b) -
                       pages_->text(*a, *b) - pages_->text(*c, *d) +
                       std::max(pages_->doubt_of_translation(*c, *b) +
                                    pages_->doubt_of_translation(*a, *d),
                                pages_->doubt_of_reference(*a, *d) +
                                    pages_->doubt_of_reference(*c, *b));
  constexpr double clear = 0.3;
  if (texts > clear) return true;
  const auto share_line = [&](const LinkItem& x, const LinkItem& y) {
    return places().share_line(place_of(pages_->reference_link(x)),
                               place_of(pages_->translated_link(y)));
  };
  constexpr double slight = -0.1;
  return texts > slight && only_two && share_line(*a, *d) &&
         share_line(*c, *b) && !share_line(*a, *b) && !share_line(*c, *d);
}

void SectionLinks::match_differing(const LeftOver& left) {
  const Items a = unused(a_);
  const Items b = unused(b_);
  if (a.empty() || b.empty() || a.size() * b.size() > most_cells) return;
  if (are_all_outside(a) && are_all_outside(b)) return;
  std::set<LinkGoal> goals;
  for (const LinkItem* item : with_goal(a_)) goals.insert(item->goal);
  const bool as_many = a.size() == b.size();
  const std::vector<LinkText> texts_a = texts(a, pages_->reference.facts);
  const std::vector<LinkText> texts_b = texts(b, pages_->translation.facts);
  const auto score = [&](size_t i, size_t j) {
    const bool both_outside = a[i]->outside && b[j]->outside;
    const double alike =
        both_outside ? 0 : pages_->texts.likeness(texts_a[i], texts_b[j]);
    const double points = 0.7 * place(*a[i], *b[j]) + 0.8 * alike +
                          (is_same_page(*a[i], *b[j]) ? 0.7 : 0) +
                          (as_many ? 0.2 : -0.1) -
                          (left.has_moved(*a[i], *b[j]) ? 0.4 : 0) -
                          (goals.contains(b[j]->goal) ? 0.3 : 0) -
                          (pages_->is_comparable(*a[i], *b[j]) ? 0 : 0.4) +
                          (pages_->is_own_url(*a[i], *b[j]) ? 1 : 0) +
                          (pages_->is_slip(*a[i], *b[j]) ? 1 : 0) +
                          (as_many && (a[i]->broken || b[j]->broken) ? 0.2 : 0);
    if (points <= 0 || alike > 0.3) return points;
    return pages_->are_both_right(*a[i], *b[j]) ? 0 : points;
  };
  for (const auto& [i, j] : best_pairs(a.size(), b.size(), score)) {
    join_differing(*a[i], *b[j]);
  }
}

void SectionLinks::join_differing(LinkItem& a, LinkItem& b) {
  a.used = b.used = true;
  if (pages_->is_comparable(a, b)) matches_.push_back(differing(a, b));
}

LinkMatch SectionLinks::differing(const LinkItem& a, const LinkItem& b) {
  LinkMatch match;
  match.reference = a.link;
  match.translation = b.link;
  match.relation = LinkRelation::target;
  if (is_same_page(a, b)) match.relation = LinkRelation::fragment;
  if (a.broken || b.broken) match.relation = LinkRelation::broken;
  if (match.relation == LinkRelation::fragment &&
      !pages_->items.surely_differ(a.goal, b.goal,
                                   pages_->translation.locale)) {
    match.relation = LinkRelation::same;
  }
  const double at = place(a, b);
  const double alike = pages_->text(a, b);
  if (at > 0) match.evidence |= link_by_place;
  if (alike > 0.3) match.evidence |= link_by_text;
  match.confidence = static_cast<float>(
      confidence_ * std::clamp(0.6 + 0.2 * at + 0.2 * alike, 0.4, 0.95));
  const bool differs = match.relation == LinkRelation::target ||
                       match.relation == LinkRelation::fragment;
  if (differs) {
    match.suspect = pages_->suspect(a, b);
  }
  return match;
}

}  // namespace paralint
