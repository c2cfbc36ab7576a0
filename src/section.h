// What the section below a heading holds, as far as it tells two sections
// apart in any language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "resolve.h"

namespace paralint {

struct Section {
  uint32_t bytes = 0;  // of text, up to the next heading
  uint32_t code_blocks = 0;
  std::vector<std::string_view> images;  // file names
  std::vector<SetIndex> targets;         // sets of pages linked to, sorted
};

// By heading.
std::vector<Section> sections(const Corpus& corpus, const SitePage& page,
                              const std::vector<Target>& targets);

// Folded words of a heading that survive translation: numbers, and words of
// four letters and more, cut to five bytes ("connexion", "connect": "conne").
std::vector<std::string> word_stems(std::string_view text);

}  // namespace paralint
