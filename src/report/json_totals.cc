#include "json_totals.h"

#include <algorithm>
#include <map>

namespace paralint {
namespace {

void coverage(JsonText& json, const Corpus& corpus, const Result& result) {
  json.key("coverage");
  json.begin_object();
  json.key("pages");
  json.begin_object();
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    json.field(corpus.tag(locale), result.pages_of_locale[locale]);
  }
  json.end_object();
  json.field("pairs", result.pairs);
  json.field("headings", result.headings);
  const LinkCounts& links = result.links;
  json.key("links");
  json.begin_object();
  json.field("total", links.total);
  json.field("checked", links.checked);
  json.field("assets", links.assets);
  json.field("external", links.external);
  json.field("unverified", links.unverified);
  json.end_object();
  json.end_object();
}

void counts(JsonText& json, std::string_view name,
            const std::map<std::string_view, size_t>& counts) {
  json.key(name);
  json.begin_object();
  for (const auto& [of, count] : counts) json.field(of, count);
  json.end_object();
}

void summary(JsonText& json, const Corpus& corpus, const Result& result) {
  json.key("summary");
  json.begin_object();
  for (const Severity severity :
       {Severity::error, Severity::warning, Severity::info}) {
    json.field(name_of(severity), result.count(severity));
  }
  json.field("known", result.known);
  json.field("old", result.old);
  std::map<std::string_view, size_t> by_rule;
  std::map<std::string_view, size_t> by_locale;
  for (const Finding& finding : result.findings) {
    if (finding.standing != Standing::fresh) continue;
    ++by_rule[finding.rule];
    ++by_locale[corpus.tag(corpus.page(finding.page).locale)];
  }
  counts(json, "by_rule", by_rule);
  counts(json, "by_locale", by_locale);
  json.end_object();
}

void pages_only_in(JsonText& json, const Corpus& corpus) {
  std::map<std::string_view, std::vector<std::string_view>> only;
  for (const PageSet& set : corpus.sets()) {
    PageIndex alone = none;
    size_t count = 0;
    for (const PageIndex page : set.pages) {
      if (page == none) continue;
      alone = page;
      ++count;
    }
    if (count == 1 && corpus.page(alone).served) {
      only[corpus.tag(corpus.page(alone).locale)].push_back(
          corpus.page(alone).key);
    }
  }
  json.key("pages_only_in");
  json.begin_object();
  for (const std::string& locale : corpus.config().locales) {
    auto& keys = only[locale];
    std::sort(keys.begin(), keys.end());
    json.array(locale, keys);
  }
  json.end_object();
}

}  // namespace

void json_totals(JsonText& json, const Site& site, const Result& result) {
  coverage(json, site.corpus(), result);
  summary(json, site.corpus(), result);
  pages_only_in(json, site.corpus());
}

void json_troubles(JsonText& json, std::string_view name,
                   const std::vector<Trouble>& troubles) {
  json.key(name);
  json.begin_array();
  for (const Trouble& trouble : troubles) {
    json.begin_object();
    json.field("file", trouble.file);
    if (trouble.line > 0) json.field("line", trouble.line);
    json.field("reason", trouble.sentence);
    json.end_object();
  }
  json.end_array();
}

}  // namespace paralint
