#include "old_ids.h"

#include <unordered_map>

#include "lineage.h"

namespace paralint {
namespace {

// A page of today with headings that are asked about.
struct AskedPage {
  std::set<int32_t> headings;   // without an answer yet
  std::set<std::string> known;  // ids that newer versions have
  Track track;
};

class Search {
 public:
  Search(const Corpus& corpus, const History& history)
      : corpus_(corpus), lineage_(corpus, history) {}

  void add(const HeadingPlace& place) {
    const auto [found, is_new] = pages_.try_emplace(place.page);
    found->second.headings.insert(place.heading);
    if (!is_new) return;
    const SitePage& page = corpus_.page(place.page);
    for (size_t i = 0; i < page.facts.headings.size(); ++i) {
      const std::string* id =
          explicit_id(page.facts, page.anchors, static_cast<int32_t>(i));
      if (id) found->second.known.insert(*id);
    }
  }

  std::map<HeadingPlace, OldId> run() {
    while (!pages_.empty()) {
      const Revision* revision = lineage_.go_back();
      if (!revision) break;
      for (size_t i = 0; i < lineage_.now().size(); ++i) {
        const auto found = pages_.find(lineage_.now()[i].page);
        if (found == pages_.end()) continue;
        const Passage passage = lineage_.pass(found->second.track, i);
        if (passage == Passage::same) continue;
        if (passage == Passage::ended ||
            !look(found->first, found->second, until(revision->commit))) {
          pages_.erase(found);
        }
      }
    }
    return std::move(found_);
  }

 private:
  // Whether a heading is asked about of which older versions may tell.
  bool look(PageIndex page, AskedPage& asked, const std::string& when) {
    const Draft& draft = *asked.track.oldest;
    bool is_open = false;
    for (size_t i = 0; i < draft.page.headings.size(); ++i) {
      const std::string* id =
          explicit_id(draft.page, draft.anchors, static_cast<int32_t>(i));
      const bool is_its = id && asked.known.insert(*id).second;
      const Successor& today = asked.track.today[i];
      const auto heading = asked.headings.find(today.heading);
      if (heading == asked.headings.end()) continue;
      if (is_its) {
        found_[{page, *heading}] = {*id, when, today.confidence};
        asked.headings.erase(heading);
      } else {
        is_open = true;
      }
    }
    return is_open;
  }

  const Corpus& corpus_;
  Lineage lineage_;
  std::unordered_map<PageIndex, AskedPage> pages_;
  std::map<HeadingPlace, OldId> found_;
};

}  // namespace

void OldIds::recall(const Corpus& corpus,
                    const std::vector<HeadingPlace>& places) {
  if (!history_) return;
  Search search(corpus, *history_);
  for (const HeadingPlace& place : places) {
    if (asked_.insert(place).second) search.add(place);
  }
  found_.merge(search.run());
}

const OldId* OldIds::find(const HeadingPlace& place) const {
  const auto found = found_.find(place);
  return found == found_.end() ? nullptr : &found->second;
}

}  // namespace paralint
