#include "link_texts.h"

#include <algorithm>

namespace paralint {
namespace {

// How much two phrases share: 1 for a word, less for one of the same family.
double shared(const Phrase& a, const Phrase& b) {
  constexpr double related = 0.7;
  if (a.empty() || b.empty()) return 0;
  double sum = 0;
  for (const Word& word : a) {
    double best = 0;
    for (const Word& other : b) {
      if (word.hash == other.hash) best = 1;
      if (word.stem != 0 && word.stem == other.stem) {
        best = std::max(best, related);
      }
    }
    sum += best;
  }
  return std::min(1.0, 2 * sum / static_cast<double>(a.size() + b.size()));
}

}  // namespace

LinkText text_of(const Link& link) {
  return {link.text, phrase(link.text)};
}

double LinkTexts::likeness(const LinkText& reference,
                           const LinkText& translation) const {
  if (reference.text.empty() || translation.text.empty()) return 0;
  if (reference.text == translation.text) return 1;
  const double same = shared(reference.words, translation.words);
  if (!lexicon_ || lexicon_->empty()) return same;
  const Lexicon::Likeness learned =
      lexicon_->compare(reference.words, translation.words);
  return std::max(same, learned.likeness * learned.known);
}

double LinkTexts::names(const Link& link, const GoalPlace& place) const {
  if (place.page == none || link.text.empty()) return 0;
  const Page& page = corpus_.page(place.page).facts;
  const Phrase text = phrase(link.text);
  double best = shared(text, phrase(page.title()));
  if (place.heading != no_heading) {
    const auto heading = static_cast<size_t>(place.heading);
    best = std::max(best, shared(text, phrase(page.headings[heading].text)));
  }
  return best;
}

}  // namespace paralint
