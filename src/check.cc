#include "check.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "advice.h"
#include "fingerprint.h"
#include "parallel.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

using Findings = std::vector<Finding>;

void check_settings(const Config& config) {
  std::vector<std::string_view> ids;
  for (const Rule* rule : rules()) ids.push_back(rule->id);
  std::vector<Trouble> troubles;
  for (const Budget& budget : config.budgets) {
    if (find_rule(budget.name)) continue;
    const auto level = severity(budget.name);
    if (level && *level != Severity::off) continue;
    troubles.push_back(budget.place.trouble(
        "`" + budget.name +
        "` is no rule and no severity (error, warning, info)"));
  }
  for (const auto& [id, setting] : config.rules) {
    if (find_rule(id)) continue;
    const std::string_view near = nearest(id, ids);
    troubles.push_back(setting.place.trouble(
        "there is no rule `" + id + "`" +
        (near.empty() ? "; `paralint rules` lists them"
                      : "; did you mean `" + std::string(near) + "`?")));
  }
  if (!troubles.empty()) throw Error(std::move(troubles));
}

Severity severity_of(const Config& config, const Rule& rule,
                     const std::string& locale) {
  const auto setting = config.rules.find(rule.id);
  if (setting == config.rules.end()) return rule.severity;
  const auto own = setting->second.by_locale.find(locale);
  if (own != setting->second.by_locale.end()) return own->second;
  return setting->second.severity.value_or(rule.severity);
}

Findings page_findings(const Site& site, PageIndex index) {
  Findings found;
  Sink sink(found);
  const Page& page = site.corpus().page(index).facts;
  const auto& targets = site.targets()[index];
  for (const Rule* rule : rules()) {
    sink.rule(rule->id);
    if (rule->page) rule->page(site, index, sink);
    const auto check = rule->any_link ? rule->any_link : rule->link;
    if (!check) continue;
    for (size_t i = 0; i < page.links.size(); ++i) {
      if (!rule->any_link && targets[i].kind == TargetKind::external) continue;
      check({site, index, static_cast<int32_t>(i), page.links[i], targets[i]},
            sink);
    }
  }
  return found;
}

// What is said of two pages is no surer than that they are a pair.
void weaken(const Pair& pair, Findings& findings) {
  for (Finding& finding : findings) {
    finding.confidence *= pair.confidence;
    finding.is_unsure = finding.is_unsure || pair.confidence < sure_enough;
  }
}

Findings pair_findings(const Site& site, size_t index) {
  Findings found;
  Sink sink(found);
  for (const Rule* rule : rules()) {
    sink.rule(rule->id);
    if (rule->pair) {
      rule->pair({site, site.pairs()[index], site.alignment(index)}, sink);
    }
  }
  weaken(site.pairs()[index], found);
  return found;
}

Findings site_findings(const Site& site) {
  Findings found;
  Sink sink(found);
  for (const Rule* rule : rules()) {
    sink.rule(rule->id);
    if (rule->site) rule->site(site, sink);
  }
  return found;
}

void append(Findings& all, std::vector<Findings> parts) {
  size_t count = all.size();
  for (const Findings& part : parts) count += part.size();
  all.reserve(count);
  for (Findings& part : parts) {
    std::move(part.begin(), part.end(), std::back_inserter(all));
    Findings().swap(part);
  }
}

Findings all_findings(const Site& site, const Work& work) {
  std::vector<Findings> parts(site.corpus().pages().size());
  for_each_index("checking pages", parts.size(), work, [&](size_t i) {
    parts[i] = page_findings(site, static_cast<PageIndex>(i));
  });
  std::vector<Findings> of_pairs(site.pairs().size());
  for_each_index("checking pairs", of_pairs.size(), work,
                 [&](size_t i) { of_pairs[i] = pair_findings(site, i); });
  Findings all = site_findings(site);
  append(all, std::move(parts));
  append(all, std::move(of_pairs));
  return all;
}

void apply_severities(const Site& site, Findings& findings) {
  const Corpus& corpus = site.corpus();
  for (Finding& finding : findings) {
    finding.severity =
        severity_of(corpus.config(), *find_rule(finding.rule),
                    corpus.tag(corpus.page(finding.page).locale));
    if (finding.is_unsure) {
      finding.severity = std::min(finding.severity, Severity::info);
    }
  }
  std::erase_if(findings, [](const Finding& finding) {
    return finding.severity == Severity::off;
  });
}

// By page, place and the order of the rules: the order of the report.
void sort(Findings& findings) {
  std::unordered_map<std::string_view, size_t> order;
  for (const Rule* rule : rules()) order.emplace(rule->id, order.size());
  std::vector<std::tuple<PageIndex, uint32_t, uint32_t, size_t, size_t>> places;
  places.reserve(findings.size());
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    places.emplace_back(finding.page, finding.where.begin, finding.where.end,
                        order[finding.rule], i);
  }
  std::sort(places.begin(), places.end());
  Findings sorted;
  sorted.reserve(findings.size());
  for (const auto& place : places) {
    sorted.push_back(std::move(findings[std::get<4>(place)]));
  }
  findings = std::move(sorted);
}

// One ignore comment and one of its rules.
struct Silencer {
  const Ignore* ignore;
  const std::string* rule;
  bool used = false;
};

bool silences(const Silencer& silencer, const Finding& finding, uint32_t line) {
  const Ignore& ignore = *silencer.ignore;
  return *silencer.rule == finding.rule &&
         (ignore.whole_page ||
          (ignore.first_line <= line && line <= ignore.last_line));
}

// Drops what the writers silenced, and speaks for unused-ignore.
void apply_ignores(const Site& site, Findings& findings) {
  std::unordered_map<PageIndex, std::vector<Silencer>> silencers;
  for (PageIndex i = 0; i < site.corpus().pages().size(); ++i) {
    for (const Ignore& ignore : site.corpus().page(i).facts.ignores) {
      for (const std::string& rule : ignore.rules) {
        if (find_rule(rule)) silencers[i].push_back({&ignore, &rule});
      }
    }
  }
  if (silencers.empty()) return;
  std::erase_if(findings, [&](const Finding& finding) {
    const auto own = silencers.find(finding.page);
    if (own == silencers.end()) return false;
    const uint32_t line = site.corpus()
                              .page(finding.page)
                              .facts.lines.line_of(finding.where.begin);
    bool silent = false;
    for (Silencer& silencer : own->second) {
      if (!silences(silencer, finding, line)) continue;
      silencer.used = silent = true;
    }
    return silent;
  });
  for (const auto& [page, own] : silencers) {
    const std::string& locale =
        site.corpus().tag(site.corpus().page(page).locale);
    for (const Silencer& silencer : own) {
      const Rule& rule = *find_rule(*silencer.rule);
      const bool off =
          severity_of(site.corpus().config(), rule, locale) == Severity::off;
      if (silencer.used || off) continue;
      Finding finding;
      finding.rule = "unused-ignore";
      finding.severity = severity_of(site.corpus().config(),
                                     *find_rule("unused-ignore"), locale);
      if (finding.severity == Severity::off) continue;
      finding.page = page;
      finding.where = silencer.ignore->where;
      finding.message =
          "this ignore comment silences no " + quote(*silencer.rule);
      findings.push_back(std::move(finding));
    }
  }
}

// One link, one finding: what later rules say of it becomes evidence of the
// first. Findings are sorted.
void join_by_link(Findings& findings) {
  std::unordered_map<uint64_t, size_t> first;
  std::vector<bool> joined(findings.size());
  for (size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    if (finding.link == no_link ||
        find_rule(finding.rule)->family != Family::links) {
      continue;
    }
    const uint64_t link =
        (uint64_t{finding.page} << 32) | static_cast<uint32_t>(finding.link);
    const auto [it, is_new] = first.try_emplace(link, i);
    if (is_new) continue;
    Finding& kept = findings[it->second];
    kept.evidence.push_back(finding.message);
    kept.severity = std::max(kept.severity, finding.severity);
    joined[i] = true;
  }
  size_t i = 0;
  std::erase_if(findings, [&](const Finding&) { return joined[i++]; });
}

void count_link(TargetKind kind, LinkCounts& counts) {
  ++counts.total;
  switch (kind) {
    case TargetKind::asset:
      ++counts.assets;
      return;
    case TargetKind::external:
      ++counts.external;
      return;
    case TargetKind::unverified:
      ++counts.unverified;
      return;
    case TargetKind::page:
    case TargetKind::route:
    case TargetKind::missing:
      ++counts.checked;
      return;
  }
}

void count(const Site& site, const std::vector<std::string>& scope,
           Result& result) {
  std::vector<bool> counts(site.corpus().pages().size());
  result.pages_of_locale.resize(site.corpus().locales());
  for (PageIndex i = 0; i < counts.size(); ++i) {
    const Page& page = site.corpus().page(i).facts;
    counts[i] = is_in_scope(scope, page.file);
    if (!counts[i]) continue;
    ++result.pages;
    ++result.pages_of_locale[site.corpus().page(i).locale];
    result.headings += page.headings.size();
    const auto& targets = site.targets()[i];
    for (size_t link = 0; link < targets.size(); ++link) {
      count_link(targets[link].kind, result.links);
      if (targets[link].kind == TargetKind::unverified) {
        result.unverified.push_back({i, static_cast<int32_t>(link)});
      }
    }
  }
  for (const Pair& pair : site.pairs()) {
    if (counts[pair.reference] || counts[pair.translation]) ++result.pairs;
  }
}

}  // namespace

void count_findings(Result& result) {
  result.by_severity = {};
  result.known = 0;
  result.old = 0;
  for (const Finding& finding : result.findings) {
    switch (finding.standing) {
      case Standing::fresh:
        ++result.by_severity[static_cast<size_t>(finding.severity)];
        break;
      case Standing::debt:
      case Standing::accepted:
        ++result.known;
        break;
      case Standing::old:
        ++result.old;
        break;
    }
  }
}

bool is_in_scope(const std::vector<std::string>& scope,
                 const std::string& file) {
  if (scope.empty()) return true;
  return std::any_of(scope.begin(), scope.end(), [&](const std::string& path) {
    return path.empty() || file == path || starts_with(file, path + "/");
  });
}

Result check(const Site& site, const std::vector<std::string>& scope,
             const Work& work, const History* history, Advice advice) {
  check_settings(site.corpus().config());
  Result result;
  result.findings = all_findings(site, work);
  apply_severities(site, result.findings);
  apply_ignores(site, result.findings);
  std::erase_if(result.findings, [&](const Finding& finding) {
    return !is_in_scope(scope, site.corpus().page(finding.page).facts.file);
  });
  sort(result.findings);
  join_by_link(result.findings);
  if (advice == Advice::wanted) {
    const std::vector<bool> all(result.findings.size(), true);
    advise(site, history, work, all, result.findings);
  }
  std::vector<std::string> names = fingerprints(site, result.findings);
  for (size_t i = 0; i < names.size(); ++i) {
    result.findings[i].fingerprint = std::move(names[i]);
  }
  result.causes = causes(site, result.findings);
  count_findings(result);
  count(site, scope, result);
  return result;
}

}  // namespace paralint
