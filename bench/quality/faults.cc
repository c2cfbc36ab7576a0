// Puts one mistake at a time into a healthy site, checks all of it, and
// compares the findings with those before.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "check.h"
#include "fault.h"
#include "heading_faults.h"
#include "link_faults.h"
#include "parallel.h"
#include "quality.h"
#include "rule.h"
#include "text.h"

namespace paralint::bench {
namespace {

const std::vector<FaultKind>& kinds() {
  static const std::vector<std::string> fragment = {
      "broken-anchor", "stale-slug", "wrong-locale", "localized-url"};
  static const std::vector<FaultKind> table = {
      {"translated fragment", fragment, translated_fragments},
      {"other language's slug", fragment, foreign_slugs},
      {"other language's path",
       {"wrong-locale", "localized-url", "broken-page"},
       foreign_paths},
      {"localized URL", {"localized-url"}, localized_urls},
      {"dead page", {"broken-page", "relative-by-mistake"}, dead_pages},
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

// A site on disk but for one file.
class Overlay : public Disk {
 public:
  Overlay(const Disk& disk, std::string file, std::string text)
      : disk_(disk), file_(std::move(file)), text_(std::move(text)) {}

  std::string read(const std::string& path,
                   std::string& content) const override {
    if (path != file_) return disk_.read(path, content);
    content = text_;
    return {};
  }
  bool is_file(const std::string& path) const override {
    return disk_.is_file(path);
  }
  bool is_folder(const std::string& path) const override {
    return disk_.is_folder(path);
  }
  Listing list(const std::string& folder) const override {
    return disk_.list(folder);
  }
  void write(const std::string& path, std::string_view) const override {
    throw Error("cannot write " + path + ": this is a bench");
  }

 private:
  const Disk& disk_;
  std::string file_;
  std::string text_;
};

// ---- What is new.

// Where a byte of the changed page was before.
uint32_t before(const Fault& fault, uint32_t offset) {
  uint32_t shift = 0;  // modulo 2^32
  for (const Edit& edit : fault.edits) {
    const auto size = static_cast<uint32_t>(edit.text.size());
    const uint32_t begin = edit.where.begin - shift;
    if (offset < begin) break;
    if (offset < begin + size) {
      return edit.where.begin + std::min(offset - begin, edit.where.size());
    }
    shift += edit.where.size() - size;
  }
  return offset + shift;
}

Spot before(const Fault& fault, Spot spot) {
  if (spot.page != fault.page) return spot;
  return {spot.page,
          {before(fault, spot.where.begin), before(fault, spot.where.end)}};
}

// Two findings with the same key are the same finding.
using Key = std::tuple<std::string, PageIndex, uint32_t, PageIndex, uint32_t>;

Key key_of(const Finding& finding, const std::vector<Spot>& spots) {
  Key key{finding.rule, none, 0, none, 0};
  if (!spots.empty()) {
    std::get<1>(key) = spots[0].page;
    std::get<2>(key) = spots[0].where.begin;
  }
  // What a finding about one page says of another one is a remark.
  const Rule* rule = find_rule(finding.rule);
  if (rule && rule->family == Family::pairs && spots.size() > 1) {
    std::get<3>(key) = spots[1].page;
    std::get<4>(key) = spots[1].where.begin;
  }
  return key;
}

struct Outcome {
  std::vector<std::string> found_by;  // rules; empty: missed
  size_t consequences = 0;
  size_t errors_elsewhere = 0;
  size_t far = 0;                  // extra ones of other pages
  std::vector<std::string> extra;  // rules
  std::vector<std::string> extra_lines;
};

class FaultJudge {
 public:
  FaultJudge(const Sample& sample, const Disk& disk, const Site& site,
             const std::vector<Finding>& findings)
      : sample_(sample), disk_(disk) {
    for (const Finding& finding : findings) {
      ++known_[key_of(finding, named_by(site.corpus(), finding))];
    }
  }

  Outcome judge(const Fault& fault, const std::string& text) const {
    const Overlay disk(disk_, fault.edits[0].file,
                       with_edits(text, fault.edits));
    const Site site(sample_.config, disk, 1);
    const Result result = check(site, {}, 1);
    std::map<Key, size_t> seen;
    Outcome outcome;
    for (const Finding& finding : result.findings) {
      std::vector<Spot> spots = named_by(site.corpus(), finding);
      for (Spot& spot : spots) spot = before(fault, spot);
      const Key key = key_of(finding, spots);
      const auto known = known_.find(key);
      if (known != known_.end() && ++seen[key] <= known->second) continue;
      if (finding.severity < Severity::warning) continue;
      count(site, fault, finding, spots, outcome);
    }
    return outcome;
  }

 private:
  static bool is_about(const Fault& fault, const std::vector<Spot>& spots) {
    return std::ranges::any_of(spots, [&](const Spot& spot) {
      return std::ranges::any_of(fault.about, [&](const Spot& about) {
        return about.page == spot.page && touch(about.where, spot.where);
      });
    });
  }

  // Whether the finding is about a link to the changed page.
  static bool is_consequence(const Site& site, const Fault& fault,
                             const Finding& finding) {
    if (!fault.moves_anchors) return false;
    const SetIndex set = site.corpus().page(fault.page).set;
    const auto leads_there = [&](PageIndex page, int32_t link) {
      if (page == none || link == no_link) return false;
      const PageIndex to = site.targets()[page][static_cast<size_t>(link)].page;
      return to != none && site.corpus().page(to).set == set;
    };
    return leads_there(finding.page, finding.link) ||
           leads_there(finding.other_page, finding.other_link);
  }

  void count(const Site& site, const Fault& fault, const Finding& finding,
             const std::vector<Spot>& spots, Outcome& outcome) const {
    if (is_about(fault, spots)) {
      outcome.found_by.push_back(finding.rule);
    } else if (is_consequence(site, fault, finding)) {
      ++outcome.consequences;
    } else {
      outcome.errors_elsewhere += finding.severity == Severity::error;
      outcome.far += is_far(site.corpus(), fault, finding);
      outcome.extra.push_back(finding.rule);
      outcome.extra_lines.push_back(line_of(site.corpus(), finding, spots));
    }
  }

  static bool is_far(const Corpus& corpus, const Fault& fault,
                     const Finding& finding) {
    return finding.page == none ||
           corpus.page(finding.page).set != corpus.page(fault.page).set;
  }

  // With the line that the place had before the fault.
  std::string line_of(const Corpus& corpus, const Finding& finding,
                      const std::vector<Spot>& spots) const {
    std::string place = "the site";
    if (!spots.empty()) {
      const std::string& file = corpus.page(finding.page).facts.file;
      const Lines lines(sample_.files.at(file));
      place = fmt::format("{}:{}", file, lines.line_of(spots[0].where.begin));
    }
    return fmt::format("{} {}, {}: {}", name_of(finding.severity), finding.rule,
                       place, finding.message);
  }

  const Sample& sample_;
  const Disk& disk_;
  std::map<Key, size_t> known_;
};

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

}  // namespace

std::vector<Table> measure_faults(const Sample& sample,
                                  const Options& options) {
  const auto disk = memory_disk(sample.files);
  const Site site(sample.config, *disk, 0);
  const std::vector<Finding> findings = check(site, {}, 0).findings;
  const Healthy healthy(sample, site, findings);
  const FaultJudge judge(sample, *disk, site, findings);
  Table table{
      fmt::format("faults in {}: one at a time", sample.name),
      {"fault", "injected", "recall", "by name", "echoes", "extra", "far",
       "errors elsewhere", "consequences", "found by", "extra by rule"},
      {},
      {}};
  for (const FaultKind& kind : kinds()) {
    Random random(options.seed, sample.name + kind.name);
    const std::vector<Fault> faults =
        kind.make(healthy, options.faults, random);
    std::vector<Outcome> outcomes(faults.size());
    for_each_index(faults.size(), 0, [&](size_t i) {
      outcomes[i] = judge.judge(faults[i], healthy.text(faults[i].page));
    });
    add_row(table, kind, faults.size(), sum(healthy, kind, faults, outcomes),
            options.show);
  }
  return {table};
}

}  // namespace paralint::bench
