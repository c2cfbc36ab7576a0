// The outline of a page: its headings, and what the section below each holds,
// as far as it tells two sections apart in any language.
#pragma once

#include <cstdint>
#include <string>
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

struct Section {
  const Heading* heading = nullptr;
  const std::string* id = nullptr;  // explicit, or null
  Phrase words;                     // of the heading
  uint32_t text_hash = 0;           // of all its words
  uint32_t bytes = 0;               // of its text, up to the next heading
  uint32_t code_blocks = 0;
};

// Something that a section holds and that its translation should hold, too: an
// image, what a link leads to, a token. One number, so that many are sorted
// fast.
class Mark {
 public:
  // `kind` is by_images, by_links or by_tokens.
  Mark(uint32_t hash, Evidence kind, uint32_t section)
      : all_(uint64_t{hash} << 32 |
             uint64_t{kind == by_images  ? 0U
                      : kind == by_links ? 1U
                                         : 2U}
                 << section_bits |
             section) {}

  // Begins with the hash.
  uint64_t number() const { return all_; }
  // The same for what is the same in two sections.
  uint64_t what() const { return all_ >> section_bits; }
  Evidence kind() const {
    constexpr Evidence kinds[] = {by_images, by_links, by_tokens};
    return kinds[what() & 3];
  }
  uint32_t section() const {
    return static_cast<uint32_t>(all_ & ((1U << section_bits) - 1));
  }
  // By what they are, then by section.
  friend auto operator<=>(const Mark&, const Mark&) = default;

 private:
  static constexpr unsigned section_bits = 30;  // no page has more headings

  uint64_t all_;
};

struct Outline {
  std::vector<Section> sections;  // by heading
  std::vector<Mark> marks;        // sorted, without repeats

  size_t size() const { return sections.size(); }
};

Outline outline(const Corpus& corpus, const SitePage& page,
                const std::vector<Target>& targets);

}  // namespace paralint
