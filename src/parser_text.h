// What md4c reads instead of a page's own bytes, where the generator reads
// Markdown in another way than md4c does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace paralint {

// Bytes of the page that md4c sees otherwise.
struct TextChange {
  Span where;        // of the page; empty: an insertion
  std::string text;  // what md4c sees there
};

class ParserText {
 public:
  // `changes` lie behind `body`, where the front matter ends, and none begins
  // before the end of another; of those at one place the first comes first.
  ParserText(std::string_view page, uint32_t body,
             std::vector<TextChange> changes);

  // From `body` to the end; a view of the page where nothing changes.
  std::string_view text() const;
  // The byte of the page that `offset` in `text()` is a copy of; behind the
  // change, where it is none.
  uint32_t original(uint32_t offset) const;
  // The same of a range. Quick where it lies near the one before.
  Span original(Span where) {
    if (where.begin < copy_.begin || where.end >= copy_.end) return find(where);
    return {where.begin + shift_, where.end + shift_};
  }

 private:
  struct Seam {
    uint32_t begin;     // of what is put in, in text_
    uint32_t end;       // of it
    uint32_t original;  // the byte of the page that comes next
  };

  size_t seams_until(uint32_t offset) const;
  uint32_t original(uint32_t offset, size_t seams) const;
  Span find(Span where);

  uint32_t body_;
  std::string_view original_;
  std::string text_;  // empty where nothing changes
  std::vector<Seam> seams_;
  // The bytes behind the last range's seam, up to the next one, and how much
  // further on they stand on the page.
  Span copy_;
  uint32_t shift_ = 0;
};

}  // namespace paralint
