// What is served at each URL of a site.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "glob.h"
#include "layout.h"

namespace paralint {

using PageIndex = uint32_t;  // into Corpus::pages()
inline constexpr uint32_t none = UINT32_MAX;

// What a URL leads to.
struct Served {
  PageIndex page = none;   // none: a declared route
  LocaleIndex locale = 0;  // in which it is served
  bool copied = false;     // the page is written in another locale
};

class UrlIndex {
 public:
  void reserve(size_t urls) { urls_.reserve(urls); }

  // The first that is added for a URL counts; the page that was added before,
  // where both are pages of their own locale, else `none`. `url` must outlive
  // this.
  PageIndex add(std::string_view url, Served served);
  // The same for a URL that no page holds.
  PageIndex add_other(std::string url, Served served);
  // Routes of a locale, with its prefix; in part globs, which count where
  // nothing else is served.
  void add_routes(const std::vector<std::string>& routes, LocaleIndex locale);
  void add_alias(std::string url, PageIndex page);
  // A page that is not published, and where it would be.
  void add_unserved(std::string_view url, PageIndex page);

  std::optional<Served> find(std::string_view url) const;
  // Pages that name the URL as a former one.
  std::span<const PageIndex> aliases(std::string_view url) const;
  std::optional<PageIndex> find_unserved(std::string_view url) const;
  const std::unordered_map<std::string_view, Served>& all() const {
    return urls_;
  }

 private:
  std::deque<std::string> other_urls_;
  std::unordered_map<std::string_view, Served> urls_;
  std::vector<std::pair<Globs, LocaleIndex>> patterns_;
  std::unordered_map<std::string, std::vector<PageIndex>> aliases_;
  std::unordered_map<std::string_view, PageIndex> unserved_;
};

}  // namespace paralint
