#include "report_diff.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

#include "rule.h"
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

// Whether the file is one of these, or below one; "." holds them all.
bool holds(const std::vector<std::string>& paths, const std::string& file) {
  return std::ranges::any_of(paths, [&](const std::string& path) {
    return path == "." || file == path || file.starts_with(path + "/");
  });
}

// Whether a run that made this report could have found it again.
bool looked_at(const Report& report, const Finding& finding) {
  if (!report.paths.empty() && !holds(report.paths, finding.file)) return false;
  if (holds(report.unreadable, finding.file)) return false;
  const Rule* rule = find_rule(finding.rule);
  const bool compares = rule && rule->pair;
  return !compares || !holds(report.unreadable, finding.counterpart);
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
      return !now_report_.pages.contains({finding.locale, finding.key}) &&
             looked_at(now_report_, finding);
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
      if (is_taken_[i]) continue;
      const bool is_fixed = looked_at(now_report_, *before_[i]);
      (is_fixed ? made.fixed : made.unchecked).push_back(before_[i]);
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
