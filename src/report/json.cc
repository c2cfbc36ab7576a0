// The JSON diff. Its contract is docs/report.schema.json: fields may be added,
// these keep their names and meaning.

#include <algorithm>
#include <cmath>

#include "json_text.h"
#include "json_totals.h"
#include "parallel.h"
#include "report.h"
#include "report/link_difference.h"
#include "rule.h"
#include "version.h"

namespace paralint {
namespace {

class Writer {
 public:
  explicit Writer(const ReportInput& input)
      : site_(input.site),
        corpus_(input.site.corpus()),
        result_(input.result),
        places_(*input.places),
        scope_(input.scope),
        failures_(input.failures),
        threads_(input.threads),
        differences_(input.result) {}

  std::string report() const {
    JsonText json(JsonLayout::indented);
    json.begin_object();
    json.field("schema", "paralint.report/1");
    json.key("tool");
    json.begin_object();
    json.field("name", "paralint");
    json.field("version", version);
    json.end_object();
    json.array("locales", corpus_.config().locales);
    json.field("reference", corpus_.config().reference);
    json.array("paths", paths());
    json_totals(json, site_, result_);
    array(json, "pairs", site_.pairs().size(), [&](JsonText& part, size_t i) {
      pair(part, site_.pairs()[i], site_.alignment(i));
    });
    array(
        json, "findings", result_.findings.size(),
        [&](JsonText& part, size_t i) { finding(part, result_.findings[i]); });
    array(json, "causes", result_.causes.size(),
          [&](JsonText& part, size_t i) { cause(part, result_.causes[i]); });
    array(json, "unverified", result_.unverified.size(),
          [&](JsonText& part, size_t i) {
            unverified(part, result_.unverified[i]);
          });
    json_troubles(json, "failures", failures_);
    json_troubles(json, "unreadable", corpus_.unreadable());
    json.end_object();
    return json.take() + "\n";
  }

 private:
  // None where the whole site was checked, also where its root was named.
  std::vector<std::string> paths() const {
    const bool has_root = std::ranges::find(scope_, "") != scope_.end();
    return has_root ? std::vector<std::string>() : scope_;
  }

  // An array whose elements are written on all threads.
  template <typename Write>
  void array(JsonText& json, std::string_view name, size_t count,
             const Write& write) const {
    json.key(name);
    json.begin_array();
    const auto pieces =
        in_pieces(count, threads_, [&](size_t begin, size_t end) {
          JsonText part(JsonLayout::indented, json.depth());
          for (size_t i = begin; i < end; ++i) write(part, i);
          return part.take();
        });
    for (const std::string& piece : pieces) json.splice(piece);
    json.end_array();
  }

  void page(JsonText& json, PageIndex index) const {
    const SitePage& page = corpus_.page(index);
    json.begin_object();
    json.field("file", page.facts.file);
    json.field("key", page.key);
    json.field("url", page.url);
    json.field("title", page.facts.title());
    json.end_object();
  }

  void heading(JsonText& json, PageIndex index, int32_t number) const {
    if (number == no_heading) return json.null();
    const SitePage& page = corpus_.page(index);
    const Heading& heading = page.facts.headings[static_cast<size_t>(number)];
    json.begin_object();
    json.field("line", heading.line);
    json.field("level", heading.level);
    json.field("text", heading.text);
    json.field("slug",
               page.anchors.headings()[static_cast<size_t>(number)].slug);
    json.key("id");
    if (const auto* id = explicit_id(page.facts, page.anchors, number)) {
      json.value(*id);
    } else {
      json.null();
    }
    json.end_object();
  }

  void link(JsonText& json, PageIndex index, int32_t number) const {
    if (number == no_link) return json.null();
    const Link& link =
        corpus_.page(index).facts.links[static_cast<size_t>(number)];
    json.begin_object();
    json.field("line", link.line);
    json.field("destination", link.destination);
    json.end_object();
  }

  void pair(JsonText& json, const Pair& pair,
            const Alignment& alignment) const {
    const std::string& reference = corpus_.tag(corpus_.reference());
    const std::string& locale = corpus_.tag(pair.locale);
    json.begin_object();
    json.field("key", corpus_.page(pair.reference).key);
    json.array("paired_by", pair.paired_by);
    json.field("confidence", rounded(pair.confidence));
    json.key("pages");
    json.begin_object();
    json.key(reference);
    page(json, pair.reference);
    json.key(locale);
    page(json, pair.translation);
    json.end_object();
    json.key("headings");
    json.begin_array();
    for (const HeadingMatch& match : alignment.headings) {
      json.begin_object();
      json.key(reference);
      heading(json, pair.reference, match.reference);
      json.key(locale);
      heading(json, pair.translation, match.translation);
      json.array("aligned_by", match.aligned_by());
      json.field("confidence", rounded(match.confidence));
      if (match.is_moved) json.field("moved", true);
      if (match.is_part) json.field("part", true);
      json.end_object();
    }
    json.end_array();
    json.key("diff");
    json.begin_array();
    for (const LinkDifference& one : differences_.of(pair, alignment)) {
      difference(json, pair, one);
    }
    json.end_array();
    json.end_object();
  }

  void difference(JsonText& json, const Pair& pair,
                  const LinkDifference& one) const {
    json.begin_object();
    json.key("finding");
    if (one.finding) {
      json.value(one.finding->fingerprint);
    } else {
      json.null();
    }
    json.field("kind", one.kind);
    json.key(corpus_.tag(corpus_.reference()));
    link(json, pair.reference, one.reference);
    json.key(corpus_.tag(pair.locale));
    link(json, pair.translation, one.translation);
    json.end_object();
  }

  void target(JsonText& json, PageIndex from, int32_t number) const {
    const Target& target = site_.targets()[from][static_cast<size_t>(number)];
    if (target.kind != TargetKind::page && target.kind != TargetKind::route) {
      return json.null();
    }
    json.begin_object();
    json.field("locale", corpus_.tag(target.locale));
    json.key("key");
    if (target.page == none) {
      json.null();
      json.key("heading");
      json.null();
      json.array("via", std::vector<const char*>{"route"});
      return json.end_object();
    }
    const SitePage& page = corpus_.page(target.page);
    json.value(page.key);
    json.key("heading");
    if (target.heading == no_heading) {
      json.null();
    } else if (const auto* id =
                   explicit_id(page.facts, page.anchors, target.heading)) {
      json.value(*id);
    } else {
      json.value(
          page.anchors.headings()[static_cast<size_t>(target.heading)].slug);
    }
    json.key("via");
    json.begin_array();
    json.value(name_of(target.via));
    if (target.redirected) json.value(target.aliased ? "alias" : "redirect");
    const bool named = target.fragment == FragmentState::found ||
                       target.fragment == FragmentState::unwanted ||
                       target.fragment == FragmentState::wrong_case;
    if (named) json.value(name_of(target.anchor));
    json.end_array();
    json.end_object();
  }

  void finding(JsonText& json, const Finding& finding) const {
    const SitePage& page = corpus_.page(finding.page);
    const Spot& at = places_.of(finding).begin;
    json.begin_object();
    json.field("fingerprint", finding.fingerprint);
    json.field("cause", result_.causes[finding.cause].id);
    json.field("rule", finding.rule);
    json.field("severity", name_of(finding.severity));
    if (finding.standing != Standing::fresh) {
      json.field("standing", name_of(finding.standing));
    }
    json.field("confidence", rounded(finding.confidence));
    json.field("message", finding.message);
    json.array("evidence", finding.evidence);
    json.field("locale", corpus_.tag(page.locale));
    json.field("key", page.key);
    json.field("file", page.facts.file);
    json.field("line", at.line);
    json.field("column", at.column);
    json.field("begin", finding.where.begin);
    json.field("end", finding.where.end);
    if (finding.link != no_link) {
      json.field(
          "destination",
          page.facts.links[static_cast<size_t>(finding.link)].destination);
      json.key("target");
      target(json, finding.page, finding.link);
    }
    json.key("counterpart");
    counterpart(json, finding);
    json.key("suggestions");
    json.begin_array();
    for (const Suggestion& suggestion : finding.suggestions) {
      json.begin_object();
      json.field("destination", suggestion.destination);
      json.field("action", finding.link == no_link ? "add" : "replace");
      json.field("confidence", rounded(suggestion.confidence));
      json.field("reason", suggestion.reason);
      json.end_object();
    }
    json.end_array();
    if (finding.fix) fix(json, *finding.fix);
    json.end_object();
  }

  void cause(JsonText& json, const Cause& cause) const {
    Severity worst = Severity::info;
    for (const size_t i : cause.findings) {
      worst = std::max(worst, result_.findings[i].severity);
    }
    json.begin_object();
    json.field("cause", cause.id);
    json.field("rule", result_.findings[cause.findings.front()].rule);
    json.field("severity", name_of(worst));
    json.field("subject", cause.subject);
    json.field("findings", cause.findings.size());
    json.end_object();
  }

  void counterpart(JsonText& json, const Finding& finding) const {
    if (finding.other_page == none) return json.null();
    const SitePage& page = corpus_.page(finding.other_page);
    json.begin_object();
    json.field("locale", corpus_.tag(page.locale));
    json.field("file", page.facts.file);
    if (finding.other_link != no_link) {
      const Link& link =
          page.facts.links[static_cast<size_t>(finding.other_link)];
      json.field("line", link.line);
      json.field("destination", link.destination);
      json.key("target");
      target(json, finding.other_page, finding.other_link);
    } else if (finding.other_heading != no_heading) {
      json.field(
          "line",
          page.facts.headings[static_cast<size_t>(finding.other_heading)].line);
      json.key("heading");
      heading(json, finding.other_page, finding.other_heading);
    }
    json.end_object();
  }

  static void fix(JsonText& json, const Fix& fix) {
    json.key("fix");
    json.begin_object();
    json.field("safety", "safe");
    json.key("edits");
    json.begin_array();
    for (const Edit& edit : fix.edits) {
      json.begin_object();
      json.field("file", edit.file);
      json.field("begin", edit.where.begin);
      json.field("end", edit.where.end);
      json.field("text", edit.text);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }

  void unverified(JsonText& json, const Unverified& item) const {
    const Page& page = corpus_.page(item.page).facts;
    const auto link = static_cast<size_t>(item.link);
    json.begin_object();
    json.field("file", page.file);
    json.field("line", page.links[link].line);
    json.field("destination", page.links[link].destination);
    json.field("reason", site_.targets()[item.page][link].reason);
    json.end_object();
  }

  const Site& site_;
  const Corpus& corpus_;
  const Result& result_;
  const Places& places_;
  const std::vector<std::string>& scope_;
  const std::vector<Trouble>& failures_;
  unsigned threads_;
  LinkDifferences differences_;
};

}  // namespace

std::string json_report(const ReportInput& input) {
  return Writer(input).report();
}

}  // namespace paralint
