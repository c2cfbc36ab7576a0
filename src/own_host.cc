#include "own_host.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Whatever the case of their ASCII letters, which hardly ever differs.
bool begins_with(std::string_view text, std::string_view begin) {
  return starts_with(text, begin) ||
         (text.size() >= begin.size() &&
          std::equal(begin.begin(), begin.end(), text.begin(),
                     [](char a, char b) { return lower(a) == lower(b); }));
}

// "bees.example/x" of "https://www.bees.example/x"; empty where it is no URL.
std::string_view behind_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://", "//"}) {
    if (!begins_with(url, scheme)) continue;
    url.remove_prefix(scheme.size());
    if (begins_with(url, "www.")) url.remove_prefix(4);
    return url;
  }
  return {};
}

}  // namespace

std::optional<OwnPlace> own_place(const std::vector<Host>& hosts,
                                  std::string_view destination) {
  const std::string_view url = behind_scheme(destination);
  if (url.empty()) return std::nullopt;
  for (const Host& host : hosts) {
    const std::string_view name = behind_scheme(host.url);
    if (!begins_with(url, name)) continue;
    const std::string_view rest = url.substr(name.size());
    if (!rest.empty() && std::string_view("/?#").find(rest[0]) == npos) {
      continue;
    }
    OwnPlace place{parse_href(rest), &host};
    if (place.href.kind == HrefKind::templated) return place;
    place.href.kind = HrefKind::absolute;
    if (place.href.path.empty()) place.href.path = "/";
    return place;
  }
  return std::nullopt;
}

BaseFrom base_from(const Renderer& renderer, const Link& link,
                   const Href& href) {
  if (renderer.file_links == FileLinks::files) return renderer.base_from;
  if (link.syntax == LinkSyntax::jsx) return BaseFrom::either;
  const bool is_made_url =
      (link.syntax == LinkSyntax::front_matter &&
       renderer.base_from == BaseFrom::writer) ||
      (link.syntax != LinkSyntax::html && ends_with(href.path, ".md"));
  return is_made_url ? BaseFrom::generator : renderer.base_from;
}

bool has_base(std::string_view base, const Href& href) {
  if (base.empty() || href.kind != HrefKind::absolute) return false;
  return href.path == base || starts_with(href.path, std::string(base) + "/");
}

Href below_base(std::string_view base, Href href) {
  if (!has_base(base, href)) return href;
  href.path.remove_prefix(base.size());
  if (href.path.empty()) href.path = "/";
  return href;
}

}  // namespace paralint
