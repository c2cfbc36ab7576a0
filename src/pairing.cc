#include "pairing.h"

#include <algorithm>

namespace paralint {
namespace {

// Whether one of the links leads to the page as a whole.
bool links_to(const std::vector<Target>& targets, PageIndex page) {
  return std::ranges::any_of(targets, [&](const Target& target) {
    return target.kind == TargetKind::page && target.page == page &&
           target.fragment == FragmentState::absent;
  });
}

Pair pair_of(const Corpus& corpus, const Targets& targets, PageIndex reference,
             PageIndex translation) {
  const SitePage& a = corpus.page(reference);
  const SitePage& b = corpus.page(translation);
  Pair pair;
  pair.reference = reference;
  pair.translation = translation;
  pair.locale = b.locale;
  pair.is_abridged = links_to(targets[translation], reference);
  pair.reference_is_abridged = links_to(targets[reference], translation);
  if (corpus.sets()[a.set].curated) pair.paired_by.push_back("mapping");
  const std::string_view named = corpus.field_key(reference);
  const bool same_name =
      !named.empty() && named == corpus.field_key(translation);
  if (same_name) pair.paired_by.push_back("field");
  if (a.key == b.key) pair.paired_by.push_back("key");
  return pair;
}

const ContentPair* find(const ContentPairs& by_content, PageIndex page) {
  const auto it = std::ranges::lower_bound(by_content.pairs, page, {},
                                           &ContentPair::translation);
  if (it == by_content.pairs.end() || it->translation != page) return nullptr;
  return &*it;
}

// What a pair of different names rests on. A page that came along with another
// language's page of its key rests on that one.
void explain(const Corpus& corpus, const ContentPairs& by_content, Pair& pair) {
  if (!pair.paired_by.empty()) return;
  const ContentPair* best = nullptr;
  for (const PageIndex page :
       corpus.sets()[corpus.page(pair.reference).set].pages) {
    if (page == none ||
        corpus.page(page).key != corpus.page(pair.translation).key)
      continue;
    const ContentPair* found = find(by_content, page);
    if (found && (!best || page == pair.translation ||
                  (best->translation != pair.translation &&
                   found->confidence > best->confidence)))
      best = found;
  }
  if (!best) return;
  pair.paired_by = best->evidence;
  pair.confidence = best->confidence;
}

}  // namespace

std::vector<Pair> pairs(const Corpus& corpus, const Targets& targets,
                        const ContentPairs& by_content) {
  std::vector<Pair> all;
  for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
    const SitePage& page = corpus.page(i);
    if (page.locale != corpus.reference() || !page.served) continue;
    for (const PageIndex other : corpus.sets()[page.set].pages) {
      if (other == none || other == i || !corpus.page(other).served) continue;
      all.push_back(pair_of(corpus, targets, i, other));
      explain(corpus, by_content, all.back());
    }
  }
  return all;
}

}  // namespace paralint
