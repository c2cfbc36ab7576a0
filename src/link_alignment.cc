#include "link_alignment.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "parallel.h"
#include "section_links.h"

namespace paralint {
namespace {

// Sections that are aligned with less confidence than this say little about
// their links: a link that another section has is taken for the same one.
constexpr double sure_section = 0.75;
// And than this, nothing about which links they lack.
constexpr double sure_of_lack = 0.9;

// One pair of pages.
class PairLinks {
 public:
  PairLinks(const LinkPages& pages, const Alignment& alignment,
            std::vector<LinkItem> a, std::vector<LinkItem> b)
      : pages_(pages),
        alignment_(alignment),
        a_(std::move(a)),
        b_(std::move(b)) {
    make_sections();
  }

  std::vector<LinkMatch> matches() {
    for (SectionLinks& section : sections_) section.match_same();
    match_left_over([](double sure) { return sure >= sure_section; });
    match_moved();
    match_left_over([](double sure) { return sure < sure_section; });
    for (const SectionLinks& section : sections_) {
      for (const LinkMatch& match : section.matches()) found_.push_back(match);
    }
    note_single();
    return std::move(found_);
  }

 private:
  void make_sections() {
    section_of_.resize(pages_.reference.facts.headings.size() + 1, none);
    sections_.reserve(alignment_.headings.size() + 1);
    add_section(no_heading, no_heading, 1);
    for (const HeadingMatch& match : alignment_.headings) {
      if (!match.is_whole()) continue;
      add_section(match.reference, match.translation, match.confidence);
    }
    const auto section_for = [&](LinkItem& item) -> SectionLinks* {
      if (SectionLinks* found = find_section(item.section)) return found;
      item.section = lone_section;
      return nullptr;
    };
    for (LinkItem& item : a_) {
      if (SectionLinks* found = section_for(item)) found->add_reference(item);
    }
    for (LinkItem& item : b_) {
      if (SectionLinks* found = section_for(item)) found->add_translation(item);
    }
  }

  void add_section(int32_t reference, int32_t translation, double confidence) {
    section_of_[static_cast<size_t>(reference + 1)] =
        static_cast<uint32_t>(sections_.size());
    sections_.emplace_back(pages_, reference, translation, confidence);
  }
  // By the reference's heading.
  SectionLinks* find_section(int32_t heading) {
    const auto place = static_cast<size_t>(heading + 1);
    if (place >= section_of_.size() || section_of_[place] == none) {
      return nullptr;
    }
    return &sections_[section_of_[place]];
  }

  void match_left_over(bool (*is_due)(double)) {
    const LeftOver left{goals_left(a_), goals_left(b_)};
    for (SectionLinks& section : sections_) {
      if (is_due(section.confidence())) section.match_left_over(left);
    }
  }

  static std::set<LinkGoal> goals_left(const std::vector<LinkItem>& items) {
    std::set<LinkGoal> left;
    for (const LinkItem& item : items) {
      if (takes_part(item) && !item.used) left.insert(item.goal);
    }
    return left;
  }

  static bool takes_part(const LinkItem& item) {
    return !item.outside && !item.broken;
  }

  // Links that stand in another section of the other page.
  void match_moved() {
    std::map<LinkGoal, std::vector<LinkItem*>> left;
    for (LinkItem& item : b_) {
      if (takes_part(item) && !item.used) left[item.goal].push_back(&item);
    }
    for (auto& [goal, items] : left) std::reverse(items.begin(), items.end());
    for (LinkItem& item : a_) {
      const auto it = left.find(item.goal);
      if (!takes_part(item) || item.used || it == left.end()) continue;
      if (it->second.empty()) continue;
      LinkItem& other = *it->second.back();
      it->second.pop_back();
      item.used = other.used = true;
      found_.push_back({.relation = LinkRelation::same,
                        .reference = item.link,
                        .translation = other.link,
                        .evidence = link_by_target,
                        .confidence = 0.8F});
    }
  }

  // In what a page lacks any link to that page.
  struct Sets {
    std::set<LinkGoal> of_page;
    std::set<std::pair<int32_t, LinkGoal>> of_section;

    explicit Sets(const std::vector<LinkItem>& items) {
      for (const LinkItem& item : items) {
        of_page.insert(item.goal.page());
        of_section.emplace(item.section, item.goal.page());
      }
    }
    LinkScope lacking(const LinkItem& item) const {
      if (!of_page.contains(item.goal.page())) return LinkScope::page;
      return of_section.contains({item.section, item.goal.page()})
                 ? LinkScope::repeat
                 : LinkScope::section;
    }
  };

  static bool is_single(const LinkItem& item) {
    return takes_part(item) && !item.used && !item.lacks_target &&
           item.section != lone_section;
  }

  void note_single() {
    if (std::any_of(a_.begin(), a_.end(), is_single)) {
      const Sets sets(b_);
      for (const LinkItem& item : a_) {
        if (is_single(item)) {
          note_single(item, LinkRelation::missing, sets.lacking(item));
        }
      }
    }
    if (std::any_of(b_.begin(), b_.end(), is_single)) {
      const Sets sets(a_);
      for (const LinkItem& item : b_) {
        if (is_single(item)) {
          const LinkScope scope = sets.lacking(item);
          // A translation may well say a name once more.
          if (scope == LinkScope::repeat) continue;
          note_single(item, LinkRelation::extra, scope);
        }
      }
    }
  }

  // Of one that is_single, and so has a section.
  void note_single(const LinkItem& item, LinkRelation relation,
                   LinkScope scope) {
    const auto sure =
        static_cast<float>(find_section(item.section)->confidence());
    if (scope != LinkScope::page && sure < sure_of_lack) return;
    LinkMatch match;
    match.relation = relation;
    (relation == LinkRelation::missing ? match.reference : match.translation) =
        item.link;
    match.scope = scope;
    match.confidence = scope == LinkScope::page      ? 0.8F
                       : scope == LinkScope::section ? 0.7F * sure
                                                     : 0.5F * sure;
    found_.push_back(match);
  }

  const LinkPages& pages_;
  const Alignment& alignment_;
  std::vector<LinkItem> a_;
  std::vector<LinkItem> b_;
  std::vector<SectionLinks> sections_;
  // By the reference's heading + 1: what stands before all headings comes
  // first.
  std::vector<uint32_t> section_of_;
  std::vector<LinkMatch> found_;
};

void sort(std::vector<LinkMatch>& links) {
  const auto place = [](const LinkMatch& match) {
    return std::tuple(
        match.reference == no_link ? match.translation : match.reference,
        match.translation);
  };
  std::sort(links.begin(), links.end(),
            [&](const LinkMatch& x, const LinkMatch& y) {
              return place(x) < place(y);
            });
}

void note_counterparts(Alignment& alignment, size_t links, size_t translated) {
  alignment.link_of_reference.assign(links, no_link);
  alignment.link_of_translation.assign(translated, no_link);
  for (const LinkMatch& match : alignment.links) {
    if (match.reference == no_link || match.translation == no_link) continue;
    const auto reference = static_cast<size_t>(match.reference);
    const auto translation = static_cast<size_t>(match.translation);
    alignment.link_of_reference[reference] = match.translation;
    alignment.link_of_translation[translation] = match.reference;
  }
}

}  // namespace

void align_links(const Corpus& corpus, const Targets& targets,
                 const std::vector<Pair>& pairs, const Work& work,
                 std::vector<Alignment>& alignments,
                 std::span<const Lexicon> lexicons) {
  const LinkItems items(corpus, targets, pairs, alignments);
  for_each_index(
      "comparing the links of pairs", pairs.size(), work, [&](size_t i) {
        const Pair& pair = pairs[i];
        const LinkTexts texts(corpus, pair.locale < lexicons.size()
                                          ? &lexicons[pair.locale]
                                          : nullptr);
        const LinkPages pages{items, texts, corpus.page(pair.reference),
                              corpus.page(pair.translation)};
        Alignment& alignment = alignments[i];
        alignment.links = PairLinks(pages, alignment, items.of_reference(i),
                                    items.of_translation(i))
                              .matches();
        sort(alignment.links);
        note_counterparts(alignment, pages.reference.facts.links.size(),
                          pages.translation.facts.links.size());
      });
}

}  // namespace paralint
