#include "href.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text.h"

namespace paralint {
namespace {

// The length of "https" in "https://x", 0 where no scheme begins the text. One
// letter is a drive rather than a scheme.
size_t scheme_length(std::string_view text) {
  const auto ends = [](char c) {
    return c == ':' || c == '/' || c == '?' || c == '#';
  };
  const auto end = std::find_if(text.begin(), text.end(), ends);
  const auto colon = static_cast<size_t>(end - text.begin());
  if (colon == text.size() || colon < 2 || text[colon] != ':') return 0;
  const std::string_view scheme = text.substr(0, colon);
  const bool is_scheme = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.';
  });
  const bool begins_with_letter =
      is_ascii_alnum(scheme[0]) && (scheme[0] < '0' || scheme[0] > '9');
  return is_scheme && begins_with_letter ? colon : 0;
}

bool has_template(std::string_view text) {
  return text.find('{') != npos || text.find("<%") != npos;
}

HrefKind kind_of(std::string_view destination) {
  if (destination.empty()) return HrefKind::empty;
  if (starts_with(destination, "//")) return HrefKind::external;
  if (const size_t length = scheme_length(destination)) {
    const std::string scheme = ascii_lower(destination.substr(0, length));
    const bool web = scheme == "http" || scheme == "https" || scheme == "ftp";
    return web ? HrefKind::external : HrefKind::contact;
  }
  if (has_template(destination)) return HrefKind::templated;
  if (destination[0] == '#') return HrefKind::fragment;
  return destination[0] == '/' ? HrefKind::absolute : HrefKind::relative;
}

}  // namespace

Href parse_href(std::string_view destination) {
  Href href;
  href.kind = kind_of(destination);
  const size_t hash = destination.find('#');
  if (hash != npos) {
    href.has_fragment = true;
    href.fragment = destination.substr(hash + 1);
    destination = destination.substr(0, hash);
  }
  const size_t question = destination.find('?');
  if (question != npos) {
    href.query = destination.substr(question + 1);
    destination = destination.substr(0, question);
  }
  href.path = destination;
  if (href.kind == HrefKind::relative && destination.empty()) {
    href.kind = HrefKind::fragment;  // "?tab=2#x" is the page itself
  }
  return href;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  size_t copied = 0;
  for (size_t at = text.find('%'); at != npos; at = text.find('%', at + 1)) {
    unsigned value = 0;
    const char* const digits = text.data() + at + 1;
    if (at + 2 >= text.size() ||
        std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2) {
      continue;
    }
    out += text.substr(copied, at - copied);
    out += static_cast<char>(value);
    copied = at + 3;
    at += 2;
  }
  out += text.substr(copied);
  return out;
}

std::string query_parameter(std::string_view query, std::string_view name) {
  for (std::string_view pair : split(query, '&')) {
    if (starts_with(pair, "amp;")) pair.remove_prefix(4);
    const size_t equals = pair.find('=');
    if (equals != npos && pair.substr(0, equals) == name) {
      return percent_decoded(pair.substr(equals + 1));
    }
  }
  return {};
}

std::string extension(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash != npos) path.remove_prefix(slash + 1);
  const size_t dot = path.rfind('.');
  if (dot == npos || dot == 0 || dot + 1 == path.size()) return {};
  return ascii_lower(path.substr(dot + 1));
}

// "/a/b": nothing to do, as for most paths.
static bool is_normal(std::string_view path) {
  if (path.size() < 2 || path[0] != '/' || path.back() == '/') return false;
  for (size_t slash = 0; slash != npos; slash = path.find('/', slash + 1)) {
    const char next = path[slash + 1];
    if (next == '/' || next == '.') return false;
  }
  return true;
}

std::string joined_path(std::string_view folder, std::string_view relative) {
  if (folder.empty() && is_normal(relative)) return std::string(relative);
  std::string joined;
  joined.reserve(folder.size() + relative.size() + 1);
  for (std::string_view path : {folder, relative}) {
    while (!path.empty()) {
      const size_t end = std::min(path.find('/'), path.size());
      const std::string_view part = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (part == "..") {
        if (!joined.empty()) joined.resize(joined.rfind('/'));
      } else if (!part.empty() && part != ".") {
        joined += '/';
        joined += part;
      }
    }
  }
  return joined.empty() ? "/" : joined;
}

std::string relative_path(std::string_view from, std::string_view to) {
  const auto source = split(from, '/');
  const auto target = split(to, '/');
  size_t common = 0;
  while (common + 1 < source.size() && common + 1 < target.size() &&
         source[common] == target[common]) {
    ++common;
  }
  std::string path;
  for (size_t i = common + 1; i < source.size(); ++i) path += "../";
  for (size_t i = common; i < target.size(); ++i) {
    path += target[i];
    if (i + 1 < target.size()) path += '/';
  }
  return path;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const bool is_unsafe =
        is_ascii_space(c) || std::string_view("#?%<>\"").find(c) != npos;
    if (!is_unsafe) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return out;
}

std::string_view last_segment(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view without_trailing_slash(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

}  // namespace paralint
