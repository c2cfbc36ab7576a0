#include "section_links.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace paralint {
namespace {

// More comparisons than this are not worth their time.
constexpr size_t most_cells = 10'000;

using Items = std::vector<LinkItem*>;

Items unused(const Items& items) {
  Items left;
  for (LinkItem* item : items) {
    if (!item->used) left.push_back(item);
  }
  return left;
}

// Links whose target is known, in the order of the page.
Items with_goal(const Items& items) {
  Items made;
  for (LinkItem* item : items) {
    if (!item->outside && !item->broken) made.push_back(item);
  }
  return made;
}

bool is_same_page(const LinkItem& a, const LinkItem& b) {
  return a.goal.is_known() && a.goal.page() == b.goal.page();
}

bool is_same_goal(const LinkItem* a, const LinkItem* b) {
  return a->goal == b->goal;
}

// The pairs of the best alignment of `rows` and `columns` things that keeps
// their order; only pairs with a score above 0 are worth it.
std::vector<std::pair<size_t, size_t>> best_pairs(
    size_t rows, size_t columns,
    const std::function<double(size_t, size_t)>& score) {
  const size_t width = columns + 1;
  std::vector<double> best((rows + 1) * width, 0);
  std::vector<char> is_pair((rows + 1) * width, 0);
  for (size_t i = 1; i <= rows; ++i) {
    for (size_t j = 1; j <= columns; ++j) {
      const double both = best[(i - 1) * width + j - 1] + score(i - 1, j - 1);
      const double one =
          std::max(best[(i - 1) * width + j], best[i * width + j - 1]);
      best[i * width + j] = std::max(both, one);
      is_pair[i * width + j] = both > one;
    }
  }
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t i = rows, j = columns; i > 0 && j > 0;) {
    if (is_pair[i * width + j]) {
      pairs.emplace_back(--i, --j);
    } else if (best[(i - 1) * width + j] >= best[i * width + j - 1]) {
      --i;
    } else {
      --j;
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

uint32_t begin_of(const Page& page, const LinkItem& item) {
  return page.links[static_cast<size_t>(item.link)].span.begin;
}

// Where the section's images begin.
std::vector<uint32_t> images(const Page& page, int32_t heading) {
  const uint32_t begin =
      heading == no_heading
          ? 0
          : page.headings[static_cast<size_t>(heading)].span.begin;
  auto it = std::lower_bound(
      page.links.begin(), page.links.end(), begin,
      [](const Link& link, uint32_t at) { return link.span.begin < at; });
  std::vector<uint32_t> made;
  for (; it != page.links.end(); ++it) {
    if (section_of(page, it->span.begin) != heading) break;
    if (it->image) made.push_back(it->span.begin);
  }
  return made;
}

}  // namespace

double LinkPages::misnamed(const Link& link, const LinkGoal& own,
                           const LinkGoal& other, LocaleIndex locale) const {
  return texts.names(link, items.place_of(other, locale)) -
         texts.names(link, items.place_of(own, locale));
}

SectionLinks::SectionLinks(const LinkPages& pages, int32_t reference,
                           int32_t translation, double confidence)
    : pages_(&pages),
      reference_(reference),
      translation_(translation),
      confidence_(confidence) {}

const Link& SectionLinks::reference_link(const LinkItem& item) const {
  return pages_->reference.facts.links[static_cast<size_t>(item.link)];
}

const Link& SectionLinks::translated_link(const LinkItem& item) const {
  return pages_->translation.facts.links[static_cast<size_t>(item.link)];
}

double SectionLinks::text(const LinkItem& a, const LinkItem& b) const {
  return pages_->texts.likeness(reference_link(a), translated_link(b));
}

double SectionLinks::place(const LinkItem& a, const LinkItem& b) {
  return places().agreement(begin_of(pages_->reference.facts, a),
                            begin_of(pages_->translation.facts, b));
}

const SectionPlaces& SectionLinks::places() {
  if (!places_) {
    places_.emplace(SectionLines(pages_->reference.facts, reference_),
                    SectionLines(pages_->translation.facts, translation_),
                    landmarks());
  }
  return *places_;
}

std::vector<SectionPlaces::Landmark> SectionLinks::landmarks() const {
  const Page& reference = pages_->reference.facts;
  const Page& translation = pages_->translation.facts;
  std::vector<SectionPlaces::Landmark> made;
  for (const auto& [a, b] : joined_) {
    made.emplace_back(begin_of(reference, *a), begin_of(translation, *b));
  }
  const std::vector<uint32_t> a = images(reference, reference_);
  const std::vector<uint32_t> b = images(translation, translation_);
  for (size_t i = 0; a.size() == b.size() && i < a.size(); ++i) {
    made.emplace_back(a[i], b[i]);
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
  match_less_precise(left);
  find_exchanged();
  match_differing(left);
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
  for (const auto& [i, j] :
       best_pairs(a.size(), b.size(), [&](size_t row, size_t column) {
         return same_target + place(*a[row], *b[column]) +
                text(*a[row], *b[column]) / 2;
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

// Links of the same target stand in the same order, as a rule. Two that stand
// at each other's place have exchanged their targets if their texts have not
// changed places with them.
void SectionLinks::find_exchanged() {
  const auto by_link = [](const Joined& x, const Joined& y) {
    return x.first->link < y.first->link;
  };
  std::sort(joined_.begin(), joined_.end(), by_link);
  std::vector<std::pair<int32_t, size_t>> order;
  for (size_t i = 0; i < joined_.size(); ++i) {
    order.emplace_back(joined_[i].second->link, i);
  }
  if (std::is_sorted(order.begin(), order.end())) return;
  std::sort(order.begin(), order.end());
  // order[i].second stands where i does.
  size_t displaced = 0;
  for (size_t i = 0; i < order.size(); ++i) displaced += order[i].second != i;
  std::vector<Joined> crossed;
  for (size_t i = 0; i < order.size(); ++i) {
    const size_t j = order[i].second;
    if (j <= i || order[j].second != i) continue;
    if (!is_exchanged(joined_[i], joined_[j], displaced == 2)) continue;
    crossed.emplace_back(joined_[i].first, joined_[j].second);
    crossed.emplace_back(joined_[j].first, joined_[i].second);
  }
  std::erase_if(joined_, [&](const Joined& pair) {
    return std::any_of(
        crossed.begin(), crossed.end(),
        [&](const Joined& other) { return other.first == pair.first; });
  });
  for (const auto& [a, b] : crossed) join_differing(*a, *b);
}

bool SectionLinks::is_exchanged(const Joined& first, const Joined& second,
                                bool only_two) {
  const auto& [a, b] = first;
  const auto& [c, d] = second;
  if (a->outside || c->outside || a->goal == c->goal) return false;
  const double texts =
      text(*a, *d) + text(*c, *b) - text(*a, *b) - text(*c, *d) +
      std::max(doubt_of_translation(*c, *b) + doubt_of_translation(*a, *d),
               doubt_of_reference(*a, *d) + doubt_of_reference(*c, *b));
  constexpr double clear = 0.3;
  if (texts > clear) return true;
  const auto share_line = [&](const LinkItem& x, const LinkItem& y) {
    return places().share_line(begin_of(pages_->reference.facts, x),
                               begin_of(pages_->translation.facts, y));
  };
  constexpr double slight = -0.1;
  return texts > slight && only_two && share_line(*a, *d) &&
         share_line(*c, *b) && !share_line(*a, *b) && !share_line(*c, *d);
}

bool SectionLinks::is_comparable(const LinkItem& a, const LinkItem& b) const {
  if (a.outside || b.outside) return false;
  // A page that the other language lacks cannot be linked to there.
  const auto exists = [&](const LinkItem& item, LocaleIndex locale) {
    return item.broken || pages_->items.exists(item.goal, locale);
  };
  return exists(a, pages_->translation.locale) &&
         exists(b, pages_->reference.locale);
}

void SectionLinks::match_differing(const LeftOver& left) {
  const Items a = unused(a_);
  const Items b = unused(b_);
  if (a.empty() || b.empty() || a.size() * b.size() > most_cells) return;
  std::set<LinkGoal> goals;
  for (const LinkItem* item : with_goal(a_)) goals.insert(item->goal);
  const bool as_many = a.size() == b.size();
  const auto score = [&](size_t i, size_t j) {
    const double alike = text(*a[i], *b[j]);
    const double points = 0.7 * place(*a[i], *b[j]) + 0.8 * alike +
                          (is_same_page(*a[i], *b[j]) ? 0.7 : 0) +
                          (as_many ? 0.2 : -0.1) -
                          (left.has_moved(*a[i], *b[j]) ? 0.4 : 0) -
                          (goals.contains(b[j]->goal) ? 0.3 : 0) -
                          (is_comparable(*a[i], *b[j]) ? 0 : 0.4);
    if (points <= 0 || alike > 0.3) return points;
    return are_both_right(*a[i], *b[j]) ? 0 : points;
  };
  for (const auto& [i, j] : best_pairs(a.size(), b.size(), score)) {
    join_differing(*a[i], *b[j]);
  }
}

void SectionLinks::join_differing(LinkItem& a, LinkItem& b) {
  a.used = b.used = true;
  if (is_comparable(a, b)) matches_.push_back(differing(a, b));
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
  const double alike = text(a, b);
  if (at > 0) match.evidence |= link_by_place;
  if (alike > 0.3) match.evidence |= link_by_text;
  match.confidence = static_cast<float>(
      confidence_ * std::clamp(0.6 + 0.2 * at + 0.2 * alike, 0.4, 0.95));
  if (match.relation != LinkRelation::broken) judge(match, a, b);
  return match;
}

double SectionLinks::doubt_of_reference(const LinkItem& a,
                                        const LinkItem& b) const {
  return pages_->misnamed(reference_link(a), a.goal, b.goal,
                          pages_->reference.locale);
}

double SectionLinks::doubt_of_translation(const LinkItem& a,
                                          const LinkItem& b) const {
  return pages_->misnamed(translated_link(b), b.goal, a.goal,
                          pages_->translation.locale);
}

// Each text is the title of its own target: they are about different things.
bool SectionLinks::are_both_right(const LinkItem& a, const LinkItem& b) const {
  constexpr double clear = -0.5;
  return doubt_of_reference(a, b) < clear && doubt_of_translation(a, b) < clear;
}

// Which text is the title of the other one's target?
void SectionLinks::judge(LinkMatch& match, const LinkItem& a,
                         const LinkItem& b) const {
  constexpr double clear = 0.3;
  const double of_a = doubt_of_reference(a, b);
  const double of_b = doubt_of_translation(a, b);
  if (of_b > of_a + clear) match.suspect = LinkSide::translation;
  if (of_a > of_b + clear) match.suspect = LinkSide::reference;
}

}  // namespace paralint
