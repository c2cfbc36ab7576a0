// All that is known about a site before anybody has an opinion about it.
// Nothing in it changes once it is made, but for `renew`.
//
// Links are resolved before pages are paired by what they hold, since that
// reads them; more translations then change nothing about where a link leads.
#pragma once

#include <unordered_map>
#include <vector>

#include "alignment.h"
#include "content_pairing.h"
#include "corpus.h"
#include "pairing.h"
#include "resolve.h"

namespace paralint {

class Site {
 public:
  // Pages that are known are not read again.
  Site(const Config& config, const Disk& disk, const Work& work,
       KnownPages known = {});

  // Makes it what it would be if it was made now, that the texts of these files
  // have changed and no others. False where more is different than links: then
  // another site has to be made, and nothing is left here but other pages.
  bool renew(const std::vector<std::string>& changed, const Work& work);

  // The pages, for the next site; nothing but the end may follow.
  KnownPages release_pages() { return corpus_.release_pages(); }

  const Corpus& corpus() const { return corpus_; }
  const Targets& targets() const { return targets_; }
  const std::vector<Pair>& pairs() const { return pairs_; }
  // Pages that may answer several, sorted.
  const std::vector<Doubt>& doubts() const { return by_content_.doubts; }
  const Alignment& alignment(size_t pair) const { return alignments_[pair]; }

  // The heading of `to` that answers a heading of `from`; both are pages of one
  // set. no_heading where there is none.
  int32_t same_heading(PageIndex from, int32_t heading, PageIndex to) const;

  // How probable it is that `same_heading` is right about a heading; 1 for a
  // page itself, 0 where there is none.
  double heading_confidence(PageIndex from, int32_t heading,
                            PageIndex to) const;
  // The same of two pages of one set.
  double pair_confidence(PageIndex one, PageIndex other) const;

  // The link of another page of the set that answers this one.
  struct LinkPlace {
    PageIndex page = none;
    int32_t link = no_link;
  };
  LinkPlace counterpart(PageIndex page, int32_t link) const;

 private:
  // The pair in which the page is the translation.
  const size_t* pair_of_translation(PageIndex page) const;

  void pair_pages(const Work& work);

  Corpus corpus_;
  Targets targets_;
  ContentPairs by_content_;
  std::vector<Pair> pairs_;
  std::vector<Alignment> alignments_;
  std::unordered_map<PageIndex, size_t> by_translation_;
  std::unordered_map<PageIndex, size_t> by_reference_;  // its first pair
};

}  // namespace paralint
