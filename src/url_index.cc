#include "url_index.h"

#include <algorithm>

#include "text.h"

namespace paralint {

PageIndex UrlIndex::add(std::string_view url, Served served) {
  const auto [it, is_new] = urls_.try_emplace(url, served);
  return is_new || served.copied || served.page == none ? none
                                                        : it->second.page;
}

PageIndex UrlIndex::add_other(std::string url, Served served) {
  other_urls_.push_back(std::move(url));
  return add(other_urls_.back(), served);
}

void UrlIndex::add_routes(const std::vector<std::string>& routes,
                          LocaleIndex locale) {
  std::vector<std::string> globs;
  for (const std::string& route : routes) {
    if (route.find('*') == npos) {
      add_other(route, {none, locale, false});
    } else {
      globs.push_back(route);
    }
  }
  if (!globs.empty()) patterns_.emplace_back(Globs(globs), locale);
}

void UrlIndex::add_alias(std::string url, PageIndex page) {
  aliases_[std::move(url)].push_back(page);
}

void UrlIndex::add_unserved(std::string_view url, PageIndex page) {
  unserved_.try_emplace(url, page);
}

std::optional<Served> UrlIndex::find(std::string_view url) const {
  const auto it = urls_.find(url);
  if (it != urls_.end()) return it->second;
  const auto pattern = std::ranges::find_if(
      patterns_, [&](const auto& one) { return one.first.match(url); });
  if (pattern == patterns_.end()) return std::nullopt;
  return Served{none, pattern->second, false};
}

std::span<const PageIndex> UrlIndex::aliases(std::string_view url) const {
  if (aliases_.empty()) return {};
  const auto it = aliases_.find(std::string(url));
  return it == aliases_.end() ? std::span<const PageIndex>()
                              : std::span<const PageIndex>(it->second);
}

std::optional<PageIndex> UrlIndex::find_unserved(std::string_view url) const {
  const auto it = unserved_.find(url);
  return it == unserved_.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace paralint
