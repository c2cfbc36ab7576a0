#include "all.h"

#include <map>

#include "href.h"

namespace paralint {
namespace {

// A page that two curated lines pair with different pages.
void check(const Site& site, Sink& sink) {
  const Corpus& corpus = site.corpus();
  std::map<std::pair<std::string, std::string>, const Correspondence*> seen;
  for (const Correspondence& pair : corpus.config().pages) {
    for (const auto& [tag, key] : pair.by_locale) {
      const auto [it, is_new] =
          seen.try_emplace({tag, normal_path(key)}, &pair);
      if (is_new || it->second->by_locale == pair.by_locale) continue;
      const auto served =
          corpus.find_key(normal_path(key), *corpus.layout().locale(tag));
      if (!served) continue;
      Finding finding;
      finding.page = served->page;
      finding.message = quote(key) + " is paired with two different pages";
      for (const Place& place : {it->second->place, pair.place}) {
        finding.evidence.push_back(place.file + ":" +
                                   std::to_string(place.line));
      }
      sink.add(std::move(finding));
    }
  }
}

}  // namespace

const Rule pair_ambiguous = {
    .id = "pair-ambiguous",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a page is paired with two different pages",
    .explanation =
        R"(Two lines in `mappings/` name the same page and different translations. The
first one counts; remove one of them.)",
    .site = check,
};

}  // namespace paralint
