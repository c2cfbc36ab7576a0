// Whether the text of a link speaks for one target or another: it names the
// page or heading that it leads to, or says the same as the link of the other
// language.
#pragma once

#include "corpus.h"
#include "lexicon.h"
#include "link_items.h"

namespace paralint {

struct LinkText {
  std::string_view text;
  Phrase words;
};
LinkText text_of(const Link& link);

class LinkTexts {
 public:
  // `lexicon` may be null.
  LinkTexts(const Corpus& corpus, const Lexicon* lexicon)
      : corpus_(corpus), lexicon_(lexicon) {}

  // How much a link of the reference and one of the translation say the same,
  // in [0, 1]; 0 where nothing is known.
  double likeness(const LinkText& reference, const LinkText& translation) const;

  // How much the text is the title of that page, or of its heading, in [0, 1].
  double names(const Link& link, const GoalPlace& place) const;

 private:
  const Corpus& corpus_;
  const Lexicon* lexicon_;
};

}  // namespace paralint
