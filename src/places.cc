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

// In parts that eight bits can count: the compiler looks at many bytes at once.
uint32_t line_feeds(std::string_view text) {
  constexpr size_t part = 128;
  uint32_t all = 0;
  for (; text.size() >= part; text.remove_prefix(part)) {
    uint8_t here = 0;
    for (size_t i = 0; i < part; ++i) {
      here = static_cast<uint8_t>(here + (text[i] == '\n' ? 1 : 0));
    }
    all += here;
  }
  return all + static_cast<uint32_t>(std::ranges::count(text, '\n'));
}

}  // namespace

// Goes to the begin of the line that holds the byte, if that is another one.
void Walker::pass_lines(uint32_t offset) {
  uint32_t ends = 0;
  size_t begin = offset_;
  if (!has_returns_) {
    const std::string_view passed = text_.substr(0, offset).substr(offset_);
    ends = line_feeds(passed);
    if (ends > 0) begin = offset_ + passed.rfind('\n') + 1;
  } else {
    for (size_t at = offset_; at < offset; ++at) {
      const bool is_end =
          text_[at] == '\n' ||
          (text_[at] == '\r' && text_.substr(at + 1, 1) != "\n");
      if (!is_end) continue;
      ++ends;
      begin = at + 1;
    }
  }
  if (ends == 0) return;
  at_ = {at_.line + ends, 1, 1, 1};
  offset_ = static_cast<uint32_t>(begin);
}

Spot Walker::to(uint32_t offset) {
  // Somebody may have changed the file meanwhile.
  offset = std::min(offset, static_cast<uint32_t>(text_.size()));
  if (offset < offset_) {
    offset_ = 0;
    at_ = {};
  }
  pass_lines(offset);
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
    const PageIndex page = questions[starts[i]].page;
    std::string text;
    if (!disk_.read(corpus_.page(page).facts.file, text).empty()) text.clear();
    Walker walker(text);
    for (size_t j = starts[i]; j < starts[i + 1]; ++j) {
      *questions[j].answer = walker.to(questions[j].offset);
    }
  });
}

}  // namespace paralint
