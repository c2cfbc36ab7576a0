#include "link_alignment.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "parallel.h"

namespace paralint {
namespace {

// What a link leads to, the same for both languages: a page's set and the
// reference page's heading. Headings that only the translation has keep their
// own number, behind all those of the reference.
struct TargetKey {
  SetIndex set = none;
  int32_t heading = no_heading;
  friend auto operator<=>(const TargetKey&, const TargetKey&) = default;
};

// A link that takes part in the comparison.
struct Item {
  int32_t link = no_link;
  int32_t section = no_heading;  // the heading, by the reference's number
  bool broken = false;
  bool lacks_target = false;  // the other language has no such page or heading
  TargetKey key;
  bool used = false;
};

using AlignmentOf = std::unordered_map<PageIndex, size_t>;  // by translation

class LinkAligner {
 public:
  LinkAligner(const Corpus& corpus, const Targets& targets,
              const std::vector<Pair>& pairs,
              const std::vector<Alignment>& alignments,
              const AlignmentOf& of_page)
      : corpus_(corpus),
        targets_(targets),
        pairs_(pairs),
        alignments_(alignments),
        of_page_(of_page) {}

  void align(size_t pair, Alignment& alignment) const {
    std::vector<Item> a = items(pairs_[pair].reference, nullptr);
    // A heading that the translation lacks is a finding of its own: the link
    // to it is answered by one to the page.
    for (Item& item : a) {
      if (item.key.set != none && !has_heading(item.key, pairs_[pair].locale)) {
        if (has_page(item.key.set, pairs_[pair].locale)) {
          item.key.heading = no_heading;
        }
        item.lacks_target = true;
      }
    }
    std::vector<Item> b = items(pairs_[pair].translation, &alignment);
    drop_sections_without_counterpart(a, b, alignment);
    match(a, b, LinkRelation::same, alignment, [](const Item& item) {
      return std::tuple(item.section, item.key.set, item.key.heading);
    });
    match(a, b, LinkRelation::same, alignment, [](const Item& item) {
      return std::tuple(0, item.key.set, item.key.heading);
    });
    match_less_precise(a, b, alignment);
    match(a, b, LinkRelation::fragment, alignment, [](const Item& item) {
      return std::tuple(item.section, item.key.set, 0);
    });
    pair_left_over(pairs_[pair].locale, a, b, alignment);
    note_single(a, b, alignment);
    finish(pair, alignment);
  }

 private:
  TargetKey key_of(const Target& target) const {
    TargetKey key;
    if (target.kind != TargetKind::page) return key;
    key.set = corpus_.page(target.page).set;
    key.heading = target.heading;
    const PageIndex page =
        target.foreign_page != none ? target.foreign_page : target.page;
    if (target.foreign_page != none) key.heading = target.foreign_heading;
    const auto it = of_page_.find(page);
    if (key.heading == no_heading || it == of_page_.end()) return key;
    constexpr int32_t behind = 1'000'000;
    const int32_t own = key.heading;
    key.heading = alignments_[it->second]
                      .heading_of_translation[static_cast<size_t>(own)];
    if (key.heading == no_heading) key.heading = behind + own;
    return key;
  }

  // `translated` is the alignment if the page is the translation.
  std::vector<Item> items(PageIndex index, const Alignment* translated) const {
    const SitePage& page = corpus_.page(index);
    std::vector<Item> all;
    for (size_t i = 0; i < page.facts.links.size(); ++i) {
      const Target& target = targets_[index][i];
      const bool broken = target.kind == TargetKind::missing ||
                          (target.fragment == FragmentState::missing &&
                           target.foreign_page == none);
      if (!broken && target.kind != TargetKind::page) continue;
      if (is_language_switch(page, target)) continue;
      Item item;
      item.link = static_cast<int32_t>(i);
      item.broken = broken;
      item.key = key_of(target);
      item.section = section_of(page.facts, page.facts.links[i].span.begin);
      if (translated && item.section != no_heading) {
        const int32_t reference =
            translated
                ->heading_of_translation[static_cast<size_t>(item.section)];
        item.section = reference == no_heading ? unmatched : reference;
      }
      all.push_back(item);
    }
    return all;
  }

  // "available in French only": the other side has nothing to answer it.
  bool is_language_switch(const SitePage& page, const Target& target) const {
    return target.page != none && corpus_.page(target.page).set == page.set &&
           target.locale != page.locale;
  }

  void drop_sections_without_counterpart(std::vector<Item>& a,
                                         std::vector<Item>& b,
                                         const Alignment& alignment) const {
    for (Item& item : a) {
      if (item.section != no_heading &&
          alignment.heading_of_reference[static_cast<size_t>(item.section)] ==
              no_heading) {
        item.section = unmatched;
      }
    }
    std::erase_if(a, [](const Item& i) { return i.section == unmatched; });
    std::erase_if(b, [](const Item& i) { return i.section == unmatched; });
  }

  static void join(Item& a, Item& b, LinkRelation relation,
                   Alignment& alignment) {
    a.used = b.used = true;
    alignment.links.push_back({relation, a.link, b.link});
  }

  // Joins unused items of equal group in order.
  template <typename Group>
  void match(std::vector<Item>& a, std::vector<Item>& b, LinkRelation relation,
             Alignment& alignment, Group group) const {
    std::map<decltype(group(a[0])), std::vector<Item*>> waiting;
    for (Item& item : b) {
      if (!item.used && item.key.set != none && !item.broken) {
        waiting[group(item)].push_back(&item);
      }
    }
    for (auto& [key, list] : waiting) std::reverse(list.begin(), list.end());
    for (Item& item : a) {
      if (item.used || item.key.set == none || item.broken) continue;
      const auto it = waiting.find(group(item));
      if (it == waiting.end() || it->second.empty()) continue;
      join(item, *it->second.back(), relation, alignment);
      it->second.pop_back();
    }
  }

  // "/docs/billing" and "/docs/billing#refunds" in one section: one side is
  // only more precise than the other.
  static void match_less_precise(std::vector<Item>& a, std::vector<Item>& b,
                                 Alignment& alignment) {
    using Place = std::pair<int32_t, SetIndex>;
    std::map<Place, std::vector<Item*>> left;
    for (Item& item : b) {
      if (!item.used && !item.broken && item.key.set != none) {
        left[{item.section, item.key.set}].push_back(&item);
      }
    }
    for (Item& item : a) {
      const auto found = left.find({item.section, item.key.set});
      if (item.used || item.broken || found == left.end()) continue;
      for (Item* other : found->second) {
        const bool one_sided = (item.key.heading == no_heading) !=
                               (other->key.heading == no_heading);
        if (other->used || !one_sided) continue;
        join(item, *other, LinkRelation::same, alignment);
        break;
      }
    }
  }

  // What is left in two aligned sections, where both have equally many.
  void pair_left_over(LocaleIndex locale, std::vector<Item>& a,
                      std::vector<Item>& b, Alignment& alignment) const {
    std::map<int32_t, std::pair<std::vector<Item*>, std::vector<Item*>>> left;
    for (Item& item : a) {
      if (!item.used) left[item.section].first.push_back(&item);
    }
    for (Item& item : b) {
      if (!item.used) left[item.section].second.push_back(&item);
    }
    for (auto& [section, sides] : left) {
      auto& [first, second] = sides;
      if (first.size() != second.size()) continue;
      for (size_t i = 0; i < first.size(); ++i) {
        const bool broken = first[i]->broken || second[i]->broken;
        // A page that the other language lacks cannot be linked to there.
        const bool comparable =
            broken || (has_page(first[i]->key.set, locale) &&
                       has_page(second[i]->key.set, corpus_.reference()));
        if (!comparable) continue;
        join(*first[i], *second[i],
             broken ? LinkRelation::broken : LinkRelation::target, alignment);
      }
    }
  }

  void note_single(const std::vector<Item>& a, const std::vector<Item>& b,
                   Alignment& alignment) const {
    const auto sets_of = [](const std::vector<Item>& items) {
      std::set<SetIndex> sets;
      for (const Item& item : items) sets.insert(item.key.set);
      return sets;
    };
    const std::set<SetIndex> in_a = sets_of(a);
    const std::set<SetIndex> in_b = sets_of(b);
    for (const Item& item : a) {
      if (!item.used && !item.broken && !in_b.contains(item.key.set) &&
          !item.lacks_target) {
        alignment.links.push_back({LinkRelation::missing, item.link, no_link});
      }
    }
    for (const Item& item : b) {
      if (!item.used && !item.broken && !in_a.contains(item.key.set) &&
          has_page(item.key.set, corpus_.reference())) {
        alignment.links.push_back({LinkRelation::extra, no_link, item.link});
      }
    }
  }

  bool has_page(SetIndex set, LocaleIndex locale) const {
    return corpus_.sets()[set].pages[locale] != none ||
           corpus_.sets()[set].is_copied(locale);
  }

  // Whether the locale has the page, and the heading of the reference page.
  bool has_heading(const TargetKey& key, LocaleIndex locale) const {
    if (!has_page(key.set, locale)) return false;
    const auto it = of_page_.find(corpus_.sets()[key.set].pages[locale]);
    if (key.heading == no_heading || it == of_page_.end()) return true;
    const auto& headings = alignments_[it->second].heading_of_reference;
    const auto heading = static_cast<size_t>(key.heading);
    return heading >= headings.size() || headings[heading] != no_heading;
  }

  void finish(size_t pair, Alignment& alignment) const {
    const auto place = [](const LinkMatch& match) {
      return std::tuple(
          match.reference == no_link ? match.translation : match.reference,
          match.translation);
    };
    std::sort(alignment.links.begin(), alignment.links.end(),
              [&](const LinkMatch& x, const LinkMatch& y) {
                return place(x) < place(y);
              });
    alignment.link_of_reference.assign(
        corpus_.page(pairs_[pair].reference).facts.links.size(), no_link);
    alignment.link_of_translation.assign(
        corpus_.page(pairs_[pair].translation).facts.links.size(), no_link);
    for (const LinkMatch& match : alignment.links) {
      if (match.reference == no_link || match.translation == no_link) continue;
      alignment.link_of_reference[static_cast<size_t>(match.reference)] =
          match.translation;
      alignment.link_of_translation[static_cast<size_t>(match.translation)] =
          match.reference;
    }
  }

  static constexpr int32_t unmatched = -2;

  const Corpus& corpus_;
  const Targets& targets_;
  const std::vector<Pair>& pairs_;
  const std::vector<Alignment>& alignments_;
  const AlignmentOf& of_page_;
};

}  // namespace

void align_links(const Corpus& corpus, const Targets& targets,
                 const std::vector<Pair>& pairs, unsigned threads,
                 std::vector<Alignment>& alignments) {
  AlignmentOf of_page;
  for (size_t i = 0; i < pairs.size(); ++i) {
    of_page.emplace(pairs[i].translation, i);
  }
  const LinkAligner aligner(corpus, targets, pairs, alignments, of_page);
  for_each_index(pairs.size(), threads,
                 [&](size_t i) { aligner.align(i, alignments[i]); });
}

}  // namespace paralint
