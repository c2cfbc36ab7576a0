#include "section.h"

#include <algorithm>

#include "alignment.h"
#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

constexpr size_t stem_length = 5;

std::string_view file_name(std::string_view path) {
  path = parse_href(path).path;
  return path.substr(path.rfind('/') + 1);
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || static_cast<signed char>(c) < 0;
}

void sort_unique(auto& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

std::vector<Section> sections(const Corpus& corpus, const SitePage& page,
                              const std::vector<Target>& targets) {
  const Page& facts = page.facts;
  std::vector<Section> all(facts.headings.size());
  for (size_t i = 0; i < all.size(); ++i) {
    const uint32_t end =
        i + 1 < all.size() ? facts.headings[i + 1].span.begin : facts.size;
    all[i].bytes = end - std::min(end, facts.headings[i].span.end);
  }
  const auto section_at = [&](uint32_t offset) -> Section* {
    const int32_t heading = section_of(facts, offset);
    return heading == no_heading ? nullptr : &all[static_cast<size_t>(heading)];
  };
  for (const CodeBlock& code : facts.code) {
    if (Section* section = section_at(code.where.begin)) {
      ++section->code_blocks;
    }
  }
  for (size_t i = 0; i < facts.links.size(); ++i) {
    Section* section = section_at(facts.links[i].span.begin);
    if (!section) continue;
    if (facts.links[i].image) {
      section->images.push_back(file_name(facts.links[i].destination));
    } else if (targets[i].page != none) {
      section->targets.push_back(corpus.page(targets[i].page).set);
    }
  }
  for (Section& section : all) {
    sort_unique(section.images);
    sort_unique(section.targets);
  }
  return all;
}

std::vector<std::string> word_stems(std::string_view text) {
  const std::string folded = fold_case(text);
  std::vector<std::string> stems;
  size_t at = 0;
  while (at < folded.size()) {
    if (!is_word_byte(folded[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    const std::string word = folded.substr(at, end - at);
    const bool number = word[0] >= '0' && word[0] <= '9';
    if (number || word.size() >= 4)
      stems.push_back(word.substr(0, stem_length));
    at = end;
  }
  sort_unique(stems);
  return stems;
}

}  // namespace paralint
