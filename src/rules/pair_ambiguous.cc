#include "all.h"

#include <algorithm>
#include <map>

#include "href.h"

namespace paralint {
namespace {

// A page that two curated lines pair with different pages.
void check_mappings(const Corpus& corpus, Sink& sink) {
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

// "`/a`, `/b` or `/c`", each once.
std::string any_of(const std::vector<std::string>& keys) {
  std::string text;
  for (size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) text += i + 1 < keys.size() ? ", " : " or ";
    text += quote(keys[i]);
  }
  return text;
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(100 * share + 0.5)) + " %";
}

// "docs/fr/a.md and docs/en/b.md: 48 % by text, images"
std::string evidence(const Corpus& corpus, const ContentPair& pair) {
  std::string text = corpus.page(pair.translation).facts.file + " and " +
                     corpus.page(pair.reference).facts.file + ": " +
                     percent(pair.confidence);
  for (const char* word : pair.evidence) {
    text += (word == pair.evidence[0] ? " by " : ", ") + std::string(word);
  }
  return text;
}

void add_new(std::vector<std::string>& keys, const std::string& key) {
  if (std::ranges::count(keys, key) == 0) keys.push_back(key);
}

// A page that may be a translation of several, or is not the only one that may
// be a translation of another.
Finding about(const Corpus& corpus, const Doubt& doubt) {
  std::vector<std::string> references;
  std::vector<std::string> translations;
  Finding finding;
  for (const ContentPair& pair : doubt.candidates) {
    add_new(references, corpus.page(pair.reference).key);
    add_new(translations, corpus.page(pair.translation).key);
    finding.evidence.push_back(evidence(corpus, pair));
  }
  finding.page = doubt.translation;
  const std::string& key = corpus.page(doubt.translation).key;
  finding.message =
      references.size() > 1
          ? quote(key) + " may be a translation of " + any_of(references)
          : quote(references[0]) + " may be translated by " +
                any_of(translations);
  return finding;
}

void check(const Site& site, Sink& sink) {
  check_mappings(site.corpus(), sink);
  for (const Doubt& doubt : site.doubts()) {
    sink.add(about(site.corpus(), doubt));
  }
}

}  // namespace

const Rule pair_ambiguous = {
    .id = "pair-ambiguous",
    .family = Family::pairs,
    .severity = Severity::warning,
    .summary = "a page may be paired with several pages",
    .explanation =
        R"(Pages whose names differ are paired by what they hold: numbers, names, code,
images, links, titles. Here two pages are equally good, or the translations of
one page answer different pages, and none is taken. A line in `mappings/`
settles it:

    pages:
      - {en: /billing, fr: /facturation}

Or two lines in `mappings/` name the same page and different translations. The
first one counts; remove one of them.)",
    .site = check,
};

}  // namespace paralint
