// Takes the ids from the headings of a site, changes its sections, and sees
// whether the alignment still knows which heading answers which.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "draft.h"
#include "heading_judge.h"
#include "parallel.h"
#include "quality.h"
#include "random.h"
#include "truth.h"

namespace paralint::bench {
namespace {

// ---- What is done to a page.

bool is_title(const Draft& draft, size_t heading) {
  return heading == 0 && draft.page().headings[0].level == 1;
}

void nothing(Draft&, Random&) {}

void delete_sections(Draft& draft, Random& random, unsigned chance) {
  for (size_t i = draft.size(); i-- > 0;) {
    if (!is_title(draft, i) && random.percent(chance)) draft.erase_section(i);
  }
}

template <unsigned chance>
void delete_some(Draft& draft, Random& random) {
  delete_sections(draft, random, chance);
}

// Subtrees below the same heading, of the same level.
std::vector<std::pair<size_t, size_t>> siblings(const Draft& draft) {
  std::vector<std::pair<size_t, size_t>> found;
  const auto& headings = draft.page().headings;
  for (size_t i = 0; i < headings.size(); ++i) {
    for (size_t j = draft.end_of_subtree(i);
         j < headings.size() && headings[j].level == headings[i].level;
         j = draft.end_of_subtree(j)) {
      found.emplace_back(i, j);
    }
  }
  return found;
}

void swap_two(Draft& draft, Random& random) {
  auto pairs = siblings(draft);
  random.shuffle(pairs);
  for (const auto& [first, second] : pairs) {
    if (draft.swap_subtrees(first, second)) return;
  }
}

void merge_two(Draft& draft, Random& random) {
  std::vector<size_t> absorbed;
  const auto& headings = draft.page().headings;
  for (size_t i = 1; i < headings.size(); ++i) {
    if (headings[i].level >= headings[i - 1].level) absorbed.push_back(i);
  }
  random.shuffle(absorbed);
  for (const size_t heading : absorbed) {
    if (draft.erase_heading(heading)) return;
  }
}

void change_levels(Draft& draft, Random& random) {
  constexpr unsigned chance = 10;
  for (size_t i = 0; i < draft.size(); ++i) {
    if (is_title(draft, i) || !random.percent(chance)) continue;
    const int level = draft.page().headings[i].level;
    const bool deeper = level <= 2 || (level < 6 && random.percent(50));
    draft.change_level(i, deeper ? 1 : -1);
  }
}

void mix(Draft& draft, Random& random) {
  delete_sections(draft, random, 20);
  if (random.percent(50)) swap_two(draft, random);
  change_levels(draft, random);
}

struct Mutation {
  const char* name;
  void (*apply)(Draft&, Random&);
  bool both_sides = false;
};

constexpr Mutation mutations[] = {
    {"plain", nothing},
    {"deleted 10%", delete_some<10>},
    {"deleted 30%", delete_some<30>},
    {"deleted 50%", delete_some<50>},
    {"swapped", swap_two},
    {"merged", merge_two},
    {"levels", change_levels},
    {"mixed", mix, true},
};

// ---- The changed site.

// The pages of all pairs without their ids. Pages that cannot do without are
// left as they are, and out of the truth.
Drafts hidden_pages(const Sample& sample, const Site& site) {
  std::set<std::string> files;
  for (const Pair& pair : site.pairs()) {
    files.insert(site.corpus().page(pair.reference).facts.file);
    files.insert(site.corpus().page(pair.translation).facts.file);
  }
  const std::vector<std::string> names(files.begin(), files.end());
  std::vector<std::unique_ptr<Draft>> made(names.size());
  for_each_index(names.size(), 0, [&](size_t i) {
    auto draft =
        std::make_unique<Draft>(names[i], sample.files.at(names[i]),
                                dialect_of(sample.config.renderer, names[i]));
    if (draft->hide_ids()) made[i] = std::move(draft);
  });
  Drafts drafts;
  for (size_t i = 0; i < names.size(); ++i) {
    if (made[i]) drafts.emplace(names[i], std::move(made[i]));
  }
  return drafts;
}

// The pages to change: of each pair the reference page or, just as often, all
// of its translations.
std::set<std::string> chosen_pages(const Site& site, const Mutation& mutation,
                                   uint64_t seed) {
  std::set<std::string> chosen;
  for (const Pair& pair : site.pairs()) {
    const std::string& file = site.corpus().page(pair.reference).facts.file;
    const bool heads = Random(seed, mutation.name + file).percent(50);
    if (heads || mutation.both_sides) chosen.insert(file);
    if (heads && !mutation.both_sides) continue;
    chosen.insert(site.corpus().page(pair.translation).facts.file);
  }
  return chosen;
}

Drafts mutated(const Drafts& drafts, const std::set<std::string>& chosen,
               const Mutation& mutation, uint64_t seed) {
  std::vector<const Draft*> from;
  for (const auto& [file, draft] : drafts) from.push_back(draft.get());
  std::vector<std::unique_ptr<Draft>> made(from.size());
  for_each_index(from.size(), 0, [&](size_t i) {
    made[i] = std::make_unique<Draft>(*from[i]);
    const std::string& file = from[i]->page().file;
    Random random(seed, std::string("change ") + mutation.name + file);
    if (chosen.contains(file)) mutation.apply(*made[i], random);
  });
  Drafts result;
  for (auto& draft : made) {
    const std::string file = draft->page().file;
    result.emplace(file, std::move(draft));
  }
  return result;
}

Files with(Files files, const Drafts& drafts) {
  for (const auto& [file, draft] : drafts) files[file] = draft->text();
  return files;
}

std::vector<Cell> row_of(const std::string& name, const Score& score) {
  return {name,
          score.headings,
          percent(score.right, score.headings),
          percent(score.right_claims, score.claims),
          percent(score.matched, score.partners),
          score.headings - score.right,
          score.touched,
          percent(score.touched_right, score.touched),
          score.parts,
          percent(score.right_parts, score.parts)};
}

Table empty_table(const Sample& sample, const Truth& truth) {
  return {fmt::format("headings of {}: truth by {}, {} headings of {} pairs",
                      sample.name, truth.name, truth.headings(),
                      truth.pairs.size()),
          {"change", "headings", "accuracy", "precision", "recall", "wrong",
           "touched", "touched right", "parts", "parts right"},
          {},
          {}};
}

}  // namespace

std::vector<Table> measure_headings(const Sample& sample,
                                    const Options& options,
                                    Calibrations& calibrations) {
  const auto disk = memory_disk(sample.files);
  const Site site(sample.config, *disk, 0);
  std::vector<Truth> truths;
  for (Truth& truth : std::vector{truth_by_ids(site), truth_by_order(site)}) {
    if (!truth.pairs.empty()) truths.push_back(std::move(truth));
  }
  std::vector<Table> tables;
  for (const Truth& truth : truths) {
    tables.push_back(empty_table(sample, truth));
  }
  const Drafts hidden = hidden_pages(sample, site);
  for (const Mutation& mutation : mutations) {
    const Drafts drafts =
        mutated(hidden, chosen_pages(site, mutation, options.seed), mutation,
                options.seed);
    const auto changed_disk = memory_disk(with(sample.files, drafts));
    const Site changed(sample.config, *changed_disk, 0);
    for (size_t i = 0; i < truths.size(); ++i) {
      const Score score =
          judge(changed, drafts, truths[i], i == 0 ? &calibrations : nullptr);
      tables[i].rows.push_back(row_of(mutation.name, score));
      for (const std::string& line : spread(score.wrong, options.show)) {
        tables[i].notes.push_back(fmt::format("  {}: {}", mutation.name, line));
      }
    }
  }
  return tables;
}

}  // namespace paralint::bench
