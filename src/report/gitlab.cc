// GitLab's Code Quality report: what its merge requests show beside the lines.

#include "json_text.h"
#include "parallel.h"
#include "report.h"
#include "words.h"

namespace paralint {
namespace {

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::info:
    case Severity::off:
      break;
  }
  return "info";
}

void write(JsonText& json, const ReportInput& input, const Finding& finding) {
  const SpotRange& range = input.places->of(finding);
  json.begin_object();
  json.field("description", whole_message(input, finding));
  json.field("check_name", finding.rule);
  json.field("fingerprint", finding.fingerprint);
  json.field("severity", severity_name(finding.severity));
  json.key("location");
  json.begin_object();
  json.field("path", opened_as(input, finding.page));
  json.key("lines");
  json.begin_object();
  json.field("begin", range.begin.line);
  json.field("end", range.end.line);
  json.end_object();
  json.end_object();
  json.end_object();
}

}  // namespace

std::string gitlab_report(const ReportInput& input) {
  const auto& findings = input.result.findings;
  JsonText json(JsonLayout::indented);
  json.begin_array();
  const auto pieces =
      in_pieces(findings.size(), input.threads, [&](size_t begin, size_t end) {
        JsonText part(JsonLayout::indented, json.depth());
        for (size_t i = begin; i < end; ++i) {
          if (input.shows(findings[i])) write(part, input, findings[i]);
        }
        return part.take();
      });
  for (const std::string& piece : pieces) json.splice(piece);
  json.end_array();
  return json.take() + "\n";
}

}  // namespace paralint
