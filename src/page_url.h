// Where a page is served: its layout's pattern, and what its front matter says.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renderer.h"

namespace paralint {

// The parts of a URL that the page's path and folder give.
struct PageUrl {
  std::string_view prefix;   // of the locale: "/fr" or ""
  std::string_view pattern;  // of the layout's row: "/docs/{path}/{name}"
  std::string_view root;     // where the row's URLs begin: "/docs/"
  std::string_view folder;   // "/guides"
  std::string_view name;     // "billing"; empty: the folder itself

  // The URL with that name. Slashes may be doubled, as in all of these.
  std::string whole(std::string_view last) const;
  // The URL of a path that begins where the row's URLs begin.
  std::string rooted(std::string_view path) const;
  // The URL that a field of the front matter gives.
  std::string by_field(UrlRole role, std::string_view value) const;
};

// The URLs that a former URL in the front matter of a page at `page_url` may
// mean: from the root and behind the locale's prefix, "old" also from the
// page's folder.
std::vector<std::string> alias_urls(std::string_view page_url,
                                    std::string_view prefix,
                                    std::string_view alias);

// "2026-01-31" and "swarms" of a post's name "2026-1-31-swarms"; the whole name
// and no date where there is none.
struct DatedName {
  std::string date;
  std::string_view title;
};
DatedName dated_name(std::string_view name);

// What a pattern begins with, up to its first part.
std::string_view root_of(std::string_view pattern);

// Whether URLs of the pattern have the locale somewhere else than in front.
bool has_locale(std::string_view pattern);

// "/docs/fr/{path}/{name}" for "/docs/{locale}/{path}/{name}".
std::string with_locale(std::string_view pattern, std::string_view word);

// Whether URLs of the pattern tell the day of a post.
bool is_dated(std::string_view pattern);

// A pattern with its {year}, {month} and {day}; {title} is {name} from then on.
std::string with_date(std::string_view pattern, std::string_view date);

// Whether URLs of the pattern tell a page's title, as a slug.
bool is_titled(std::string_view pattern);

// Whether URLs of the pattern tell the categories of a post.
bool is_categorized(std::string_view pattern);

// A pattern with its {categories}, in lower case: "/news/{categories}/{title}".
std::string with_categories(std::string_view pattern,
                            std::span<const std::string> categories);

// A pattern whose {slug} is {name} from then on.
std::string with_title(std::string_view pattern);

// "/guides/first" for "/01-guides/2-first", as the generator orders names by
// numbers. Docusaurus's rule is that of its numberPrefix.ts: no dates and
// versions, "2021-10-01-x" and "7.0-x".
std::string without_numbers(std::string_view path, NumberPrefix numbers);

}  // namespace paralint
