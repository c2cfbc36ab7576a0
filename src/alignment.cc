#include "alignment.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "link_alignment.h"
#include "parallel.h"
#include "section.h"
#include "text.h"

namespace paralint {
namespace {

// One side of a pair, with what is compared; the stems are made when needed.
struct Side {
  Side(const Corpus& corpus, const Targets& targets, PageIndex index)
      : page(corpus.page(index)),
        sections(paralint::sections(corpus, page, targets[index])),
        stems(sections.size()) {}

  const SitePage& page;
  std::vector<Section> sections;
  std::vector<std::vector<std::string>> stems;

  size_t size() const { return sections.size(); }
  const Heading& heading(size_t i) const { return page.facts.headings[i]; }
  const std::string* id(size_t i) const {
    return explicit_id(page.facts, page.anchors, static_cast<int32_t>(i));
  }
};

template <typename T>
size_t common(const std::vector<T>& a, const std::vector<T>& b) {
  size_t count = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) {
      ++i;
    } else if (b[j] < a[i]) {
      ++j;
    } else {
      ++count, ++i, ++j;
    }
  }
  return count;
}

constexpr const char* evidence_names[] = {"id",    "text",   "level",
                                          "words", "images", "links",
                                          "code",  "length", "order"};

// The evidence of a score is a mask, since the dynamic program compares far
// more pairs than it keeps.
struct Score {
  double value = 0;
  unsigned evidence = 0;

  void add(double points, Evidence why) {
    value += points;
    if (points > 0) evidence |= why;
  }
};

constexpr double gap_cost = -0.4;
constexpr double never = -1e9;

// Shared things of one kind: points where some are shared, a loss where both
// have some and none is shared.
void compare(Score& score, size_t shared, size_t a, size_t b, double points,
             Evidence why) {
  if (shared > 0) {
    const double share =
        static_cast<double>(2 * shared) / static_cast<double>(a + b);
    score.add(points * share, why);
  } else if (a > 0 && b > 0) {
    score.value -= points / 2;
  } else if (a + b > 0) {
    score.value -= points / 4;
  }
}

void compare_length(Score& score, uint32_t a, uint32_t b) {
  constexpr double smallest = 40;  // bytes; below, lengths say nothing
  const double ratio = std::abs(std::log((a + smallest) / (b + smallest)));
  if (ratio < 0.3) {
    score.add(0.5, by_length);
  } else if (ratio > 1.0) {
    score.value -= std::min(ratio - 1.0, 1.0);
  }
}

// How well two headings answer each other.
Score compare(const Side& a, size_t i, const Side& b, size_t j) {
  Score score;
  const Heading& first = a.heading(i);
  const Heading& second = b.heading(j);
  const int step = std::abs(first.level - second.level);
  if (step > 1) return {never, 0};
  const bool titles = i == 0 && j == 0 && first.level == 1;
  if (step == 0) {
    score.add(titles ? 3.0 : 1.0, by_level);
  } else {
    score.value -= 0.8;
  }
  const std::string* id = a.id(i);
  const std::string* other_id = b.id(j);
  if (id && other_id) score.add(*id == *other_id ? 4.0 : -0.7, by_id);
  if (first.text == second.text) {
    score.add(2.0, by_text);
  } else {
    compare(score, common(a.stems[i], b.stems[j]), a.stems[i].size(),
            b.stems[j].size(), 1.2, by_words);
  }
  const Section& x = a.sections[i];
  const Section& y = b.sections[j];
  compare(score, common(x.images, y.images), x.images.size(), y.images.size(),
          1.5, by_images);
  compare(score, common(x.targets, y.targets), x.targets.size(),
          y.targets.size(), 1.0, by_links);
  compare(score, std::min(x.code_blocks, y.code_blocks), x.code_blocks,
          y.code_blocks, 1.0, by_code);
  compare_length(score, x.bytes, y.bytes);
  return score;
}

HeadingMatch matched(size_t i, size_t j, unsigned evidence, double confidence) {
  return {static_cast<int32_t>(i), static_cast<int32_t>(j),
          static_cast<uint16_t>(evidence), static_cast<float>(confidence)};
}

constexpr float gap_confidence = 0.8F;
constexpr float greedy_confidence = 0.5F;

HeadingMatch only_reference(size_t i, float confidence) {
  return {static_cast<int32_t>(i), no_heading, 0, confidence};
}

HeadingMatch only_translation(size_t j, float confidence) {
  return {no_heading, static_cast<int32_t>(j), 0, confidence};
}

// The same number of headings with the same levels, no ids and no images that
// say otherwise: they answer each other in order.
bool is_parallel(const Side& a, const Side& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.heading(i).level != b.heading(i).level) return false;
    const std::string* id = a.id(i);
    const std::string* other_id = b.id(i);
    if (id && other_id && *id != *other_id) return false;
    if (a.sections[i].code_blocks != b.sections[i].code_blocks) return false;
    const auto& images = a.sections[i].images;
    const auto& other_images = b.sections[i].images;
    if (images.empty() != other_images.empty()) return false;
  }
  return true;
}

std::vector<HeadingMatch> in_order(const Side& a, const Side& b) {
  std::vector<HeadingMatch> matches;
  for (size_t i = 0; i < a.size(); ++i) {
    const std::string* id = a.id(i);
    const bool same_id = id && b.id(i) && *id == *b.id(i);
    const unsigned evidence = by_level | by_order | (same_id ? by_id : 0);
    matches.push_back(matched(i, i, evidence, same_id ? 1.0 : 0.95));
  }
  return matches;
}

// The ids that occur once on either page, as pairs of headings in the order of
// the first.
std::vector<std::pair<size_t, size_t>> shared_ids(const Side& a,
                                                  const Side& b) {
  constexpr size_t repeated = SIZE_MAX;
  std::unordered_map<std::string_view, size_t> of_b;
  for (size_t j = 0; j < b.size(); ++j) {
    if (!b.id(j)) continue;
    const auto [it, is_new] = of_b.try_emplace(*b.id(j), j);
    if (!is_new) it->second = repeated;
  }
  std::unordered_map<std::string_view, size_t> seen;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a.id(i)) ++seen[*a.id(i)];
  }
  std::vector<std::pair<size_t, size_t>> shared;
  for (size_t i = 0; i < a.size(); ++i) {
    if (!a.id(i) || seen[*a.id(i)] != 1) continue;
    const auto it = of_b.find(*a.id(i));
    if (it != of_b.end() && it->second != repeated) {
      shared.emplace_back(i, it->second);
    }
  }
  return shared;
}

// The longest part of `pairs` whose second members rise (patience sorting).
std::vector<std::pair<size_t, size_t>> longest_rising(
    const std::vector<std::pair<size_t, size_t>>& pairs) {
  std::vector<size_t> tails;  // index of the pair that ends a chain of length k
  std::vector<size_t> before(pairs.size(), SIZE_MAX);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto at = std::lower_bound(
        tails.begin(), tails.end(), pairs[i].second,
        [&](size_t tail, size_t value) { return pairs[tail].second < value; });
    if (at != tails.begin()) before[i] = *std::prev(at);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<std::pair<size_t, size_t>> chain;
  for (size_t i = tails.empty() ? SIZE_MAX : tails.back(); i != SIZE_MAX;
       i = before[i]) {
    chain.push_back(pairs[i]);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// Two runs of headings between two anchors.
struct Range {
  size_t first, last;    // of the reference, half open
  size_t first2, last2;  // of the translation
};

// More cells than this are not worth their time: such runs are matched level
// by level in order.
constexpr size_t most_cells = 250'000;

void align_greedily(const Side& a, const Side& b, Range range,
                    std::vector<HeadingMatch>& matches) {
  size_t j = range.first2;
  for (size_t i = range.first; i < range.last; ++i) {
    if (j < range.last2 && a.heading(i).level == b.heading(j).level) {
      matches.push_back(
          matched(i, j++, by_level | by_order, greedy_confidence));
    } else {
      matches.push_back(only_reference(i, greedy_confidence));
    }
  }
  for (; j < range.last2; ++j) {
    matches.push_back(only_translation(j, greedy_confidence));
  }
}

// 1 for a match that everything speaks for, 0.5 for one that nothing does.
double confidence_of(const Score& score) {
  return std::clamp(0.6 + score.value / 8.0, 0.3, 0.98);
}

void align_by_score(const Side& a, const Side& b, Range range,
                    std::vector<HeadingMatch>& matches) {
  const size_t rows = range.last - range.first;
  const size_t columns = range.last2 - range.first2;
  if (rows * columns > most_cells) {
    align_greedily(a, b, range, matches);
    return;
  }
  const size_t width = columns + 1;
  std::vector<double> best((rows + 1) * width, 0);
  std::vector<char> step((rows + 1) * width, 'm');
  for (size_t i = 0; i <= rows; ++i) {
    for (size_t j = 0; j <= columns; ++j) {
      if (i == 0 && j == 0) continue;
      const double up = i ? best[(i - 1) * width + j] + gap_cost : never;
      const double left = j ? best[i * width + j - 1] + gap_cost : never;
      double both = never;
      if (i && j) {
        both = best[(i - 1) * width + j - 1] +
               compare(a, range.first + i - 1, b, range.first2 + j - 1).value;
      }
      const double top = std::max({up, left, both});
      best[i * width + j] = top;
      step[i * width + j] = top == both ? 'm' : top == left ? 'l' : 'u';
    }
  }
  std::vector<HeadingMatch> found;
  for (size_t i = rows, j = columns; i > 0 || j > 0;) {
    const char from = step[i * width + j];
    if (from == 'm') {
      const Score score = compare(a, range.first + --i, b, range.first2 + --j);
      found.push_back(matched(range.first + i, range.first2 + j,
                              score.evidence | by_order, confidence_of(score)));
    } else if (from == 'l') {
      found.push_back(only_translation(range.first2 + --j, gap_confidence));
    } else {
      found.push_back(only_reference(range.first + --i, gap_confidence));
    }
  }
  matches.insert(matches.end(), found.rbegin(), found.rend());
}

// Sections that stand elsewhere on the other page: what is left on both sides
// and has at least the level and the length in common. Without order to speak
// for it the match is unsure, but so would be the claim that both are missing.
void match_moved(const Side& a, const Side& b,
                 std::vector<HeadingMatch>& matches) {
  constexpr double least = 0.8;
  std::vector<size_t> left;
  std::vector<size_t> left2;
  for (size_t row = 0; row < matches.size(); ++row) {
    if (matches[row].is_whole()) continue;
    (matches[row].reference != no_heading ? left : left2).push_back(row);
  }
  if (left.size() * left2.size() > most_cells) return;
  std::vector<std::tuple<double, size_t, size_t>> candidates;
  for (const size_t row : left) {
    for (const size_t row2 : left2) {
      const auto i = static_cast<size_t>(matches[row].reference);
      const auto j = static_cast<size_t>(matches[row2].translation);
      const double value = compare(a, i, b, j).value;
      if (value >= least) candidates.emplace_back(-value, row, row2);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  for (const auto& [value, row, row2] : candidates) {
    if (matches[row].is_whole() || matches[row2].translation == no_heading) {
      continue;
    }
    const auto i = static_cast<size_t>(matches[row].reference);
    const auto j = static_cast<size_t>(matches[row2].translation);
    matches[row] =
        matched(i, j, compare(a, i, b, j).evidence, greedy_confidence);
    matches[row2].translation = no_heading;  // dropped below
  }
  std::erase_if(matches, [](const HeadingMatch& match) {
    return match.reference == no_heading && match.translation == no_heading;
  });
}

std::vector<HeadingMatch> align_headings(Side& a, Side& b) {
  if (is_parallel(a, b)) return in_order(a, b);
  for (Side* side : {&a, &b}) {
    for (size_t i = 0; i < side->size(); ++i) {
      side->stems[i] = word_stems(side->heading(i).text);
    }
  }
  std::vector<HeadingMatch> matches;
  Range range{0, 0, 0, 0};
  for (const auto& [i, j] : longest_rising(shared_ids(a, b))) {
    range.last = i;
    range.last2 = j;
    align_by_score(a, b, range, matches);
    matches.push_back(matched(i, j, by_id, 1.0));
    range = {i + 1, 0, j + 1, 0};
  }
  range.last = a.size();
  range.last2 = b.size();
  align_by_score(a, b, range, matches);
  match_moved(a, b, matches);
  return matches;
}

void note_counterparts(Alignment& alignment, size_t headings,
                       size_t translated) {
  alignment.heading_of_reference.assign(headings, no_heading);
  alignment.heading_of_translation.assign(translated, no_heading);
  for (const HeadingMatch& match : alignment.headings) {
    if (!match.is_whole()) continue;
    const auto reference = static_cast<size_t>(match.reference);
    const auto translation = static_cast<size_t>(match.translation);
    alignment.heading_of_reference[reference] = match.translation;
    alignment.heading_of_translation[translation] = match.reference;
  }
}

}  // namespace

std::vector<const char*> HeadingMatch::aligned_by() const {
  std::vector<const char*> names;
  for (size_t i = 0; i < std::size(evidence_names); ++i) {
    if (evidence & (1u << i)) names.push_back(evidence_names[i]);
  }
  return names;
}

std::vector<Alignment> align_all(const Corpus& corpus, const Targets& targets,
                                 const std::vector<Pair>& pairs,
                                 unsigned threads) {
  std::vector<Alignment> all(pairs.size());
  for_each_index(pairs.size(), threads, [&](size_t i) {
    Side a(corpus, targets, pairs[i].reference);
    Side b(corpus, targets, pairs[i].translation);
    all[i].headings = align_headings(a, b);
    note_counterparts(all[i], a.size(), b.size());
  });
  align_links(corpus, targets, pairs, threads, all);
  return all;
}

}  // namespace paralint
