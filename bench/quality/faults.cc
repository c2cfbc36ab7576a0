// Puts one mistake at a time into a healthy site, checks all of it, and
// compares the findings with those before.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "advice_sums.h"
#include "check.h"
#include "fault.h"
#include "fault_judge.h"
#include "heading_faults.h"
#include "link_faults.h"
#include "link_slips.h"
#include "parallel.h"
#include "quality.h"
#include "text.h"

namespace paralint::bench {
namespace {

const std::vector<FaultKind>& kinds() {
  static const std::vector<std::string> fragment = {
      "broken-anchor", "stale-slug", "wrong-locale", "localized-url"};
  static const std::vector<std::string> dead = {"broken-page",
                                                "relative-by-mistake"};
  static const std::vector<FaultKind> table = {
      {"translated fragment", fragment, translated_fragments},
      {"other language's slug", fragment, foreign_slugs},
      {"other language's path",
       {"wrong-locale", "localized-url", "broken-page"},
       foreign_paths},
      {"localized URL", {"localized-url"}, localized_urls},
      {"misspelled fragment", fragment, misspelled_fragments},
      {"fragment, untranslated", fragment, lone_misspelled_fragments},
      {"dead page", dead, dead_pages},
      {"dead page, untranslated", dead, lone_dead_pages},
      {"wrong folder", dead, wrong_folders},
      {"dropped section", {"section-missing"}, dropped_sections},
      {"dropped link", {"link-missing"}, dropped_links},
      {"dropped repeated link", {"link-missing"}, dropped_repeated_links},
      {"swapped links", {"link-differs"}, swapped_links},
      {"changed target", {"link-differs"}, changed_targets},
      {"changed id", {"id-differs"}, changed_ids},
      {"changed level", {"level-differs"}, changed_levels},
  };
  return table;
}

// ---- The table.

// "link-differs 3, section-missing 1", the most frequent first.
std::string tally(const std::vector<std::string>& words) {
  std::map<std::string, size_t> counts;
  for (const std::string& word : words) ++counts[word];
  std::vector<std::pair<std::string, size_t>> sorted(counts.begin(),
                                                     counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(),
                           [](const auto& item) { return item.second; });
  std::string out;
  for (const auto& [word, count] : sorted) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", word, count);
  }
  return out.empty() ? "-" : out;
}

std::string first_line(std::string_view text) {
  constexpr size_t longest = 160;
  std::string line(text.substr(0, text.find('\n')));
  if (line.size() > longest) line = line.substr(0, longest) + "...";
  return printable(line);
}

std::string description(const Healthy& healthy, const Fault& fault) {
  const std::string& text = healthy.text(fault.page);
  const Lines lines(text);
  std::string out = healthy.page(fault.page).file;
  for (const Edit& edit : fault.edits) {
    out += fmt::format("\n      line {}: `{}` became `{}`",
                       lines.line_of(edit.where.begin),
                       first_line(edit.where.in(text)), first_line(edit.text));
  }
  return out;
}

struct Tally {
  size_t found = 0;
  size_t by_name = 0;  // by a rule that is meant for it
  size_t echoes = 0;   // further findings about the same fault
  size_t consequences = 0;
  size_t errors_elsewhere = 0;
  size_t far = 0;
  std::vector<std::string> found_by;
  std::vector<std::string> extra;
  std::vector<std::string> missed_lines;
  std::vector<std::string> extra_lines;
};

// The rule that found the fault: one that is meant for it, if one did.
std::string finder(const FaultKind& kind, const Outcome& outcome) {
  const auto meant = std::ranges::find_first_of(outcome.found_by, kind.rules);
  return meant == outcome.found_by.end() ? outcome.found_by.front() : *meant;
}

Tally sum(const Healthy& healthy, const FaultKind& kind,
          const std::vector<Fault>& faults,
          const std::vector<Outcome>& outcomes) {
  Tally sum;
  const auto append = [](auto& to, const auto& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (size_t i = 0; i < faults.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    if (outcome.found_by.empty()) {
      sum.missed_lines.push_back("missed: " + description(healthy, faults[i]));
    } else {
      ++sum.found;
      const std::string rule = finder(kind, outcome);
      sum.found_by.push_back(rule);
      sum.by_name += std::ranges::count(kind.rules, rule) > 0;
      sum.echoes += outcome.found_by.size() - 1;
    }
    sum.consequences += outcome.consequences;
    sum.errors_elsewhere += outcome.errors_elsewhere;
    sum.far += outcome.far;
    append(sum.extra, outcome.extra);
    for (const std::string& line : outcome.extra_lines) {
      sum.extra_lines.push_back("extra: " + description(healthy, faults[i]) +
                                "\n      gave " + line);
    }
  }
  return sum;
}

void add_row(Table& table, const FaultKind& kind, size_t injected,
             const Tally& tally, size_t show) {
  table.rows.push_back({kind.name, injected, percent(tally.found, injected),
                        percent(tally.by_name, injected), tally.echoes,
                        tally.extra.size(), tally.far, tally.errors_elsewhere,
                        tally.consequences, bench::tally(tally.found_by),
                        bench::tally(tally.extra)});
  if (injected == 0) {
    table.notes.push_back(
        fmt::format("  {}: the site has no place for it", kind.name));
  }
  for (const auto* lines : {&tally.missed_lines, &tally.extra_lines}) {
    for (const std::string& line : spread(*lines, show)) {
      table.notes.push_back(fmt::format("  {}: {}", kind.name, line));
    }
  }
}

std::vector<std::string> wrong_advice(const Healthy& healthy,
                                      const std::vector<Fault>& faults,
                                      const std::vector<Outcome>& outcomes) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < faults.size(); ++i) {
    const std::string fault = description(healthy, faults[i]) + "\n      ";
    for (const Advice& advice : outcomes[i].advice) {
      if (!advice.wrong.empty()) lines.push_back(fault + advice.wrong);
    }
    for (const std::string& line : outcomes[i].wrong_lines) {
      lines.push_back(fault + line);
    }
  }
  return lines;
}

}  // namespace

std::vector<Table> measure_faults(const Sample& sample, const Options& options,
                                  AdviceSums& all_advice) {
  const auto disk = memory_disk(sample.files);
  const Site site(sample.config, *disk, 0);
  const std::vector<Finding> findings = check(site, {}, 0).findings;
  const Healthy healthy(sample, site, findings);
  const FaultJudge judge(healthy, *disk, findings);
  Table table{
      fmt::format("faults in {}: one at a time", sample.name),
      {"fault", "injected", "recall", "by name", "echoes", "extra", "far",
       "errors elsewhere", "consequences", "found by", "extra by rule"},
      {},
      {}};
  AdviceSums advice;
  std::vector<std::string> wrong;
  for (const FaultKind& kind : kinds()) {
    Random random(options.seed, sample.name + kind.name);
    const std::vector<Fault> faults =
        kind.make(healthy, options.faults, random);
    std::vector<Outcome> outcomes(faults.size());
    for_each_index(faults.size(), 0, [&](size_t i) {
      outcomes[i] = judge.judge(kind, faults[i]);
    });
    add_row(table, kind, faults.size(), sum(healthy, kind, faults, outcomes),
            options.show);
    advice.add(kind.name, outcomes);
    all_advice.add(kind.name, outcomes);
    const auto lines = wrong_advice(healthy, faults, outcomes);
    for (const std::string& line : spread(lines, options.show)) {
      wrong.push_back(fmt::format("  {}: {}", kind.name, line));
    }
  }
  Table suggestions = advice.table(
      fmt::format("suggestions for link faults in {}", sample.name));
  suggestions.notes = std::move(wrong);
  return {table, suggestions};
}

}  // namespace paralint::bench
