#include "slug_rules.h"

#include <algorithm>
#include <cassert>

#include <re2/re2.h>

#include "code_points.h"
#include "text.h"

namespace paralint {
namespace {

struct Word {
  std::string_view word;
  SlugStep::Kind kind;
};
constexpr Word words[] = {
    {"lowercase", SlugStep::Kind::lowercase},
    {"nfc", SlugStep::Kind::nfc},
    {"nfd", SlugStep::Kind::nfd},
    {"nfkd", SlugStep::Kind::nfkd},
    {"trim", SlugStep::Kind::trim},
};

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

struct Step {
  explicit Step(SlugStep from)
      : step(std::move(from)),
        pattern(std::make_unique<RE2>(step.pattern, quiet())) {}

  std::string made_of(std::string text) const {
    switch (step.kind) {
      case SlugStep::Kind::lowercase:
        return lower_case(text);
      case SlugStep::Kind::nfc:
        return normalized(text, Form::nfc);
      case SlugStep::Kind::nfd:
        return normalized(text, Form::nfd);
      case SlugStep::Kind::nfkd:
        return normalized(text, Form::nfkd);
      case SlugStep::Kind::trim:
        return std::string(trim(text));
      case SlugStep::Kind::replace:
        RE2::GlobalReplace(&text, *pattern, step.with);
        return text;
    }
    return text;
  }

  SlugStep step;
  std::unique_ptr<const RE2> pattern;
};

}  // namespace

std::vector<std::string_view> slug_step_words() {
  std::vector<std::string_view> result;
  for (const Word& word : words) result.push_back(word.word);
  return result;
}

SlugStep slug_step(std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word::word);
  assert(found != std::end(words));
  return {found->kind, "", ""};
}

std::string mistake(const SlugStep& step) {
  const RE2 pattern(step.pattern, quiet());
  if (!pattern.ok()) return pattern.error();
  std::string error;
  pattern.CheckRewriteString(step.with, &error);
  return error;
}

std::shared_ptr<const Slugger> own_slugger(std::vector<SlugStep> steps,
                                           Duplicates duplicates,
                                           std::string empty) {
  // Shared, since a function must be copyable and RE2 is not.
  auto made = std::make_shared<std::vector<Step>>();
  for (SlugStep& step : steps) made->emplace_back(std::move(step));
  auto slugger = std::make_shared<Slugger>();
  slugger->name = "own";
  slugger->slug = [made](std::string_view text) {
    std::string slug(text);
    for (const Step& step : *made) slug = step.made_of(std::move(slug));
    return slug;
  };
  slugger->duplicates = duplicates;
  slugger->empty = std::move(empty);
  slugger->source = "the configuration";
  return slugger;
}

}  // namespace paralint
