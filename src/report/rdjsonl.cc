// reviewdog's diagnostics (rdjsonl): one JSON object a line. Its columns count
// bytes of UTF-8; the end of a range is behind its last byte.

#include "json_text.h"
#include "parallel.h"
#include "report.h"
#include "words.h"

namespace paralint {
namespace {

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::info:
    case Severity::off:
      break;
  }
  return "INFO";
}

void position(JsonText& json, std::string_view name, const Spot& spot) {
  json.key(name);
  json.begin_object();
  json.field("line", spot.line);
  json.field("column", spot.byte);
  json.end_object();
}

void range(JsonText& json, const SpotRange& range) {
  json.key("range");
  json.begin_object();
  position(json, "start", range.begin);
  position(json, "end", range.end);
  json.end_object();
}

// reviewdog takes each suggestion as a change that is complete in itself, of
// the file of the diagnostic.
void suggestions(JsonText& json, const ReportInput& input,
                 const Finding& finding) {
  if (!finding.fix || finding.fix->edits.size() != 1) return;
  const Edit& edit = finding.fix->edits.front();
  if (edit.file != input.site.corpus().page(finding.page).facts.file) return;
  json.key("suggestions");
  json.begin_array();
  json.begin_object();
  range(json, input.places->of_edit(finding, 0));
  json.field("text", edit.text);
  json.end_object();
  json.end_array();
}

void related(JsonText& json, const ReportInput& input, const Finding& finding) {
  const auto places = related_places(input, finding);
  if (places.empty()) return;
  json.key("related_locations");
  json.begin_array();
  for (const RelatedPlace& place : places) {
    json.begin_object();
    json.field("message", place.text);
    json.key("location");
    json.begin_object();
    json.field("path", opened_as(input, place.page));
    json.key("range");
    json.begin_object();
    json.key("start");
    json.begin_object();
    json.field("line", place.line);
    json.end_object();
    json.end_object();
    json.end_object();
    json.end_object();
  }
  json.end_array();
}

std::string line(const ReportInput& input, const Finding& finding) {
  JsonText json(JsonLayout::one_line);
  json.begin_object();
  json.field("message", whole_message(input, finding));
  json.key("location");
  json.begin_object();
  json.field("path", opened_as(input, finding.page));
  range(json, input.places->of(finding));
  json.end_object();
  json.field("severity", severity_name(finding.severity));
  json.key("source");
  json.begin_object();
  json.field("name", "paralint");
  json.end_object();
  json.key("code");
  json.begin_object();
  json.field("value", finding.rule);
  json.end_object();
  suggestions(json, input, finding);
  related(json, input, finding);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace

std::string rdjsonl_report(const ReportInput& input) {
  const auto& findings = input.result.findings;
  std::string out;
  for (const std::string& piece :
       in_pieces(findings.size(), input.threads, [&](size_t begin, size_t end) {
         std::string lines;
         for (size_t i = begin; i < end; ++i) {
           if (input.shows(findings[i])) lines += line(input, findings[i]);
         }
         return lines;
       })) {
    out += piece;
  }
  return out;
}

}  // namespace paralint
