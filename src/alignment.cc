#include "alignment.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <span>

#include "fixed_headings.h"
#include "heading_alignment.h"
#include "lexicon.h"
#include "link_alignment.h"
#include "parallel.h"

namespace paralint {
namespace {

constexpr const char* evidence_names[] = {"id",     "text",  "level",  "words",
                                          "images", "links", "code",   "tokens",
                                          "length", "order", "mapping"};

// The same number of headings with the same levels.
bool has_same_levels(const Page& a, const Page& b) {
  return std::ranges::equal(a.headings, b.headings, {}, &Heading::level,
                            &Heading::level);
}

// How much longer texts are in the language of each locale than in the
// reference's, as the middle logarithm over all pairs.
std::vector<double> length_biases(const Corpus& corpus,
                                  const std::vector<Pair>& pairs) {
  std::vector<std::vector<double>> ratios(corpus.locales());
  for (const Pair& pair : pairs) {
    const Page& a = corpus.page(pair.reference).facts;
    const Page& b = corpus.page(pair.translation).facts;
    if (a.headings.size() != b.headings.size() || !a.size || !b.size) continue;
    ratios[pair.locale].push_back(
        std::log(static_cast<double>(b.size) / static_cast<double>(a.size)));
  }
  std::vector<double> biases;
  for (std::vector<double>& of_locale : ratios) {
    const auto middle =
        of_locale.begin() + static_cast<std::ptrdiff_t>(of_locale.size() / 2);
    std::nth_element(of_locale.begin(), middle, of_locale.end());
    biases.push_back(of_locale.empty() ? 0 : *middle);
  }
  return biases;
}

// The lexicons of all locales, and what they are learned from.
class Teacher {
 public:
  explicit Teacher(const Corpus& corpus)
      : corpus_(corpus),
        learners_(corpus.locales()),
        lexicons_(corpus.locales()),
        known_(corpus.locales()),
        has_learned_(corpus.locales()) {}

  // What answers each other before anything is aligned.
  void add_outlines(const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
      const Page& a = corpus_.page(pair.reference).facts;
      const Page& b = corpus_.page(pair.translation).facts;
      add(pair.locale, a.title(), b.title());
      if (!has_same_levels(a, b)) continue;
      for (size_t i = 0; i < a.headings.size(); ++i) {
        add(pair.locale, a.headings[i].text, b.headings[i].text);
      }
    }
  }

  void add_sure(const Pair& pair, const std::vector<HeadingMatch>& rows) {
    constexpr float sure = 0.9F;
    const Page& a = corpus_.page(pair.reference).facts;
    const Page& b = corpus_.page(pair.translation).facts;
    for (const HeadingMatch& row : rows) {
      if (!row.is_whole() || row.confidence < sure) continue;
      add(pair.locale, a.headings[static_cast<size_t>(row.reference)].text,
          b.headings[static_cast<size_t>(row.translation)].text);
    }
  }

  // Learns where as much is new as was known before.
  void learn(unsigned threads) {
    for_each_index(learners_.size(), threads, [&](size_t locale) {
      has_learned_[locale] = learners_[locale].size() > 2 * known_[locale];
      if (!has_learned_[locale]) return;
      known_[locale] = learners_[locale].size();
      lexicons_[locale] = learners_[locale].learn();
    });
  }
  // Whether the last lesson taught something.
  bool has_learned(LocaleIndex locale) const { return has_learned_[locale]; }

  const Lexicon& lexicon(LocaleIndex locale) const { return lexicons_[locale]; }
  // By locale.
  const std::vector<Lexicon>& lexicons() const { return lexicons_; }

 private:
  void add(LocaleIndex locale, const std::string& a, const std::string& b) {
    if (!a.empty() && !b.empty()) learners_[locale].add(a, b);
  }

  const Corpus& corpus_;
  std::vector<LexiconLearner> learners_;
  std::vector<Lexicon> lexicons_;
  std::vector<size_t> known_;  // pairs at the last lesson
  std::vector<char> has_learned_;
};

// Runs of pairs that have one reference page.
std::vector<std::span<const size_t>> by_reference(
    const std::vector<Pair>& pairs, std::span<const size_t> chosen) {
  std::vector<std::span<const size_t>> made;
  while (!chosen.empty()) {
    const PageIndex reference = pairs[chosen.front()].reference;
    size_t size = 1;
    while (size < chosen.size() && pairs[chosen[size]].reference == reference) {
      ++size;
    }
    made.push_back(chosen.first(size));
    chosen = chosen.subspan(size);
  }
  return made;
}

void note_counterparts(Alignment& alignment, size_t headings,
                       size_t translated) {
  alignment.heading_of_reference.assign(headings, no_heading);
  alignment.heading_of_translation.assign(translated, no_heading);
  alignment.confidence_of_reference.assign(headings, 0);
  alignment.confidence_of_translation.assign(translated, 0);
  // What became part of a section is answered by it, but does not answer it.
  for (const HeadingMatch& match : alignment.headings) {
    if (match.reference == no_heading || match.translation == no_heading) {
      continue;
    }
    // A section that holds more is not the very same.
    const float confidence = match.confidence * (match.is_part ? 0.9F : 1.0F);
    const auto reference = static_cast<size_t>(match.reference);
    const auto translation = static_cast<size_t>(match.translation);
    int32_t& there = alignment.heading_of_reference[reference];
    int32_t& back = alignment.heading_of_translation[translation];
    if (there == no_heading) {
      there = match.translation;
      alignment.confidence_of_reference[reference] = confidence;
    }
    if (back == no_heading) {
      back = match.reference;
      alignment.confidence_of_translation[translation] = confidence;
    }
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
                                 const Work& work) {
  std::vector<Alignment> all(pairs.size());
  const std::vector<double> biases = length_biases(corpus, pairs);
  const CuratedHeadings curated(corpus);
  Teacher teacher(corpus);
  const auto outline_of = [&](PageIndex page) {
    return outline(corpus, corpus.page(page), targets[page]);
  };
  const auto align_pairs = [&](const char* what,
                               std::span<const size_t> chosen) {
    const auto groups = by_reference(pairs, chosen);
    for_each_index(what, groups.size(), work, [&](size_t group) {
      const Outline a = outline_of(pairs[groups[group].front()].reference);
      for (const size_t i : groups[group]) {
        const Pair& pair = pairs[i];
        const Outline b = outline_of(pair.translation);
        all[i].headings =
            align_headings(a, b, teacher.lexicon(pair.locale),
                           biases[pair.locale], curated.of_pair(pair));
        note_counterparts(all[i], a.size(), b.size());
      }
    });
  };
  work.begin("learning words");
  teacher.add_outlines(pairs);
  teacher.learn(work.threads);
  std::vector<size_t> every(pairs.size());
  std::iota(every.begin(), every.end(), size_t{0});
  align_pairs("comparing the headings of pairs", every);
  std::vector<size_t> uneven;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (has_same_levels(corpus.page(pairs[i].reference).facts,
                        corpus.page(pairs[i].translation).facts)) {
      continue;
    }
    uneven.push_back(i);
    teacher.add_sure(pairs[i], all[i].headings);
  }
  teacher.learn(work.threads);
  std::erase_if(
      uneven, [&](size_t i) { return !teacher.has_learned(pairs[i].locale); });
  align_pairs("comparing uneven pairs again", uneven);
  align_links(corpus, targets, pairs, work, all, teacher.lexicons());
  return all;
}

}  // namespace paralint
