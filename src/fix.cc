#include "fix.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "culprits.h"
#include "harm.h"
#include "text.h"
#include "written.h"

namespace paralint {
namespace {

constexpr size_t most_passes = 20;

// How often the site is checked to tell who did harm, in all passes.
constexpr size_t most_trials = 100;

using Texts = std::map<std::string, std::string>;  // by file

// The edits of one text, none of which touches another.
class EditsOfFile {
 public:
  bool takes(const Edit& edit) const {
    const auto next = edits_.lower_bound(edit.where.begin);
    const bool fits_next =
        next == edits_.end() || !collide(next->second.where, edit.where);
    const bool fits_last = next == edits_.begin() ||
                           !collide(std::prev(next)->second.where, edit.where);
    return fits_next && fits_last;
  }
  bool has(const Edit& edit) const {
    const auto same = edits_.find(edit.where.begin);
    return same != edits_.end() && same->second == edit;
  }
  void add(const Edit& edit) { edits_.emplace(edit.where.begin, edit); }
  std::vector<Edit> all() const {
    std::vector<Edit> list;
    for (const auto& [begin, edit] : edits_) list.push_back(edit);
    return list;
  }

 private:
  std::map<uint32_t, Edit> edits_;
};

std::vector<Plan> without(const std::vector<Plan>& plans,
                          const std::set<Subject>& left_out) {
  std::vector<Plan> some;
  std::ranges::copy_if(plans, std::back_inserter(some), [&](const Plan& plan) {
    return !left_out.contains(plan.subject);
  });
  return some;
}

class Fixer {
 public:
  Fixer(const Config& config, const Overlay& disk, const FixOptions& options,
        KnownPages known)
      : config_(config),
        disk_(disk),
        options_(options),
        site_(std::make_unique<Site>(config, disk, options.threads,
                                     std::move(known))) {
    if (options.accept) options.accept(corpus());
  }

  FixReport run() {
    relink();
    judge();
    if (options_.trust) options_.trust(result_);
    // A link that was broken can be written otherwise once it is repaired.
    for (repair(); relink(); repair()) judge();
    count_remaining();
    report_.sites.push_back(std::move(site_));
    return std::move(report_);
  }

 private:
  const Corpus& corpus() const { return site_->corpus(); }

  std::string text_of(const std::string& file) const {
    std::string text;
    const std::string failure = disk_.read(file, text);
    if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
    return text;
  }

  void read(const std::vector<std::string>& changed) {
    if (site_->renew(changed, options_.threads)) return;
    KnownPages known = site_->release_pages();
    for (const std::string& file : changed) known.erase(file);
    report_.sites.push_back(std::move(site_));
    site_ = std::make_unique<Site>(config_, disk_, options_.threads,
                                   std::move(known));
  }

  // All of it: a repair may harm what is not meant to be repaired.
  void judge() {
    result_ = check(*site_, {}, options_.threads, options_.history);
  }

  void repair() {
    while (report_.passes < most_passes) {
      std::vector<Plan> plans = chosen();
      if (plans.empty()) break;
      ++report_.passes;
      pass(std::move(plans));
    }
  }

  // Says whether there was anything to be written otherwise.
  bool relink() {
    if (!options_.relinking || report_.passes >= most_passes) return false;
    std::map<std::string, std::vector<Edit>> edits;
    for (Edit& edit : relinked(*site_, site_->targets(), *options_.relinking)) {
      if (!is_meant(*corpus().find_file(edit.file))) continue;
      edits[edit.file].push_back(std::move(edit));
    }
    std::vector<std::string> changed;
    for (auto& [file, list] : edits) {
      const std::string text = text_of(file);
      const Lines lines(text);
      for (const Edit& edit : list) note("", edit, text, lines);
      disk_.write(file, with_edits(text, std::move(list)));
      changed.push_back(file);
    }
    if (changed.empty()) return false;
    foresee();
    ++report_.passes;
    read(changed);
    return true;
  }

  bool is_meant(PageIndex page) const {
    const auto& locales = options_.locales;
    return is_in_scope(options_.scope, corpus().page(page).facts.file) &&
           (locales.empty() ||
            std::ranges::count(locales, corpus().page(page).locale) > 0);
  }
  bool is_meant(const Finding& finding) const {
    const auto& rules = options_.rules;
    return is_meant(finding.page) &&
           (rules.empty() || std::ranges::count(rules, finding.rule) > 0);
  }

  // The first suggestion, where it is the best one.
  const Suggestion* likely(const Finding& finding) const {
    if (!options_.likely || finding.link == no_link ||
        finding.suggestions.empty()) {
      return nullptr;
    }
    const auto& all = finding.suggestions;
    if (all[0].confidence < *options_.likely) return nullptr;
    const bool is_best =
        all.size() == 1 || all[1].confidence < all[0].confidence;
    return is_best ? &all[0] : nullptr;
  }

  std::vector<Edit> edits_for(const Finding& finding) const {
    if (finding.fix) return finding.fix->edits;
    const Suggestion* suggestion = likely(finding);
    if (!suggestion) return {};
    const Page& page = corpus().page(finding.page).facts;
    const Link& link = page.links[static_cast<size_t>(finding.link)];
    const auto text = written(link, suggestion->destination);
    if (!text) return {};
    return {{page.file, link.destination_span, *text}};
  }

  // What this pass can do: what is left waits for the next.
  std::vector<Plan> chosen() {
    std::vector<Plan> plans;
    std::map<std::string, EditsOfFile> taken;
    for (const Finding& finding : result_.findings) {
      if (!is_meant(finding)) continue;
      Plan plan{subject_of(finding), edits_for(finding)};
      if (plan.edits.empty() || refused_.contains(plan.subject)) continue;
      const bool fits = std::ranges::all_of(plan.edits, [&](const Edit& edit) {
        return taken[edit.file].has(edit) || taken[edit.file].takes(edit);
      });
      if (!fits) continue;
      for (const Edit& edit : plan.edits) taken[edit.file].add(edit);
      plans.push_back(std::move(plan));
    }
    return plans;
  }

  void pass(std::vector<Plan> plans) {
    const SubjectCounts before = count_subjects(result_.findings);
    Texts old_texts;
    for (const Plan& plan : plans) {
      for (const Edit& edit : plan.edits) {
        if (!old_texts.contains(edit.file)) {
          old_texts.emplace(edit.file, text_of(edit.file));
        }
      }
    }
    const auto outcome = [&](const std::vector<Plan>& some) {
      make(some, old_texts);
      return harm_of(some, before, result_.findings);
    };
    const Trial trial = [&](const std::set<Subject>& left_out) {
      ++trials_;
      return outcome(without(plans, left_out));
    };
    for (Harm harm = outcome(plans); !harm.is_none(); harm = outcome(plans)) {
      std::set<Subject> by =
          culprits(harm, plans, most_trials - trials_, trial);
      plans = without(plans, by);
      refused_.merge(by);
    }
    note(plans, old_texts);
  }

  // Writes the texts with the edits of these plans and no others.
  void make(const std::vector<Plan>& plans, const Texts& old_texts) {
    std::map<std::string, EditsOfFile> edits;
    for (const Plan& plan : plans) {
      for (const Edit& edit : plan.edits) edits[edit.file].add(edit);
    }
    std::vector<std::string> changed;
    for (const auto& [file, text] : old_texts) {
      disk_.write(file, with_edits(text, edits[file].all()));
      changed.push_back(file);
    }
    foresee();
    read(changed);
    judge();
  }

  void foresee() {
    if (!std::exchange(is_foreseen_, true) && options_.foresee) {
      options_.foresee();
    }
  }

  void note(const std::vector<Plan>& plans, const Texts& old_texts) {
    std::map<std::string, Lines> lines;
    for (const Plan& plan : plans) {
      const Edit& edit = plan.edits.front();
      const std::string& text = old_texts.at(edit.file);
      const auto [it, is_new] = lines.try_emplace(edit.file);
      if (is_new) it->second = Lines(text);
      note(std::get<0>(plan.subject), edit, text, it->second);
    }
  }

  void note(std::string_view rule, const Edit& edit, const std::string& text,
            const Lines& lines) {
    report_.repairs.push_back({std::string(rule), edit.file,
                               lines.line_of(edit.where.begin),
                               std::string(edit.where.in(text)), edit.text});
  }

  Remains why(const Finding& finding) const {
    if (refused_.contains(subject_of(finding))) return Remains::taken_back;
    if (finding.suggestions.empty() || finding.link == no_link) {
      return Remains::no_repair;
    }
    const Page& page = corpus().page(finding.page).facts;
    const Link& link = page.links[static_cast<size_t>(finding.link)];
    const Suggestion& best = finding.suggestions[0];
    if (!written(link, best.destination)) return Remains::not_editable;
    return best.confidence < likely_enough ? Remains::no_repair
                                           : Remains::unsure;
  }

  void count_remaining() {
    for (const Finding& finding : result_.findings) {
      if (!is_meant(finding)) continue;
      ++report_.by_severity[static_cast<size_t>(finding.severity)];
      if (finding.severity < Severity::warning) continue;
      ++report_.remains[static_cast<size_t>(why(finding))];
    }
  }

  const Config& config_;
  const Overlay& disk_;
  const FixOptions& options_;
  std::unique_ptr<Site> site_;
  Result result_;
  FixReport report_;
  std::set<Subject> refused_;
  size_t trials_ = 0;
  bool is_foreseen_ = false;
};

}  // namespace

size_t FixReport::remaining() const {
  size_t sum = 0;
  for (const size_t count : remains) sum += count;
  return sum;
}

FixReport fix(const Config& config, const Overlay& disk,
              const FixOptions& options, KnownPages known) {
  return Fixer(config, disk, options, std::move(known)).run();
}

}  // namespace paralint
