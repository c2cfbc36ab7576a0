#include "fixed_headings.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "heading_name.h"
#include "rising.h"

namespace paralint {
namespace {

// The ids that occur once on either page, as pairs of headings in the order of
// the first.
std::vector<HeadingPair> shared_ids(const Outline& a, const Outline& b) {
  constexpr size_t repeated = SIZE_MAX;
  std::unordered_map<std::string_view, size_t> of_b;
  for (size_t j = 0; j < b.size(); ++j) {
    if (!b.sections[j].id) continue;
    const auto [it, is_new] = of_b.try_emplace(*b.sections[j].id, j);
    if (!is_new) it->second = repeated;
  }
  std::unordered_map<std::string_view, size_t> seen;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.sections[i].id) ++seen[*a.sections[i].id];
  }
  std::vector<HeadingPair> shared;
  for (size_t i = 0; i < a.size(); ++i) {
    if (!a.sections[i].id || seen[*a.sections[i].id] != 1) continue;
    const auto it = of_b.find(*a.sections[i].id);
    if (it != of_b.end() && it->second != repeated) {
      shared.push_back({i, it->second});
    }
  }
  return shared;
}

// The longest part of `pairs` that is in order on both sides.
std::vector<HeadingPair> longest_chain(std::vector<HeadingPair> pairs) {
  std::ranges::stable_sort(pairs, {}, &HeadingPair::reference);
  std::vector<size_t> places;
  for (const HeadingPair& pair : pairs) places.push_back(pair.translation);
  const std::vector<bool> stays = longest_rising(places);
  std::vector<HeadingPair> chain;
  for (size_t i = 0; i < pairs.size(); ++i) {
    const bool repeats =
        !chain.empty() && chain.back().reference == pairs[i].reference;
    if (stays[i] && !repeats) chain.push_back(pairs[i]);
  }
  return chain;
}

bool cross(const HeadingPair& a, const HeadingPair& b) {
  return (a.reference < b.reference) != (a.translation < b.translation) ||
         a.reference == b.reference || a.translation == b.translation;
}

}  // namespace

CuratedHeadings::CuratedHeadings(const Corpus& corpus) : corpus_(corpus) {
  std::vector<Trouble> troubles;
  for (const AnchorCorrespondence& anchor : corpus.config().anchors) {
    const auto served =
        corpus.find_key(normal_path(anchor.page), corpus.reference());
    if (!served) {
      troubles.push_back(anchor.place.trouble(
          "no page has the key `" + anchor.page + "` in `" +
          corpus.tag(corpus.reference()) + "`"));
      continue;
    }
    const SetIndex set = corpus.page(served->page).set;
    Line line;
    for (const auto& [tag, name] : anchor.by_locale) {
      const LocaleIndex locale = *corpus.layout().locale(tag);
      const PageIndex page = corpus.sets()[set].pages[locale];
      const int32_t heading =
          page == none ? no_heading
                       : heading_named(corpus.page(page).anchors, name);
      if (heading == no_heading) {
        troubles.push_back(anchor.place.trouble(
            "no heading of `" + anchor.page + "` in `" + tag + "` is `" +
            (name.id.empty() ? name.slug : name.id) + "`"));
      } else {
        line.emplace(page, static_cast<size_t>(heading));
      }
    }
    lines_[set].push_back(std::move(line));
  }
  if (!troubles.empty()) throw Error(std::move(troubles));
}

std::vector<HeadingPair> CuratedHeadings::of_pair(const Pair& pair) const {
  std::vector<HeadingPair> pairs;
  const auto of_set = lines_.find(corpus_.page(pair.reference).set);
  if (of_set == lines_.end()) return pairs;
  for (const Line& line : of_set->second) {
    const auto a = line.find(pair.reference);
    const auto b = line.find(pair.translation);
    if (a == line.end() || b == line.end()) continue;
    const HeadingPair made{a->second, b->second};
    // The first line that names a heading counts.
    const bool is_taken = std::ranges::any_of(pairs, [&](const HeadingPair& p) {
      return p.reference == made.reference || p.translation == made.translation;
    });
    if (!is_taken) pairs.push_back(made);
  }
  return pairs;
}

std::vector<HeadingPair> fixed_headings(
    const Outline& reference, const Outline& translation,
    const std::vector<HeadingPair>& curated) {
  std::vector<HeadingPair> fixed = longest_chain(curated);
  const size_t by_hand = fixed.size();
  for (const HeadingPair& pair : shared_ids(reference, translation)) {
    const auto crosses = [&](const HeadingPair& p) { return cross(p, pair); };
    const auto end = fixed.begin() + static_cast<std::ptrdiff_t>(by_hand);
    if (std::none_of(fixed.begin(), end, crosses)) fixed.push_back(pair);
  }
  return longest_chain(std::move(fixed));
}

}  // namespace paralint
