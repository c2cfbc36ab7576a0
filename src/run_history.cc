#include "run_history.h"

#include <map>
#include <nlohmann/json.hpp>

#include "text.h"
#include "version.h"

namespace paralint {
namespace {

using Json = nlohmann::ordered_json;

bool has_count(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_unsigned();
}

std::string word(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>()
                                                   : std::string();
}

// False where the line is something else, or half of one.
bool read_line(std::string_view line, RunTotals& totals) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return false;
  for (const char* name : {"errors", "warnings", "infos", "pages"}) {
    if (!has_count(json, name)) return false;
  }
  totals = {word(json, "date"),           word(json, "commit"),
            json["errors"].get<size_t>(), json["warnings"].get<size_t>(),
            json["infos"].get<size_t>(),  json["pages"].get<size_t>()};
  return !totals.date.empty();
}

Json counts(const std::map<std::string_view, size_t>& by_name) {
  return by_name.empty() ? Json::object() : Json(by_name);
}

}  // namespace

RunHistory read_run_history(std::string_view text, size_t most) {
  RunHistory history;
  size_t unreadable = 0;
  size_t first = 0;
  size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.find_first_not_of(" \t\r") == npos) continue;
    RunTotals totals;
    if (read_line(line, totals)) {
      history.runs.push_back(std::move(totals));
    } else if (++unreadable == 1) {
      first = number;
    }
  }
  history.passed_over = unreadable;
  if (history.runs.size() > most) {
    history.runs.erase(history.runs.begin(),
                       history.runs.end() - static_cast<ptrdiff_t>(most));
  }
  if (unreadable == 1) {
    history.note = "line " + std::to_string(first) +
                   " is no totals of a run and was passed over";
  } else if (unreadable > 1) {
    history.note = std::to_string(unreadable) +
                   " lines are no totals of a run and were passed over; the "
                   "first is line " +
                   std::to_string(first);
  }
  return history;
}

RunTotals run_totals(const Result& result, std::string date,
                     std::string commit) {
  return {std::move(date),
          std::move(commit),
          result.count(Severity::error),
          result.count(Severity::warning),
          result.count(Severity::info),
          result.pages};
}

std::string run_line(const Site& site, const Result& result,
                     const RunTotals& totals) {
  std::map<std::string_view, size_t> by_rule;
  std::map<std::string_view, size_t> by_locale;
  for (const Finding& finding : result.findings) {
    if (finding.standing != Standing::fresh) continue;
    ++by_rule[finding.rule];
    ++by_locale[site.corpus().tag(site.corpus().page(finding.page).locale)];
  }
  Json json;
  json["date"] = totals.date;
  if (!totals.commit.empty()) json["commit"] = totals.commit;
  json["version"] = version;
  json["errors"] = totals.errors;
  json["warnings"] = totals.warnings;
  json["infos"] = totals.infos;
  json["known"] = result.known;
  json["old"] = result.old;
  json["pages"] = totals.pages;
  json["pairs"] = result.pairs;
  json["links"] = {{"total", result.links.total},
                   {"checked", result.links.checked},
                   {"unverified", result.links.unverified}};
  json["by_rule"] = counts(by_rule);
  json["by_locale"] = counts(by_locale);
  return json.dump() + "\n";
}

}  // namespace paralint
