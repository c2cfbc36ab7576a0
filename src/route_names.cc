#include "route_names.h"

#include "href.h"
#include "meant_page.h"
#include "own_host.h"
#include "text.h"

namespace paralint {

RouteNames::RouteNames(const Corpus& corpus) : corpus_(corpus) {
  const Config& config = corpus.config();
  RouteIndex next = 0;
  for (const Correspondence& route : config.curated_routes) {
    for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
      const auto url = route.by_locale.find(corpus.tag(locale));
      if (url != route.by_locale.end()) add(locale, url->second, next);
    }
    ++next;
  }
  std::map<std::string, RouteIndex> by_url;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    const auto routes = config.routes.find(corpus.tag(locale));
    if (routes == config.routes.end()) continue;
    for (const std::string& url : routes->second) {
      const auto [it, is_new] = by_url.try_emplace(normal_path(url), next);
      if (is_new) ++next;
      add(locale, url, it->second);
    }
  }
}

// What was said first counts.
void RouteNames::add(LocaleIndex locale, const std::string& url,
                     RouteIndex route) {
  const auto [it, is_new] =
      by_name_.try_emplace({locale, normal_path(url)}, route);
  if (is_new) known_.emplace(route, locale);
}

RouteIndex RouteNames::find(const SitePage& page, const Link& link,
                            const Target& target) const {
  std::string path = meant_path(
      page, below_base(corpus_.config().base, parse_href(link.destination)));
  const std::string& prefix = corpus_.layout().prefix(target.locale);
  const bool has_prefix =
      !prefix.empty() && (path == prefix || starts_with(path, prefix + "/"));
  if (has_prefix) path = normal_path(path.substr(prefix.size()));
  const auto it = by_name_.find({target.locale, path});
  return it == by_name_.end() ? none : it->second;
}

}  // namespace paralint
