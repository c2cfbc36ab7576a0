#include "page_url.h"

#include <algorithm>

#include "href.h"
#include "layout.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view digits = "0123456789";

// What stands in front of a name to order it: digits, then blanks and marks.
size_t dashed_prefix(std::string_view name) {
  const size_t number = name.find_first_not_of(digits);
  if (number == 0 || number == npos) return 0;
  const size_t behind = name.find_first_not_of(" -_.", number);
  const bool has_mark =
      name.substr(number, behind == npos ? npos : behind - number)
          .find_first_of("-_.") != npos;
  if (behind == npos || !has_mark) return 0;
  // A second number and mark: a date or a version.
  const size_t second = name.find_first_not_of(digits, behind);
  const bool is_number = second != behind && second != npos &&
                         std::string_view("-_.").find(name[second]) != npos;
  return is_number ? 0 : behind;
}

// @nuxt/content, utils/path.ts: 1, 1.2, 2.x are versions.
bool is_version(std::string_view name) {
  if (ends_with(name, ".x")) name.remove_suffix(2);
  return std::ranges::all_of(split(name, '.'), [](std::string_view part) {
    return !part.empty() && part.find_first_not_of(digits) == npos;
  });
}

size_t dotted_prefix(std::string_view name) {
  const size_t number = name.find_first_not_of(digits);
  const bool is_prefix = number != 0 && number != npos && name[number] == '.' &&
                         number + 1 < name.size();
  return is_prefix ? number + 1 : 0;
}

// components/content/src/file_info.rs
size_t dated_prefix(std::string_view name) {
  constexpr std::string_view shape = "0000-00-00";
  if (name.size() < shape.size() + 2) return 0;
  for (size_t i = 0; i < shape.size(); ++i) {
    const bool is_digit = digits.find(name[i]) != npos;
    if (shape[i] == '-' ? name[i] != '-' : !is_digit) return 0;
  }
  const char mark = name[shape.size()];
  return mark == '-' || mark == '_' ? shape.size() + 1 : 0;
}

size_t prefix_of(std::string_view name, NumberPrefix numbers) {
  switch (numbers) {
    case NumberPrefix::none:
      return 0;
    case NumberPrefix::dashed:
      return dashed_prefix(name);
    case NumberPrefix::dotted:
      return dotted_prefix(name);
    case NumberPrefix::names:
      return is_version(name) ? 0 : dotted_prefix(name);
    case NumberPrefix::dated:
      return dated_prefix(name);
  }
  return 0;
}

}  // namespace

std::string PageUrl::whole(std::string_view last) const {
  return std::string(prefix) + filled(pattern, folder, last);
}

std::string PageUrl::rooted(std::string_view path) const {
  return std::string(prefix) + std::string(root) + std::string(path);
}

std::string PageUrl::by_field(UrlRole role, std::string_view value) const {
  const bool has_slash = starts_with(value, "/");
  switch (role) {
    case UrlRole::name:
    case UrlRole::file_name:
      if (has_slash && value.size() > 1) {
        return std::string(prefix) + std::string(value);
      }
      return whole(has_slash ? std::string_view() : value);
    case UrlRole::path:
      return std::string(prefix) + "/" + std::string(value);
    case UrlRole::url:
      if (has_slash) return std::string(value);
      return std::string(prefix) + "/" + std::string(value);
    case UrlRole::whole:
      return "/" + std::string(value);
    case UrlRole::below:
      return rooted(value);
    case UrlRole::beside:
      // A URL without its folders has nothing beside it.
      return has_slash || pattern.find("{path}") == npos
                 ? rooted(value)
                 : joined_path(whole({}), value);
    case UrlRole::folder:
      return whole(name);
  }
  return whole(name);
}

// Hugo counts "old" from the page's folder, Zola and jekyll-redirect-from from
// the root; a host of its own for each language puts the prefix in front.
std::vector<std::string> alias_urls(std::string_view page_url,
                                    std::string_view prefix,
                                    std::string_view alias) {
  const Href href = parse_href(alias);
  const bool is_absolute = href.kind == HrefKind::absolute;
  if (!is_absolute && href.kind != HrefKind::relative) return {};
  std::string path = percent_decoded(href.path);
  constexpr std::string_view index = "/index.html";
  if (ends_with(path, index)) path.resize(path.size() - index.size() + 1);
  std::vector<std::string> urls = {joined_path({}, path),
                                   joined_path(prefix, path)};
  if (is_absolute) {
    urls.back() = joined_path({}, std::string(prefix) + path);
  } else {
    urls.push_back(joined_path(page_url.substr(0, page_url.rfind('/')), path));
  }
  return urls;
}

// Jekyll's DATE_FILENAME_MATCHER (lib/jekyll/document.rb).
DatedName dated_name(std::string_view name) {
  DatedName result{{}, name};
  std::string date;
  for (const size_t longest : {4u, 2u, 2u}) {
    const size_t dash = name.find('-');
    const bool is_number = dash != npos && dash > 0 && dash <= longest &&
                           name.find_first_not_of(digits) == dash;
    if (!is_number) return result;
    date += (date.empty() ? "" : "-") + std::string(dash == 1 ? "0" : "") +
            std::string(name.substr(0, dash));
    name.remove_prefix(dash + 1);
  }
  if (date.find('-') == 2) date.insert(0, "20");
  return {date, name};
}

std::string_view root_of(std::string_view pattern) {
  return pattern.substr(0, pattern.find('{'));
}

bool has_locale(std::string_view pattern) {
  return pattern.find("{locale}") != npos;
}

std::string with_locale(std::string_view pattern, std::string_view word) {
  constexpr std::string_view part = "{locale}";
  std::string made(pattern);
  const size_t at = made.find(part);
  return at == npos ? made : made.replace(at, part.size(), word);
}

bool is_dated(std::string_view pattern) {
  return pattern.find("{title}") != npos || pattern.find("{year}") != npos;
}

bool is_titled(std::string_view pattern) {
  return pattern.find("{slug}") != npos;
}

bool is_categorized(std::string_view pattern) {
  return pattern.find("{categories}") != npos;
}

// Jekyll's Document#populate_categories: a word alone may hold several.
std::string with_categories(std::string_view pattern,
                            std::span<const std::string> categories) {
  constexpr std::string_view part = "{categories}";
  std::string folders;
  for (const std::string& one : categories) {
    if (!folders.empty()) folders += '/';
    folders += fold_case(one);
  }
  if (categories.size() == 1) std::ranges::replace(folders, ' ', '/');
  std::string result(pattern);
  const size_t at = result.find(part);
  if (at != npos) result.replace(at, part.size(), folders);
  return result;
}

std::string with_title(std::string_view pattern) {
  constexpr std::string_view slug = "{slug}";
  std::string result(pattern);
  const size_t at = result.find(slug);
  if (at != npos) result.replace(at, slug.size(), "{name}");
  return result;
}

std::string with_date(std::string_view pattern, std::string_view date) {
  std::string result(pattern);
  const auto fill = [&result](std::string_view part, std::string_view text) {
    const size_t at = result.find(part);
    if (at != npos) result.replace(at, part.size(), text);
  };
  const bool is_known = date.size() >= 10;
  fill("{year}", is_known ? date.substr(0, 4) : std::string_view());
  fill("{month}", is_known ? date.substr(5, 2) : std::string_view());
  fill("{day}", is_known ? date.substr(8, 2) : std::string_view());
  fill("{title}", "{name}");
  return result;
}

std::string without_numbers(std::string_view path, NumberPrefix numbers) {
  std::string result(path);
  if (numbers == NumberPrefix::none) return result;
  result.clear();
  bool is_first = true;
  for (const std::string_view name : split(path, '/')) {
    if (!is_first) result += '/';
    is_first = false;
    result += name.substr(prefix_of(name, numbers));
  }
  return result;
}

}  // namespace paralint
