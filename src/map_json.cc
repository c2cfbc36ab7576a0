#include "map_json.h"

#include <nlohmann/json.hpp>

#include "report.h"
#include "version.h"

namespace paralint {
namespace {

using Json = nlohmann::ordered_json;

// As in a report.
Json json_of(const Corpus& corpus, const PageMatch& match) {
  Json json;
  Json urls = Json::object();
  for (const PageIndex index : match.pages) {
    if (index == none) continue;
    const SitePage& page = corpus.page(index);
    json[corpus.tag(page.locale)] = page.key;
    urls[corpus.tag(page.locale)] = page.url;
  }
  json["url"] = urls;
  json["paired_by"] = match.grounds.by;
  json["confidence"] = rounded(match.grounds.confidence);
  return json;
}

Json json_of(const Corpus& corpus, const RouteMatch& match) {
  Json json;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (match.urls[locale].empty()) continue;
    json[corpus.tag(locale)] = match.urls[locale];
  }
  json["confidence"] = rounded(match.grounds.confidence);
  json["evidence"] = match.grounds.by;
  return json;
}

Json heading(const Corpus& corpus, const AnchorMatch::Place& place) {
  const SitePage& page = corpus.page(place.page);
  const auto number = static_cast<size_t>(place.heading);
  const std::string* id = explicit_id(page.facts, page.anchors, place.heading);
  return {{"line", page.facts.headings[number].line},
          {"id", id ? Json(*id) : Json(nullptr)},
          {"slug", page.anchors.headings()[number].slug}};
}

Json json_of(const Corpus& corpus, const AnchorMatch& match) {
  Json json;
  json["page"] = corpus.page(match.headings[corpus.reference()].page).key;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    const AnchorMatch::Place& place = match.headings[locale];
    if (place.page == none) continue;
    json[corpus.tag(locale)] = heading(corpus, place);
  }
  json["confidence"] = rounded(match.grounds.confidence);
  json["evidence"] = match.grounds.by;
  return json;
}

template <typename Match>
Json list(const Corpus& corpus, const std::vector<Match>& matches) {
  Json json = Json::array();
  for (const Match& match : matches) json.push_back(json_of(corpus, match));
  return json;
}

}  // namespace

std::string map_json(const Site& site, const Correspondences& found) {
  const Corpus& corpus = site.corpus();
  Json json;
  json["schema"] = "paralint.map/1";
  json["tool"] = {{"name", "paralint"}, {"version", version}};
  json["locales"] = corpus.config().locales;
  json["reference"] = corpus.config().reference;
  json["pages"] = list(corpus, found.pages);
  json["routes"] = list(corpus, found.routes);
  json["anchors"] = list(corpus, found.anchors);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paralint
