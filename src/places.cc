#include "places.h"

#include <algorithm>

#include "parallel.h"
#include "text.h"

namespace paralint {
namespace {

// A byte of a page, and where to write what it is.
struct Question {
  PageIndex page = none;
  uint32_t offset = 0;
  Spot* answer = nullptr;
};

void ask(PageIndex page, Span where, SpotRange& range,
         std::vector<Question>& questions) {
  questions.push_back({page, where.begin, &range.begin});
  questions.push_back({page, where.end, &range.end});
}

}  // namespace

Spot Walker::to(uint32_t offset) {
  const uint32_t line = lines_->line_of(offset);
  // Somebody may have changed the file meanwhile.
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  if (line != at_.line || offset < offset_) {
    offset_ = std::min(lines_->start_of(line), offset);
    at_ = {line, 1, 1, 1};
  }
  const std::string_view passed = text_.substr(offset_, offset - offset_);
  const auto bytes = static_cast<uint32_t>(passed.size());
  const auto points = static_cast<uint32_t>(code_points(passed));
  // Only four bytes make two units of one code point.
  const auto pairs = static_cast<uint32_t>(std::ranges::count_if(
      passed, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }));
  at_.byte += bytes;
  at_.column += points;
  at_.utf16 += points + (points == bytes ? 0 : pairs);
  offset_ = offset;
  return at_;
}

const SpotRange& Places::range(const Finding& finding, size_t number) const {
  std::call_once(once_, [this] { fill(); });
  const auto index = static_cast<size_t>(&finding - findings_.data());
  return ranges_[first_[index] + number];
}

void Places::fill() const {
  size_t count = 0;
  first_.reserve(findings_.size());
  for (const Finding& finding : findings_) {
    first_.push_back(static_cast<uint32_t>(count));
    count += 1 + (finding.fix ? finding.fix->edits.size() : 0);
  }
  ranges_.resize(count);
  std::vector<Question> questions;
  questions.reserve(2 * count);
  for (size_t i = 0; i < findings_.size(); ++i) {
    const Finding& finding = findings_[i];
    SpotRange* range = &ranges_[first_[i]];
    ask(finding.page, finding.where, *range, questions);
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) {
      ++range;
      if (const auto page = corpus_.find_file(edit.file)) {
        ask(*page, edit.where, *range, questions);
      }
    }
  }
  std::ranges::sort(questions, [](const Question& a, const Question& b) {
    return std::pair(a.page, a.offset) < std::pair(b.page, b.offset);
  });
  std::vector<size_t> starts;  // of each page's questions
  for (size_t i = 0; i < questions.size(); ++i) {
    if (i == 0 || questions[i].page != questions[i - 1].page) {
      starts.push_back(i);
    }
  }
  starts.push_back(questions.size());
  for_each_index(starts.size() - 1, threads_, [&](size_t i) {
    const Page& page = corpus_.page(questions[starts[i]].page).facts;
    std::string text;
    if (!disk_.read(page.file, text).empty()) text.clear();
    Walker walker(page.lines, text);
    for (size_t j = starts[i]; j < starts[i + 1]; ++j) {
      *questions[j].answer = walker.to(questions[j].offset);
    }
  });
}

}  // namespace paralint
