// md4c takes a heading or a code block right below a table for rows of the
// table. It sees them when a blank line stands between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paralint {

class TableGaps {
 public:
  TableGaps(std::string_view text, uint32_t body);

  // From `body` to the end, with a blank line in each gap; a view of the
  // original where there is none.
  std::string_view text() const;
  // The byte of the original that `offset` in `text()` is a copy of.
  uint32_t original(uint32_t offset) const;

 private:
  struct Gap {
    uint32_t begin;  // of what is put in, in text_
    uint32_t end;
    uint32_t original;  // the byte of the original that comes next
  };

  uint32_t body_;
  std::string_view original_;
  std::string text_;  // empty where there is no gap
  std::vector<Gap> gaps_;
};

}  // namespace paralint
