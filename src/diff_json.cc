// The difference as docs/diff.schema.json describes it: fields may be added,
// these keep their names and meaning.
#include <nlohmann/json.hpp>

#include "diff_report.h"
#include "version.h"

namespace paralint {
namespace {

using Json = nlohmann::ordered_json;

Json place(const ReportedFinding& finding) {
  return {{"key", finding.key},
          {"file", finding.file},
          {"line", finding.line},
          {"column", finding.column}};
}

Json described(const ReportedFinding& finding) {
  Json json = {{"fingerprint", finding.fingerprint},
               {"rule", finding.rule},
               {"severity", name_of(finding.severity)},
               {"locale", finding.locale}};
  json.update(place(finding));
  json["message"] = finding.message;
  if (!finding.destination.empty()) json["destination"] = finding.destination;
  return json;
}

Json list(const std::vector<const ReportedFinding*>& findings) {
  Json json = Json::array();
  for (const ReportedFinding* finding : findings) {
    json.push_back(described(*finding));
  }
  return json;
}

Json list(const std::vector<SameFinding>& findings) {
  Json json = Json::array();
  for (const SameFinding& finding : findings) {
    Json item = described(*finding.now);
    item["from"] = place(*finding.before);
    item["from"]["fingerprint"] = finding.before->fingerprint;
    json.push_back(std::move(item));
  }
  return json;
}

}  // namespace

std::string json_diff(const DiffInput& input) {
  const ReportDiff& diff = input.diff;
  Json json;
  json["schema"] = "paralint.diff/1";
  json["tool"] = {{"name", "paralint"}, {"version", version}};
  json["summary"] = {{"new", diff.added.size()},
                     {"fixed", diff.fixed.size()},
                     {"unchanged", diff.unchanged.size()},
                     {"moved", diff.moved.size()},
                     {"known", diff.known.size()},
                     {"unchecked", diff.unchecked.size()}};
  json["new"] = list(diff.added);
  json["fixed"] = list(diff.fixed);
  json["moved"] = list(diff.moved);
  json["unchanged"] = list(diff.unchanged);
  json["known"] = list(diff.known);
  json["unchecked"] = list(diff.unchecked);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paralint
