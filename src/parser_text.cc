#include "parser_text.h"

#include <algorithm>

namespace paralint {

ParserText::ParserText(std::string_view page, uint32_t body,
                       std::vector<TextChange> changes)
    : body_(body), original_(page) {
  if (changes.empty()) return;
  std::stable_sort(changes.begin(), changes.end(),
                   [](const TextChange& a, const TextChange& b) {
                     return a.where.begin < b.where.begin;
                   });
  size_t copied = body;
  for (const TextChange& change : changes) {
    text_ += page.substr(copied, change.where.begin - copied);
    const auto begin = static_cast<uint32_t>(text_.size());
    text_ += change.text;
    seams_.push_back(
        {begin, static_cast<uint32_t>(text_.size()), change.where.end});
    copied = change.where.end;
  }
  text_ += page.substr(copied);
}

std::string_view ParserText::text() const {
  return seams_.empty() ? original_.substr(body_) : std::string_view(text_);
}

// The first change that begins behind the byte.
std::vector<ParserText::Seam>::const_iterator ParserText::behind(
    uint32_t offset) const {
  return std::upper_bound(
      seams_.begin(), seams_.end(), offset,
      [](uint32_t o, const Seam& seam) { return o < seam.begin; });
}

uint32_t ParserText::original(uint32_t offset,
                              std::vector<Seam>::const_iterator next) const {
  if (next == seams_.begin()) return body_ + offset;
  const Seam& seam = *std::prev(next);
  return seam.original + (std::max(offset, seam.end) - seam.end);
}

uint32_t ParserText::original(uint32_t offset) const {
  return original(offset, behind(offset));
}

Span ParserText::original(Span where) const {
  const auto next = behind(where.begin);
  const bool is_divided = next != seams_.end() && next->begin <= where.end;
  return {original(where.begin, next),
          is_divided ? original(where.end) : original(where.end, next)};
}

}  // namespace paralint
