// What files and headings of the past are today: the walk through the site's
// history from the newest change back, at each step of which that is known.
//
// How much is read is bounded by counts, so that the same repository always
// tells the same.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus.h"
#include "history.h"
#include "successors.h"

namespace paralint {

// Where a file of the past is today.
struct Whereabouts {
  PageIndex page = none;
  bool is_deleted = false;
  std::string deleted_in;  // a commit
};

// The versions of one page of today, back to the oldest that was read.
struct Track {
  std::optional<Draft> oldest;
  std::vector<Successor> today;  // of its headings
};

// What a step back brought for a page.
enum class Passage : uint8_t {
  same,   // its bytes did not change
  older,  // the track is one version further back
  ended,  // there is none, or it is not clear what became of its headings
};

class Lineage {
 public:
  Lineage(const Corpus& corpus, const History& history)
      : corpus_(corpus), history_(history) {}

  // Goes one change back; the first one is what is not committed yet. Null
  // where memory ends, or where enough was read.
  const Revision* go_back();

  // Of what that change did, where the files that it left behind are today.
  const std::vector<Whereabouts>& now() const { return now_; }

  // Takes the track of a page, which is where the i-th file of that change is
  // today, behind the change. It must have been taken behind all before.
  Passage pass(Track& track, size_t i);

  std::optional<std::string> read(const OldFile& file);

 private:
  Whereabouts where(const std::string& path) const;
  void leave_revision();
  bool begin(Track& track, PageIndex page, const OldFile& file);

  const Corpus& corpus_;
  const History& history_;
  size_t age_ = 0;
  const Revision* revision_ = nullptr;
  std::vector<Whereabouts> now_;
  std::unordered_map<std::string, Whereabouts> where_;  // where it is not today
  size_t versions_ = 0;
  size_t bytes_ = 0;
};

// "until 3f2c1a9"; an empty name is what is not committed yet.
std::string until(const std::string& commit);

}  // namespace paralint
