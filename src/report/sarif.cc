// SARIF 2.1.0 (OASIS), within what GitHub's code scanning takes of it.
// Everything is in it, whatever --show says: code scanning filters itself.

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "json_text.h"
#include "parallel.h"
#include "report.h"
#include "rule.h"
#include "sarif_terms.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

constexpr size_t most_results = 25000;    // of a run
constexpr size_t most_bytes = 9'500'000;  // of 10 MB, compressed
constexpr std::string_view base = "%SRCROOT%";
constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

// How many bytes the text makes once it is compressed on its own.
size_t compressed_size(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::vector<Bytef> out(size);
  compress2(out.data(), &size, reinterpret_cast<const Bytef*>(text.data()),
            static_cast<uLong>(text.size()), Z_BEST_SPEED);
  return size;
}

class Writer {
 public:
  explicit Writer(const ReportInput& input)
      : input_(input), findings_(input.result.findings) {
    for (const Rule* rule : rules()) {
      rule_index_.emplace(rule->id, rule_index_.size());
    }
    has_baseline_ = std::ranges::any_of(findings_, [](const Finding& finding) {
      return finding.standing != Standing::fresh;
    });
  }

  std::string report() {
    const std::vector<std::string> results = fitting_results();
    JsonText json(JsonLayout::one_line);
    json.begin_object();
    json.field("$schema", schema);
    json.field("version", "2.1.0");
    json.key("runs");
    json.begin_array();
    json.begin_object();
    sarif_tool(json);
    json.field("columnKind", "utf16CodeUnits");
    json.field("defaultEncoding", "utf-8");
    json.key("originalUriBaseIds");
    json.begin_object();
    json.key(base);
    json.begin_object();
    sarif_text(json, "description", "The folder in which paralint was run.");
    json.end_object();
    json.end_object();
    invocation(json);
    json.key("results");
    json.begin_array();
    for (const std::string& piece : results) json.splice(piece);
    json.end_array();
    json.end_object();
    json.end_array();
    json.end_object();
    return json.take() + "\n";
  }

 private:
  // Where the results stand in the document: in an array, in a run, in an
  // array, in the log.
  static constexpr size_t depth = 4;

  // The results, in pieces; the worst ones where all are too many.
  std::vector<std::string> fitting_results() {
    std::vector<size_t> order(findings_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    if (order.size() > most_results) {
      worst_first(order);
      order.resize(most_results);
    }
    std::vector<std::string> pieces = written(order);
    size_t size = 0;
    for (const std::string& piece : pieces) size += piece.size();
    // What is small as it is need not be compressed to know it.
    if (size > most_bytes && fitting(pieces) < pieces.size()) {
      worst_first(order);
      pieces = written(order);
      pieces.resize(fitting(pieces));
      cut_ = true;
    }
    cut_ = cut_ || order.size() < findings_.size();
    return pieces;
  }

  // What is new comes first, what is accepted last.
  void worst_first(std::vector<size_t>& order) const {
    std::ranges::stable_sort(order, std::ranges::greater(), [&](size_t i) {
      const Finding& finding = findings_[i];
      return std::tuple(finding.standing == Standing::fresh,
                        finding.standing != Standing::accepted,
                        finding.severity);
    });
  }

  std::vector<std::string> written(const std::vector<size_t>& order) const {
    return in_pieces(order.size(), input_.threads,
                     [&](size_t begin, size_t end) {
                       JsonText json(JsonLayout::one_line, depth);
                       for (size_t i = begin; i < end; ++i)
                         result(json, findings_[order[i]]);
                       return json.take();
                     });
  }

  // How many of the pieces fit.
  size_t fitting(const std::vector<std::string>& pieces) const {
    std::vector<size_t> sizes(pieces.size());
    for_each_index(
        pieces.size(), input_.threads,
        [&](size_t i) { sizes[i] = compressed_size(pieces[i]); }, 1);
    size_t sum = 0;
    size_t count = 0;
    while (count < sizes.size() && sum + sizes[count] <= most_bytes) {
      sum += sizes[count++];
    }
    return count;
  }

  void notification(JsonText& json, const Trouble& trouble,
                    const std::string& file) const {
    json.begin_object();
    json.field("level", "error");
    sarif_text(json, "message", sarif_message(printable(trouble.text()) + "."));
    json.key("locations");
    json.begin_array();
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    artifact(json, file);
    json.end_object();
    json.end_object();
    json.end_array();
    json.end_object();
  }

  void invocation(JsonText& json) const {
    const auto& unreadable = input_.site.corpus().unreadable();
    json.key("invocations");
    json.begin_array();
    json.begin_object();
    json.field("executionSuccessful", unreadable.empty());
    json.field("exitCode", input_.exit_code);
    json.key("toolExecutionNotifications");
    json.begin_array();
    for (const Trouble& trouble : unreadable) {
      notification(json, trouble, opened_as(input_, trouble.file));
    }
    for (const Trouble& failure : input_.failures) {
      notification(json, failure, failure.file);
    }
    if (cut_) {
      json.begin_object();
      json.field("level", "warning");
      sarif_text(json, "message",
                 "Not all of the " + std::to_string(findings_.size()) +
                     " findings are here, since code scanning takes no more: "
                     "the worst ones are. The JSON report has all.");
      json.end_object();
    }
    json.end_array();
    json.end_object();
    json.end_array();
  }

  static void artifact(JsonText& json, std::string_view path) {
    json.key("artifactLocation");
    json.begin_object();
    json.field("uri", sarif_uri(path));
    if (!path.starts_with("/")) json.field("uriBaseId", base);
    json.end_object();
  }

  static void region(JsonText& json, std::string_view name,
                     const SpotRange& range) {
    json.key(name);
    json.begin_object();
    json.field("startLine", range.begin.line);
    json.field("startColumn", range.begin.utf16);
    json.field("endLine", range.end.line);
    json.field("endColumn", range.end.utf16);
    json.end_object();
  }

  void result(JsonText& json, const Finding& finding) const {
    json.begin_object();
    json.field("ruleId", finding.rule);
    json.field("ruleIndex", rule_index_.at(finding.rule));
    json.field("level", sarif_level(finding.severity));
    sarif_text(json, "message", sarif_message(message(finding)));
    json.key("locations");
    json.begin_array();
    json.begin_object();
    json.key("physicalLocation");
    json.begin_object();
    artifact(json, opened_as(input_, finding.page));
    region(json, "region", input_.places->of(finding));
    json.end_object();
    json.end_object();
    json.end_array();
    related(json, finding);
    json.key("partialFingerprints");
    json.begin_object();
    json.field("paralint/v1", finding.fingerprint);
    json.end_object();
    if (finding.fix) fix(json, finding);
    standing(json, finding);
    properties(json, finding);
    json.end_object();
  }

  static std::string message(const Finding& finding) {
    std::string text = sarif_sentence(printable(finding.message));
    if (finding.suggestions.empty()) return text;
    const Suggestion& first = finding.suggestions.front();
    text += " " + sarif_sentence(std::string(advice(finding, first)) + " `" +
                                 printable(first.destination) + "`");
    return text;
  }

  void related(JsonText& json, const Finding& finding) const {
    const auto places = related_places(input_, finding);
    if (places.empty()) return;
    json.key("relatedLocations");
    json.begin_array();
    for (size_t i = 0; i < places.size(); ++i) {
      json.begin_object();
      json.field("id", i + 1);
      json.key("physicalLocation");
      json.begin_object();
      artifact(json, opened_as(input_, places[i].page));
      json.key("region");
      json.begin_object();
      json.field("startLine", places[i].line);
      json.end_object();
      json.end_object();
      sarif_text(json, "message", sarif_message(printable(places[i].text)));
      json.end_object();
    }
    json.end_array();
  }

  // One change for each file.
  void fix(JsonText& json, const Finding& finding) const {
    const std::vector<Edit>& edits = finding.fix->edits;
    json.key("fixes");
    json.begin_array();
    json.begin_object();
    sarif_text(json, "description",
               sarif_message(
                   "Write `" +
                   printable(finding.suggestions.front().destination) + "`."));
    json.key("artifactChanges");
    json.begin_array();
    for (size_t i = 0; i < edits.size(); ++i) {
      const bool begins = i == 0 || edits[i].file != edits[i - 1].file;
      if (begins) {
        json.begin_object();
        artifact(json, opened_as(input_, edits[i].file));
        json.key("replacements");
        json.begin_array();
      }
      json.begin_object();
      region(json, "deletedRegion", input_.places->of_edit(finding, i));
      sarif_text(json, "insertedContent", edits[i].text);
      json.end_object();
      const bool ends =
          i + 1 == edits.size() || edits[i].file != edits[i + 1].file;
      if (ends) {
        json.end_array();
        json.end_object();
      }
    }
    json.end_array();
    json.end_object();
    json.end_array();
  }

  // All results have a baseline state and suppressions, or none has.
  void standing(JsonText& json, const Finding& finding) const {
    if (!has_baseline_) return;
    const bool is_new = finding.standing == Standing::fresh;
    json.field("baselineState", is_new ? "new" : "unchanged");
    json.key("suppressions");
    json.begin_array();
    if (finding.standing == Standing::accepted) {
      json.begin_object();
      json.field("kind", "external");
      json.field("status", "accepted");
      json.end_object();
    }
    json.end_array();
  }

  void properties(JsonText& json, const Finding& finding) const {
    const SitePage& page = input_.site.corpus().page(finding.page);
    json.key("properties");
    json.begin_object();
    json.field("confidence", std::round(finding.confidence * 100) / 100);
    json.field("locale", input_.site.corpus().tag(page.locale));
    json.field("key", page.key);
    json.field("cause", input_.result.causes[finding.cause].id);
    if (!finding.evidence.empty()) json.array("evidence", finding.evidence);
    json.end_object();
  }

  const ReportInput& input_;
  const std::vector<Finding>& findings_;
  std::unordered_map<std::string_view, size_t> rule_index_;
  bool has_baseline_ = false;
  bool cut_ = false;  // known once the results are written
};

}  // namespace

std::string sarif_report(const ReportInput& input) {
  return Writer(input).report();
}

}  // namespace paralint
