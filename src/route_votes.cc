#include "route_votes.h"

#include <algorithm>
#include <map>
#include <set>

#include "href.h"

namespace paralint {
namespace {

// What an equal URL counts in votes; two links are needed without one.
constexpr double same_url_votes = 4;
constexpr double least_votes = 2;
// The share of a route's votes that a pair must have.
constexpr double least_share = 0.8;

using Routes = std::set<std::string>;

Routes routes_of(const Corpus& corpus, LocaleIndex locale) {
  Routes result;
  const auto found = corpus.config().routes.find(corpus.tag(locale));
  if (found == corpus.config().routes.end()) return result;
  for (const std::string& route : found->second) {
    result.insert(normal_path(route));
  }
  return result;
}

// Collects the votes of all pairs of a locale.
class Votes {
 public:
  Votes(const Site& site, LocaleIndex locale)
      : site_(site),
        corpus_(site.corpus()),
        reference_(routes_of(corpus_, corpus_.reference())),
        translation_(routes_of(corpus_, locale)) {
    for (const std::string& route : reference_) {
      if (translation_.contains(route)) same_url(route);
    }
    for (size_t i = 0; i < site.pairs().size(); ++i) {
      if (site.pairs()[i].locale == locale) count(i);
    }
  }

  std::vector<RoutePair> winners() const {
    std::vector<RoutePair> result;
    for (const auto& [routes, votes] : votes_) {
      const double rivals = std::max(of_reference_.at(routes.first),
                                     of_translation_.at(routes.second));
      if (votes.count < least_votes || votes.count < least_share * rivals) {
        continue;
      }
      // One vote more than there is might always speak against it.
      result.push_back({routes.first, routes.second, votes.same_url,
                        votes.linked, votes.count / (rivals + 1)});
    }
    return result;
  }

 private:
  struct Count {
    double count = 0;
    bool same_url = false;
    bool linked = false;
  };

  void same_url(const std::string& route) {
    vote(route, route, same_url_votes).same_url = true;
  }

  Count& vote(const std::string& a, const std::string& b, double weight) {
    Count& count = votes_[{a, b}];
    count.count += weight;
    of_reference_[a] += weight;
    of_translation_[b] += weight;
    return count;
  }

  void count(size_t pair) {
    const auto a = by_section(site_.pairs()[pair].reference, reference_);
    const auto b = by_section(site_.pairs()[pair].translation, translation_);
    if (a.empty() || b.empty()) return;
    const auto& answers = site_.alignment(pair).heading_of_reference;
    for (const auto& [heading, routes] : a) {
      const bool opening = heading == no_heading;
      const int32_t other =
          opening ? no_heading : answers[static_cast<size_t>(heading)];
      if (!opening && other == no_heading) continue;
      const auto found = b.find(other);
      if (found == b.end() || found->second.size() != routes.size()) continue;
      for (size_t i = 0; i < routes.size(); ++i) {
        vote(routes[i], found->second[i], 1).linked = true;
      }
    }
  }

  // The routes that a page links to, by heading, each once in a section.
  std::map<int32_t, std::vector<std::string>> by_section(
      PageIndex index, const Routes& routes) const {
    std::map<int32_t, std::vector<std::string>> result;
    const Page& page = corpus_.page(index).facts;
    for (size_t i = 0; i < page.links.size(); ++i) {
      const std::string route = route_of(index, i, routes);
      if (route.empty()) continue;
      auto& section = result[section_of(page, page.links[i].span.begin)];
      if (std::ranges::count(section, route) == 0) section.push_back(route);
    }
    return result;
  }

  // The route without its prefix that a link leads to in the page's own
  // language, or empty.
  std::string route_of(PageIndex index, size_t link,
                       const Routes& routes) const {
    const Target& target = site_.targets()[index][link];
    const SitePage& page = corpus_.page(index);
    if (target.kind != TargetKind::route || target.redirected ||
        target.locale != page.locale) {
      return {};
    }
    const Href href = parse_href(page.facts.links[link].destination);
    std::string path = href.kind == HrefKind::relative
                           ? joined_path(page.url, percent_decoded(href.path))
                           : normal_path(percent_decoded(href.path));
    const std::string& prefix = corpus_.layout().prefix(page.locale);
    if (target.via != Reading::bare_url && path.starts_with(prefix)) {
      path = normal_path(path.substr(prefix.size()));
    }
    return routes.contains(path) ? path : std::string();
  }

  const Site& site_;
  const Corpus& corpus_;
  Routes reference_;
  Routes translation_;
  std::map<std::pair<std::string, std::string>, Count> votes_;
  std::map<std::string, double> of_reference_;
  std::map<std::string, double> of_translation_;
};

}  // namespace

std::vector<RoutePair> route_pairs(const Site& site, LocaleIndex locale) {
  return Votes(site, locale).winners();
}

}  // namespace paralint
