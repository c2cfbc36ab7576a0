// Where findings and their edits are, as lines and columns: read once from the
// pages, for all reports.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "disk.h"
#include "finding.h"
#include "site.h"
#include "text.h"

namespace paralint {

// All 1-based.
struct Spot {
  uint32_t line = 1;
  uint32_t column = 1;  // in code points
  uint32_t utf16 = 1;   // column in UTF-16 code units
  uint32_t byte = 1;    // column in bytes
};

struct SpotRange {
  Spot begin;
  Spot end;  // behind the last byte
};

// Walks through a page's text from one place to a later one: a line may hold a
// million of them. Lines and text must outlive it; the text may be another by
// now than the one that the lines are of.
class Walker {
 public:
  Walker(const Lines& lines, std::string_view text)
      : lines_(&lines), text_(text) {}

  Spot to(uint32_t offset);

 private:
  const Lines* lines_;
  std::string_view text_;
  uint32_t offset_ = 0;
  Spot at_;
};

// Safe to ask from several threads. The pages are read when somebody asks for
// the first time. Findings and the rest must outlive it.
class Places {
 public:
  Places(const Corpus& corpus, const std::vector<Finding>& findings,
         const Disk& disk, unsigned threads)
      : corpus_(corpus), findings_(findings), disk_(disk), threads_(threads) {}

  // `finding` is one of the findings, not a copy.
  const SpotRange& of(const Finding& finding) const {
    return range(finding, 0);
  }
  // Of an edit of its fix.
  const SpotRange& of_edit(const Finding& finding, size_t edit) const {
    return range(finding, 1 + edit);
  }

 private:
  const SpotRange& range(const Finding& finding, size_t number) const;
  void fill() const;

  const Corpus& corpus_;
  const std::vector<Finding>& findings_;
  const Disk& disk_;
  unsigned threads_;
  mutable std::once_flag once_;
  // A finding's own range, then those of its edits.
  mutable std::vector<SpotRange> ranges_;
  mutable std::vector<uint32_t> first_;  // by finding
};

}  // namespace paralint
