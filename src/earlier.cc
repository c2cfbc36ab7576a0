// Findings are recognised in three passes, each with what the one before has
// left: by their fingerprints, by those that they would have if pages had their
// old names, and by what they are about wherever on the page that is.
#include "earlier.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "fingerprint.h"
#include "text.h"

namespace paralint {
namespace {

using Names = std::vector<std::string>;

Names fingerprints_of(const Result& result) {
  Names names;
  names.reserve(result.findings.size());
  for (const Finding& finding : result.findings) {
    names.push_back(finding.fingerprint);
  }
  return names;
}

// Findings of today and of then that have not found each other yet.
class Search {
 public:
  Search(size_t now, size_t then) : is_old_(now), is_taken_(then) {}

  void match(const Names& now, const Names& then) {
    std::unordered_map<std::string_view, std::vector<size_t>> left;
    for (size_t i = then.size(); i-- > 0;) {
      if (!is_taken_[i]) left[then[i]].push_back(i);
    }
    for (size_t i = 0; i < now.size(); ++i) {
      if (is_old_[i]) continue;
      const auto found = left.find(now[i]);
      if (found == left.end() || found->second.empty()) continue;
      is_taken_[found->second.back()] = true;
      found->second.pop_back();
      is_old_[i] = true;
    }
  }

  bool is_over() const {
    return std::ranges::count(is_old_, false) == 0 ||
           std::ranges::count(is_taken_, false) == 0;
  }

  bool is_old(size_t finding) const { return is_old_[finding]; }

 private:
  std::vector<bool> is_old_;
  std::vector<bool> is_taken_;
};

// Pages whose key was another one, because their file or the layout was.
FormerKeys former_keys(const Corpus& now, const Corpus& then,
                       const FormerNames& names) {
  FormerKeys keys;
  for (PageIndex i = 0; i < now.pages().size(); ++i) {
    const std::string& file = now.page(i).facts.file;
    const auto renamed = names.find(file);
    const auto old =
        then.find_file(renamed == names.end() ? file : renamed->second);
    if (old && then.page(*old).key != now.page(i).key) {
      keys.emplace(i, then.page(*old).key);
    }
  }
  return keys;
}

// What findings are about, without a thought of where on their page they are.
class Gist {
 public:
  Gist(const Site& site, const FormerKeys& former)
      : site_(site), corpus_(site.corpus()), former_(former) {}

  Names of(const Result& result) const {
    Names names;
    names.reserve(result.findings.size());
    for (const Finding& finding : result.findings) {
      names.push_back(std::string(finding.rule) + "\n" + key(finding.page) +
                      "\n" + corpus_.tag(corpus_.page(finding.page).locale) +
                      "\n" + subject(finding));
    }
    return names;
  }

 private:
  const std::string& key(PageIndex page) const {
    const auto found = former_.find(page);
    return found == former_.end() ? corpus_.page(page).key : found->second;
  }

  // The page may be written by its new name.
  std::string subject(const Finding& finding) const {
    if (finding.link == no_link) return finding.message;
    const auto link = static_cast<size_t>(finding.link);
    const std::string& destination =
        corpus_.page(finding.page).facts.links[link].destination;
    const Target& target = site_.targets()[finding.page][link];
    if (target.kind != TargetKind::page) return destination;
    const size_t fragment = destination.find('#');
    return key(target.page) +
           (fragment == npos ? "" : destination.substr(fragment));
  }

  const Site& site_;
  const Corpus& corpus_;
  const FormerKeys& former_;
};

}  // namespace

void mark_old(const Site& site, Result& result, const Site& then,
              const Result& before,
              const std::function<FormerNames()>& renamed) {
  const Names names = fingerprints_of(before);
  Search search(result.findings.size(), names.size());
  search.match(fingerprints_of(result), names);
  if (!search.is_over()) {
    const FormerKeys former =
        former_keys(site.corpus(), then.corpus(), renamed());
    search.match(fingerprints(site, result.findings, former), names);
    search.match(Gist(site, former).of(result), Gist(then, {}).of(before));
  }
  for (size_t i = 0; i < result.findings.size(); ++i) {
    Finding& finding = result.findings[i];
    if (search.is_old(i) && finding.standing == Standing::fresh) {
      finding.standing = Standing::old;
    }
  }
  count_findings(result);
}

}  // namespace paralint
