#include "front_matter_links.h"

namespace paralint {
namespace {

constexpr std::string_view key = "link:";

// The destination's place in the line that begins at `begin`, without quotes;
// empty where it is no entry, or an odd one.
Span value_in(std::string_view page, size_t begin, size_t end) {
  const size_t first = page.find_first_not_of(" -", begin);
  const bool is_entry = first != npos && first > begin && first < end &&
                        page.substr(first, key.size()) == key;
  if (!is_entry) return {};
  size_t at = first + key.size();
  while (at < end && page[at] == ' ') ++at;
  if (at == first + key.size() || at == end) return {};
  const char quote = page[at];
  if (quote == '"' || quote == '\'') {
    const size_t close = page.find(quote, ++at);
    if (close >= end) return {};
    return {static_cast<uint32_t>(at), static_cast<uint32_t>(close)};
  }
  end = std::min(end, std::min(page.find(" #", at), page.find('\r', at)));
  while (end > at && page[end - 1] == ' ') --end;
  const bool is_word = is_ascii_alnum(quote) || quote == '/' || quote == '.';
  if (!is_word) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
}

}  // namespace

std::vector<Link> front_matter_links(std::string_view page,
                                     const FrontMatter& matter) {
  std::vector<Link> links;
  if (matter.is_toml || matter.span.empty()) return links;
  uint32_t line = 1;
  for (size_t begin = matter.span.begin; begin < matter.span.end; ++line) {
    const size_t end =
        std::min<size_t>(page.find('\n', begin), matter.span.end);
    const Span value = value_in(page, begin, end);
    const std::string_view word = value.in(page);
    // "link: true" is none.
    if (word.find('/') != npos && word.find('\\') == npos) {
      Link link;
      link.syntax = LinkSyntax::front_matter;
      link.line = line;
      link.span = link.destination_span = value;
      link.destination = word;
      links.push_back(std::move(link));
    }
    begin = end + 1;
  }
  return links;
}

}  // namespace paralint
