#include "section.h"

#include <algorithm>
#include <utility>

#include "hash_sort.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

std::string_view file_name(std::string_view path) {
  return last_segment(parse_href(path).path);
}

uint32_t hash_of(const Phrase& words) {
  uint32_t hash = 0;
  for (const Word& word : words) hash = hash * 0x9E3779B1u + word.hash;
  return hash;
}

// What a link leads to, the same in every language: the set of a page of this
// site, the place of another.
uint32_t target_hash(const Corpus& corpus, const Link& link,
                     const Target& target) {
  if (target.page != none) return corpus.page(target.page).set * 0x9E3779B1u;
  return short_hash(link.destination);
}

std::vector<Mark> marks_of(const Corpus& corpus, const SitePage& page,
                           const std::vector<Target>& targets) {
  const Page& facts = page.facts;
  std::vector<Mark> marks;
  const auto add = [&](int32_t section, uint32_t hash, Evidence kind) {
    if (section == no_heading) return;
    marks.emplace_back(hash, kind, static_cast<uint32_t>(section));
  };
  SectionWalk sections(facts);
  for (size_t i = 0; i < facts.links.size(); ++i) {
    const Link& link = facts.links[i];
    const int32_t section = sections.to(link.span.begin);
    if (link.image) {
      add(section, short_hash(file_name(link.destination)), by_images);
    } else if (targets[i].page != none ||
               targets[i].kind == TargetKind::external) {
      add(section, target_hash(corpus, link, targets[i]), by_links);
    }
  }
  for (size_t i = 0; i < facts.headings.size(); ++i) {
    const auto section = static_cast<int32_t>(i);
    for (const uint32_t token : facts.tokens.of_section(section)) {
      add(section, token, by_tokens);
    }
  }
  sort_by_hash(marks, [](const Mark& mark) { return mark.number(); });
  const auto repeats = std::ranges::unique(marks);
  marks.erase(repeats.begin(), repeats.end());
  return marks;
}

}  // namespace

Outline outline(const Corpus& corpus, const SitePage& page,
                const std::vector<Target>& targets) {
  const Page& facts = page.facts;
  Outline made;
  made.sections.resize(facts.headings.size());
  for (size_t i = 0; i < made.size(); ++i) {
    Section& section = made.sections[i];
    const Heading& heading = facts.headings[i];
    const uint32_t end =
        i + 1 < made.size() ? facts.headings[i + 1].span.begin : facts.size;
    section.heading = &heading;
    section.id = explicit_id(facts, page.anchors, static_cast<int32_t>(i));
    section.words = phrase(heading.text);
    section.text_hash = hash_of(section.words);
    section.bytes = end - std::min(end, heading.span.end);
  }
  for (const CodeBlock& code : facts.code) {
    const int32_t at = section_of(facts, code.where.begin);
    if (at != no_heading) {
      ++made.sections[static_cast<size_t>(at)].code_blocks;
    }
  }
  made.marks = marks_of(corpus, page, targets);
  return made;
}

}  // namespace paralint
