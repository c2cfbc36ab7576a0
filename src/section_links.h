// Which link of a section answers which of its translation.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "link_pages.h"
#include "link_places.h"

namespace paralint {

// The targets of unused links of the whole page.
struct LeftOver {
  std::set<LinkGoal> reference;
  std::set<LinkGoal> translation;

  // Each of the two has a link with the other one's target elsewhere.
  bool are_exchanged(const LinkItem& a, const LinkItem& b) const {
    return translation.contains(a.goal) && reference.contains(b.goal);
  }
  // One of the two may just have moved to or from another section.
  bool has_moved(const LinkItem& a, const LinkItem& b) const {
    return translation.contains(a.goal) != reference.contains(b.goal);
  }
};

class SectionLinks {
 public:
  // The headings are no_heading for the text before the first one.
  SectionLinks(const LinkPages& pages, int32_t reference, int32_t translation,
               double confidence);

  void add_reference(LinkItem& item) { a_.push_back(&item); }
  void add_translation(LinkItem& item) { b_.push_back(&item); }

  // First: links with the same target.
  void match_same();
  // Then: what stands at the same place. Two links that have exchanged their
  // targets are no match any more.
  void match_left_over(const LeftOver& left);

  double confidence() const { return confidence_; }
  std::vector<LinkMatch> matches() const;

 private:
  using Items = std::vector<LinkItem*>;
  using Joined = std::pair<LinkItem*, LinkItem*>;
  using Group = std::pair<Items, Items>;

  bool match_in_order();
  std::vector<Group> match_by_goal();
  void match_outside();
  void match_uneven(const Group& group);
  void match_less_precise(const LeftOver& left);
  void match_differing(const LeftOver& left);
  void find_exchanged();
  void exchange_partners(size_t i, const LinkItem* partner);
  bool is_exchanged(const Joined& first, const Joined& second, bool only_two);
  void join(LinkItem& a, LinkItem& b);
  void join_differing(LinkItem& a, LinkItem& b);
  LinkMatch differing(const LinkItem& a, const LinkItem& b);

  const SectionPlaces& places();
  std::vector<Landmark> landmarks() const;
  double place(const LinkItem& a, const LinkItem& b);

  const LinkPages* pages_;
  int32_t reference_;
  int32_t translation_;
  double confidence_;
  Items a_;
  Items b_;
  std::vector<Joined> joined_;      // the same target
  std::vector<LinkMatch> matches_;  // the others
  std::optional<SectionPlaces> places_;
};

}  // namespace paralint
