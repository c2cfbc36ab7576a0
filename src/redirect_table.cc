#include "redirect_table.h"

#include <algorithm>

#include "href.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

// "a", "b" of "/a//b/".
std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> result = split(path, '/');
  std::erase(result, std::string_view());
  return result;
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '_';
}

bool is_placeholder(std::string_view segment) {
  return segment.size() > 1 && segment.front() == ':' &&
         std::ranges::all_of(segment.substr(1), is_word_byte);
}

std::string path_of(std::string_view url) {
  return joined_path({}, percent_decoded(parse_href(url).path));
}

}  // namespace

std::optional<Captures> captures(std::string_view pattern,
                                 std::string_view path) {
  const auto wanted = segments(pattern);
  const auto given = segments(path);
  Captures result;
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "*" && i + 1 == wanted.size()) {
      std::string rest;
      for (size_t k = i; k < given.size(); ++k) {
        rest += (k == i ? "" : "/") + std::string(given[k]);
      }
      result["splat"] = std::move(rest);
      return result;
    }
    if (i >= given.size()) return std::nullopt;
    if (is_placeholder(wanted[i])) {
      result[std::string(wanted[i].substr(1))] = given[i];
    } else if (wanted[i] != given[i]) {
      return std::nullopt;
    }
  }
  if (wanted.size() != given.size()) return std::nullopt;
  return result;
}

std::string with_captures(std::string_view text, const Captures& captured) {
  std::string result;
  while (!text.empty()) {
    const size_t colon = text.find(':');
    result += text.substr(0, colon);
    if (colon == npos) break;
    text.remove_prefix(colon + 1);
    size_t length = 0;
    while (length < text.size() && is_word_byte(text[length])) ++length;
    const auto found = captured.find(text.substr(0, length));
    result += found == captured.end()
                  ? ":" + std::string(text.substr(0, length))
                  : found->second;
    text.remove_prefix(length);
  }
  return result;
}

std::string RedirectTable::name(std::string_view url) const {
  return ignores_case_ ? fold_case(url) : std::string(url);
}

void RedirectTable::add(const Redirect& redirect) {
  const size_t index = all_.size();
  if (redirect.is_pattern) {
    patterns_.push_back(index);
  } else {
    const std::string from = path_of(redirect.from);
    const bool leads_on = parse_href(redirect.to).kind != HrefKind::absolute ||
                          name(path_of(redirect.to)) != name(from);
    if (!leads_on) return;
    by_url_.emplace(name(from), index);
  }
  all_.push_back(redirect);
}

std::optional<Redirection> RedirectTable::find(std::string_view url) const {
  if (all_.empty()) return std::nullopt;
  const auto exact = by_url_.find(name(url));
  const size_t limit = exact == by_url_.end() ? all_.size() : exact->second;
  for (const size_t index : patterns_) {
    if (index > limit) break;
    const Redirect& redirect = all_[index];
    const auto captured = captures(redirect.from, url);
    if (!captured) continue;
    std::string to = with_captures(redirect.to, *captured);
    if (path_of(to) == url && parse_href(to).kind == HrefKind::absolute) {
      continue;
    }
    return Redirection{std::move(to), redirect.is_forced, redirect.is_rewrite};
  }
  if (exact == by_url_.end()) return std::nullopt;
  const Redirect& redirect = all_[limit];
  return Redirection{redirect.to, redirect.is_forced, redirect.is_rewrite};
}

}  // namespace paralint
