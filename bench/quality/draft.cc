#include "draft.h"

#include <algorithm>

namespace paralint::bench {

Draft::Draft(std::string file, std::string text, Dialect dialect)
    : dialect_(dialect),
      text_(std::move(text)),
      page_(parse_page(std::move(file), text_, dialect)) {
  for (const Heading& heading : page_.headings) {
    headings_.push_back(
        {static_cast<int32_t>(headings_.size()), heading.level, heading.text});
  }
  touched_.resize(headings_.size());
  absorbers_.resize(headings_.size(), no_heading);
}

int32_t Draft::now(int32_t origin) const {
  const auto at = std::ranges::find(headings_, origin, &State::origin);
  return at == headings_.end() ? no_heading
                               : static_cast<int32_t>(at - headings_.begin());
}

bool Draft::is_touched(int32_t origin) const {
  return touched_[static_cast<size_t>(origin)];
}

int32_t Draft::absorber(int32_t origin) const {
  return absorbers_[static_cast<size_t>(origin)];
}

size_t Draft::end_of_subtree(size_t heading) const {
  size_t end = heading + 1;
  while (end < size() && headings_[end].level > headings_[heading].level) ++end;
  return end;
}

uint32_t Draft::begin_of(size_t heading) const {
  return heading < size() ? page_.headings[heading].span.begin : page_.size;
}

// With a line end, so that it can stand anywhere.
std::string Draft::part(uint32_t begin, uint32_t end) const {
  std::string text = text_.substr(begin, end - begin);
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

bool Draft::become(std::string text, std::vector<State> expected) {
  Page page = parse_page(page_.file, text, dialect_);
  const bool is_as_meant = std::ranges::equal(
      page.headings, expected, [](const Heading& made, const State& meant) {
        return made.level == meant.level && made.text == meant.text;
      });
  if (!is_as_meant) return false;
  text_ = std::move(text);
  page_ = std::move(page);
  headings_ = std::move(expected);
  return true;
}

void Draft::touch(size_t first, size_t last) {
  for (; first < last; ++first) {
    touched_[static_cast<size_t>(origin(first))] = true;
  }
}

// Ids in tags stay: they are attributes of what they belong to.
bool Draft::hide_ids() {
  std::string text = text_;
  for (auto heading = page_.headings.rbegin(); heading != page_.headings.rend();
       ++heading) {
    for (auto id = heading->ids.rbegin(); id != heading->ids.rend(); ++id) {
      if (id->syntax == IdSyntax::heading_tag) continue;
      size_t begin = id->where.begin;
      while (begin > 0 && text[begin - 1] == ' ') --begin;
      text.erase(begin, id->where.end - begin);
    }
  }
  return become(std::move(text), headings_);
}

bool Draft::erase_section(size_t heading) {
  const auto origin = static_cast<size_t>(this->origin(heading));
  std::vector<State> expected = headings_;
  expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(heading));
  std::string text = text_;
  text.erase(begin_of(heading), begin_of(heading + 1) - begin_of(heading));
  if (!become(std::move(text), std::move(expected))) return false;
  touched_[origin] = true;
  return true;
}

bool Draft::erase_heading(size_t heading) {
  const auto origin = static_cast<size_t>(this->origin(heading));
  const int32_t absorber =
      heading == 0 ? no_heading : this->origin(heading - 1);
  std::vector<State> expected = headings_;
  expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(heading));
  std::string text = text_;
  const Span span = page_.headings[heading].span;
  text.erase(span.begin, span.size());
  if (!become(std::move(text), std::move(expected))) return false;
  absorbers_[origin] = absorber;
  touched_[origin] = true;
  return true;
}

bool Draft::change_level(size_t heading, int step) {
  std::vector<State> expected = headings_;
  const auto marks = static_cast<size_t>(expected[heading].level);
  expected[heading].level += step;
  const uint32_t begin = begin_of(heading);
  std::string text = text_;
  if (text.compare(begin, marks, std::string(marks, '#')) != 0) return false;
  text.replace(begin, marks,
               std::string(static_cast<size_t>(expected[heading].level), '#'));
  if (!become(std::move(text), std::move(expected))) return false;
  touch(heading, heading + 1);
  return true;
}

bool Draft::swap_subtrees(size_t first, size_t second) {
  const size_t end = end_of_subtree(first);
  const size_t end2 = end_of_subtree(second);
  const std::string text = text_.substr(0, begin_of(first)) +
                           part(begin_of(second), begin_of(end2)) +
                           part(begin_of(end), begin_of(second)) +
                           part(begin_of(first), begin_of(end)) +
                           text_.substr(begin_of(end2));
  std::vector<State> expected(
      headings_.begin(),
      headings_.begin() + static_cast<std::ptrdiff_t>(first));
  const auto append = [&](size_t from, size_t to) {
    for (; from < to; ++from) expected.push_back(headings_[from]);
  };
  append(second, end2);
  append(end, second);
  append(first, end);
  append(end2, size());
  if (!become(text, std::move(expected))) return false;
  touch(first, first + end2 - second);
  touch(first + end2 - end, end2);
  return true;
}

}  // namespace paralint::bench
