// Findings that a site knows of: a debt, to be mended some day, or accepted,
// to stay as they are. The file that holds them is written by the program and
// by people; what people write in it stays.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check.h"
#include "history.h"

namespace paralint {

struct BaselineEntry {
  std::string id;  // the finding's fingerprint
  Standing standing = Standing::debt;
  // What people read of it; nothing goes by these.
  std::string rule;
  std::string locale;
  std::string page;  // its key
  std::string about;
  // What people may write.
  std::string reason;
  std::string owner;
  std::string expires;  // the last day on which it counts, "2027-03-31"
  uint32_t line = 0;
};

struct Baseline {
  std::string file;  // as it is named in messages
  std::string text;
  bool is_there = false;  // whether there is such a file
  std::vector<BaselineEntry> entries;
};

// Throws Error with every mistake of the text.
Baseline read_baseline(std::string file, std::string text);

// What became of the entries, by index.
struct BaselineUse {
  std::vector<size_t> stale;    // nothing is found for it any more
  std::vector<size_t> expired;  // found, but its day is over
  // By entry: its finding, or `none_found`.
  std::vector<size_t> found;
};
inline constexpr size_t none_found = SIZE_MAX;

// Gives each finding that has an entry its standing, and counts the findings
// anew. Entries of pages out of `scope` are not stale. `today` is a day as
// `expires` has it; `history` may be null.
BaselineUse apply(const Baseline& baseline, const Site& site, Result& result,
                  const std::vector<std::string>& scope,
                  const std::string& today, const History* history);

enum class Growth { allowed, refused };

// The text of the baseline that knows the findings of `result` from the
// severity `least` on as well (if it may grow), and not what is stale. Lines
// that need no change are as they were. Throws Error where the text cannot be
// changed line by line.
std::string updated(const Baseline& baseline, const BaselineUse& use,
                    const Site& site, const Result& result, Severity least,
                    Growth growth);

}  // namespace paralint
