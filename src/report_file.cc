#include "report_file.h"

#include <nlohmann/json.hpp>

#include "error.h"

namespace paralint {
namespace {

using Json = nlohmann::json;

constexpr std::string_view schema = "paralint.report/1";

class Reader {
 public:
  explicit Reader(Report& report) : report_(report) {}

  void read(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) fail("it is no JSON");
    if (!json.is_object() || !json.contains("schema")) {
      fail("it has no `schema`");
    }
    const std::string named = word(json, "schema");
    if (named != schema) {
      fail("its `schema` is `" + named + "`, not `" + std::string(schema) +
           "`");
    }
    for (const Json& finding : list(json, "findings")) read_finding(finding);
    read_pages(json);
    report_.reference = word(json, "reference");
    report_.locales = words(json, "locales");
    // Those of an earlier version do not say it.
    if (json.contains("paths")) report_.paths = words(json, "paths");
    for (const Json& trouble : list(json, "unreadable")) {
      report_.unreadable.push_back(word(trouble, "file"));
    }
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(
        Trouble{report_.file, 0, 0,
                "is no report of `paralint check --format json`: " + why});
  }

  const Json& field(const Json& json, const char* name,
                    Json::value_t type) const {
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end()) {
      fail("`" + std::string(name) + "` is missing");
    }
    const bool fits =
        found->type() == type ||
        (type == Json::value_t::number_unsigned && found->is_number_unsigned());
    if (!fits) fail("`" + std::string(name) + "` is something else");
    return *found;
  }

  std::string word(const Json& json, const char* name) const {
    return field(json, name, Json::value_t::string).get<std::string>();
  }

  uint32_t count(const Json& json, const char* name) const {
    return field(json, name, Json::value_t::number_unsigned).get<uint32_t>();
  }

  const Json& list(const Json& json, const char* name) const {
    return field(json, name, Json::value_t::array);
  }

  std::vector<std::string> words(const Json& json, const char* name) const {
    std::vector<std::string> found;
    for (const Json& item : list(json, name)) {
      if (!item.is_string())
        fail("`" + std::string(name) + "` is something else");
      found.push_back(item);
    }
    return found;
  }

  void read_finding(const Json& json) {
    ReportedFinding finding;
    finding.fingerprint = word(json, "fingerprint");
    finding.rule = word(json, "rule");
    const auto severity = paralint::severity(word(json, "severity"));
    if (!severity) fail("`severity` is something else");
    finding.severity = *severity;
    finding.locale = word(json, "locale");
    finding.key = word(json, "key");
    finding.file = word(json, "file");
    finding.line = count(json, "line");
    finding.column = count(json, "column");
    finding.message = word(json, "message");
    if (json.contains("destination")) {
      finding.destination = word(json, "destination");
    }
    const auto counterpart = json.find("counterpart");
    if (counterpart != json.end() && counterpart->is_object()) {
      finding.counterpart = word(*counterpart, "file");
    }
    finding.is_known = json.contains("standing");
    report_.pages.emplace(finding.locale, finding.key);
    report_.findings.push_back(std::move(finding));
  }

  void read_pages(const Json& json) {
    const Json& alone = field(json, "pages_only_in", Json::value_t::object);
    for (const auto& [locale, keys] : alone.items()) {
      for (const Json& key : keys) {
        if (key.is_string()) report_.pages.emplace(locale, key);
      }
    }
    for (const Json& pair : list(json, "pairs")) {
      const Json& pages = field(pair, "pages", Json::value_t::object);
      for (const auto& [locale, page] : pages.items()) {
        report_.pages.emplace(locale, word(page, "key"));
      }
    }
  }

  Report& report_;
};

}  // namespace

Report read_report(std::string file, std::string_view text) {
  Report report;
  report.file = std::move(file);
  Reader(report).read(text);
  return report;
}

}  // namespace paralint
