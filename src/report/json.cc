// The JSON diff. Its contract is docs/report.schema.json: fields may be added,
// these keep their names and meaning.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "report.h"
#include "rule.h"
#include "version.h"

namespace paralint {
namespace {

using Json = nlohmann::ordered_json;

// "alignment.links[i].relation" as the diff names it, from the point of view of
// its findings.
const char* kind_of(LinkRelation relation) {
  switch (relation) {
    case LinkRelation::same:
      return "spelling";
    case LinkRelation::fragment:
      return "fragment";
    case LinkRelation::target:
      return "target";
    case LinkRelation::broken:
      return "broken";
    case LinkRelation::missing:
      return "missing";
    case LinkRelation::extra:
      return "extra";
  }
  return "";
}

// Confidences with two digits: more would say more than is known.
double rounded(double confidence) {
  return std::round(confidence * 100) / 100;
}

class Writer {
 public:
  explicit Writer(const ReportInput& input)
      : site_(input.site),
        corpus_(input.site.corpus()),
        result_(input.result),
        sources_(corpus_, input.disk) {
    for (const Finding& finding : result_.findings) {
      const bool about_link =
          finding.link != no_link || finding.other_link != no_link;
      if (about_link) by_link_.emplace(link_key(finding), &finding);
    }
  }

  Json report() {
    Json json;
    json["schema"] = "paralint.report/1";
    json["tool"] = {{"name", "paralint"}, {"version", version}};
    json["locales"] = corpus_.config().locales;
    json["reference"] = corpus_.config().reference;
    json["coverage"] = coverage();
    json["summary"] = summary();
    json["pages_only_in"] = pages_only_in();
    json["pairs"] = Json::array();
    for (size_t i = 0; i < site_.pairs().size(); ++i) {
      json["pairs"].push_back(pair(site_.pairs()[i], site_.alignment(i)));
    }
    json["findings"] = Json::array();
    for (const Finding& finding : result_.findings) {
      json["findings"].push_back(this->finding(finding));
    }
    json["causes"] = Json::array();
    for (const Cause& cause : result_.causes) {
      json["causes"].push_back(this->cause(cause));
    }
    json["unverified"] = Json::array();
    for (const Unverified& item : result_.unverified) {
      json["unverified"].push_back(unverified(item));
    }
    json["unreadable"] = Json::array();
    for (const Trouble& trouble : corpus_.unreadable()) {
      json["unreadable"].push_back(
          {{"file", trouble.file}, {"reason", trouble.sentence}});
    }
    return json;
  }

 private:
  // A page, its link, and where it has none the link of the reference that it
  // lacks.
  using LinkKey = std::tuple<PageIndex, int32_t, int32_t>;

  static LinkKey link_key(const Finding& finding) {
    return {finding.page, finding.link,
            finding.link == no_link ? finding.other_link : no_link};
  }

  Json coverage() const {
    Json pages = Json::object();
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      pages[corpus_.tag(locale)] = result_.pages_of_locale[locale];
    }
    const LinkCounts& links = result_.links;
    return {{"pages", pages},
            {"pairs", result_.pairs},
            {"headings", result_.headings},
            {"links",
             {{"total", links.total},
              {"checked", links.checked},
              {"assets", links.assets},
              {"external", links.external},
              {"unverified", links.unverified}}}};
  }

  Json summary() const {
    Json json;
    for (const Severity severity :
         {Severity::error, Severity::warning, Severity::info}) {
      json[name_of(severity)] = result_.count(severity);
    }
    std::map<std::string_view, size_t> by_rule;
    std::map<std::string_view, size_t> by_locale;
    json["known"] = result_.known;
    json["old"] = result_.old;
    for (const Finding& finding : result_.findings) {
      if (finding.standing != Standing::fresh) continue;
      ++by_rule[finding.rule];
      ++by_locale[corpus_.tag(corpus_.page(finding.page).locale)];
    }
    json["by_rule"] = by_rule.empty() ? Json::object() : Json(by_rule);
    json["by_locale"] = by_locale.empty() ? Json::object() : Json(by_locale);
    return json;
  }

  Json pages_only_in() const {
    std::map<std::string_view, std::vector<std::string_view>> only;
    for (const PageSet& set : corpus_.sets()) {
      PageIndex alone = none;
      size_t count = 0;
      for (const PageIndex page : set.pages) {
        if (page == none) continue;
        alone = page;
        ++count;
      }
      if (count == 1 && corpus_.page(alone).served) {
        only[corpus_.tag(corpus_.page(alone).locale)].push_back(
            corpus_.page(alone).key);
      }
    }
    Json json = Json::object();
    for (const std::string& locale : corpus_.config().locales) {
      auto& keys = only[locale];
      std::sort(keys.begin(), keys.end());
      json[locale] = keys;
    }
    return json;
  }

  Json page(PageIndex index) const {
    const SitePage& page = corpus_.page(index);
    return {{"file", page.facts.file},
            {"key", page.key},
            {"url", page.url},
            {"title", page.facts.title()}};
  }

  Json heading(PageIndex index, int32_t number) const {
    if (number == no_heading) return nullptr;
    const SitePage& page = corpus_.page(index);
    const Heading& heading = page.facts.headings[static_cast<size_t>(number)];
    const std::string* id = explicit_id(page.facts, page.anchors, number);
    return {{"line", heading.line},
            {"level", heading.level},
            {"text", heading.text},
            {"slug", page.anchors.headings()[static_cast<size_t>(number)].slug},
            {"id", id ? Json(*id) : Json(nullptr)}};
  }

  Json link(PageIndex index, int32_t number) const {
    if (number == no_link) return nullptr;
    const Link& link =
        corpus_.page(index).facts.links[static_cast<size_t>(number)];
    return {{"line", link.line}, {"destination", link.destination}};
  }

  Json pair(const Pair& pair, const Alignment& alignment) const {
    const std::string& reference = corpus_.tag(corpus_.reference());
    const std::string& locale = corpus_.tag(pair.locale);
    Json json;
    json["key"] = corpus_.page(pair.reference).key;
    json["paired_by"] = pair.paired_by;
    json["confidence"] = rounded(pair.confidence);
    json["pages"] = {{reference, page(pair.reference)},
                     {locale, page(pair.translation)}};
    json["headings"] = Json::array();
    for (const HeadingMatch& match : alignment.headings) {
      Json row = {{reference, heading(pair.reference, match.reference)},
                  {locale, heading(pair.translation, match.translation)},
                  {"aligned_by", match.aligned_by()},
                  {"confidence", rounded(match.confidence)}};
      if (match.is_moved) row["moved"] = true;
      if (match.is_part) row["part"] = true;
      json["headings"].push_back(std::move(row));
    }
    json["diff"] = Json::array();
    for (const LinkMatch& match : alignment.links) {
      if (auto entry = difference(pair, match)) {
        json["diff"].push_back(std::move(*entry));
      }
    }
    return json;
  }

  const Finding* finding_of(const Pair& pair, const LinkMatch& match) const {
    for (const LinkKey& key :
         {LinkKey{pair.translation, match.translation, no_link},
          LinkKey{pair.reference, match.reference, no_link},
          LinkKey{pair.translation, no_link, match.reference}}) {
      const auto it = by_link_.find(key);
      if (it != by_link_.end()) return it->second;
    }
    return nullptr;
  }

  // Two links that agree have no entry; two of the same target have one only
  // where one of them is spelled in a way that a rule minds.
  std::optional<Json> difference(const Pair& pair,
                                 const LinkMatch& match) const {
    const Finding* finding = finding_of(pair, match);
    const bool same = match.relation == LinkRelation::same;
    if (same && !finding) return std::nullopt;
    const bool locale =
        finding && std::string_view(finding->rule) == "wrong-locale";
    Json json;
    json["finding"] = finding ? Json(finding->fingerprint) : Json(nullptr);
    json["kind"] = locale ? "locale" : kind_of(match.relation);
    json[corpus_.tag(corpus_.reference())] =
        link(pair.reference, match.reference);
    json[corpus_.tag(pair.locale)] = link(pair.translation, match.translation);
    return json;
  }

  Json target(PageIndex from, int32_t number) const {
    const Target& target = site_.targets()[from][static_cast<size_t>(number)];
    if (target.kind != TargetKind::page && target.kind != TargetKind::route) {
      return nullptr;
    }
    Json json;
    json["locale"] = corpus_.tag(target.locale);
    json["key"] = nullptr;
    json["heading"] = nullptr;
    json["via"] = Json::array();
    if (target.page == none) {
      json["via"].push_back("route");
      return json;
    }
    const SitePage& page = corpus_.page(target.page);
    json["key"] = page.key;
    json["via"].push_back(name_of(target.via));
    if (target.redirected) json["via"].push_back("redirect");
    const bool named = target.fragment == FragmentState::found ||
                       target.fragment == FragmentState::unwanted ||
                       target.fragment == FragmentState::wrong_case;
    if (named) json["via"].push_back(name_of(target.anchor));
    if (target.heading != no_heading) {
      const auto* id = explicit_id(page.facts, page.anchors, target.heading);
      json["heading"] =
          id ? *id
             : page.anchors.headings()[static_cast<size_t>(target.heading)]
                   .slug;
    }
    return json;
  }

  Json finding(const Finding& finding) {
    const SitePage& page = corpus_.page(finding.page);
    const Position at = sources_.position(finding.page, finding.where.begin);
    Json json;
    json["fingerprint"] = finding.fingerprint;
    json["cause"] = result_.causes[finding.cause].id;
    json["rule"] = finding.rule;
    json["severity"] = name_of(finding.severity);
    if (finding.standing != Standing::fresh) {
      json["standing"] = name_of(finding.standing);
    }
    json["confidence"] = rounded(finding.confidence);
    json["message"] = finding.message;
    json["evidence"] = finding.evidence;
    json["locale"] = corpus_.tag(page.locale);
    json["key"] = page.key;
    json["file"] = page.facts.file;
    json["line"] = at.line;
    json["column"] = at.column;
    json["begin"] = finding.where.begin;
    json["end"] = finding.where.end;
    if (finding.link != no_link) {
      json["destination"] =
          page.facts.links[static_cast<size_t>(finding.link)].destination;
      json["target"] = target(finding.page, finding.link);
    }
    json["counterpart"] = counterpart(finding);
    json["suggestions"] = Json::array();
    for (const Suggestion& suggestion : finding.suggestions) {
      json["suggestions"].push_back(
          {{"destination", suggestion.destination},
           {"action", finding.link == no_link ? "add" : "replace"},
           {"confidence", rounded(suggestion.confidence)},
           {"reason", suggestion.reason}});
    }
    if (finding.fix) json["fix"] = fix(*finding.fix);
    return json;
  }

  Json cause(const Cause& cause) const {
    Severity worst = Severity::info;
    for (const size_t i : cause.findings) {
      worst = std::max(worst, result_.findings[i].severity);
    }
    return {{"cause", cause.id},
            {"rule", result_.findings[cause.findings.front()].rule},
            {"severity", name_of(worst)},
            {"subject", cause.subject},
            {"findings", cause.findings.size()}};
  }

  Json counterpart(const Finding& finding) const {
    if (finding.other_page == none) return nullptr;
    const SitePage& page = corpus_.page(finding.other_page);
    Json json = {{"locale", corpus_.tag(page.locale)},
                 {"file", page.facts.file}};
    if (finding.other_link != no_link) {
      const Link& link =
          page.facts.links[static_cast<size_t>(finding.other_link)];
      json["line"] = link.line;
      json["destination"] = link.destination;
      json["target"] = target(finding.other_page, finding.other_link);
    } else if (finding.other_heading != no_heading) {
      json["line"] =
          page.facts.headings[static_cast<size_t>(finding.other_heading)].line;
      json["heading"] = heading(finding.other_page, finding.other_heading);
    }
    return json;
  }

  static Json fix(const Fix& fix) {
    Json edits = Json::array();
    for (const Edit& edit : fix.edits) {
      edits.push_back({{"file", edit.file},
                       {"begin", edit.where.begin},
                       {"end", edit.where.end},
                       {"text", edit.text}});
    }
    return {{"safety", "safe"}, {"edits", edits}};
  }

  Json unverified(const Unverified& item) const {
    const Page& page = corpus_.page(item.page).facts;
    const auto link = static_cast<size_t>(item.link);
    return {{"file", page.file},
            {"line", page.links[link].line},
            {"destination", page.links[link].destination},
            {"reason", site_.targets()[item.page][link].reason}};
  }

  const Site& site_;
  const Corpus& corpus_;
  const Result& result_;
  Sources sources_;
  // The finding about a link, or about the lack of one.
  std::map<LinkKey, const Finding*> by_link_;
};

}  // namespace

std::string json_report(const ReportInput& input) {
  return Writer(input).report().dump(1, ' ', false,
                                     Json::error_handler_t::replace) +
         "\n";
}

}  // namespace paralint
