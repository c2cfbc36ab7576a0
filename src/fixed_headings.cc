#include "fixed_headings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "heading_name.h"
#include "rising.h"
#include "sequence_alignment.h"

namespace paralint {
namespace {

// Headings with something in common that no other heading of either page has,
// in the order of the reference. `key` gives a section's, or nothing.
template <typename Key>
std::vector<HeadingPair> shared(const Outline& a, const Outline& b, Key key) {
  using Value = typename decltype(key(a.sections[0]))::value_type;
  constexpr size_t repeated = SIZE_MAX;
  const auto places = [&](const Outline& outline) {
    std::unordered_map<Value, size_t> found;
    for (size_t i = 0; i < outline.size(); ++i) {
      const auto value = key(outline.sections[i]);
      if (!value) continue;
      const auto [it, is_new] = found.try_emplace(*value, i);
      if (!is_new) it->second = repeated;
    }
    return found;
  };
  const auto of_a = places(a);
  const auto of_b = places(b);
  std::vector<HeadingPair> pairs;
  for (size_t i = 0; i < a.size(); ++i) {
    const auto value = key(a.sections[i]);
    if (!value || of_a.at(*value) == repeated) continue;
    const auto it = of_b.find(*value);
    if (it == of_b.end() || it->second == repeated) continue;
    pairs.push_back({i, it->second});
  }
  return pairs;
}

std::vector<HeadingPair> shared_ids(const Outline& a, const Outline& b) {
  return shared(a, b, [](const Section& section) {
    return section.id ? std::optional<std::string_view>(*section.id)
                      : std::nullopt;
  });
}

std::vector<HeadingPair> shared_texts(const Outline& a, const Outline& b) {
  return shared(a, b, [](const Section& section) {
    return section.words.empty() ? std::nullopt
                                 : std::optional<uint32_t>(section.text_hash);
  });
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

// Whether the pair fits between those of a chain.
bool fits(const std::vector<HeadingPair>& chain, const HeadingPair& pair) {
  const auto after = std::ranges::lower_bound(chain, pair.reference, {},
                                              &HeadingPair::reference);
  if (after != chain.end() && (after->reference == pair.reference ||
                               after->translation <= pair.translation)) {
    return false;
  }
  return after == chain.begin() ||
         std::prev(after)->translation < pair.translation;
}

// The chain with those of the pairs that fit into it and keep their order.
std::vector<HeadingPair> extended(std::vector<HeadingPair> chain,
                                  const std::vector<HeadingPair>& pairs) {
  std::vector<HeadingPair> all = chain;
  std::ranges::copy_if(
      pairs, std::back_inserter(all),
      [&](const HeadingPair& pair) { return fits(chain, pair); });
  return longest_chain(std::move(all));
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
  std::vector<HeadingPair> fixed =
      extended(longest_chain(curated), shared_ids(reference, translation));
  if (reference.size() * translation.size() <= most_cells) return fixed;
  // Too many to compare each with each: the same text will do.
  return extended(std::move(fixed), shared_texts(reference, translation));
}

}  // namespace paralint
