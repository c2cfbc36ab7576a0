#include "report_diff.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

#include "text.h"

namespace paralint {
namespace {

using Finding = ReportedFinding;
using Findings = std::vector<const Finding*>;

// What a finding says, without the name of its own page: "/bread#gone" on the
// page /bread is "/#gone" of any page.
std::string without_key(std::string text, const std::string& key) {
  if (key.size() < 2) return text;
  for (size_t at = text.find(key); at != npos; at = text.find(key, at + 1)) {
    const char next =
        at + key.size() < text.size() ? text[at + key.size()] : '#';
    const bool is_whole = std::string_view("#?`\"' ,.;:)").find(next) != npos;
    if (is_whole) text.replace(at, key.size(), "/");
  }
  return text;
}

std::string gist(const Finding& finding) {
  return finding.rule + "\n" + finding.locale + "\n" +
         without_key(finding.destination, finding.key) + "\n" +
         without_key(finding.message, finding.key);
}

class Comparison {
 public:
  Comparison(const Report& before, const Report& now, Severity least)
      : now_report_(now) {
    for (const Finding& finding : before.findings) {
      if (finding.severity >= least) before_.push_back(&finding);
    }
    for (const Finding& finding : now.findings) {
      if (finding.severity >= least) now_.push_back(&finding);
    }
    former_.resize(now_.size());
    is_taken_.resize(before_.size());
  }

  ReportDiff run() {
    match([](const Finding& finding) { return finding.fingerprint; },
          [](const Finding&) { return true; });
    match(gist, [&](const Finding& finding) {
      return !now_report_.pages.contains({finding.locale, finding.key});
    });
    return result();
  }

 private:
  // Joins what is left and has the same name; of the old ones only those that
  // are meant.
  void match(const std::function<std::string(const Finding&)>& name,
             const std::function<bool(const Finding&)>& is_meant) {
    std::unordered_map<std::string, std::vector<size_t>> left;
    for (size_t i = before_.size(); i-- > 0;) {
      if (!is_taken_[i] && is_meant(*before_[i])) {
        left[name(*before_[i])].push_back(i);
      }
    }
    if (left.empty()) return;
    for (size_t i = 0; i < now_.size(); ++i) {
      if (former_[i]) continue;
      const auto found = left.find(name(*now_[i]));
      if (found == left.end() || found->second.empty()) continue;
      former_[i] = before_[found->second.back()];
      is_taken_[found->second.back()] = true;
      found->second.pop_back();
    }
  }

  ReportDiff result() const {
    ReportDiff made;
    for (size_t i = 0; i < now_.size(); ++i) {
      const Finding* former = former_[i];
      if (!former) {
        (now_[i]->is_known ? made.known : made.added).push_back(now_[i]);
      } else {
        const bool is_moved = former->file != now_[i]->file;
        (is_moved ? made.moved : made.unchanged).push_back({former, now_[i]});
      }
    }
    for (size_t i = 0; i < before_.size(); ++i) {
      if (!is_taken_[i]) made.fixed.push_back(before_[i]);
    }
    return made;
  }

  const Report& now_report_;
  Findings before_;
  Findings now_;
  Findings former_;  // by finding of now; may be null
  std::vector<bool> is_taken_;
};

}  // namespace

ReportDiff difference(const Report& before, const Report& now, Severity least) {
  return Comparison(before, now, least).run();
}

}  // namespace paralint
