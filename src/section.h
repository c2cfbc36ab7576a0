// The outline of a page: its headings, and what the section below each holds,
// as far as it tells two sections apart in any language.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "resolve.h"
#include "words.h"

namespace paralint {

// What speaks for it that two headings answer each other.
enum Evidence : uint16_t {
  by_id = 1,
  by_text = 2,
  by_level = 4,
  by_words = 8,
  by_images = 16,
  by_links = 32,
  by_code = 64,
  by_tokens = 128,
  by_length = 256,
  by_order = 512,
  by_mapping = 1024,
};

// Something that a section holds and that its translation should hold, too.
struct Mark {
  uint32_t hash = 0;
  Evidence kind = by_tokens;  // by_images, by_links, by_tokens
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

struct Section {
  const Heading* heading = nullptr;
  const std::string* id = nullptr;  // explicit, or null
  Phrase words;                     // of the heading
  uint32_t text_hash = 0;           // of all its words
  uint32_t bytes = 0;               // of its text, up to the next heading
  uint32_t code_blocks = 0;
  uint32_t first_mark = 0;  // of Outline::marks
  uint32_t last_mark = 0;
};

struct Outline {
  std::vector<Section> sections;  // by heading
  std::vector<Mark> marks;        // by section; sorted, without repeats

  size_t size() const { return sections.size(); }
  std::span<const Mark> marks_of(size_t section) const {
    return std::span(marks).subspan(
        sections[section].first_mark,
        sections[section].last_mark - sections[section].first_mark);
  }
};

Outline outline(const Corpus& corpus, const SitePage& page,
                const std::vector<Target>& targets);

}  // namespace paralint
