// A page whose sections are deleted, moved and changed. After each change the
// page is read again: one that gives other headings than were meant (a section
// cut out of the middle of a component, say) is not made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "markdown.h"
#include "page.h"

namespace paralint::bench {

class Draft {
 public:
  Draft(std::string file, std::string text, Dialect dialect);

  const std::string& text() const { return text_; }
  const Page& page() const { return page_; }
  size_t size() const { return page_.headings.size(); }
  // The number that a heading had in the beginning.
  int32_t origin(size_t heading) const { return headings_[heading].origin; }
  // The heading that had this number, or no_heading.
  int32_t now(int32_t origin) const;
  // Whether a change concerned the heading that had this number.
  bool is_touched(int32_t origin) const;
  // The heading (by its number in the beginning) whose section took in that of
  // the erased one, or no_heading.
  int32_t absorber(int32_t origin) const;
  // Behind the last heading of the subtree that the heading opens.
  size_t end_of_subtree(size_t heading) const;

  // Each says whether the change was made.
  bool hide_ids();
  bool erase_section(size_t heading);
  bool erase_heading(size_t heading);  // its body stays
  bool change_level(size_t heading, int step);
  bool swap_subtrees(size_t first, size_t second);

 private:
  struct State {
    int32_t origin;
    int level;
    std::string text;
  };

  uint32_t begin_of(size_t heading) const;
  std::string part(uint32_t begin, uint32_t end) const;
  // Takes the text if it has the headings that are expected of it.
  bool become(std::string text, std::vector<State> expected);
  void touch(size_t first, size_t last);

  Dialect dialect_;
  std::string text_;
  Page page_;
  std::vector<State> headings_;
  std::vector<bool> touched_;       // by origin
  std::vector<int32_t> absorbers_;  // by origin
};

}  // namespace paralint::bench
