#include "parser_text.h"

#include <algorithm>

namespace paralint {

ParserText::ParserText(std::string_view page, uint32_t body,
                       std::vector<TextChange> changes)
    : body_(body), original_(page) {
  if (changes.empty()) return;
  const auto before = [](const TextChange& a, const TextChange& b) {
    return a.where.begin < b.where.begin;
  };
  if (!std::is_sorted(changes.begin(), changes.end(), before)) {
    std::stable_sort(changes.begin(), changes.end(), before);
  }
  size_t added = 0;
  for (const TextChange& change : changes) added += change.text.size();
  text_.reserve(page.size() - body + added);
  seams_.reserve(changes.size());
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

// How many changes begin at the byte or in front of it.
size_t ParserText::seams_until(uint32_t offset) const {
  const auto next = std::upper_bound(
      seams_.begin(), seams_.end(), offset,
      [](uint32_t o, const Seam& seam) { return o < seam.begin; });
  return static_cast<size_t>(next - seams_.begin());
}

uint32_t ParserText::original(uint32_t offset, size_t seams) const {
  if (seams == 0) return body_ + offset;
  const Seam& seam = seams_[seams - 1];
  return seam.original + (std::max(offset, seam.end) - seam.end);
}

uint32_t ParserText::original(uint32_t offset) const {
  return original(offset, seams_until(offset));
}

Span ParserText::find(Span where) {
  const size_t seams = seams_until(where.begin);
  copy_.begin = seams == 0 ? 0 : seams_[seams - 1].end;
  copy_.end = seams == seams_.size() ? UINT32_MAX : seams_[seams].begin;
  shift_ = original(copy_.begin, seams) - copy_.begin;
  return {original(where.begin, seams), original(where.end)};
}

}  // namespace paralint
