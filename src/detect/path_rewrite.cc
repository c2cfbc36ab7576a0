#include "detect/path_rewrite.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view anything = "(.*)";

bool is_name(char c) {
  return is_ascii_alnum(c) || c == '_';
}

}  // namespace

PathRewrite::PathRewrite(std::string_view from, std::string_view to)
    : from_(parts_of(from)), to_(parts_of(to)) {
  // More of them could fit a long path in too many ways to try.
  constexpr ptrdiff_t most_names = 6;
  constexpr ptrdiff_t most_open = 3;
  const auto is_named = [](const Part& part) { return part.literal.empty(); };
  is_known_ = is_known_ &&
              std::ranges::count_if(from_, is_named) <= most_names &&
              std::ranges::count(from_, true, &Part::is_open) <= most_open;
}

std::vector<PathRewrite::Part> PathRewrite::parts_of(std::string_view pattern) {
  std::vector<Part> parts;
  std::string literal;
  const auto end_literal = [&] {
    if (!literal.empty()) parts.push_back({std::move(literal), {}, false});
    literal.clear();
  };
  size_t nameless = 0;
  for (size_t at = 0; at < pattern.size();) {
    const bool has_name = pattern[at] == ':' && at + 1 < pattern.size() &&
                          is_name(pattern[at + 1]);
    if (!has_name && !starts_with(pattern.substr(at), anything)) {
      is_known_ =
          is_known_ && std::string_view("()?{}").find(pattern[at]) == npos;
      literal += pattern[at++];
      continue;
    }
    end_literal();
    Part part;
    if (has_name) {
      size_t end = ++at;
      while (end < pattern.size() && is_name(pattern[end])) ++end;
      part.name = pattern.substr(at, end - at);
      at = end;
    } else {
      part.name = std::to_string(nameless++);
    }
    if (starts_with(pattern.substr(at), anything)) {
      part.is_open = true;
      at += anything.size();
    }
    if (at < pattern.size() && (pattern[at] == '*' || pattern[at] == '+')) {
      part.is_open = true;
      ++at;
    }
    parts.push_back(std::move(part));
  }
  end_literal();
  return parts;
}

bool PathRewrite::match(size_t part, std::string_view rest,
                        Values& values) const {
  if (part == from_.size()) return rest.empty();
  const Part& wanted = from_[part];
  if (!wanted.literal.empty()) {
    return starts_with(rest, wanted.literal) &&
           match(part + 1, rest.substr(wanted.literal.size()), values);
  }
  const size_t most =
      wanted.is_open ? rest.size() : std::min(rest.find('/'), rest.size());
  for (size_t size = most + 1; size-- > (wanted.is_open ? 0u : 1u);) {
    values.emplace_back(wanted.name, rest.substr(0, size));
    if (match(part + 1, rest.substr(size), values)) return true;
    values.pop_back();
  }
  return false;
}

std::optional<std::string> PathRewrite::rewritten(std::string_view path) const {
  Values values;
  if (!match(0, path, values)) return std::nullopt;
  std::string result;
  for (const Part& part : to_) {
    const auto value = std::ranges::find(values, part.name,
                                         [](const auto& v) { return v.first; });
    if (!part.literal.empty() || value == values.end()) {
      result += part.literal;
    } else {
      result += value->second;
    }
  }
  return result;
}

}  // namespace paralint
