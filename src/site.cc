#include "site.h"

namespace paralint {

Site::Site(const Config& config, const Disk& disk, const Work& work,
           KnownPages known)
    : corpus_(config, disk, work, std::move(known)),
      targets_(resolve_all(corpus_, work)) {
  pair_pages(work);
}

bool Site::renew(const std::vector<std::string>& changed, const Work& work) {
  std::vector<PageIndex> pages;
  for (const std::string& file : changed) {
    const auto page = corpus_.find_file(file);
    if (!page) return false;
    pages.push_back(*page);
  }
  const bool was_joined = !by_content_.pairs.empty();
  corpus_.separate();
  if (!corpus_.renew(pages, work)) return false;
  resolve_again(corpus_, pages, work, targets_);
  if (was_joined) explain_fragments(corpus_, targets_);
  pair_pages(work);
  return true;
}

void Site::pair_pages(const Work& work) {
  by_content_ = pair_by_content(corpus_, targets_, work);
  for (const ContentPair& pair : by_content_.pairs) {
    corpus_.join(pair.reference, pair.translation);
  }
  if (!by_content_.pairs.empty()) explain_fragments(corpus_, targets_);
  pairs_ = paralint::pairs(corpus_, targets_, by_content_);
  alignments_ = align_all(corpus_, targets_, pairs_, work);
  by_translation_.clear();
  by_reference_.clear();
  for (size_t i = 0; i < pairs_.size(); ++i) {
    by_translation_.emplace(pairs_[i].translation, i);
    by_reference_.emplace(pairs_[i].reference, i);
  }
}

const size_t* Site::pair_of_translation(PageIndex page) const {
  const auto it = by_translation_.find(page);
  return it == by_translation_.end() ? nullptr : &it->second;
}

int32_t Site::same_heading(PageIndex from, int32_t heading,
                           PageIndex to) const {
  if (from == to || heading == no_heading) return heading;
  if (const size_t* pair = pair_of_translation(from)) {
    heading =
        alignments_[*pair].heading_of_translation[static_cast<size_t>(heading)];
    from = pairs_[*pair].reference;
  }
  if (from == to || heading == no_heading) return heading;
  const size_t* pair = pair_of_translation(to);
  if (!pair || pairs_[*pair].reference != from) return no_heading;
  return alignments_[*pair].heading_of_reference[static_cast<size_t>(heading)];
}

double Site::heading_confidence(PageIndex from, int32_t heading,
                                PageIndex to) const {
  if (from == to) return 1;
  double confidence = pair_confidence(from, to);
  if (const size_t* pair = pair_of_translation(from)) {
    const auto at = static_cast<size_t>(heading);
    confidence *= alignments_[*pair].confidence_of_translation[at];
    heading = alignments_[*pair].heading_of_translation[at];
    from = pairs_[*pair].reference;
  }
  if (from == to || heading == no_heading) return confidence;
  const size_t* pair = pair_of_translation(to);
  if (!pair || pairs_[*pair].reference != from) return 0;
  return confidence *
         alignments_[*pair]
             .confidence_of_reference[static_cast<size_t>(heading)];
}

double Site::pair_confidence(PageIndex one, PageIndex other) const {
  double confidence = 1;
  if (one == other) return confidence;
  for (const PageIndex page : {one, other}) {
    if (const size_t* pair = pair_of_translation(page)) {
      confidence *= pairs_[*pair].confidence;
    }
  }
  return confidence;
}

Site::LinkPlace Site::counterpart(PageIndex page, int32_t link) const {
  const auto index = static_cast<size_t>(link);
  if (const size_t* pair = pair_of_translation(page)) {
    const int32_t other = alignments_[*pair].link_of_translation[index];
    if (other == no_link) return {};
    return {pairs_[*pair].reference, other};
  }
  const auto it = by_reference_.find(page);
  if (it == by_reference_.end()) return {};
  const int32_t other = alignments_[it->second].link_of_reference[index];
  if (other == no_link) return {};
  return {pairs_[it->second].translation, other};
}

}  // namespace paralint
