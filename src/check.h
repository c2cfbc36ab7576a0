// From a site to its findings: runs every rule, respects the configuration's
// severities and the writers' ignore comments, adds suggestions and
// fingerprints, and sorts.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "cause.h"
#include "finding.h"
#include "history.h"
#include "parallel.h"
#include "site.h"

namespace paralint {

struct LinkCounts {
  size_t total = 0;
  size_t checked = 0;
  size_t assets = 0;
  size_t external = 0;
  size_t unverified = 0;
};

struct Unverified {
  PageIndex page = none;
  int32_t link = no_link;
};

struct Result {
  std::vector<Finding> findings;       // by file, place, rule
  std::vector<Cause> causes;           // by their first finding
  std::vector<Unverified> unverified;  // by file and place
  // Of what was to be checked.
  size_t pages = 0;
  std::vector<size_t> pages_of_locale;
  size_t pairs = 0;
  size_t headings = 0;
  LinkCounts links;
  // Of the fresh findings.
  std::array<size_t, 4> by_severity{};  // by Severity
  size_t known = 0;                     // those that a baseline knows
  size_t old = 0;                       // those that were there before

  size_t count(Severity severity) const {
    return by_severity[static_cast<size_t>(severity)];
  }
};

// Counts the findings by their severity and standing.
void count_findings(Result& result);

// Whether the file is one of these files, or below one of these folders; or
// there are none, so that all are meant.
bool is_in_scope(const std::vector<std::string>& scope,
                 const std::string& file);

// Whether findings are to say how they might be mended, which takes longer.
enum class Advice { wanted, unwanted };

// `scope` are files and folders whose findings count; empty: all of them.
// What broken links once led to is looked up in `history`, if there is one.
// Throws Error where the configuration names a rule that does not exist.
Result check(const Site& site, const std::vector<std::string>& scope,
             const Work& work, const History* history = nullptr,
             Advice advice = Advice::wanted);

}  // namespace paralint
