#include "fault.h"

#include <algorithm>

#include "text.h"

namespace paralint::bench {
namespace {

// Where a byte of the changed page was before.
uint32_t before(const Fault& fault, uint32_t offset) {
  uint32_t shift = 0;  // modulo 2^32
  for (const Edit& edit : fault.edits) {
    const auto size = static_cast<uint32_t>(edit.text.size());
    const uint32_t begin = edit.where.begin - shift;
    if (offset < begin) break;
    if (offset < begin + size) {
      return edit.where.begin + std::min(offset - begin, edit.where.size());
    }
    shift += edit.where.size() - size;
  }
  return offset + shift;
}

}  // namespace

Healthy::Healthy(const Sample& sample, const Site& site,
                 const std::vector<Finding>& findings)
    : sample_(sample), site_(site), named_(site.corpus().pages().size()) {
  for (const Finding& finding : findings) {
    for (const Spot& spot : named_by(corpus(), finding)) {
      named_[spot.page].push_back(spot.where);
    }
  }
}

const std::string& Healthy::text(PageIndex page) const {
  return sample_.files.at(this->page(page).file);
}

Span Healthy::lines(PageIndex page, Span where) const {
  const std::string& text = this->text(page);
  const size_t before =
      where.begin == 0 ? npos : text.rfind('\n', where.begin - 1);
  const size_t behind = std::min(text.find('\n', where.end), text.size());
  return {static_cast<uint32_t>(before == npos ? 0 : before + 1),
          static_cast<uint32_t>(behind)};
}

bool Healthy::is_healthy(PageIndex page, Span lines) const {
  return std::ranges::none_of(named_[page],
                              [&](Span named) { return touch(named, lines); });
}

const Pair* Healthy::pair(PageIndex translation) const {
  const auto& pairs = site_.pairs();
  const auto at = std::ranges::find(pairs, translation, &Pair::translation);
  return at == pairs.end() ? nullptr : &*at;
}

bool touch(Span a, Span b) {
  return std::max(a.begin, b.begin) <= std::min(a.end, b.end);
}

bool touch(const std::vector<Spot>& some, const std::vector<Spot>& others) {
  return std::ranges::any_of(some, [&](const Spot& a) {
    return std::ranges::any_of(others, [&](const Spot& b) {
      return a.page == b.page && touch(a.where, b.where);
    });
  });
}

Span before(const Fault& fault, Span where) {
  return {before(fault, where.begin), before(fault, where.end)};
}

std::vector<Spot> named_by(const Corpus& corpus, const Finding& finding) {
  std::vector<Spot> spots;
  if (finding.page == none) return spots;
  spots.push_back({finding.page, finding.where});
  if (finding.other_page == none) return spots;
  const Page& other = corpus.page(finding.other_page).facts;
  if (finding.other_link != no_link) {
    const auto link = static_cast<size_t>(finding.other_link);
    spots.push_back({finding.other_page, other.links[link].span});
  } else if (finding.other_heading != no_heading) {
    const auto heading = static_cast<size_t>(finding.other_heading);
    spots.push_back({finding.other_page, other.headings[heading].span});
  }
  return spots;
}

}  // namespace paralint::bench
