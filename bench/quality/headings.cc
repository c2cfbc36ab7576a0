// Takes the ids from the headings of a site, changes its sections, and sees
// whether the alignment still knows which heading answers which.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "draft.h"
#include "parallel.h"
#include "quality.h"
#include "random.h"
#include "truth.h"

namespace paralint::bench {
namespace {

using Drafts = std::map<std::string, std::unique_ptr<Draft>>;  // by file

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

struct Mutation {
  const char* name;
  void (*apply)(Draft&, Random&);
};

constexpr Mutation mutations[] = {
    {"plain", nothing},
    {"deleted 10%", delete_some<10>},
    {"deleted 30%", delete_some<30>},
    {"deleted 50%", delete_some<50>},
    {"swapped", swap_two},
    {"merged", merge_two},
    {"levels", change_levels},
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
    auto draft = std::make_unique<Draft>(names[i], sample.files.at(names[i]),
                                         sample.config.renderer.dialect);
    if (draft->hide_ids()) made[i] = std::move(draft);
  });
  Drafts drafts;
  for (size_t i = 0; i < names.size(); ++i) {
    if (made[i]) drafts.emplace(names[i], std::move(made[i]));
  }
  return drafts;
}

// For each page whether it is changed: the reference page or, just as often,
// all of its translations.
std::set<std::string> chosen_pages(const Site& site, uint64_t seed,
                                   const std::string& row) {
  std::set<std::string> chosen;
  for (const Pair& pair : site.pairs()) {
    const std::string& file = site.corpus().page(pair.reference).facts.file;
    const bool is_reference = Random(seed, row + file).percent(50);
    chosen.insert(
        is_reference ? file : site.corpus().page(pair.translation).facts.file);
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

// ---- The verdict.

struct Score {
  size_t headings = 0;  // with a truth
  size_t right = 0;
  size_t partners = 0;  // headings whose counterpart is there
  size_t claims = 0;    // matches and parts, of a heading with a truth
  size_t right_claims = 0;
  size_t matched = 0;  // of the partners, rightly
  size_t parts = 0;    // of the claims
  size_t right_parts = 0;
  size_t touched = 0;  // concerned by the change
  size_t touched_right = 0;
  std::vector<std::string> wrong;
};

// The truth of one pair, by either heading.
class Known {
 public:
  explicit Known(const PairTruth& truth) {
    for (const auto& [i, j] : truth.headings) {
      by_reference_[i] = j;
      by_translation_[j] = i;
    }
  }
  int32_t of_reference(int32_t heading) const {
    return find(by_reference_, heading);
  }
  int32_t of_translation(int32_t heading) const {
    return find(by_translation_, heading);
  }

 private:
  static int32_t find(const std::map<int32_t, int32_t>& map, int32_t heading) {
    const auto at = map.find(heading);
    return at == map.end() ? no_heading : at->second;
  }

  std::map<int32_t, int32_t> by_reference_;
  std::map<int32_t, int32_t> by_translation_;
};

class Judge {
 public:
  Judge(const Site& site, const Drafts& drafts, Calibrations* calibrations)
      : site_(site), drafts_(drafts), calibrations_(calibrations) {
    const auto& pairs = site.pairs();
    for (size_t i = 0; i < pairs.size(); ++i) {
      by_files_[{file(pairs[i].reference), file(pairs[i].translation)}] = i;
    }
  }

  Score judge(const Truth& truth) {
    Score score;
    for (const PairTruth& pair : truth.pairs) {
      const auto at = by_files_.find({pair.reference, pair.translation});
      const auto a = drafts_.find(pair.reference);
      const auto b = drafts_.find(pair.translation);
      if (at == by_files_.end() || a == drafts_.end() || b == drafts_.end()) {
        continue;
      }
      judge_pair(pair, site_.alignment(at->second), *a->second, *b->second,
                 score);
    }
    return score;
  }

 private:
  const std::string& file(PageIndex page) const {
    return site_.corpus().page(page).facts.file;
  }

  void judge_pair(const PairTruth& truth, const Alignment& alignment,
                  const Draft& a, const Draft& b, Score& score) {
    for (const auto& [i, j] : truth.headings) {
      const int32_t first = a.now(i);
      const int32_t second = b.now(j);
      const int32_t answer =
          first == no_heading
              ? alignment.heading_of_translation[static_cast<size_t>(second)]
              : alignment.heading_of_reference[static_cast<size_t>(first)];
      const bool is_whole = first != no_heading && second != no_heading;
      const bool is_right = answer == (is_whole ? second : no_heading) ||
                            (!is_whole && is_absorber(a, i, b, j, answer));
      ++score.headings;
      score.partners += is_whole;
      score.matched += is_whole && is_right;
      score.right += is_right;
      if (a.is_touched(i) || b.is_touched(j)) {
        ++score.touched;
        score.touched_right += is_right;
      }
      if (!is_right) note_wrong(alignment, a, first, b, second, score);
    }
    judge_rows(truth, alignment, a, b, score);
  }

  // A section that was taken in by the one before it may be matched with that.
  static bool is_absorber(const Draft& a, int32_t i, const Draft& b, int32_t j,
                          int32_t answer) {
    const bool in_first = a.now(i) == no_heading;
    const Draft& draft = in_first ? a : b;
    return draft.origin(static_cast<size_t>(answer)) ==
           draft.absorber(in_first ? i : j);
  }

  // A row is judged where either heading has a truth.
  void judge_rows(const PairTruth& truth, const Alignment& alignment,
                  const Draft& a, const Draft& b, Score& score) {
    const Known known(truth);
    for (const HeadingMatch& match : alignment.headings) {
      const int32_t i = origin(a, match.reference);
      const int32_t j = origin(b, match.translation);
      const int32_t answer = known.of_reference(i);
      const int32_t answer2 = known.of_translation(j);
      if (answer == no_heading && answer2 == no_heading) continue;
      const bool is_absent = i == no_heading || j == no_heading;
      bool is_right = answer == j;
      if (is_absent) {
        is_right =
            (i == no_heading ? a.now(answer2) : b.now(answer)) == no_heading;
      } else if (match.is_part) {
        is_right = is_part(b, answer, j) || is_part(a, answer2, i);
      }
      if (calibrations_) {
        calibration_of(match, is_absent).add(match.confidence, is_right);
      }
      if (is_absent) continue;
      ++score.claims;
      score.right_claims += is_right;
      score.parts += match.is_part;
      score.right_parts += match.is_part && is_right;
    }
  }

  static int32_t origin(const Draft& draft, int32_t heading) {
    return heading == no_heading ? no_heading
                                 : draft.origin(static_cast<size_t>(heading));
  }

  // Whether the heading was taken in by the other one.
  static bool is_part(const Draft& draft, int32_t heading, int32_t other) {
    return heading != no_heading && draft.now(heading) == no_heading &&
           draft.absorber(heading) == other;
  }

  Calibration& calibration_of(const HeadingMatch& match, bool is_absent) {
    if (is_absent) return calibrations_->absent;
    if (match.is_part) return calibrations_->part;
    return match.is_moved ? calibrations_->moved : calibrations_->in_order;
  }

  static std::string words(const Draft& draft, int32_t heading) {
    if (heading == no_heading) return "nothing";
    const Heading& h = draft.page().headings[static_cast<size_t>(heading)];
    return fmt::format("{} \"{}\" (line {})", std::string(h.level, '#'), h.text,
                       h.line);
  }

  static void note_wrong(const Alignment& alignment, const Draft& a,
                         int32_t first, const Draft& b, int32_t second,
                         Score& score) {
    const auto row = std::ranges::find_if(
        alignment.headings, [&](const HeadingMatch& match) {
          return first != no_heading ? match.reference == first
                                     : match.translation == second;
        });
    if (row == alignment.headings.end()) return;
    std::string why;
    for (const char* name : row->aligned_by()) why += std::string(" ") + name;
    if (row->is_moved) why += ", moved";
    if (row->is_part) why += ", as a part";
    const bool of_reference = first != no_heading;
    score.wrong.push_back(fmt::format(
        "{}: {}\n      is matched to {} ({:.3f}{}),\n      should be to {}",
        b.page().file, of_reference ? words(a, first) : words(b, second),
        of_reference ? words(b, row->translation) : words(a, row->reference),
        row->confidence, why, of_reference ? words(b, second) : "nothing"));
  }

  const Site& site_;
  const Drafts& drafts_;
  Calibrations* calibrations_;  // may be null
  std::map<std::pair<std::string, std::string>, size_t> by_files_;
};

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
        mutated(hidden, chosen_pages(site, options.seed, mutation.name),
                mutation, options.seed);
    const auto changed_disk = memory_disk(with(sample.files, drafts));
    const Site changed(sample.config, *changed_disk, 0);
    for (size_t i = 0; i < truths.size(); ++i) {
      Judge judge(changed, drafts, i == 0 ? &calibrations : nullptr);
      const Score score = judge.judge(truths[i]);
      tables[i].rows.push_back(row_of(mutation.name, score));
      for (const std::string& line : spread(score.wrong, options.show)) {
        tables[i].notes.push_back(fmt::format("  {}: {}", mutation.name, line));
      }
    }
  }
  return tables;
}

}  // namespace paralint::bench
