// A slug algorithm that a site has written itself, as a list of steps.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "slug.h"

namespace paralint {

struct SlugStep {
  enum class Kind {
    lowercase,  // by Unicode's rules without regard to the language
    nfc,
    nfd,
    nfkd,
    trim,     // white space at the ends
    replace,  // what `pattern` fits by `with`, each time
  };
  Kind kind = Kind::lowercase;
  std::string pattern;  // a regular expression of RE2
  std::string with;     // may hold \1
};

// The steps that are a word of their own: "lowercase", "nfc", "nfd", "nfkd",
// "trim".
std::vector<std::string_view> slug_step_words();
SlugStep slug_step(std::string_view word);

// What is wrong with a step that replaces, without full stop; empty for a sound
// one.
std::string mistake(const SlugStep& step);

// The slugger that takes the steps in their order, none of which is mistaken.
std::shared_ptr<const Slugger> own_slugger(std::vector<SlugStep> steps,
                                           Duplicates duplicates,
                                           std::string empty);

}  // namespace paralint
