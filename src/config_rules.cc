#include "config_rules.h"

#include <algorithm>
#include <charconv>

#include "locale.h"
#include "mapping.h"

namespace paralint {
namespace {

std::optional<Severity> read_severity(YamlReader& yaml, const YamlNode& node) {
  Words words;
  for (const Severity value :
       {Severity::off, Severity::info, Severity::warning, Severity::error}) {
    words.push_back(name_of(value));
  }
  const std::string* word = yaml.choice(node, "severity", words);
  return word ? severity(*word) : std::nullopt;
}

// Of the keys beside `severity`, those that are locales of the site; the others
// may be that word misspelled.
std::vector<YamlEntry> locale_entries(YamlReader& yaml,
                                      std::vector<YamlEntry> entries,
                                      const std::vector<std::string>& locales) {
  Words allowed{"severity"};
  allowed.insert(allowed.end(), locales.begin(), locales.end());
  std::erase_if(entries, [&](const YamlEntry& entry) {
    const std::string& word = entry.key->word;
    if (word == "severity") return true;
    if (locales.empty() ||
        std::ranges::count(locales, canonical_locale(word)) > 0) {
      return false;
    }
    yaml.add_unknown(*entry.key, "key", word, allowed);
    return true;
  });
  return entries;
}

// {severity: warning, en: off}
RuleSetting read_mapping_setting(YamlReader& yaml, const YamlNode& node,
                                 const std::vector<std::string>& locales) {
  const auto entries =
      yaml.entries(node, "a rule's setting is a severity or a mapping");
  RuleSetting rule;
  if (const YamlNode* all = find(entries, "severity")) {
    rule.severity = read_severity(yaml, *all);
  }
  for (const auto& [locale, value] :
       by_locale(yaml, locale_entries(yaml, entries, locales), locales)) {
    if (const auto severity = read_severity(yaml, *value)) {
      rule.by_locale.emplace(locale, *severity);
    }
  }
  return rule;
}

RuleSetting read_setting(YamlReader& yaml, const YamlNode& node,
                         const std::vector<std::string>& locales) {
  if (node.kind != YamlNode::Kind::word) {
    return read_mapping_setting(yaml, node, locales);
  }
  return {read_severity(yaml, node), {}, {}};
}

std::optional<size_t> read_count(YamlReader& yaml, const YamlNode& node) {
  const std::string_view sentence = "a budget is a number of findings";
  const std::string* word = yaml.word(node, sentence);
  if (!word) return std::nullopt;
  size_t count = 0;
  const char* end = word->data() + word->size();
  const auto read = std::from_chars(word->data(), end, count);
  if (read.ec == std::errc() && read.ptr == end) return count;
  yaml.add(node, std::string(sentence) + ", not `" + *word + "`");
  return std::nullopt;
}

}  // namespace

std::map<std::string, RuleSetting> read_rules(
    YamlReader& yaml, const YamlNode& node,
    const std::vector<std::string>& locales) {
  std::map<std::string, RuleSetting> result;
  for (const auto& [name, value] :
       yaml.entries(node, "`rules` maps rules to severities")) {
    RuleSetting setting = read_setting(yaml, *value, locales);
    setting.place = place(yaml, *name);
    result.emplace(name->word, std::move(setting));
  }
  return result;
}

std::vector<Budget> read_budgets(YamlReader& yaml, const YamlNode& node,
                                 const std::vector<std::string>& locales) {
  std::vector<Budget> result;
  const auto entries =
      yaml.entries(node, "`budgets` maps locales to their budgets");
  for (const auto& [locale, limits] : by_locale(yaml, entries, locales)) {
    for (const auto& [name, value] : yaml.entries(
             *limits,
             "a locale's budgets map severities and rules to numbers")) {
      if (const auto limit = read_count(yaml, *value)) {
        result.push_back({locale, name->word, *limit, place(yaml, *name)});
      }
    }
  }
  return result;
}

}  // namespace paralint
