#include "baseline.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "error.h"
#include "mapping_lines.h"
#include "recognise.h"
#include "rule.h"
#include "text.h"
#include "yaml_reader.h"
#include "yaml_word.h"

namespace paralint {
namespace {

constexpr std::string_view schema = "paralint.baseline/1";

constexpr std::string_view header =
    "# Findings that are known: `paralint check` is silent about them, and "
    "fails\n"
    "# for new ones. `paralint baseline write` adds what is new and `paralint\n"
    "# baseline prune` takes out what is mended.\n"
    "# A debt is to be mended some day; what is meant to stay goes below\n"
    "# `accepted`. An entry may have a `reason`, an `owner`, and a last day "
    "on\n"
    "# which it counts: `expires: 2027-03-31`.\n";

struct Field {
  std::string_view name;
  std::string BaselineEntry::*value;
  bool is_required;
};
constexpr Field fields[] = {
    {"id", &BaselineEntry::id, true},
    {"rule", &BaselineEntry::rule, false},
    {"locale", &BaselineEntry::locale, false},
    {"page", &BaselineEntry::page, false},
    {"about", &BaselineEntry::about, false},
    {"reason", &BaselineEntry::reason, false},
    {"owner", &BaselineEntry::owner, false},
    {"expires", &BaselineEntry::expires, false},
};

bool is_fingerprint(std::string_view word) {
  return word.size() == 16 &&
         word.find_first_not_of("0123456789abcdef") == npos;
}

// "2027-03-31"
bool is_day(std::string_view word) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (word.size() != form.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    const bool is_digit = word[i] >= '0' && word[i] <= '9';
    if (form[i] == 'd' ? !is_digit : word[i] != '-') return false;
  }
  const std::string month(word.substr(5, 2));
  const std::string day(word.substr(8, 2));
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

class Reader {
 public:
  explicit Reader(Baseline& baseline)
      : baseline_(baseline), yaml_(baseline.file, baseline.text) {}

  void read() {
    if (yaml_.root()) {
      const auto entries =
          yaml_.entries(*yaml_.root(), "a baseline is a mapping",
                        {"schema", "debt", "accepted"});
      if (const YamlNode* node = find(entries, "schema")) {
        yaml_.choice(*node, "schema", {schema});
      }
      read_list(find(entries, "debt"), Standing::debt);
      read_list(find(entries, "accepted"), Standing::accepted);
    }
    const auto troubles = yaml_.troubles();
    if (!troubles.empty()) throw Error(troubles);
  }

 private:
  void read_list(const YamlNode* list, Standing standing) {
    if (!list) return;
    for (const YamlNode* item :
         yaml_.items(*list, "known findings are a list")) {
      read_entry(*item, standing);
    }
  }

  void read_entry(const YamlNode& item, Standing standing) {
    Words names;
    for (const Field& field : fields) names.push_back(field.name);
    const auto entries =
        yaml_.entries(item, "a known finding is a mapping with an `id`", names);
    BaselineEntry entry;
    entry.standing = standing;
    entry.line = item.line;
    for (const Field& field : fields) {
      const YamlNode* value = field.is_required
                                  ? yaml_.required(item, entries, field.name)
                                  : find(entries, field.name);
      if (!value || value->kind == YamlNode::Kind::empty) continue;
      const std::string* word =
          yaml_.word(*value, fmt::format("`{}` is a text", field.name));
      if (word) entry.*field.value = *word;
    }
    check(item, entries, entry);
    baseline_.entries.push_back(std::move(entry));
  }

  void check(const YamlNode& item, const std::vector<YamlEntry>& entries,
             const BaselineEntry& entry) {
    const YamlNode* id = find(entries, "id");
    if (id && !is_fingerprint(entry.id)) {
      yaml_.add(*id, "`id` is a fingerprint, 16 hexadecimal digits");
    }
    const YamlNode* expires = find(entries, "expires");
    if (expires && !entry.expires.empty() && !is_day(entry.expires)) {
      yaml_.add(*expires, "`expires` is a day, 2027-03-31");
    }
    if (!entry.id.empty() && !lines_.emplace(entry.id, item.line).second) {
      yaml_.add(item, fmt::format("`{}` is listed twice; it is in line {} too",
                                  entry.id, lines_[entry.id]));
    }
  }

  Baseline& baseline_;
  YamlReader yaml_;
  std::unordered_map<std::string, uint32_t> lines_;
};

bool is_over(const BaselineEntry& entry, const std::string& today) {
  return !entry.expires.empty() && entry.expires < today;
}

// The pages that were looked at, by key and locale.
std::set<std::pair<std::string, std::string>> pages_in(
    const std::vector<std::string>& scope, const Corpus& corpus) {
  std::set<std::pair<std::string, std::string>> pages;
  for (const SitePage& page : corpus.pages()) {
    if (!is_in_scope(scope, page.facts.file)) continue;
    pages.emplace(page.key, corpus.tag(page.locale));
  }
  return pages;
}

std::string expiry(const BaselineEntry& entry) {
  std::string text =
      fmt::format("the baseline knew it until {}", entry.expires);
  if (!entry.reason.empty()) text += ": " + entry.reason;
  return text;
}

// "  - {id: ..., rule: broken-page, ...}"
std::string line_of(const Site& site, const Finding& finding) {
  const SitePage& page = site.corpus().page(finding.page);
  std::string message = finding.message;
  if (first_invalid_utf8(message) != npos) message = printable(message);
  return fmt::format("- {{id: {}, rule: {}, locale: {}, page: {}, about: {}}}",
                     yaml_word(finding.fingerprint), finding.rule,
                     yaml_word(site.corpus().tag(page.locale)),
                     yaml_word(page.key), yaml_word(message));
}

void replace_first(std::string& text, const std::string& before,
                   const std::string& after) {
  const size_t at = text.find(before);
  if (at != npos) text.replace(at, before.size(), after);
}

// Changes the text of a baseline entry by entry.
class Updater {
 public:
  Updater(const Baseline& baseline, const Site& site)
      : baseline_(baseline),
        site_(site),
        parts_(mapping_lines(baseline.file, baseline.text, {"debt", "accepted"},
                             {})) {
    for (const std::string_view line : parts_.lines) lines_.emplace_back(line);
    is_windows_ = !lines_.empty() && lines_[0].ends_with("\r\n");
    for (const MappingList& list : parts_.lists) {
      if (!list.by_line) refuse(list);
      for (const MappingItem& item : list.items) items_.push_back(&item);
    }
  }

  // Entries are in the order of the lists, as they were read.
  void remove(size_t entry) {
    for (uint32_t at = items_[entry]->first; at <= items_[entry]->last; ++at) {
      lines_[at - 1].clear();
    }
  }

  // The page may have another name now.
  void rename(size_t entry, const Finding& finding) {
    const BaselineEntry& old = baseline_.entries[entry];
    const std::string& page = site_.corpus().page(finding.page).key;
    for (uint32_t at = items_[entry]->first; at <= items_[entry]->last; ++at) {
      std::string& line = lines_[at - 1];
      replace_first(line, old.id, finding.fingerprint);
      if (old.page != page) {
        replace_first(line, "page: " + yaml_word(old.page),
                      "page: " + yaml_word(page));
      }
    }
  }

  void add(const Finding& finding) {
    const MappingList& debt = parts_.lists[0];
    added_ += std::string(debt.indent, ' ') + line_of(site_, finding) + end();
  }

  std::string text() {
    if (!added_.empty()) insert();
    std::string text;
    for (const std::string& line : lines_) text += line;
    return text;
  }

 private:
  std::string end() const { return is_windows_ ? "\r\n" : "\n"; }

  void insert() {
    const MappingList& debt = parts_.lists[0];
    if (!lines_.empty() && !lines_.back().ends_with('\n')) {
      lines_.back() += end();
    }
    if (debt.line == 0) {
      lines_.push_back("debt:" + end() + added_);
      return;
    }
    if (debt.items.empty() && !debt.opened.empty()) {
      lines_[debt.line - 1] = debt.opened;
    }
    const uint32_t after =
        debt.items.empty() ? debt.line : debt.items.back().last;
    lines_[after - 1] += added_;
  }

  [[noreturn]] void refuse(const MappingList& list) const {
    throw Error(Trouble{baseline_.file, list.line, 0,
                        fmt::format("`{}` cannot be changed line by line; give "
                                    "each entry a line of its own, behind `- `",
                                    list.name)});
  }

  const Baseline& baseline_;
  const Site& site_;
  MappingLines parts_;
  std::vector<std::string> lines_;
  std::vector<const MappingItem*> items_;
  std::string added_;
  bool is_windows_ = false;
};

}  // namespace

Baseline read_baseline(std::string file, std::string text) {
  Baseline baseline{std::move(file), std::move(text), true, {}};
  Reader(baseline).read();
  return baseline;
}

BaselineUse apply(const Baseline& baseline, const Site& site, Result& result,
                  const std::vector<std::string>& scope,
                  const std::string& today, const History* history) {
  std::vector<std::string> ids;
  for (const BaselineEntry& entry : baseline.entries) ids.push_back(entry.id);
  const std::vector<size_t> entries =
      recognised(site, result.findings, ids, history);
  BaselineUse use;
  use.found.resize(ids.size(), none_found);
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i] == unknown) continue;
    use.found[entries[i]] = i;
    Finding& finding = result.findings[i];
    const BaselineEntry& entry = baseline.entries[entries[i]];
    if (is_over(entry, today)) {
      finding.evidence.push_back(expiry(entry));
      use.expired.push_back(entries[i]);
    } else {
      finding.standing = entry.standing;
    }
  }
  std::ranges::sort(use.expired);
  const auto looked_at = pages_in(scope, site.corpus());
  for (size_t i = 0; i < ids.size(); ++i) {
    const BaselineEntry& entry = baseline.entries[i];
    // The page may be gone: then only a look at the whole site says so.
    const bool was_looked_at =
        scope.empty() || looked_at.contains({entry.page, entry.locale});
    if (use.found[i] == none_found && was_looked_at) use.stale.push_back(i);
  }
  count_findings(result);
  return use;
}

std::string updated(const Baseline& baseline, const BaselineUse& use,
                    const Site& site, const Result& result, Severity least,
                    Growth growth) {
  if (baseline.text.empty()) {
    std::string text(header);
    text += fmt::format("schema: {}\ndebt: []\naccepted: []\n", schema);
    const Baseline fresh{baseline.file, std::move(text), true, {}};
    return updated(fresh, {}, site, result, least, growth);
  }
  Updater updater(baseline, site);
  for (const size_t entry : use.stale) updater.remove(entry);
  for (size_t i = 0; i < use.found.size(); ++i) {
    if (use.found[i] == none_found) continue;
    updater.rename(i, result.findings[use.found[i]]);
  }
  std::vector<bool> is_known(result.findings.size());
  for (const size_t i : use.found) {
    if (i != none_found) is_known[i] = true;
  }
  for (size_t i = 0; i < result.findings.size(); ++i) {
    const Finding& finding = result.findings[i];
    if (growth == Growth::refused || is_known[i]) continue;
    if (finding.severity >= least) updater.add(finding);
  }
  return updater.text();
}

}  // namespace paralint
