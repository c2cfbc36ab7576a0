#include "recognise.h"

#include <unordered_map>

#include "fingerprint.h"

namespace paralint {
namespace {

// How many commits are looked at, and how many of those that rename pages.
constexpr size_t most_revisions = 2000;
constexpr size_t most_renamings = 50;
// How many names are made of findings as they were, in all.
constexpr size_t most_names = 500'000;

// What pages were called, one renaming after the other.
class Past {
 public:
  Past(const Corpus& corpus, const History& history)
      : corpus_(corpus), history_(history) {}

  const FormerKeys& keys() const { return keys_; }

  // Goes back behind the next commit that gave a page another key; false where
  // there is none.
  bool go_back() {
    while (age_ < most_revisions) {
      const Revision* revision = history_.revision(age_++);
      if (!revision) return false;
      if (undo(*revision)) return ++renamings_ <= most_renamings;
    }
    return false;
  }

 private:
  bool undo(const Revision& revision) {
    std::vector<std::pair<std::string, PageIndex>> moved;
    for (const FileStep& step : revision.steps) {
      if (step.before.path == step.after.path || step.after.path.empty()) {
        continue;
      }
      const PageIndex page = page_of(step.after.path);
      older_[step.after.path] = none;  // it was not there before
      if (page != none && !step.before.path.empty()) {
        moved.emplace_back(step.before.path, page);
      }
    }
    bool is_other = false;
    for (auto& [path, page] : moved) {
      if (const auto parts = corpus_.layout().page(path)) {
        keys_[page] = corpus_.layout().key(*parts);
        is_other = true;
      }
      older_[std::move(path)] = page;
    }
    return is_other;
  }

  // The page of today that this file of then has become.
  PageIndex page_of(const std::string& path) const {
    const auto found = older_.find(path);
    if (found != older_.end()) return found->second;
    return corpus_.find_file(path).value_or(none);
  }

  const Corpus& corpus_;
  const History& history_;
  std::unordered_map<std::string, PageIndex> older_;
  FormerKeys keys_;
  size_t age_ = 0;
  size_t renamings_ = 0;
};

class Recogniser {
 public:
  Recogniser(const std::vector<std::string>& known, size_t findings)
      : found_(findings, unknown) {
    for (size_t i = 0; i < known.size(); ++i) left_.emplace(known[i], i);
  }

  bool is_done() const { return left_.empty() || open_ == 0; }

  void take(const std::vector<std::string>& names) {
    open_ = 0;
    for (size_t i = 0; i < names.size(); ++i) {
      if (found_[i] != unknown) continue;
      const auto at = left_.find(names[i]);
      if (at == left_.end()) {
        ++open_;
        continue;
      }
      found_[i] = at->second;
      left_.erase(at);
    }
  }

  std::vector<size_t> result() { return std::move(found_); }

 private:
  std::vector<size_t> found_;
  std::unordered_map<std::string, size_t> left_;
  size_t open_ = 0;
};

}  // namespace

std::vector<size_t> recognised(const Site& site,
                               const std::vector<Finding>& findings,
                               const std::vector<std::string>& known,
                               const History* history) {
  Recogniser recogniser(known, findings.size());
  std::vector<std::string> names;
  names.reserve(findings.size());
  for (const Finding& finding : findings) names.push_back(finding.fingerprint);
  recogniser.take(names);
  if (!history) return recogniser.result();
  Past past(site.corpus(), *history);
  size_t names_made = 0;
  while (!recogniser.is_done() && names_made < most_names && past.go_back()) {
    names_made += findings.size();
    recogniser.take(fingerprints(site, findings, past.keys()));
  }
  return recogniser.result();
}

}  // namespace paralint
