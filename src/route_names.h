// Declared routes are URLs without a Markdown page. Which one of a language is
// which of another: the same by a mapping, else by having the same name.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "corpus.h"
#include "resolve.h"

namespace paralint {

using RouteIndex = uint32_t;  // the same for the route in every locale

class RouteNames {
 public:
  explicit RouteNames(const Corpus& corpus);

  // What a link on `page` to a route means; `none` where it was redirected.
  RouteIndex find(const SitePage& page, const Link& link,
                  const Target& target) const;
  bool has(RouteIndex route, LocaleIndex locale) const {
    return known_.contains({route, locale});
  }

 private:
  void add(LocaleIndex locale, const std::string& url, RouteIndex route);

  const Corpus& corpus_;
  std::map<std::pair<LocaleIndex, std::string>, RouteIndex> by_name_;
  std::set<std::pair<RouteIndex, LocaleIndex>> known_;
};

}  // namespace paralint
